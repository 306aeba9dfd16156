"""The end of other people's accounts, and what is cleared away from time to time. For admins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_DELETE = text("SELECT until, changed FROM delete_other(:username)")
_RESTORE = text("SELECT restore_person(:username)")
_PURGE = text("SELECT purge_people()")
_CLEAR = text("SELECT clear_sessions(), clear_abandoned_staging(), clear_unused_tags(), clear_operations()")


@dataclass(frozen=True, slots=True)
class Deleted:
    """A deleted account: until when it can be restored for sure, and whether it was not deleted before."""

    username: str
    until: datetime
    changed: bool

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {"username": self.username, "until": self.until, "changed": self.changed}


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What was cleared away: people, sessions that had run out, staged rows, unused tags, operations."""

    purged: int
    sessions: int
    staged: int
    tags: int
    operations: int


def delete(session: Session, *, username: str) -> Deleted:
    """Delete somebody's account; ``NotFoundError`` for an unknown name, ``NotPermittedError`` for oneself."""
    until, changed = session.execute(_DELETE, {"username": username}).one()
    return Deleted(username.lower(), until, changed)


def restore(session: Session, *, username: str) -> bool:
    """Take a deletion back; False for an account that is not deleted."""
    changed: bool = session.scalars(_RESTORE, {"username": username}).one()
    return changed


def maintain(session: Session) -> Upkeep:
    """Purge who is due, and clear away what nobody needs any more."""
    purged: int = session.scalars(_PURGE).one()
    return Upkeep(purged, *session.execute(_CLEAR).one())
