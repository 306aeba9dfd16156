"""Opening, listing and ending sessions of devices, the password, and who is asking."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import text

from tracker.core.errors import AmbiguousError, ConflictError
from tracker.core.text import pick, quoted
from tracker.db.credentials import Credentials
from tracker.db.verifiers import verifier, verifiers_of_secrets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy.orm import Session

_SECRET_BYTES = 32
_SHORTEST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class DeviceSession:
    """A device that is logged in; times are in the person's zone. ``current`` is the asking one."""

    id: UUID
    label: str
    created: datetime
    last_used: datetime
    expires: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """The asking session, as far as others may see it."""

    id: UUID
    label: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is asking, where, and how: ``session`` is None for a login that is no session of a device.

    ``server`` is host, port and database, ``profile`` the name that the person knows it by; neither is known
    to the database, which leaves them out.
    """

    username: str
    display_name: str | None
    email: str | None
    server: str | None
    profile: str | None
    role: str
    session: SessionFacts | None
    admin: bool

    def at(self, *, server: str, profile: str | None) -> Identity:
        """Return it with the place that the asking program knows."""
        return replace(self, server=server, profile=profile)

    def opening(self, opened: Credentials) -> Identity:
        """Return who will be asking with a session that was just opened."""
        facts = SessionFacts(opened.id, opened.label, opened.expires_at)
        return replace(self, role=opened.role, session=facts)


_LISTED = text("""
    SELECT public_id AS id, label, created_at AS created, coalesce(last_used_at, created_at) AS last_used,
           expires_at AS expires, db_role = session_user::text COLLATE "C" AS current
    FROM logins
    WHERE user_id = me() AND kind = 'session' AND expires_at > statement_timestamp()
    ORDER BY last_used DESC, created_at DESC, public_id
""")

_ASKING = text("""
    SELECT u.username, u.display_name, u.email, l.db_role AS role,
           CASE WHEN l.kind = 'session' THEN l.public_id END AS id, l.label,
           CASE WHEN l.kind = 'session' THEN l.expires_at END AS expires,
           pg_has_role(session_user, 'tracker_admin', 'MEMBER') AS admin
    FROM users AS u JOIN logins AS l ON l.user_id = u.id
    WHERE u.id = me() AND l.db_role = session_user::text COLLATE "C"
""")


def has_one_time_password(session: Session) -> bool:
    """Whether the asking login's password was given by an admin, and the next session uses it up."""
    query = text('SELECT one_time FROM logins WHERE db_role = session_user::text COLLATE "C"')
    return bool(session.scalar(query))


def open_session(session: Session, *, label: str, new_password: str | None) -> Credentials:
    """Open a session for a device with a secret of 256 random bits, which the server never sees.

    ``new_password`` takes the place of a one-time password; without it there is no password afterwards.
    """
    secret = secrets.token_hex(_SECRET_BYTES)
    (made,) = verifiers_of_secrets(session, secrets=[secret])
    query = text("SELECT db_role, public_id, expires_at FROM open_session(:label, :verifier, :new_verifier)")
    row = session.execute(
        query,
        {
            "label": label,
            "verifier": made,
            "new_verifier": verifier(session, password=new_password) if new_password else None,
        },
    ).one()
    return Credentials(
        role=row.db_role,
        secret=secret,
        id=row.public_id,
        label=label,
        expires_at=row.expires_at,
        renewed_at=datetime.now(UTC),
    )


def change_password(session: Session, *, password: str) -> None:
    """Give the asking login, which must be the person's own, another password."""
    session.execute(
        text("SELECT change_password(:verifier)"), {"verifier": verifier(session, password=password)}
    )


def list_sessions(session: Session, *, timezone: str) -> list[DeviceSession]:
    """Return the person's sessions, the one used last first."""
    zone = ZoneInfo(timezone)
    return [
        DeviceSession(
            row.id,
            row.label,
            row.created.astimezone(zone),
            row.last_used.astimezone(zone),
            row.expires.astimezone(zone),
            row.current,
        )
        for row in session.execute(_LISTED)
    ]


def find_session(sessions: Sequence[DeviceSession], *, query: str) -> DeviceSession:
    """Return the session that an id, its beginning, or a label means.

    ``NotFoundError`` for none, ``AmbiguousError`` for several.
    """
    beginning = query.strip().lower()
    hits = [found for found in sessions if str(found.id).startswith(beginning)]
    if len(beginning) >= _SHORTEST_PREFIX and hits:
        if len(hits) > 1:
            raise AmbiguousError(f"Several ids begin with {quoted(query)}.", "Write more of the id.")
        return hits[0]
    return pick(
        query, sessions, name=lambda it: it.label, kind="session", ids=lambda it: [str(it.id), str(it.id)[:8]]
    )


def end_session(session: Session, *, session_id: UUID) -> bool:
    """End one of the person's sessions with its connections; False if it is gone already."""
    return bool(session.scalar(text("SELECT end_session(:id)"), {"id": session_id}))


def end_asking_session(session: Session) -> str:
    """End the session that is asking; return its label. ``ConflictError`` if the login is none."""
    asking = identity(session).session
    if asking is None:
        raise ConflictError(
            "This login is no session of a device, and there is nothing to log out of.",
            "End the sessions of all your devices with: tracker logout --all",
        )
    end_session(session, session_id=asking.id)
    return asking.label


def end_all(session: Session) -> int:
    """End all sessions of the person, the asking one too; return how many."""
    return int(session.scalar(text("SELECT end_my_sessions()")) or 0)


def identity(session: Session) -> Identity:
    """Return who is asking, as the database knows them."""
    row = session.execute(_ASKING).one()
    return Identity(
        username=row.username,
        display_name=row.display_name,
        email=row.email,
        server=None,
        profile=None,
        role=row.role,
        session=None if row.id is None else SessionFacts(row.id, row.label, row.expires),
        admin=row.admin,
    )
