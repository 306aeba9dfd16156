"""Looking at what waits and deciding what becomes of it. The file is the whole of it: no server is asked."""

from __future__ import annotations

import shlex
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from tracker.core.errors import AmbiguousError, NotFoundError, UsageError
from tracker.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tracker.db.outbox import Entry, Outbox

SHORT_ID = 8


def as_row(entry: Entry) -> dict[str, object]:
    """Return the promised keys; ``logged_at`` is in the person's zone of then."""
    return {
        "operation": entry.operation,
        "logged_at": said_at(entry),
        "day": entry.day,
        "words": shlex.join(entry.words),
        "status": entry.status,
        "reason": entry.reason,
    }


def said_at(entry: Entry) -> datetime:
    """Return when the entry was said, by the clock that the person had then."""
    return entry.logged_at.astimezone(timezone(timedelta(minutes=entry.offset)))


def find(entries: Sequence[Entry], query: str) -> Entry:
    """Return the entry whose id begins so."""
    found = [entry for entry in entries if query and str(entry.operation).startswith(query.lower())]
    if not found:
        raise NotFoundError(
            f"No entry in the outbox has the id {quoted(query)}.", "See what there is: tracker outbox list"
        )
    if len(found) > 1:
        ids = ", ".join(str(entry.operation) for entry in found)
        raise AmbiguousError(f"{quoted(query)} begins several ids: {ids}.", "Give more of it.")
    return found[0]


def retry(outbox: Outbox, *, query: str | None, force: bool) -> list[Entry]:
    """Let one entry, or all that were kept back, wait again; return them.

    With ``force`` an entry takes the place of a later one, which has to be said of each.
    """
    if force and query is None:
        raise UsageError("--force is said of one entry.", "Name it: tracker outbox retry ID --force")
    entries = outbox.entries()
    chosen = (
        [entry for entry in entries if entry.status != "queued"] if query is None else [find(entries, query)]
    )
    for entry in chosen:
        outbox.mark(entry.operation, "queued", force=force)
    return chosen
