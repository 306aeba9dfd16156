"""How the outbox looks."""

from __future__ import annotations

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


def _short(value: object) -> str:
    return str(value)[:SHORT_ID]


def _moment(value: object) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)


ENTRY_COLUMNS: Sequence[Column] = (
    Column("operation", "Id", style="muted", format=_short),
    Column("logged_at", "Logged", format=_moment),
    Column("day", "Day"),
    Column("words", "Words", style="name", wrap=True),
    Column("status", "Status"),
    Column("reason", "Why", style="muted", wrap=True),
)


def card(entry: Entry) -> RenderableType:
    """Draw one entry, a line for each thing."""
    from rich.text import Text

    row = as_row(entry)
    lines = [
        Text.assemble((f"{heading:<8}", "muted"), visible(_moment(row[key])))
        for key, heading in (
            ("operation", "Id"),
            ("logged_at", "Logged"),
            ("day", "Day"),
            ("words", "Words"),
            ("status", "Status"),
            ("reason", "Why"),
        )
        if row[key] is not None
    ]
    return Text("\n").join([*lines, *_ways_out(entry)])


def sent(done: Sending, kept: int) -> RenderableType:
    """Draw what became of what waited, each entry that was not taken with its reason."""
    from rich.text import Text

    if not done.tried:
        return f"Nothing is waiting{_kept_words(kept)}."
    lines = [Text(f"{done.as_line()} {UNDO_HINT}" if done.sent and not done.kept else done.as_line())]
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
    again = f"tracker outbox retry {which}{' --force' if entry.status == 'superseded' else ''}"
    return [Text(f"Send it all the same: {again}. Forget it: tracker outbox drop {which}")]


def _kept_words(kept: int) -> str:
    return f", {kept} kept back: tracker outbox list" if kept else ""
