"""The catalogue of missions: reading it, and what admins do with it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import Text

from tracker.core.errors import NotFoundError, UsageError
from tracker.core.text import fold, near, pick, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

DIFFICULTIES = ("beginner", "intermediate", "advanced")


@dataclass(frozen=True, slots=True)
class MissionView:
    """A mission as the asking person sees it.

    ``points`` are XP, ``days`` the most that it may take. ``open`` says whether it is a quest of theirs,
    ``completed`` how often it was one that they completed.
    """

    id: int
    key: str
    title: str
    description: str
    difficulty: str
    category: str
    points: int
    coins: int
    days: int
    time_estimate: str | None
    tips: tuple[str, ...]
    requirements: Mapping[str, object]
    active: bool
    open: bool
    completed: int


@dataclass(frozen=True, slots=True)
class NewMission:
    """A mission to be put into the catalogue; ``needed`` of ``measure`` where the facts tell its end."""

    key: str
    title: str
    description: str
    difficulty: str
    category: str
    points: int
    days: int = 7
    time_estimate: str | None = None
    tips: Sequence[str] = field(default_factory=tuple)
    measure: str | None = None
    needed: int = 1


def list_missions(
    session: Session,
    *,
    difficulty: str | None = None,
    category: str | None = None,
    retired: bool = False,
) -> list[MissionView]:
    """Return missions on offer, by category and difficulty; with ``retired`` those taken off it, too.

    ``UsageError`` for a difficulty or category that no mission has.
    """
    found = [
        MissionView(**{**row, "tips": tuple(row["tips"])})
        for row in session.execute(_MISSIONS).mappings()
        if retired or row["active"]
    ]
    wanted = _known(difficulty, DIFFICULTIES, "difficulty", "difficulties")
    of = _known(category, sorted({mission.category for mission in found}), "category", "categories")
    return [
        mission
        for mission in found
        if wanted in (None, mission.difficulty) and of in (None, mission.category)
    ]


def find_mission(session: Session, *, query: str, retired: bool = False) -> MissionView:
    """Return the mission that a key, a title or part of one means; titles come before keys."""
    missions = list_missions(session, retired=retired)
    with suppress(NotFoundError):
        return pick(
            query,
            missions,
            name=lambda mission: mission.title,
            kind="mission",
            ids=lambda mission: (mission.key, str(mission.id)),
        )
    return pick(query, missions, name=lambda mission: mission.key, kind="mission")


def add_mission(session: Session, *, mission: NewMission) -> None:
    """Put a mission into the catalogue; for admins."""
    requirements = {"measure": mission.measure, "needed": mission.needed} if mission.measure else {}
    session.execute(
        _ADD,
        {
            "key": mission.key,
            "title": mission.title,
            "description": mission.description,
            "difficulty": mission.difficulty,
            "category": mission.category,
            "points": mission.points,
            "days": mission.days,
            "time_estimate": mission.time_estimate,
            "tips": list(mission.tips),
            "requirements": requirements,
        },
    )


def offer_mission(session: Session, *, key: str, offered: bool) -> bool:
    """Offer a mission again, or retire it; False where it was so already. For admins."""
    return bool(session.scalar(_OFFER, {"key": key, "offered": offered}))


def _known(word: str | None, words: Sequence[str], noun: str, nouns: str) -> str | None:
    if word is None or word in words:
        return word
    folded = [known for known in words if fold(known).startswith(fold(word))]
    if len(folded) == 1:
        return folded[0]
    suggestions = near(word, words, limit=1)
    meant = f"Did you mean {quoted(suggestions[0])}? " if suggestions else ""
    raise UsageError(f"There is no {noun} {quoted(word)}.", f"{meant}{nouns.title()}: {', '.join(words)}.")


_MISSIONS = text("""
    SELECT m.id, m.key, m.title, m.description, m.difficulty, m.category, m.points,
           worth.coins, m.days, m.time_estimate, m.tips,
           m.requirements, m.active, coalesce(mine.open, false) AS open,
           coalesce(mine.completed, 0) AS completed
    FROM missions AS m
    CROSS JOIN LATERAL quest_worth('completed', m.points, true, true) AS worth
    LEFT JOIN (SELECT q.mission_id, bool_or(s.status IN ('assigned', 'in_progress')) AS open,
                      count(*) FILTER (WHERE s.status = 'completed') AS completed
               FROM quests AS q JOIN quest_states AS s ON s.user_id = q.user_id AND s.quest_id = q.id
               WHERE q.user_id = (SELECT me()) AND q.mission_id IS NOT NULL
               GROUP BY q.mission_id) AS mine ON mine.mission_id = m.id
    ORDER BY m.category, array_position(ARRAY['beginner', 'intermediate', 'advanced'], m.difficulty),
             m.points, m.title
""")
_ADD = text("""
    SELECT add_mission(:key, :title, :description, :difficulty, :category, :points, :days, :time_estimate,
                       :tips, :requirements)
""").bindparams(bindparam("tips", type_=ARRAY(Text)), bindparam("requirements", type_=JSONB))
_OFFER = text("SELECT offer_mission(:key, :offered)")
