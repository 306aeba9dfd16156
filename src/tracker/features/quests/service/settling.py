"""What a person says of a quest: begun, completed or skipped, and how it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, update

from tracker.core.errors import ConflictError
from tracker.core.text import quoted
from tracker.features.quests.models import Quest
from tracker.features.quests.service.quests import QuestView, of_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """How a quest was: notes, and ``difficulty`` and ``satisfaction`` from 1 to 5."""

    notes: str | None = None
    difficulty: int | None = None
    satisfaction: int | None = None

    def values(self) -> dict[str, object]:
        """Return what was said."""
        said = {"notes": self.notes, "difficulty": self.difficulty, "satisfaction": self.satisfaction}
        return {key: value for key, value in said.items() if value is not None}


def start(session: Session, *, quest: QuestView, timezone: str) -> QuestView:
    """Say that a quest is begun; ``ConflictError`` where it is, or ended."""
    _require_open(quest)
    if quest.status == "in_progress":
        raise ConflictError(f"{quoted(quest.title)} is begun already.", "There is nothing to do.")
    return _update(session, quest, {"status": "in_progress"}, timezone)


def complete(session: Session, *, quest: QuestView, answer: Answer, timezone: str) -> QuestView:
    """Say that a quest is done, or how one was that is completed.

    ``ConflictError`` where the facts have to tell, and where it ended otherwise.
    """
    if quest.status == "completed" and answer.values():
        return _update(session, quest, answer.values(), timezone)
    _require_open(quest)
    if quest.measure is not None:
        raise ConflictError(
            f"{quoted(quest.title)} stands at {quest.progress} of {quest.needed}, and completes by itself.",
            f"See what it counts: tracker quest show {quest.id}",
        )
    return _update(session, quest, {"status": "completed", **answer.values()}, timezone)


def skip(session: Session, *, quest: QuestView, answer: Answer, timezone: str) -> QuestView:
    """Leave a quest, without a penalty; ``ConflictError`` where it ended already."""
    _require_open(quest)
    return _update(session, quest, {"status": "skipped", **answer.values()}, timezone)


def _require_open(quest: QuestView) -> None:
    if quest.status == "failed":
        raise ConflictError(
            f"{quoted(quest.title)} ended on {quest.ends_on}.", "Take it on again: tracker quest add"
        )
    if not quest.open:
        raise ConflictError(f"{quoted(quest.title)} is {quest.status} already.", "There is nothing to do.")


def _update(session: Session, quest: QuestView, values: Mapping[str, object], timezone: str) -> QuestView:
    session.execute(
        update(Quest).where(Quest.user_id == func.me(), Quest.id == quest.id).values(dict(values))
    )
    return of_id(session, quest_id=quest.id, timezone=timezone)
