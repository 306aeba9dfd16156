"""A person's interests: words of a vocabulary that all people of a server share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from tracker.core.errors import NotFoundError
from tracker.core.text import near, quoted
from tracker.features.accounts.models import UserTag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_ADD = text("INSERT INTO user_tags (tag) VALUES (:tag)")
_REMOVE = text("SELECT remove_interests(:tags)")


def list_interests(session: Session) -> list[str]:
    """Return the person's interests, by name."""
    return sorted(session.scalars(select(UserTag.tag).where(UserTag.user_id == func.me())))


def add_interests(session: Session, *, tags: Sequence[str]) -> list[str]:
    """Add interests; return those that are new, as they are written."""
    session.execute(select(func.lock_me()))
    present = set(list_interests(session))
    new = [tag for tag in dict.fromkeys(map(as_tag, tags)) if tag not in present]
    for tag in new:
        session.execute(_ADD, {"tag": tag})
    return new


def remove_interests(session: Session, *, tags: Sequence[str]) -> list[str]:
    """Take interests away; a ``NotFoundError`` that names near ones if one is not there."""
    session.execute(select(func.lock_me()))
    present = list_interests(session)
    gone = list(dict.fromkeys(map(as_tag, tags)))
    for tag in gone:
        if tag not in present:
            meant = " or ".join(quoted(word) for word in near(tag, present))
            raise NotFoundError(
                f"{quoted(tag)} is not among your interests.",
                f"Did you mean {meant}?" if meant else "`tracker tag list` shows them.",
            )
    session.execute(_REMOVE, {"tags": gone})
    return gone


def as_tag(text: str) -> str:
    """Return a word as it stands in the vocabulary: small, with single blanks."""
    return " ".join(text.lower().split())
