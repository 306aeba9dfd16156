"""Turns what the database refuses into sentences: by SQLSTATE and constraint name, never by message text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg import Error as PsycopgError

from tracker.core.errors import (
    ConflictError,
    DatabaseError,
    NotPermittedError,
    OutOfReachError,
    TrackerError,
    UsageError,
)
from tracker.db.refusals import REFUSALS

if TYPE_CHECKING:
    from sqlalchemy.exc import DBAPIError

_CONNECTING = "connection failed: "
"""Psycopg's own words, in whatever language libpq answers."""

_BY_STATE: dict[str, tuple[type[TrackerError], str, str | None]] = {
    "42501": (
        NotPermittedError,
        "The database does not permit this.",
        "Ask who runs the server for the right.",
    ),
    "22003": (UsageError, "A number is too large to be stored.", "Give a smaller number."),
    "22021": (
        UsageError,
        "The text holds a character that PostgreSQL cannot store.",
        "Take the NUL character out.",
    ),
    "22P05": (
        UsageError,
        "The text holds a character that PostgreSQL cannot store.",
        "Take the NUL character out.",
    ),
    "40001": (ConflictError, "Somebody changed the same thing at the same time.", "Run the command again."),
    "40P01": (ConflictError, "Somebody changed the same thing at the same time.", "Run the command again."),
    "53100": (DatabaseError, "The server's disk is full.", "Make room; nothing of this command was kept."),
    "57014": (DatabaseError, "The server ended the command for taking too long.", "Try a smaller range."),
    "57P01": (
        OutOfReachError,
        "The server was shut down under the command.",
        "Nothing was kept; run it again.",
    ),
    "25006": (
        DatabaseError,
        "The server takes no changes at the moment.",
        "It may be a replica: connect to the primary.",
    ),
}


def refusal_of(error: DBAPIError) -> TrackerError | DBAPIError:
    """Return what to tell the person; the error itself where it can only be a bug of ours."""
    original = error.orig
    if not isinstance(original, PsycopgError):
        return error
    known = REFUSALS.get(original.diag.constraint_name or "")
    if known is not None:
        return known.error(_parameters(error))
    if original.sqlstate in _BY_STATE:
        kind, message, hint = _BY_STATE[original.sqlstate]
        return kind(message, hint)
    if original.sqlstate is None or original.sqlstate.startswith(("08", "28", "3D", "57P")):
        kind = DatabaseError if _was_turned_away(original) else OutOfReachError
        return kind(
            f"The database is out of reach: {_reason(original)}.",
            "Check TRACKER_DATABASE_URL, then `tracker db status`.",
        )
    return error


def _was_turned_away(original: PsycopgError) -> bool:
    """Whether somebody answered and refused: a wrong password, a database that is not there.

    What the server says while a connection is made comes without a SQLSTATE. That it asked for a password is
    known; a connection that was lost later had given one, too, but psycopg words that differently.
    """
    if original.sqlstate is not None:
        return not original.sqlstate.startswith(("08", "57P"))
    connection = original.pgconn
    asked = connection is not None and (connection.used_password or connection.needs_password)
    return asked and str(original).startswith(_CONNECTING)


def _reason(original: PsycopgError) -> str:
    """Return libpq's words without its advice, which stands on indented lines."""
    lines = [line for line in str(original).splitlines() if not line.startswith("\t")]
    return " ".join(" ".join(lines).split()).removeprefix(_CONNECTING).removesuffix(".")


def _parameters(error: DBAPIError) -> dict[str, object]:
    return dict(error.params) if isinstance(error.params, dict) else {}
