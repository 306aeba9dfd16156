"""What undo would take back: a person's last steps one by one, tried out and rolled back again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from tracker.core.days import load_zone
from tracker.core.errors import ConflictError, NotPermittedError
from tracker.db.errors import refusal_of
from tracker.features.audit.service.reverting import described

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from tracker.features.audit.service.changes import Change

_MOST_ROWS_TRIED = 1_000
_MOST_CHANGES_TOLD = 4


@dataclass(frozen=True, slots=True)
class Undoable:
    """A step that undo would take back, with those above it in the list: ``tracker undo NUMBER``.

    ``step_id`` is what undo reverts, ``id`` the command that it goes back to. ``refused`` says why it cannot
    be taken back as things stand; None where nothing is known to be in the way.
    """

    number: int
    step_id: int
    id: int
    action: str
    at: datetime
    changes: tuple[Change, ...]
    refused: str | None

    @property
    def undoes(self) -> str:
        """What taking it back does, in words; the first changes of many."""
        told = [change.summary for change in self.changes[:_MOST_CHANGES_TOLD]]
        more = len(self.changes) - len(told)
        return "; ".join([*told, *([f"and {more} more"] if more else [])])

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "number": self.number,
            "id": self.id,
            "at": self.at,
            "action": self.action,
            "undoes": self.undoes,
            "refused": self.refused,
            "changes": [change.as_row() for change in self.changes],
        }


def list_undoable(session: Session, *, most: int, timezone: str) -> list[Undoable]:
    """Return the steps that undo would take back, the last first, at most ``most`` of them.

    Each is tried in the state in which the ones above it leave things, so that what is in the way is known
    before anything is done. Steps of very many rows, and all below them, are not tried. Nothing is kept.
    """
    attempt = session.begin_nested()
    zone = load_zone(timezone)
    listed: list[Undoable] = []
    refused: str | None = None
    rows_left = _MOST_ROWS_TRIED
    for number, (step_id, rows) in enumerate(_next_steps(session, most), start=1):
        step = described(session, step_id)
        if refused is not None:
            refused = f"Number {_first_refused(listed)} comes before it."
        elif rows_left >= 0:
            rows_left -= rows
            refused = _try(session) if rows_left >= 0 else None
        listed.append(
            Undoable(number, step_id, step.id, step.action, step.at.astimezone(zone), step.changes, refused)
        )
    attempt.rollback()
    return listed


def _next_steps(session: Session, most: int) -> list[tuple[int, int]]:
    """Return ids and numbers of rows of the steps in the order in which undo takes them.

    Taking weights back scores the check-ins of all members again: they count too.
    """
    found = session.execute(
        text("""
            SELECT l.id,
                   (SELECT coalesce(sum(c.row_count), 0) FROM audit_changes AS c WHERE c.step_id = l.id)
                   + (SELECT coalesce(sum(s.checkins), 0) FROM standings AS s
                      WHERE s.period = 0 AND s.journey_id IN (
                        SELECT (r ->> 'journey_id')::bigint
                        FROM audit_changes AS c
                        CROSS JOIN LATERAL jsonb_array_elements(coalesce(c.new_rows, c.old_rows)) AS r
                        WHERE c.step_id = l.id AND c.table_name = 'journey_weights'))
            FROM audit_log AS l
            WHERE l.user_id = me() AND l.kind <> 'undo' AND l.reverted_by IS NULL
            ORDER BY l.id DESC
            LIMIT :most
        """),
        {"most": most},
    )
    return [(step_id, int(rows)) for step_id, rows in found]


def _try(session: Session) -> str | None:
    """Take one step back; return what the database says against it."""
    try:
        with session.begin_nested():
            session.execute(select(func.undo_last()))
    except DBAPIError as error:
        refusal = refusal_of(error)
        if not isinstance(refusal, ConflictError | NotPermittedError):
            raise
        return refusal.message
    return None


def _first_refused(listed: list[Undoable]) -> int:
    return next(step.number for step in listed if step.refused is not None)
