"""One person at a time: adding, listing, keeping out, letting in, giving a new way in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import text

from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.db.verifiers import verifiers_of_secrets
from tracker.features.accounts.values import read_timezone
from tracker.features.people.service.addresses import login_url
from tracker.features.people.service.passwords import one_time_password

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

PersonStatus = Literal["invited", "active", "disabled", "deleted"]
"""``invited``: the one-time password was not used yet. Who is disabled or deleted cannot log in."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """What a person needs for the first login; the password is told once and kept nowhere."""

    username: str
    role: str
    url: str
    one_time_password: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as admins see them; ``last_used`` is when one of their open sessions was renewed last."""

    public_id: UUID
    username: str
    email: str | None
    display_name: str | None
    role: str | None
    admin: bool
    status: PersonStatus
    created: datetime
    last_used: datetime | None
    sessions: int


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a person may log in now, and whether that is new."""

    username: str
    allowed: bool
    changed: bool


def add(
    session: Session,
    *,
    username: str,
    role: str | None = None,
    email: str | None = None,
    display_name: str | None = None,
    timezone: str | None = None,
    admin: bool = False,
    host: str | None = None,
) -> WayIn:
    """Make a person with a login role (named as they are, unless ``role`` says) and a one-time password.

    ``timezone`` is UTC unless given, ``host`` is for the URL (`login_url`). A ``ConflictError`` for names and
    addresses that are taken.
    """
    name = username.strip().lower()
    login = name if role is None else role
    url = login_url(session, role=login, host=host)
    password = one_time_password()
    session.execute(
        text("SELECT add_person(:username, :role, :email, :display_name, :timezone, :verifier, :admin)"),
        {
            "username": name,
            "role": login,
            "email": email or None,
            "display_name": display_name or None,
            "timezone": None if timezone is None else _zone(session, timezone),
            "verifier": _verifier(session, password),
            "admin": admin,
        },
    )
    return WayIn(name, login, url, password)


def reset(session: Session, *, username: str, host: str | None = None) -> WayIn:
    """End a person's sessions and give their login a new one-time password."""
    password = one_time_password()
    parameters = {"username": username, "verifier": _verifier(session, password)}
    role: str = session.scalars(text("SELECT reset_person(:username, :verifier)"), parameters).one()
    return WayIn(username.lower(), role, login_url(session, role=role, host=host), password)


def allow(session: Session, *, username: str, allowed: bool) -> Admission:
    """Let a person log in, or keep them out: their sessions and connections end at once."""
    changed: bool = session.scalars(
        text("SELECT allow_person(:username, :allowed)"), {"username": username, "allowed": allowed}
    ).one()
    return Admission(username.lower(), allowed, changed)


def list_people(session: Session) -> list[PersonRow]:
    """Return everybody, in the order of user names."""
    return [PersonRow(*row) for row in session.execute(text("SELECT * FROM people()"))]


def _verifier(session: Session, one_time: str) -> str:
    (made,) = verifiers_of_secrets(session, secrets=[one_time])
    return made


def _zone(session: Session, name: str) -> str:
    """Return the zone as it is written; a ``UsageError`` if Python or the server does not know it."""
    zone = read_timezone(name)
    known = text("SELECT EXISTS (SELECT FROM pg_timezone_names WHERE name = :zone)")
    if not session.scalar(known, {"zone": zone}):
        raise UsageError(
            f"The server does not know the time zone {quoted(zone)}.", "Give one such as Europe/Lisbon."
        )
    return zone
