"""A person's session of the database whose clock is moved by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.fixtures.database import TODAY, Database
from tracker.features.focus import service
from tracker.features.focus.service import NewSession, SessionView

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass
class Moved:
    """An open transaction, and what its clock says."""

    session: Session
    now: datetime

    def at(self, instant: datetime) -> None:
        """Set the clock."""
        self.now = instant
        self.session.execute(
            text("SELECT set_config('tracker.now', :now, true)"), {"now": instant.isoformat()}
        )

    def later(self, **parts: float) -> None:
        """Let time pass."""
        self.at(self.now + timedelta(**parts))

    def start(
        self, minutes: int = 25, *, ago: timedelta = timedelta(), habit_id: int | None = None
    ) -> SessionView:
        """Begin a session."""
        new = NewSession(minutes=minutes, ago=ago, habit_id=habit_id)
        return service.start(self.session, new=new, action="test", today=TODAY).session

    def settle(self) -> SessionView | None:
        """Let a session that is over end."""
        return service.settle(self.session, today=TODAY)

    def stop(self) -> SessionView:
        """End the session that runs."""
        return service.stop(self.session, today=TODAY)

    def running(self) -> SessionView:
        """Return the session that runs."""
        found = service.running(self.session)
        assert found is not None
        return found


@contextmanager
def moved(database: Database, *, at: datetime = NOON) -> Iterator[Moved]:
    """Yield Ann's session at an instant; nothing of it is kept."""
    with database.session("ann") as session:
        clock = Moved(session, at)
        clock.at(at)
        yield clock
        session.rollback()
