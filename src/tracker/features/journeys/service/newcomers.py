"""Making an account and a login with an invitation, for who has neither yet.

It connects by itself, as the guest whom every server with an open door knows. The password never leaves this
process: the server is told a SCRAM verifier, from which it cannot be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from tracker.core.errors import DatabaseError, NotPermittedError, TrackerError, UsageError
from tracker.core.text import quoted
from tracker.db.engine import make_engine
from tracker.db.errors import refusal_of
from tracker.db.target import PRIVATE_DATABASE
from tracker.db.verifiers import verifier

GUEST = "tracker_guest"
GUEST_PASSWORD = "guest"  # noqa: S105 -- everybody knows it: what counts is the token
SHORTEST_PASSWORD = 8
_PLACE = re.compile(
    r"(?P<token>[A-Za-z0-9]{32})@(?P<host>\[[0-9A-Fa-f:.%]+\]|[^/:?@\s]+)(?::(?P<port>\d{1,5}))?"
    r"(?:/(?P<database>[^/?@\s]*))?(?:\?(?P<options>\S*))?"
)
_NO_DOOR = frozenset({"28000", "28P01", "42501", "42883", "3F000"})


@dataclass(frozen=True, slots=True)
class Door:
    """An invitation with the server that it is for: ``TOKEN@HOST[:PORT][/DATABASE][?OPTIONS]``."""

    token: str
    server: str
    options: str

    def url(self, who: str) -> str:
        """Return the URL by which a login role reaches the server."""
        return f"postgresql://{who}@{self.server}{self.options}"


@dataclass(frozen=True, slots=True)
class Welcome:
    """What was made: the login, the journey it is on, and the URL to log in with."""

    username: str
    journey: str
    url: str


def read_door(words: str) -> Door:
    """Take ``TOKEN@HOST[:PORT][/DATABASE]`` apart; the database is called tracker unless said."""
    found = _PLACE.fullmatch(words.strip())
    if found is None:
        raise UsageError(
            f"{quoted(words)} is no invitation to a server.",
            "Write it as it was sent: TOKEN@HOST:PORT/DATABASE.",
        )
    port = f":{found['port']}" if found["port"] else ""
    options = f"?{found['options']}" if found["options"] else ""
    return Door(found["token"], f"{found['host']}{port}/{found['database'] or PRIVATE_DATABASE}", options)


def refuse_weak(password: str) -> None:
    """Refuse a password that is too short, before anybody is asked for anything more."""
    if len(password) < SHORTEST_PASSWORD:
        raise UsageError("The password is too short.", f"Take at least {SHORTEST_PASSWORD} characters.")


def join_as_newcomer(
    *, door: Door, username: str, display_name: str | None, timezone: str, password: str
) -> Welcome | None:
    """Make the account, the login and the membership in one step; None for a token that opens nothing.

    A ``NotPermittedError`` where the server lets no guests in, a ``ConflictError`` for a name that is taken.
    """
    refuse_weak(password)
    engine = make_engine(door.url(f"{GUEST}:{GUEST_PASSWORD}"))
    try:
        with Session(engine) as session:
            title: str | None = session.scalar(
                text("""
                    SELECT accept_invite_as_newcomer(:token, :username, :display_name, :timezone, :verifier)
                """),
                {
                    "token": door.token,
                    "username": username,
                    "display_name": display_name,
                    "timezone": timezone,
                    "verifier": verifier(session, password=password),
                },
            )
            session.commit()
    except DBAPIError as error:
        raise _refusal(error, door) from error
    return None if title is None else Welcome(username, title, door.url(username))


def _refusal(error: DBAPIError, door: Door) -> TrackerError | DBAPIError:
    refusal = refusal_of(error)
    if isinstance(refusal, DatabaseError):
        refusal.hint = "Check the address behind the @, and whether the server runs."
    state = getattr(error.orig, "sqlstate", None)
    diagnosed = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
    # The server names the guest when it does not let one in, for whatever reason; libpq hands no SQLSTATE on.
    shut = isinstance(error, OperationalError) and GUEST in str(error.orig)
    if diagnosed is None and (state in _NO_DOOR or shut):
        return NotPermittedError(
            f"The server {quoted(door.server)} lets no newcomers in at the moment.",
            "Try again in a minute, or ask who runs it for an account, and then: tracker journey join TOKEN",
        )
    return refusal
