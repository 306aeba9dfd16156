"""Entries: what was done on a day, what was not, what was skipped. The database says what each amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, insert, select, text, update

from tracker.core.days import DayRange
from tracker.core.errors import NotFoundError, UsageError
from tracker.core.text import quoted
from tracker.features.habits.models import Habit, HabitEntry
from tracker.features.habits.service.habits import IN_USE, NOT_DELETED, list_habits
from tracker.features.habits.service.periods import PeriodView, periods
from tracker.features.streaks.rules import Rule, rule_of
from tracker.features.streaks.service import all_streaks
from tracker.output.plain import decimal_text

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import RowMapping
    from sqlalchemy.orm import Session

    from tracker.features.habits.service.habits import HabitView
    from tracker.features.streaks.service import Streak, Streaks

Answer = Literal["amount", "no", "skip"]
Status = Literal["done", "partial", "skipped", "missed"]

_NONE = Decimal(0)
_ONCE = Decimal(1)


@dataclass(frozen=True, slots=True)
class EntryLog:
    """What was entered for a habit and day. ``rule`` is the one of that day, ``streak`` is as of today."""

    habit_id: int
    habit: str
    day: date
    amount: Decimal
    status: Status
    note: str | None
    rule: Rule
    streak: Streak

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "habit": self.habit,
            "day": self.day,
            "amount": self.amount,
            "status": self.status,
            "note": self.note,
            "streak": self.streak.as_part(),
        }


def record(
    session: Session,
    *,
    habit: HabitView,
    day: date,
    amount: Decimal | None = None,
    note: str | None = None,
    today: date,
) -> EntryLog:
    """Log a habit as done: ``amount`` adds to what the day has, in the habit's unit.

    Without an amount it is what is missing to the target, and for a yes-or-no habit 1, however often it is
    said. A ``UsageError`` where neither makes sense: at-most habits, and a period whose total is reached.
    """
    session.execute(select(func.lock_me()))
    stored = _stored(session, habit, day)
    so_far = stored if stored is not None else _NONE
    added = _missing(session, habit, day, so_far) if amount is None else amount
    return _write(session, habit, day, stored, "amount", so_far + added, note, today)


def replace(
    session: Session,
    *,
    habit: HabitView,
    day: date,
    amount: Decimal,
    note: str | None = None,
    today: date,
) -> EntryLog:
    """Put an amount in place of whatever the day has."""
    session.execute(select(func.lock_me()))
    return _write(session, habit, day, _stored(session, habit, day), "amount", amount, note, today)


def deny(session: Session, *, habit: HabitView, day: date, note: str | None = None, today: date) -> EntryLog:
    """Say that a habit was not done; takes the place of an amount."""
    session.execute(select(func.lock_me()))
    return _write(session, habit, day, _stored(session, habit, day), "no", _NONE, note, today)


def skip(session: Session, *, habit: HabitView, day: date, note: str | None = None, today: date) -> EntryLog:
    """Excuse a habit for a day, so that the streak holds; takes the place of an amount."""
    session.execute(select(func.lock_me()))
    return _write(session, habit, day, _stored(session, habit, day), "skip", _NONE, note, today)


def remove(session: Session, *, habit: HabitView, day: date) -> None:
    """Take an entry back; ``NotFoundError`` when there is none on that day."""
    if not session.scalar(select(func.remove_habit_entry(habit.id, day))):
        raise NotFoundError(
            f"There is no entry of {quoted(habit.name)} on {day}.", "`tracker habit log` lists what there is."
        )


def history(session: Session, *, habits: Collection[HabitView], days: DayRange) -> list[EntryLog]:
    """Return what was entered for the habits in a range of days, newest first; deleted ones have no say.

    The habits are as of ``today``, with their streaks.
    """
    streaks = {habit.streak.key: habit.streak for habit in habits if habit.streak is not None}
    return _logs(session, [habit_id for _, habit_id in streaks], days, streaks)


def last_entry_day(session: Session, *, habit_id: int | None = None, today: date) -> date | None:
    """Return the last day up to today for which anything was entered, for one habit or all in use."""
    return session.scalar(
        select(func.max(HabitEntry.day))
        .join(Habit, (Habit.user_id == HabitEntry.user_id) & (Habit.id == HabitEntry.habit_id))
        .where(
            HabitEntry.user_id == func.me(),
            HabitEntry.day <= today,
            Habit.state.in_(IN_USE),
            *([] if habit_id is None else [HabitEntry.habit_id == habit_id]),
        )
    )


def day_entries(session: Session, *, days: DayRange, today: date) -> list[EntryLog]:
    """Return what was entered for all habits that are not deleted, newest first."""
    habits = list_habits(session, today=today, states=NOT_DELETED)
    return history(session, habits=habits, days=days)


def _missing(session: Session, habit: HabitView, day: date, so_far: Decimal) -> Decimal:
    """Return what to add where no amount was said."""
    period = periods(session, habit_ids=[habit.id], day=day)[habit.id]
    rule = period.rule
    if rule.direction == "at_most":
        raise UsageError(
            f"{quoted(habit.name)} is a habit of at most {decimal_text(rule.target)}: say how much it was.",
            f"None at all is 0: tracker done {habit.name} 0",
        )
    if not rule.measured:
        return max(_ONCE - so_far, _NONE)
    missing = _rest_of(period, so_far)
    if missing == 0 and so_far == 0:
        raise UsageError(
            f"{quoted(habit.name)} has its {decimal_text(rule.target)} for {period.first}..{period.last}.",
            f"Say how much to add: tracker done {habit.name} {decimal_text(rule.target)}",
        )
    return missing


def _rest_of(period: PeriodView, so_far: Decimal) -> Decimal:
    """Return what is missing: of the day where days are counted, of the period where its total is."""
    if period.rule.times is not None or period.rule.kind in {"day", "weekdays"}:
        return max(period.rule.target - so_far, _NONE)
    return period.remaining


def _stored(session: Session, habit: HabitView, day: date) -> Decimal | None:
    """Return the amount of the day's entry; None where there is no entry."""
    return session.scalar(
        select(HabitEntry.amount).where(
            HabitEntry.user_id == func.me(), HabitEntry.habit_id == habit.id, HabitEntry.day == day
        )
    )


def _write(
    session: Session,
    habit: HabitView,
    day: date,
    stored: Decimal | None,
    answer: Answer,
    amount: Decimal,
    note: str | None,
    today: date,
) -> EntryLog:
    values: dict[str, object] = {"answer": answer, "amount": amount}
    values |= {"note": note} if note is not None else {}
    if stored is None:
        session.execute(insert(HabitEntry).values(habit_id=habit.id, day=day, **values))
    else:
        session.execute(
            update(HabitEntry)
            .where(HabitEntry.user_id == func.me(), HabitEntry.habit_id == habit.id, HabitEntry.day == day)
            .values(values)
        )
    streaks = all_streaks(session, today=today)
    (written,) = _logs(session, [habit.id], DayRange(day, day), streaks)
    return written


_ENTRIES = text("""
    SELECT e.habit_id, h.name AS habit, e.day, e.amount, e.note,
           entry_status(e.answer, e.amount, v) AS status,
           v.kind, v.every, v.weekdays, v.times, v.direction, v.target, v.unit, v.skips, v.skips_per
    FROM habit_entries AS e
    JOIN habits AS h ON h.user_id = e.user_id AND h.id = e.habit_id
    CROSS JOIN LATERAL schedule_on(e.user_id, e.habit_id, e.day) AS v
    WHERE e.user_id = (SELECT me()) AND e.habit_id = ANY (:ids) AND e.day BETWEEN :first AND :last
    ORDER BY e.day DESC, h.position, lower(h.name), h.id
""")


def _logs(session: Session, habit_ids: Collection[int], days: DayRange, streaks: Streaks) -> list[EntryLog]:
    rows = session.execute(_ENTRIES, {"ids": list(habit_ids), "first": days.first, "last": days.last})
    return [_log(row, streaks["habit", row["habit_id"]]) for row in rows.mappings()]


def _log(row: RowMapping, streak: Streak) -> EntryLog:
    return EntryLog(
        habit_id=row["habit_id"],
        habit=row["habit"],
        day=row["day"],
        amount=row["amount"],
        status=row["status"],
        note=row["note"],
        rule=rule_of(row),
        streak=streak,
    )
