"""What is said of a goal's value day by day: readings, and what was added since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from tracker.core.errors import NotFoundError
from tracker.core.text import quoted
from tracker.features.goals.models import GoalUpdate
from tracker.features.goals.service.goals import of_id

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from tracker.features.goals.service.goals import GoalView
    from tracker.features.goals.service.words import Change


@dataclass(frozen=True, slots=True)
class UpdateView:
    """What was said of a day: the value as it was read, if it was, and what was added after that."""

    day: date
    reading: Decimal | None
    added: Decimal
    note: str | None


def record(
    session: Session, *, goal: GoalView, day: date, change: Change, note: str | None, today: date
) -> GoalView:
    """Write what is said of a day; additions of a day add up, a reading takes the place of what it has."""
    values = {"goal_id": goal.id, "day": day, "reading": change.reading, "added": change.added, "note": note}
    statement = insert(GoalUpdate).values(values)
    new = statement.excluded
    changed: dict[str, object] = {"added": GoalUpdate.added + new.added}
    if change.reading is not None:
        changed = {"reading": new.reading, "added": new.added}
    changed |= {"note": new.note} if note is not None else {}
    session.execute(
        statement.on_conflict_do_update(index_elements=["user_id", "goal_id", "day"], set_=changed)
    )
    return of_id(session, goal_id=goal.id, today=today)


def remove(session: Session, *, goal: GoalView, day: date, today: date) -> GoalView:
    """Take back what was said of a day; ``NotFoundError`` where nothing was."""
    if not session.scalar(select(func.remove_goal_update(goal.id, day))):
        raise NotFoundError(
            f"Nothing was said of {quoted(goal.title)} on {day}.", "`tracker goal show` lists its last days."
        )
    return of_id(session, goal_id=goal.id, today=today)


def last_updates(session: Session, *, goal: GoalView, most: int) -> list[UpdateView]:
    """Return what was said last, newest first."""
    rows = session.execute(
        select(GoalUpdate.day, GoalUpdate.reading, GoalUpdate.added, GoalUpdate.note)
        .where(GoalUpdate.user_id == func.me(), GoalUpdate.goal_id == goal.id)
        .order_by(GoalUpdate.day.desc())
        .limit(most)
    )
    return [UpdateView(day, reading, added, note) for day, reading, added, note in rows]
