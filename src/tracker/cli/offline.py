"""Logging while a configured server is out of reach: the words are kept and sent once it is back.

Any command that reaches the server sends them first. Never for the private database, which is always there.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING
from uuid import uuid4

from tracker.core.errors import OutOfReachError, UsageError
from tracker.core.operations import Operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from tracker.cli.context import CommandContext
    from tracker.db.outbox import Outbox, Seen
    from tracker.db.session import Person
    from tracker.db.target import Place, Target

SENDER = "tracker.features.outbox.sending"
"""The module that sends. The kernel names it, as the table of commands does, and imports no feature."""


def outbox_of(context: CommandContext, database: Place | Target) -> Outbox:
    """Return the outbox of a database: it belongs to server and person, whatever the password or session."""
    from tracker.db.engine import server_name, with_login
    from tracker.db.outbox import Outbox

    profile = database.profile
    url = database.url if profile is None else with_login(profile.url, profile.username, None)
    return Outbox(context.locations.state / "outbox", server_name(url, context.environ))


def own_outbox(context: CommandContext) -> Outbox | None:
    """Return the outbox of the configured server, None with the private database."""
    from tracker.db.target import named_place

    place = named_place(context.environ, context.locations)
    return None if place is None else outbox_of(context, place)


def send_what_waits(context: CommandContext, outbox: Outbox) -> None:
    """Send what waits before anything else is done; an ``OutOfReachError`` where the server is away still."""
    if context.said_at is None and not outbox.is_empty():
        import_module(SENDER).send_on_the_way(context, outbox)


def remember(outbox: Outbox, person: Person) -> None:
    """Keep what is needed to know the person's day when the server does not answer."""
    from tracker.db.outbox import Seen

    outbox.remember(Seen(person.timezone, person.day_start))


@contextmanager
def kept_if_away(
    context: CommandContext,
    on: str | None,
    words: Callable[[date], Sequence[str]],
    *,
    asks: bool = False,
) -> Iterator[None]:
    """Run a command's work; where the server does not answer, keep the command for later and say so.

    ``words`` returns the command's words for a day, and refuses what is wrong with them whoever reads them;
    ``asks`` says that the work may ask somebody in between.
    A server that never answered may be a mistake in the URL: its error is raised as it is.
    """
    if context.operation is None:
        context.operation = Operation(uuid4(), late=asks)
    try:
        yield
    except OutOfReachError:
        if context.said_at is not None or not _keep(context, on, words):
            raise


def line(
    command: str, words: Sequence[str], *, day: date, options: Mapping[str, str | bool | None]
) -> tuple[str, ...]:
    """Put the words of a command (`done`, `goal update`) together again, with its day.

    Options that were not given are None or False.
    """
    given = {"--on": day.isoformat(), **options}
    said = [*command.split(), *(words if _reads_as_plain(words) else ())]
    for option, value in given.items():
        if value is True:
            said.append(option)
        elif value is not None and value is not False:
            said += (option, value)
    return tuple(said) if _reads_as_plain(words) else (*said, "--", *words)


def _reads_as_plain(words: Sequence[str]) -> bool:
    return not any(word.startswith("-") for word in words)


def _keep(context: CommandContext, on: str | None, words: Callable[[date], Sequence[str]]) -> bool:
    """Put the command into the outbox; False where that cannot be."""
    outbox = own_outbox(context)
    seen = None if outbox is None else outbox.seen()
    if outbox is None or seen is None or context.operation is None:
        return False
    from tracker.db.outbox import Entry

    day = _day(context.now, seen, on)
    entry = Entry(context.operation.id, context.now, _offset(context.now, seen), tuple(words(day)), day)
    waiting = outbox.add(entry)
    context.emit_object(
        {"queued": True, "operation": entry.operation, "day": day, "words": entry.words, "waiting": waiting},
        lambda _: f"The server is out of reach: kept for later ({waiting} waiting). Send: tracker sync",
    )
    return True


def _day(now: datetime, seen: Seen, on: str | None) -> date:
    """Read the day as it is at the moment, not when the words are sent."""
    from tracker.core.day_parsing import parse_day
    from tracker.core.days import person_day
    from tracker.core.text import quoted

    today = person_day(now, timezone=seen.timezone, day_start=seen.day_start)
    day = today if on is None else parse_day(on, today=today)
    if day > today:
        raise UsageError(f"The day {quoted(str(day))} has not begun.", "Log it when it is there.")
    return day


def _offset(now: datetime, seen: Seen) -> int:
    """Return the minutes that the person's clock was ahead of UTC."""
    from tracker.core.days import load_zone

    offset = now.astimezone(load_zone(seen.timezone)).utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60)
