"""Sends what waits: each entry is the command that it was, run here in a transaction of its own, in order.

The server tells by the operation's id what has arrived before, so that nothing is lost or done twice whatever
happens between its commit and our file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from io import StringIO
from typing import TYPE_CHECKING

from tracker.cli.choices import GlobalChoices
from tracker.core.errors import DatabaseError, OutOfReachError
from tracker.core.operations import Operation
from tracker.core.text import plural
from tracker.output.console import Format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from tracker.cli.context import CommandContext
    from tracker.db.outbox import Entry, Outbox, Status

_DONE = 0
_OUT_OF_REACH = DatabaseError.exit_code
_INTERRUPTED = 130
_LONGEST_REASON = 500


@dataclass
class Sending:
    """What became of the entries so far; refused and superseded ones stay in the outbox."""

    sent: list[Entry] = field(default_factory=list)
    refused: list[Entry] = field(default_factory=list)
    superseded: list[Entry] = field(default_factory=list)

    @property
    def tried(self) -> bool:
        """Whether there was anything to send."""
        return bool(self.sent or self.kept)

    @property
    def kept(self) -> list[Entry]:
        """What was not taken."""
        return [*self.refused, *self.superseded]

    def as_line(self) -> str:
        """Say it in one line."""
        number = plural(len(self.sent), "entry", "entries")
        said = f"Sent {number} that waited." if self.sent else "Nothing was sent."
        kept = [
            f"{len(entries)} {'was' if len(entries) == 1 else 'were'} {what}"
            for entries, what in ((self.refused, "refused"), (self.superseded, "overtaken by a later entry"))
            if entries
        ]
        return f"{said[:-1]}; {', '.join(kept)}: tracker outbox list" if kept else said


def send(context: CommandContext, outbox: Outbox) -> Sending:
    """Send everything that waits, and return what became of it.

    A ``DatabaseError`` where the server cannot be worked with: what was not sent yet waits on, and a line on
    standard error says what was sent before.
    """
    done = Sending()
    try:
        _send_into(done, context, outbox)
    except DatabaseError:
        _tell(done, context)
        raise
    return done


def send_on_the_way(context: CommandContext, outbox: Outbox) -> None:
    """Send what waits before another command does its work; one line on standard error says so.

    An ``OutOfReachError`` where the server is away. Other trouble does not keep the command from its work.
    """
    from tracker.core.text import visible

    if not outbox.waiting():
        return
    done = Sending()
    trouble: DatabaseError | None = None
    try:
        _send_into(done, context, outbox)
    except OutOfReachError:
        raise
    except DatabaseError as error:
        trouble = error
    finally:
        _tell(done, context)
    if trouble is not None:
        context.stderr.write(visible(f"What waits could not be sent: {trouble.message}") + "\n")


def _tell(done: Sending, context: CommandContext) -> None:
    if done.tried:
        context.stderr.write(done.as_line() + "\n")


def _send_into(done: Sending, context: CommandContext, outbox: Outbox) -> None:
    if not outbox.waiting():
        return
    ahead = _knock(context)
    with outbox.sending():
        for entry in outbox.waiting():
            _send_one(done, context, outbox, entry, ahead)


def _knock(context: CommandContext) -> timedelta:
    """See whether the server answers and knows the person, before any entry is judged by that.

    Returned is how far the server's clock is ahead of ours: measured once, so that entries keep their order.
    The server was away when last asked, so a command that can be kept does not wait long for it.
    """
    from tracker.core.clock import read_clock
    from tracker.db.engine import impatient
    from tracker.db.session import clock_of, transaction
    from tracker.db.target import find_target

    target = find_target(context.environ, context.locations)
    if context.operation is not None:
        target = replace(target, url=impatient(target.url))
    with transaction(target, context.locations, action="sync", now=None) as (session, _):
        return clock_of(session) - read_clock(context.environ)


def _send_one(done: Sending, context: CommandContext, outbox: Outbox, entry: Entry, ahead: timedelta) -> None:
    code, reason = _run(context, entry, ahead)
    if code in ("", "already_applied"):
        outbox.drop(entry.operation)
        done.sent.append(entry)
        return
    status: Status = "superseded" if code == "superseded" else "refused"
    outbox.mark(entry.operation, status, reason)
    of_its_kind = done.superseded if status == "superseded" else done.refused
    of_its_kind.append(replace(entry, status=status, reason=reason))


def _run(context: CommandContext, entry: Entry, ahead: timedelta) -> tuple[str, str]:
    """Run an entry's words; return the code and the sentences of what was refused, nothing where it was done.

    What the database itself cannot do, and Ctrl-C, are raised: the entry is not to blame.
    """
    from tracker.cli.context import CommandContext
    from tracker.cli.exits import guarded
    from tracker.cli.registry import ENTRIES
    from tracker.cli.root import execute

    said = StringIO()
    replay = CommandContext(
        StringIO(),
        StringIO(),
        said,
        context.environ,
        choices=GlobalChoices(output=Format.JSON),
        argv=entry.words,
        operation=Operation(entry.operation, entry.logged_at + ahead, entry.force),
        said_at=entry.logged_at,
    )
    failures: list[DatabaseError] = []

    def attempt() -> int:
        try:
            return execute(entry.words, replay, ENTRIES)
        except DatabaseError as error:
            failures.append(error)
            return _OUT_OF_REACH

    exit_code = guarded(attempt, replay, entry.words)
    if failures:
        raise failures[0]
    if exit_code == _INTERRUPTED:
        raise KeyboardInterrupt
    return ("", "") if exit_code == _DONE else _told(said.getvalue().splitlines())


def _told(lines: Sequence[str]) -> tuple[str, str]:
    """Return code and sentences of the error that a command told as JSON, on its last line."""
    error = json.loads(lines[-1])["error"]
    reason = " ".join(filter(None, (error["message"], error["hint"])))
    return error["code"], reason[:_LONGEST_REASON]
