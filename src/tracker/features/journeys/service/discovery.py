"""Public journeys: finding them, joining them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.core.errors import ConflictError, NotFoundError
from tracker.core.text import fold, pick, quoted

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class PublicJourney:
    """A journey that anybody may join; ``role`` is the asking person's, None if they are not on it.

    ``owner`` is a display name, or the user name where there is none.
    """

    id: int
    public_id: UUID
    title: str
    description: str | None
    members: int
    owner: str | None
    role: str | None


def discover(session: Session, *, words: str = "") -> list[PublicJourney]:
    """Return public journeys whose title or description holds every word, those with most members first."""
    wanted = fold(words).split()
    rows = session.execute(text("SELECT * FROM public_journeys()")).mappings()
    found = [
        PublicJourney(
            id=row["id"],
            public_id=row["public_id"],
            title=row["title"],
            description=row["description"],
            members=row["members"],
            owner=row["owner"],
            role=row["role"],
        )
        for row in rows
    ]
    return [journey for journey in found if _holds(journey, wanted)]


def join_public(session: Session, *, query: str) -> int:
    """Put the asking person on the public journey that a name, part of one or an id means; return its id."""
    journeys = discover(session)
    try:
        found = pick(
            query,
            [journey for journey in journeys if journey.role is None],
            name=lambda journey: journey.title,
            kind="public journey",
            ids=lambda journey: (str(journey.id), str(journey.public_id)),
        )
    except NotFoundError as error:
        for journey in journeys:
            if journey.role is not None and fold(query) in {fold(journey.title), str(journey.id)}:
                raise ConflictError(
                    f"You are on {quoted(journey.title)} already.", "`tracker journey list` shows yours."
                ) from error
        hint = "`tracker journey discover` lists them; a private one takes the token of an invitation."
        raise NotFoundError(error.message, error.hint or hint) from error
    session.execute(text("SELECT join_journey(:journey)"), {"journey": found.id})
    return found.id


def _holds(journey: PublicJourney, words: list[str]) -> bool:
    text_of_it = fold(f"{journey.title} {journey.description or ''}")
    return all(word in text_of_it for word in words)
