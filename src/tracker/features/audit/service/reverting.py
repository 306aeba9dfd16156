"""Undo and redo: a person's steps taken back, the last first, all of them or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from tracker.core.errors import ConflictError, NotPermittedError
from tracker.core.text import plural, quoted
from tracker.db.errors import refusal_of
from tracker.features.audit.service.changes import Change, changes_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

Verb = Literal["undo", "redo"]


@dataclass(frozen=True, slots=True)
class Reverted:
    """A command that was undone or redone, by its own id, words and time, and what that did."""

    id: int
    action: str
    at: datetime
    changes: tuple[Change, ...]

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "id": self.id,
            "action": self.action,
            "at": self.at,
            "changes": [change.as_row() for change in self.changes],
        }


def undo(
    session: Session, *, count: int, dry_run: bool = False, expected: Sequence[int] | None = None
) -> list[Reverted]:
    """Take back the person's last commands; ``ConflictError`` if that does not go.

    With ``expected``, the ids of the steps that were chosen from a list, it has to be these.
    """
    return _revert(session, "undo", count, dry_run=dry_run, expected=expected)


def redo(session: Session, *, count: int, dry_run: bool = False) -> list[Reverted]:
    """Make the last undone commands again, as long as no new one came since."""
    return _revert(session, "redo", count, dry_run=dry_run)


def _revert(
    session: Session, verb: Verb, count: int, *, dry_run: bool, expected: Sequence[int] | None = None
) -> list[Reverted]:
    attempt = session.begin_nested()
    session.execute(select(func.lock_steps(verb, count)))
    reverted: list[Reverted] = []
    for number in range(count):
        step = session.scalar(select(func.next_undo() if verb == "undo" else func.next_redo()))
        if step is None:
            raise _too_few(verb, number)
        if expected is not None and step != expected[number]:
            raise ConflictError(
                "Something was changed since the list was made.", "Nothing was undone; look again."
            )
        reverted.append(described(session, step))
        if _take_next(session, verb, reverted) != step:
            raise ConflictError(
                "Another command changed something at the same time.", f"Run `tracker {verb}` again."
            )
    if dry_run:
        attempt.rollback()
    return reverted


def _take_next(session: Session, verb: Verb, reverted: Sequence[Reverted]) -> int | None:
    """Take the next step; what is refused after others were taken says which step it is."""
    try:
        done: int | None = session.scalar(select(func.undo_last() if verb == "undo" else func.redo_last()))
    except DBAPIError as error:
        refusal = refusal_of(error)
        newer = len(reverted) - 1
        if not newer or not isinstance(refusal, ConflictError | NotPermittedError):
            raise
        raise type(refusal)(
            refusal.message,
            f"Nothing was done: this is number {newer + 1}, {quoted(reverted[-1].action or 'made by hand')}."
            f" Those before it go alone: tracker {verb} {newer}",
        ) from error
    return done


def _too_few(verb: Verb, there_are: int) -> ConflictError:
    if not there_are:
        return ConflictError(f"There is nothing to {verb}.", "`tracker audit list` shows what was done.")
    are = "is" if there_are == 1 else "are"
    return ConflictError(
        f"There {are} only {plural(there_are, 'step')} to {verb}.",
        f"Nothing was done; to {verb} all of them: tracker {verb} {there_are}",
    )


def described(session: Session, step: int) -> Reverted:
    """Return what taking a step back does as things stand, under the words of the command it goes back to."""
    command = session.execute(
        text("""
            WITH RECURSIVE origin AS (
              SELECT id, reverts, action, at, kind FROM audit_log WHERE id = :step
              UNION ALL
              SELECT l.id, l.reverts, l.action, l.at, l.kind
              FROM origin AS o JOIN audit_log AS l ON l.id = o.reverts
            )
            SELECT id, action, at FROM origin WHERE kind = 'command'
        """),
        {"step": step},
    ).one()
    changes = tuple(changes_of(session, step_id=step, reverting=True))
    return Reverted(command.id, command.action, command.at, changes)
