"""Turns what the database refuses into sentences: by SQLSTATE and constraint name, never by message text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg import Error as PsycopgError

from tracker.core.errors import (
    ConflictError,
    DatabaseError,
    LoginRefusedError,
    NotPermittedError,
    OutOfReachError,
    TrackerError,
    UsageError,
)
from tracker.core.text import quoted
from tracker.db.profiles import session_ended

if TYPE_CHECKING:
    from sqlalchemy.exc import DBAPIError

    from tracker.db.profiles import Profile

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
        "The server ended the connection under the command.",
        "Nothing was kept; run it again.",
    ),
    "25006": (
        DatabaseError,
        "The server takes no changes at the moment.",
        "It may be a replica: connect to the primary.",
    ),
}


# Where no connection comes about, libpq gives words and no code; they choose the advice and nothing else.
_ADVICE = (
    (
        "does not support SSL",
        "Who runs the server turns TLS on there; only where nobody listens add ?sslmode=disable to the URL.",
    ),
    (
        "no encryption",
        "The server takes nobody without TLS, or not from here: add ?sslmode=verify-full to the URL, or ask.",
    ),
    (
        "certificate",
        "Say who signed the server's certificate: add ?sslrootcert=FILE to the URL, or =system.",
    ),
)
_USUAL_ADVICE = "Check the address and the network, then `tracker db status`."


def refusal_of(error: DBAPIError, profile: Profile | None = None) -> TrackerError | DBAPIError:
    """Return what to tell the person; the error itself where it can only be a bug of ours.

    A login that is refused to the session of a ``profile`` means that the session has ended.
    """
    refusal = _refusal_of(error)
    if profile is not None and isinstance(refusal, LoginRefusedError):
        return session_ended(profile)
    return refusal


def _refusal_of(error: DBAPIError) -> TrackerError | DBAPIError:
    original = error.orig
    if not isinstance(original, PsycopgError):
        return error
    # Most commands are refused nothing, and need not load what is said of it.
    from tracker.db.refusals.table import REFUSALS

    known = REFUSALS.get(original.diag.constraint_name or "")
    if known is not None:
        return known.error(_parameters(error))
    if original.sqlstate in _BY_STATE:
        kind, message, hint = _BY_STATE[original.sqlstate]
        return kind(message, hint)
    if original.sqlstate is None or original.sqlstate.startswith(("08", "28", "3D", "57P")):
        if error.connection_invalidated:
            return _broken(_reason(original))
        return _refused_login(original) or _out_of_reach(original)
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


def _refused_login(original: PsycopgError) -> LoginRefusedError | None:
    """Return what to tell where a server wants another password; None where something else is wrong.

    Connections that fail have no SQLSTATE. The server had taken a password when it refused, and its words, in
    whatever language, name the role: what else goes wrong after the password is about the database.
    """
    connection = original.pgconn
    if connection is None or not connection.used_password:
        return None
    role = (connection.user or b"").decode(errors="replace")
    if connection.needs_password:
        return LoginRefusedError(
            f"The server asks for the password of {quoted(role)}, and there is none.",
            "Log in: tracker login URL",
        )
    reason = _reason(original)
    if f'"{role}"' not in reason.translate(_QUOTES) or "too many connections" in reason:
        return None
    return LoginRefusedError(
        f"The server refuses the login of {quoted(role)}: the password is wrong, has run out or was reset.",
        "Try again, or ask an admin for a new one-time password.",
    )


_QUOTES = str.maketrans("«»„“”", '"""""')


def _broken(reason: str) -> OutOfReachError:
    return OutOfReachError(
        f"The connection to the server broke: {reason}.",
        "What was not finished was not kept; run it again once `tracker db status` finds the server.",
    )


def _out_of_reach(original: PsycopgError) -> DatabaseError:
    reason = _reason(original)
    advice = next((advice for words, advice in _ADVICE if words in reason), _USUAL_ADVICE)
    kind = DatabaseError if _was_turned_away(original) else OutOfReachError
    return kind(f"The database is out of reach: {reason}.", advice)


def _reason(original: PsycopgError) -> str:
    """Return libpq's words without its advice, which stands on lines of its own."""
    lines = [line for line in str(original).splitlines() if not line.startswith(("\t", "Either "))]
    return " ".join(" ".join(lines).split()).removeprefix(_CONNECTING).removesuffix(".")


def _parameters(error: DBAPIError) -> dict[str, object]:
    return dict(error.params) if isinstance(error.params, dict) else {}
