"""Habits by day: what is due on one, and what each day of a longer stretch was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import text

from tracker.core.days import DayRange
from tracker.features.habits.service.entries import history
from tracker.features.habits.service.habits import list_habits
from tracker.features.habits.service.periods import PeriodView, periods

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from tracker.features.habits.service.entries import EntryLog
    from tracker.features.habits.service.habits import HabitView
    from tracker.features.streaks.service import Streak, Streaks

DayStatus = Literal["done", "partial", "skipped", "missed", "paused", "unscheduled"]


@dataclass(frozen=True, slots=True)
class DueHabit:
    """An active habit on a day: what was entered, and where its period stands.

    ``scheduled`` is False between named weekdays and before the habit starts, ``paused`` on days of a pause
    or vacation. ``met`` says that nothing is left to do in the period.
    """

    habit: HabitView
    entry: EntryLog | None
    period: PeriodView
    scheduled: bool
    paused: bool
    met: bool
    streak: Streak

    @property
    def due(self) -> bool:
        """Whether something is left to do on the day."""
        answered = self.entry is not None and self.entry.status != "partial"
        return self.scheduled and not self.paused and not self.met and not answered


@dataclass(frozen=True, slots=True)
class HeatDay:
    """What a day was: the amount that was entered, if any, and what it came to."""

    amount: Decimal | None
    status: DayStatus


def due_today(session: Session, *, day: date, streaks: Streaks | None = None) -> list[DueHabit]:
    """Return every active habit as it stands on a day, in the order of the list.

    ``streaks`` are those of the day where they are known already.
    """
    habits = list_habits(session, today=day, streaks=streaks)
    found = periods(session, habit_ids=[habit.id for habit in habits], day=day)
    entries = {entry.habit_id: entry for entry in history(session, habits=habits, days=DayRange(day, day))}
    return [
        DueHabit(
            habit=habit,
            entry=entries.get(habit.id),
            period=found[habit.id],
            scheduled=found[habit.id].scheduled and habit.started_on <= day,
            paused=found[habit.id].resting,
            met=habit.streak.met_now,
            streak=habit.streak,
        )
        for habit in habits
        if habit.streak is not None
    ]


def heat(
    session: Session, *, habits: Collection[HabitView], days: DayRange
) -> dict[int, dict[date, HeatDay]]:
    """Return for each habit the days of a range about which there is something to say.

    Those are entered, paused or not scheduled ones; days before the habit's start count as not scheduled. An
    open day with nothing entered is left out.
    """
    found: dict[int, dict[date, HeatDay]] = {habit.id: {} for habit in habits}
    starts = [habit.started_on for habit in habits]
    rows = session.execute(
        _DAYS, {"ids": list(found), "starts": starts, "first": days.first, "days": days.days}
    )
    for habit_id, day, amount, status in rows:
        found[habit_id][day] = HeatDay(amount, status)
    return found


_DAYS = text("""
    SELECT * FROM (
      SELECT h.id, d.day, e.amount,
             CASE WHEN e.day IS NOT NULL THEN entry_status(e.answer, e.amount, v)
                  WHEN EXISTS (SELECT FROM pauses AS z
                               WHERE z.user_id = (SELECT me())
                                 AND (z.habit_id = h.id OR z.habit_id IS NULL AND z.journey_id IS NULL)
                                 AND d.day BETWEEN z.from_day AND coalesce(z.until_day, d.day)) THEN 'paused'
                  WHEN d.day < h.start OR NOT is_scheduled(v, d.day) THEN 'unscheduled' END AS status
      FROM unnest(CAST(:ids AS bigint[]), CAST(:starts AS date[])) AS h (id, start)
      CROSS JOIN (SELECT CAST(:first AS date) + n AS day FROM generate_series(0, :days - 1) AS n) AS d
      CROSS JOIN LATERAL schedule_on((SELECT me()), h.id, d.day) AS v
      LEFT JOIN habit_entries AS e ON e.user_id = (SELECT me()) AND e.habit_id = h.id AND e.day = d.day
    ) AS h
    WHERE status IS NOT NULL
    ORDER BY id, day
""")
