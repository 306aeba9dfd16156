"""Renewing the session of a device while it is used, at most once an hour."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tracker.core.errors import TrackerError
from tracker.db.credentials import read_credentials, written_credentials
from tracker.db.engine import impatient, make_engine

if TYPE_CHECKING:
    from tracker.core.locations import Locations
    from tracker.db.target import Target


def renew_if_due(target: Target, locations: Locations) -> None:
    """Let the target's session live on from now, if that was not tried within the last hour.

    What goes wrong is not told: the command has done its work, and there are days left to try again.
    """
    profile, session = target.profile, target.session
    # The machine's own time, not the command's clock: the session lives by the server's.
    now = datetime.now(UTC)
    if profile is None or session is None or not session.is_due(now):
        return
    with suppress(OSError, TrackerError):
        # Another command may have renewed it meanwhile, or logged out.
        kept = read_credentials(locations, profile.name)
        if kept is None or kept.role != session.role or not kept.is_due(now):
            return
        tried = replace(kept, renewed_at=now)
        with written_credentials(locations, profile.name, tried):
            pass
        expires_at = _renewed(target)
        if expires_at is not None:
            with written_credentials(locations, profile.name, replace(tried, expires_at=expires_at)):
                pass


def _renewed(target: Target) -> datetime | None:
    with suppress(DBAPIError), make_engine(impatient(target.url)).begin() as connection:
        expires_at: datetime | None = connection.scalar(text("SELECT renew_session()"))
        return expires_at
    return None
