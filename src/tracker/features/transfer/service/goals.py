"""Goals of a file put in: new ones are made, those of the same title get what the file says of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from tracker.core.errors import TrackerError
from tracker.core.text import fold
from tracker.db.errors import refusal_of
from tracker.features.goals import service as goals
from tracker.features.transfer.records import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.goals.service import GoalView
    from tracker.features.transfer.readers.goals import GoalRow
    from tracker.features.transfer.rejections import Rejections


def put_in_goals(session: Session, rows: Iterable[GoalRow], rejections: Rejections, *, today: date) -> Tally:
    """Put the rows in; what the database refuses of one is rejected, and nothing of that one is kept.

    Of several goals with a title the open one is meant. A current value is a reading of today.
    """
    session.execute(select(func.lock_me()))
    tally = Tally()
    present: dict[str, GoalView] = {}
    for goal in goals.list_goals(session, today=today, statuses=goals.ALL_STATUSES):
        present.setdefault(fold(goal.title), goal)
    for row in rows:
        try:
            with session.begin_nested():
                before = present.get(fold(row.title))
                after = _put_in(session, row, before, today)
        except DBAPIError as error:
            refusal = refusal_of(error)
            if not isinstance(refusal, TrackerError):
                raise
            reason = refusal.message[:1].lower() + refusal.message[1:].removesuffix(".")
            rejections.add(row.line, "title", row.title, reason)
            continue
        present[fold(row.title)] = after
        became = "added" if before is None else "unchanged" if after == before else "updated"
        setattr(tally, became, getattr(tally, became) + 1)
    return tally


def _put_in(session: Session, row: GoalRow, before: GoalView | None, today: date) -> GoalView:
    goal = before
    if goal is None:
        new = goals.NewGoal(row.title, row.started_on or today)
        goal = goals.create(session, goal=new, today=today)
    if row.values:
        goal = goals.edit(session, goal=goal, values=row.values, today=today)
    if row.current is not None and row.current != goal.course.current:
        change = goals.Change(row.current, Decimal(0))
        goal = goals.record(session, goal=goal, day=today, change=change, note=None, today=today)
    return goal
