"""Dated schedules: a habit's rule from a day on. A change begins a new one and leaves the past alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, text

from tracker.features.habits.models import HabitEntry, HabitSchedule
from tracker.features.streaks.rules import Rule, rule_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_A_MONDAY = date(2000, 1, 3)
_ALL_WEEKDAYS = 127


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A rule and the day from which it holds; the first one holds for all days before it too.

    ``anchor`` is a day on which one of the rule's periods begins.
    """

    from_day: date
    rule: Rule
    anchor: date


def schedules(session: Session, *, habit_id: int) -> list[ScheduleView]:
    """Return the rules that a habit has had, oldest first."""
    columns = HabitSchedule.__table__.columns
    rows = session.execute(
        select(*columns)
        .where(columns.user_id == func.me(), columns.habit_id == habit_id)
        .order_by(columns.from_day)
    )
    return [ScheduleView(row["from_day"], rule_of(row), row["anchor"]) for row in rows.mappings()]


def begin(session: Session, *, habit_id: int, rule: Rule, from_day: date) -> None:
    """Put a rule in force. Its weeks begin on the person's first weekday, slots of days on ``from_day``."""
    anchor = from_day if rule.kind == "interval" else _week_anchor(session)
    _insert(session, habit_id, ScheduleView(from_day, rule, anchor))


def change(session: Session, *, habit_id: int, rule: Rule, from_day: date) -> bool:
    """Let a rule hold from a day on, in place of what was to hold then. False when it holds already.

    Days before ``from_day`` keep the rule that they had, also where the habit's first one began no earlier.
    """
    session.execute(select(func.lock_me()))
    history = schedules(session, habit_id=habit_id)
    kept = [version for version in history if version.from_day < from_day]
    in_force = ([version for version in history if version.from_day <= from_day] or history[:1])[-1]
    if in_force.rule == rule and in_force is history[-1]:
        return False
    session.execute(select(func.remove_schedules_from(habit_id, from_day)))
    if not kept and (first_day := _first_entry(session, habit_id)) is not None and first_day < from_day:
        _insert(session, habit_id, ScheduleView(first_day, history[0].rule, history[0].anchor))
    begin(session, habit_id=habit_id, rule=rule, from_day=from_day)
    return True


def _insert(session: Session, habit_id: int, version: ScheduleView) -> None:
    rule = version.rule
    session.execute(
        insert(HabitSchedule).values(
            habit_id=habit_id,
            from_day=version.from_day,
            kind=rule.kind,
            every={"interval": rule.every, "window": rule.every, "week": 7}.get(rule.kind, 1),
            anchor=version.anchor,
            weekdays=_mask(rule.weekdays) if rule.kind == "weekdays" else _ALL_WEEKDAYS,
            times=rule.times,
            direction=rule.direction,
            target=rule.target,
            unit=rule.unit,
            skips=rule.skips.most if rule.skips else None,
            skips_per=rule.skips.per if rule.skips else None,
        )
    )


def _mask(weekdays: Sequence[int]) -> int:
    return sum(1 << (weekday - 1) for weekday in set(weekdays))


def _week_anchor(session: Session) -> date:
    first_weekday: int = session.scalars(
        text("SELECT first_weekday FROM user_settings WHERE user_id = me()")
    ).one()
    return _A_MONDAY + timedelta(days=first_weekday - 1)


def _first_entry(session: Session, habit_id: int) -> date | None:
    return session.scalar(
        select(func.min(HabitEntry.day)).where(
            HabitEntry.user_id == func.me(), HabitEntry.habit_id == habit_id
        )
    )
