"""Quests themselves: taking them on, finding them, and how far they are.

Nothing here judges a quest: the database does (`migrations/objects/quests`).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from sqlalchemy import insert, text

from tracker.core.errors import NotFoundError
from tracker.core.text import pick
from tracker.features.quests.models import Quest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from tracker.features.quests.service.missions import MissionView

Kind = Literal["habit_chain", "goal_completion", "daily", "milestone", "mission"]
Measure = Literal["habit", "goal", "checkins", "habit_days", "focus_minutes", "xp"]
Status = Literal["assigned", "in_progress", "completed", "skipped", "failed"]

KINDS: tuple[Kind, ...] = get_args(Kind)
OPEN: tuple[Status, ...] = ("assigned", "in_progress")

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class NewQuest:
    """A quest of one's own to be taken on; ``measure`` None where the person says when it is done."""

    title: str
    kind: Kind
    starts_on: date
    ends_on: date
    description: str | None = None
    measure: Measure | None = None
    needed: int = 1
    habit_id: int | None = None
    goal_id: int | None = None


@dataclass(frozen=True, slots=True)
class QuestView:
    """A quest as it is now.

    ``xp`` and ``coins`` are what it pays while it is open, and what it came to once it ended. ``mission`` is
    the mission's key, ``habit`` and ``goal`` are names. ``completed_on`` is the person's day of it, and
    ``completed_at`` when the database saw it.
    """

    id: int
    public_id: UUID
    title: str
    description: str | None
    kind: Kind
    status: Status
    mission: str | None
    category: str | None
    tips: tuple[str, ...]
    time_estimate: str | None
    measure: Measure | None
    habit: str | None
    goal: str | None
    starts_on: date
    ends_on: date
    progress: int
    needed: int
    xp: int
    coins: int
    notes: str | None
    difficulty: int | None
    satisfaction: int | None
    started_at: datetime | None
    completed_at: datetime | None
    completed_on: date | None

    @property
    def open(self) -> bool:
        """Whether it is neither won nor lost nor skipped."""
        return self.status in OPEN

    @property
    def percent(self) -> int:
        """How much of it is done, in whole percent, 100 at most and only where it is reached."""
        if self.status == "completed":
            return _WHOLE
        return min(self.progress * _WHOLE // self.needed, _WHOLE)

    def days_left(self, today: date) -> int | None:
        """Return the days after today that are left to it; None where it ended."""
        return (self.ends_on - today).days if self.open else None

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "id": self.id,
            "public_id": self.public_id,
            "title": self.title,
            "kind": self.kind,
            "status": self.status,
            "mission": self.mission,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "measure": self.measure,
            "habit": self.habit,
            "goal": self.goal,
            "progress": self.progress,
            "needed": self.needed,
            "percent": self.percent,
            "xp": self.xp,
            "coins": self.coins,
            "notes": self.notes,
            "difficulty": self.difficulty,
            "satisfaction": self.satisfaction,
            "completed_on": self.completed_on,
            "completed_at": self.completed_at,
        }


def accept(
    session: Session,
    *,
    mission: MissionView,
    starts_on: date,
    ends_on: date | None = None,
    habit_id: int | None = None,
    timezone: str,
) -> QuestView:
    """Take a mission on; it ends after the days that it may take unless ``ends_on`` is earlier."""
    values: dict[str, object] = {
        "kind": "mission",
        "mission_id": mission.id,
        "title": mission.title,
        "habit_id": habit_id,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    return _inserted(session, values, timezone)


def create(session: Session, *, quest: NewQuest, timezone: str) -> QuestView:
    """Take on a quest of one's own."""
    values: dict[str, object] = {
        "kind": quest.kind,
        "title": quest.title,
        "description": quest.description,
        "measure": quest.measure,
        "needed": quest.needed,
        "habit_id": quest.habit_id,
        "goal_id": quest.goal_id,
        "starts_on": quest.starts_on,
        "ends_on": quest.ends_on,
    }
    return _inserted(session, values, timezone)


def list_quests(session: Session, *, timezone: str, everything: bool = False) -> list[QuestView]:
    """Return the quests that are open, the next end first; with ``everything`` also those that ended."""
    session.execute(_SETTLE)
    return _views(session, timezone, statuses=get_args(Status) if everything else OPEN)


def open_quests(session: Session, *, today: date) -> list[QuestView]:
    """Return the open quests of a person whose game is on, by one statement unless one of them just ended.

    Their times are in UTC.
    """
    found = _views(session, "UTC", statuses=OPEN, playing=True)
    if any(quest.ends_on < today for quest in found):
        session.execute(_SETTLE)
        found = _views(session, "UTC", statuses=OPEN, playing=True)
    return found


def find(session: Session, *, query: str, timezone: str) -> QuestView:
    """Return the quest that a title, part of one or an id means; open ones come before those that ended."""
    quests = list_quests(session, timezone=timezone, everything=True)
    for quest in quests:
        if query.strip().lower() in (str(quest.id), str(quest.public_id)):
            return quest
    with suppress(NotFoundError):
        return _choose(query, [quest for quest in quests if quest.open])
    return _choose(query, quests)


def of_id(session: Session, *, quest_id: int, timezone: str) -> QuestView:
    """Return the quest with this id."""
    (view,) = _views(session, timezone, statuses=get_args(Status), quest_id=quest_id)
    return view


def _inserted(session: Session, values: dict[str, object], timezone: str) -> QuestView:
    quest_id = session.scalars(insert(Quest).values(values).returning(Quest.id)).one()
    return of_id(session, quest_id=quest_id, timezone=timezone)


def _choose(query: str, quests: Sequence[QuestView]) -> QuestView:
    return pick(
        query,
        quests,
        name=lambda quest: quest.title,
        kind="quest",
        ids=lambda quest: (str(quest.id), str(quest.public_id)),
    )


def _views(
    session: Session,
    timezone: str,
    *,
    statuses: Sequence[Status],
    quest_id: int | None = None,
    playing: bool = False,
) -> list[QuestView]:
    parameters = {"zone": timezone, "statuses": list(statuses), "id": quest_id, "playing": playing}
    rows = session.execute(_QUESTS, parameters).mappings()
    return [QuestView(**{**row, "tips": tuple(row["tips"])}) for row in rows]


_SETTLE = text("SELECT settle_quests()")
_QUESTS = text("""
    SELECT q.id, q.public_id, q.title, q.description, q.kind, s.status, m.key AS mission, m.category,
           coalesce(m.tips, '{}') AS tips, m.time_estimate, q.measure, h.name AS habit, g.title AS goal,
           q.starts_on, q.ends_on, s.progress, q.needed, w.xp, w.coins, q.notes, q.difficulty, q.satisfaction,
           q.started_at AT TIME ZONE :zone AS started_at,
           CASE s.status WHEN 'completed' THEN coalesce(q.completed_at, s.settled_at) END AT TIME ZONE :zone
             AS completed_at,
           CASE s.status WHEN 'completed' THEN s.day END AS completed_on
    FROM quest_states AS s
    JOIN quests AS q ON q.user_id = s.user_id AND q.id = s.quest_id
    JOIN user_settings AS p ON p.user_id = s.user_id AND (p.game OR NOT :playing)
    CROSS JOIN LATERAL quest_worth(CASE WHEN s.day IS NULL THEN 'completed' ELSE s.status END, s.xp,
                                   s.day IS NULL OR s.counts, p.penalties) AS w
    LEFT JOIN missions AS m ON m.id = q.mission_id
    LEFT JOIN habits AS h ON h.user_id = q.user_id AND h.id = q.habit_id
    LEFT JOIN goals AS g ON g.user_id = q.user_id AND g.id = q.goal_id
    WHERE s.user_id = (SELECT me()) AND s.status = ANY (:statuses)
      AND (CAST(:id AS bigint) IS NULL OR s.quest_id = :id)
    ORDER BY s.day DESC NULLS FIRST, s.ends_on, q.id
""")
