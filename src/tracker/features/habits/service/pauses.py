"""Pauses: days that hold a streak together without counting, of a habit, a journey or everything."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from tracker.core.errors import ConflictError
from tracker.core.text import quoted
from tracker.features.habits.models import Pause
from tracker.features.habits.service.habits import find

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.features.habits.service.habits import HabitView


@dataclass(frozen=True, slots=True)
class PauseView:
    """Days that rest, both included; open when ``until_day`` is None."""

    id: int
    from_day: date
    until_day: date | None
    note: str | None

    def __str__(self) -> str:
        return f"from {self.from_day} on" if self.until_day is None else f"{self.from_day}..{self.until_day}"


def pauses(session: Session, *, habit_id: int) -> list[PauseView]:
    """Return the pauses of a habit, oldest first; vacations are not among them."""
    rows = session.execute(
        select(Pause.id, Pause.from_day, Pause.until_day, Pause.note)
        .where(Pause.user_id == func.me(), Pause.habit_id == habit_id)
        .order_by(Pause.from_day, Pause.id)
    )
    return [PauseView(*row) for row in rows]


def pause(
    session: Session,
    *,
    habit: HabitView,
    from_day: date,
    until_day: date | None,
    note: str | None = None,
    today: date,
) -> HabitView:
    """Let a habit rest from a day on, or to a last day; ``ConflictError`` when it does already."""
    session.execute(select(func.lock_me()))
    for other in pauses(session, habit_id=habit.id):
        if overlaps(other.from_day, other.until_day, from_day, until_day):
            raise ConflictError(
                f"{quoted(habit.name)} is paused already: {other}.",
                f"Let it go on first: tracker habit resume {shlex.quote(habit.name)}",
            )
    add_rest(session, habit_id=habit.id, journey_id=None, from_day=from_day, until_day=until_day, note=note)
    return find(session, query=str(habit.public_id), today=today)


def resume(session: Session, *, habit: HabitView, today: date) -> HabitView:
    """End the pause that runs today, or take back the next one; ``ConflictError`` when there is none."""
    session.execute(select(func.lock_me()))
    ahead = [
        one for one in pauses(session, habit_id=habit.id) if one.until_day is None or one.until_day >= today
    ]
    if not ahead:
        raise ConflictError(
            f"{quoted(habit.name)} is not paused.", "`tracker habit list` shows which habits are."
        )
    running = ahead[0]
    if running.from_day >= today:
        remove_rest(session, rest_id=running.id)
    else:
        session.execute(
            update(Pause)
            .where(Pause.user_id == func.me(), Pause.id == running.id)
            .values(until_day=today - timedelta(days=1))
        )
    return find(session, query=str(habit.public_id), today=today)


def add_rest(
    session: Session,
    *,
    habit_id: int | None,
    journey_id: int | None,
    from_day: date,
    until_day: date | None,
    note: str | None,
) -> int:
    """Store days that rest, of a habit, of a journey or (neither named) of everything; return their id."""
    return session.scalars(
        insert(Pause)
        .values(habit_id=habit_id, journey_id=journey_id, from_day=from_day, until_day=until_day, note=note)
        .returning(Pause.id)
    ).one()


def remove_rest(session: Session, *, rest_id: int) -> bool:
    """Take days that rest back; False when there are none of that id."""
    return bool(session.scalar(select(func.remove_pause(rest_id))))


def overlaps(first: date, last: date | None, from_day: date, until_day: date | None) -> bool:
    """Whether two stretches of days have one in common; an end that is None is open."""
    return (until_day is None or first <= until_day) and (last is None or last >= from_day)
