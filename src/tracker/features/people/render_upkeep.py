"""How the end of accounts and the upkeep are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.text import plural

if TYPE_CHECKING:
    from tracker.features.people.service.upkeep import Deleted, Upkeep
    from tracker.output.theme import Glyphs


def deleted(account: Deleted, glyphs: Glyphs) -> str:
    """Say that somebody is deleted, and until when that can be taken back."""
    head = (
        f"{glyphs.done} {account.username} is deleted"
        if account.changed
        else f"{account.username} is deleted already"
    )
    return (
        f"{head}; all is kept until {account.until:%Y-%m-%d}.\n"
        f"Take it back: tracker admin user restore {account.username}"
    )


def restored(username: str, glyphs: Glyphs, *, changed: bool) -> str:
    """Say that somebody is back."""
    if not changed:
        return f"{username} is not deleted."
    return f"{glyphs.done} {username} is back, and logs in as before."


def maintained(done: Upkeep, glyphs: Glyphs) -> str:
    """Say what was cleared away."""
    parts = [
        words
        for count, words in (
            (done.purged, f"{plural(done.purged, 'deleted person', 'deleted people')} purged"),
            (done.sessions, f"{plural(done.sessions, 'session')} that had run out"),
            (done.staged, f"{plural(done.staged, 'row')} of abandoned imports"),
            (done.tags, f"{plural(done.tags, 'tag')} that nobody uses"),
            (done.operations, f"{plural(done.operations, 'id')} of what arrived long ago"),
        )
        if count
    ]
    return f"{glyphs.done} Cleared away: {', '.join(parts)}." if parts else "Nothing to clear away."
