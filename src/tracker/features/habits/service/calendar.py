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
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from tracker.features.habits.service.entries import EntryLog
    from tracker.features.habits.service.habits import HabitView
    from tracker.features.streaks.service import Streak

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


def due_today(session: Session, *, day: date) -> list[DueHabit]:
    """Return every active habit as it stands on a day, in the order of the list."""
    habits = list_habits(session, today=day)
    found = periods(session, habit_ids=[habit.id for habit in habits], day=day)
    entries = {
        entry.habit_id: entry for entry in history(session, habits=habits, days=DayRange(day, day), today=day)
    }
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


def heat(session: Session, *, habit: HabitView, days: DayRange) -> Mapping[date, HeatDay]:
    """Return the days of a range about which there is something to say: entered, paused or not scheduled.

    Days before the habit's start count as not scheduled. An open day with nothing entered is left out.
    """
    rows = session.execute(
        _DAYS, {"id": habit.id, "start": habit.started_on, "first": days.first, "days": days.days}
    )
    return {day: HeatDay(amount, status) for day, amount, status in rows if status is not None}


_DAYS = text("""
    SELECT d.day, e.amount,
           CASE WHEN e.day IS NOT NULL THEN entry_status(e.answer, e.amount, v)
                WHEN EXISTS (SELECT FROM pauses AS z
                             WHERE z.user_id = (SELECT me())
                               AND (z.habit_id = :id OR z.habit_id IS NULL AND z.journey_id IS NULL)
                               AND d.day BETWEEN z.from_day AND coalesce(z.until_day, d.day)) THEN 'paused'
                WHEN d.day < :start OR NOT is_scheduled(v, d.day) THEN 'unscheduled' END AS status
    FROM (SELECT CAST(:first AS date) + n AS day FROM generate_series(0, :days - 1) AS n) AS d
    CROSS JOIN LATERAL schedule_on((SELECT me()), :id, d.day) AS v
    LEFT JOIN habit_entries AS e ON e.user_id = (SELECT me()) AND e.habit_id = :id AND e.day = d.day
    ORDER BY d.day
""")
