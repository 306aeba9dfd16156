"""What ids in audited rows are called: from the database, and for what is no longer there from the rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Names:
    """Titles of journeys and goals and names of habits by id, names of dimensions by journey and slot."""

    journeys: dict[int, str] = field(default_factory=dict)
    habits: dict[int, str] = field(default_factory=dict)
    goals: dict[int, str] = field(default_factory=dict)
    dimensions: dict[tuple[int, int], str] = field(default_factory=dict)

    def journey(self, journey_id: object) -> str:
        """Return the title, or the id where the journey cannot be seen any more."""
        return self.journeys.get(_whole(journey_id), f"Journey {journey_id}")

    def habit(self, habit_id: object) -> str:
        """Return the name, or the id where the habit is gone."""
        return self.habits.get(_whole(habit_id), f"Habit {habit_id}")

    def goal(self, goal_id: object) -> str:
        """Return the title, or the id where the goal is gone."""
        return self.goals.get(_whole(goal_id), f"Goal {goal_id}")

    def dimension(self, journey_id: object, slot: int) -> str:
        """Return the name, or the slot where there is none."""
        return self.dimensions.get((_whole(journey_id), slot), f"dimension {slot}")

    def subject(self, journey_id: object, habit_id: object) -> str | None:
        """Return what a row is of: a journey, a habit, or neither."""
        if habit_id is not None:
            return self.habit(habit_id)
        return None if journey_id is None else self.journey(journey_id)


def load_names(
    session: Session,
    *,
    rows: Iterable[tuple[str, Mapping[str, object]]],
    journeys: AbstractSet[int],
    habits: AbstractSet[int],
) -> Names:
    """Return the names of everything that the rows (with their tables) and ids mention."""
    listed = list(rows)
    journeys |= {_whole(row["journey_id"]) for _, row in listed if row.get("journey_id") is not None}
    habits |= {_whole(row["habit_id"]) for _, row in listed if row.get("habit_id") is not None}
    goals = {_whole(row["goal_id"]) for _, row in listed if row.get("goal_id") is not None}
    names = Names()
    for table, row in listed:
        _take(names, table, row)
    if journeys:
        _ask_for_journeys(session, names, journeys)
    if habits:
        found = session.execute(
            text("SELECT id, name FROM habits WHERE id = ANY (:ids)"), {"ids": list(habits)}
        )
        names.habits.update((habit_id, name) for habit_id, name in found)
    if goals:
        found = session.execute(
            text("SELECT id, title FROM goals WHERE id = ANY (:ids)"), {"ids": list(goals)}
        )
        names.goals.update((goal_id, title) for goal_id, title in found)
    return names


def _take(names: Names, table: str, row: Mapping[str, object]) -> None:
    if table == "journeys":
        names.journeys[_whole(row["id"])] = str(row["title"])
    elif table == "habits":
        names.habits[_whole(row["id"])] = str(row["name"])
    elif table == "goals":
        names.goals[_whole(row["id"])] = str(row["title"])
    elif table == "dimensions":
        names.dimensions[_whole(row["journey_id"]), _whole(row["slot"])] = str(row["name"])


def _ask_for_journeys(session: Session, names: Names, journeys: AbstractSet[int]) -> None:
    ids = {"ids": list(journeys)}
    titles = session.execute(text("SELECT id, title FROM journeys WHERE id = ANY (:ids)"), ids)
    names.journeys.update((journey_id, title) for journey_id, title in titles)
    dimensions = session.execute(
        text("SELECT journey_id, slot, name FROM dimensions WHERE journey_id = ANY (:ids)"), ids
    )
    names.dimensions.update({(journey_id, slot): name for journey_id, slot, name in dimensions})


def _whole(value: object) -> int:
    return value if isinstance(value, int) else int(str(value))
