"""Errors meant for people: one sentence of what is wrong, one of what to do, an exit code.

Everything that tracker refuses is raised as one of these classes; anything else that escapes is a bug.
"""

from __future__ import annotations

from typing import ClassVar


class TrackerError(Exception):
    """A refusal that is shown to the person, never with a traceback.

    ``message`` says what is wrong and quotes the value, ``hint`` says what to do.
    ``code`` is the stable word that ``--json`` prints, ``exit_code`` what the process returns.
    """

    code: ClassVar[str] = "failed"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(TrackerError):
    """The words of a command do not make sense together."""

    code = "usage"
    exit_code = 2


class NotFoundError(TrackerError):
    """A name, id or day that does not exist, or that the person may not see."""

    code = "not_found"
    exit_code = 3


class ConflictError(TrackerError):
    """Something is there already, or the state does not allow the action."""

    code = "conflict"
    exit_code = 4


class AmbiguousError(ConflictError):
    """A prefix or part of a name that matches several things."""

    code = "ambiguous"


class NotPermittedError(TrackerError):
    """The database refused because of who is asking."""

    code = "not_permitted"
    exit_code = 5


class LoginRefusedError(NotPermittedError):
    """The server did not take the password of a login role, or the role may not log in."""


class SessionEndedError(NotPermittedError):
    """The session of this device was revoked, or has run out."""


class DatabaseError(TrackerError):
    """The database cannot be reached, started or used."""

    code = "database"
    exit_code = 6


class OutOfReachError(DatabaseError):
    """Nobody answers, or nobody does any more; whether a commit under way was kept is unknown."""


class AlreadyAppliedError(ConflictError):
    """The same operation arrived before; nothing was done now."""

    code = "already_applied"


class SupersededError(ConflictError):
    """What waited for the server gives way to an entry that was made after it."""

    code = "superseded"


class NeedsTerminal(BaseException):
    """The command has to run in a process that its terminal knows, and has done nothing yet.

    A request, no error, which no handler of errors may take for one.
    """
