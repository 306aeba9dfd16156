"""One quiet line about badges that a command has earned; `cli/news.py` asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.features.badges.service import see

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.features.badges.service import Held

_MOST_NAMED = 3


def news_of(session: Session) -> str | None:
    """Return "New badge: First step (bronze)" for what was never shown; None where there is nothing."""
    found = see(session)
    if not found:
        return None
    if len(found) == 1:
        (badge,) = found
        return f"New badge: {_named(badge)}, {badge.tier}. See it: tracker badge show {badge.key}"
    named = [_named(badge) for badge in found[:_MOST_NAMED]]
    more = len(found) - len(named)
    words = f"{', '.join(named)} and {more} more" if more else f"{', '.join(named[:-1])} and {named[-1]}"
    return f"New badges: {words}. See them: tracker badge list"


def _named(badge: Held) -> str:
    return badge.name if badge.journey is None else f"{badge.name} ({badge.journey})"
