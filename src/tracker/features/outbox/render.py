"""How the outbox looks."""

from __future__ import annotations

import re
import shlex
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.core.text import visible
from tracker.core.undoing import UNDO_HINT
from tracker.features.outbox.service import SHORT_ID, as_row
from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from tracker.db.outbox import Entry
    from tracker.features.outbox.sending import Sending
    from tracker.output.theme import Glyphs


_DAY = re.compile(r" --on \d{4}-\d\d-\d\d")


def _short(value: object) -> str:
    return str(value)[:SHORT_ID]


def _moment(value: object) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)


def _without_day(value: object) -> str:
    """Leave the day out of words beside which it stands."""
    return _DAY.sub("", str(value), count=1)


ENTRY_COLUMNS: Sequence[Column] = (
    Column("operation", "Id", style="muted", format=_short),
    Column("logged_at", "Logged", format=_moment),
    Column("day", "Day"),
    Column("words", "Words", style="name", format=_without_day, wrap=True),
    Column("status", "Status"),
    Column("reason", "Why", style="muted", wrap=True),
)


_FACTS = (
    ("operation", "Id"),
    ("logged_at", "Logged"),
    ("day", "Day"),
    ("words", "Words"),
    ("status", "Status"),
    ("reason", "Why"),
)


def card(entry: Entry) -> RenderableType:
    """Draw one entry, a line for each thing, and what can be done with it."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    row = as_row(entry)
    facts = Table.grid(padding=(0, 2))
    for key, heading in _FACTS:
        if row[key] is not None:
            facts.add_row(Text(heading, "muted"), Text(visible(_moment(row[key]))))
    return Group(facts, *_ways_out(entry))


def sent(done: Sending, kept: int, glyphs: Glyphs) -> RenderableType:
    """Draw what became of what waited, each entry that was not taken with its reason."""
    from rich.text import Text

    if not done.tried:
        return f"Nothing is waiting{_kept_words(kept)}."
    lines = [Text(f"{done.as_line()} {UNDO_HINT}" if done.sent and not done.kept else done.as_line())]
    lines += [Text(f"{glyphs.done} {visible(shlex.join(entry.words))}") for entry in done.sent]
    for entry in done.kept:
        lines.append(
            Text.assemble((f"{_short(entry.operation)}  ", "muted"), visible(shlex.join(entry.words)))
        )
        lines.append(Text(visible(entry.reason or "")))
        lines += _ways_out(entry)
    return Text("\n").join(lines)


def _ways_out(entry: Entry) -> list[Text]:
    """Say what can be done with an entry that was not taken."""
    from rich.text import Text

    if entry.status == "queued":
        return []
    which = _short(entry.operation)
    again = f"Send it again: tracker outbox retry {which}"
    if entry.status == "superseded":
        again = f"Put it in the later one's place: tracker outbox retry {which} --force"
    return [Text(f"{again}\nForget it: tracker outbox drop {which}")]


def _kept_words(kept: int) -> str:
    return f", {kept} kept back: tracker outbox list" if kept else ""
