"""Habits themselves: making, finding, editing, putting away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, insert, text, update

from tracker.core.errors import UsageError
from tracker.core.text import pick, quoted
from tracker.features.habits.models import Habit
from tracker.features.habits.service import schedules
from tracker.features.streaks.rules import WEEKDAYS, Rule, describe, rule_of
from tracker.features.streaks.service import all_streaks

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from uuid import UUID

    from sqlalchemy import RowMapping
    from sqlalchemy.orm import Session

    from tracker.features.streaks.service import Streak, Streaks

StoredState = Literal["active", "archived", "deleted"]
State = Literal["active", "paused", "archived", "deleted"]

IN_USE: tuple[StoredState, ...] = ("active",)
PUT_AWAY: tuple[StoredState, ...] = ("archived",)
NOT_DELETED: tuple[StoredState, ...] = ("active", "archived")
ALL_STATES: tuple[StoredState, ...] = ("active", "archived", "deleted")


@dataclass(frozen=True, slots=True)
class NewHabit:
    """A habit to be made. ``rule`` holds from ``started_on``, and for whatever is entered before it.

    ``external_key`` is what another tracker calls it; ``public_id`` is made up where it is None.
    """

    name: str
    rule: Rule
    started_on: date
    why: str | None = None
    category: str | None = None
    colour: str | None = None
    external_key: str | None = None
    state: StoredState = "active"
    position: int = 0
    metadata: Mapping[str, object] = field(default_factory=dict)
    public_id: UUID | None = None
    goal_id: int | None = None


@dataclass(frozen=True, slots=True)
class HabitView:
    """A habit on a day; the state *paused* leaves vacations aside.

    ``goal`` is the title of the one that it serves. ``streak`` is None for a deleted habit, and where streaks
    were not asked for.
    """

    id: int
    public_id: UUID
    name: str
    why: str | None
    category: str | None
    colour: str | None
    position: int
    started_on: date
    rule: Rule
    state: State
    streak: Streak | None
    external_key: str | None
    metadata: Mapping[str, object]
    goal_id: int | None
    goal: str | None

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "id": self.id,
            "public_id": self.public_id,
            "name": self.name,
            "why": self.why,
            "category": self.category,
            "goal": self.goal,
            "colour": self.colour,
            "started_on": self.started_on,
            "rule": describe(self.rule),
            "schedule": schedule_row(self.rule),
            "target": target_row(self.rule),
            "skips": skips_row(self.rule),
            "state": self.state,
            "streak": self.streak.as_part() if self.streak else None,
            "strength": self.streak.strength if self.streak else None,
        }


def schedule_row(rule: Rule) -> dict[str, object]:
    """Return the keys of a schedule: ``every`` counts days, of slots of days and of rolling windows alone."""
    return {
        "kind": rule.kind,
        "every": rule.every if rule.kind in {"interval", "window"} else None,
        "days": [WEEKDAYS[weekday - 1] for weekday in rule.weekdays] if rule.kind == "weekdays" else None,
        "times": rule.times,
    }


def target_row(rule: Rule) -> dict[str, object] | None:
    """Return the keys of a target; None for a plain yes-or-no habit."""
    if not rule.measured:
        return None
    return {"direction": rule.direction, "amount": rule.target, "unit": rule.unit}


def skips_row(rule: Rule) -> dict[str, object] | None:
    """Return the keys of a budget of skips; None where every skip bridges."""
    return {"most": rule.skips.most, "per": rule.skips.per} if rule.skips is not None else None


def create(session: Session, *, habit: NewHabit, today: date) -> HabitView:
    """Make a habit of the asking person."""
    values: dict[str, object] = {
        "name": habit.name,
        "why": habit.why,
        "category": habit.category,
        "colour": habit.colour,
        "position": habit.position,
        "started_on": habit.started_on,
        "state": habit.state,
        "external_key": habit.external_key,
        "extra": dict(habit.metadata),
        "goal_id": habit.goal_id,
    }
    values |= {"public_id": habit.public_id} if habit.public_id else {}
    habit_id = session.scalars(insert(Habit).values(values).returning(Habit.id)).one()
    schedules.begin(session, habit_id=habit_id, rule=habit.rule, from_day=habit.started_on)
    return _of_id(session, habit_id, today)


def list_habits(
    session: Session,
    *,
    today: date,
    states: Collection[StoredState] = IN_USE,
    streaks: Streaks | None = None,
) -> list[HabitView]:
    """Return the person's habits in their order; paused ones count as active.

    ``streaks`` are those of the day where they are known already, and empty where nobody looks at them.
    """
    if streaks is None:
        streaks = all_streaks(session, today=today)
    rows = session.execute(_HABITS, {"today": today, "states": list(states), "id": None})
    return [_view(row, streaks) for row in rows.mappings()]


def find(
    session: Session, *, query: str, today: date, states: Collection[StoredState] = NOT_DELETED
) -> HabitView:
    """Return the habit that a name, part of a name or id means."""
    return choose(query, list_habits(session, today=today, states=states))


def choose(query: str, habits: Collection[HabitView]) -> HabitView:
    """Return the one of the habits that a name, part of a name or id means."""
    return pick(
        query,
        list(habits),
        name=lambda habit: habit.name,
        kind="habit",
        ids=lambda habit: (str(habit.id), str(habit.public_id)),
    )


def edit(
    session: Session,
    *,
    habit: HabitView,
    words: Mapping[str, str | int | None],
    rule: Rule | None = None,
    from_day: date | None = None,
    today: date,
) -> HabitView:
    """Change columns of a habit by name, and what is asked from ``from_day`` on.

    ``from_day`` is today where it is None. ``UsageError`` when nothing would change.
    """
    changed = bool(words)
    if words:
        _update(session, habit, words)
    if rule is not None:
        changed |= schedules.change(session, habit_id=habit.id, rule=rule, from_day=from_day or today)
    if not changed:
        raise UsageError(
            f"Nothing to change on {quoted(habit.name)}.", "Name what, such as --name, --every or --at-least."
        )
    return _of_id(session, habit.id, today)


def set_state(session: Session, *, habit: HabitView, state: StoredState, today: date) -> HabitView:
    """Archive, restore or delete a habit; nothing is lost, and it can be restored."""
    # The name goes along, so that a refusal because of it can name it.
    _update(session, habit, {"name": habit.name, "state": state})
    return _of_id(session, habit.id, today)


def _update(session: Session, habit: HabitView, values: Mapping[str, object]) -> None:
    session.execute(
        update(Habit).where(Habit.user_id == func.me(), Habit.id == habit.id).values(dict(values))
    )


def _of_id(session: Session, habit_id: int, today: date) -> HabitView:
    row = session.execute(_HABITS, {"today": today, "states": list(ALL_STATES), "id": habit_id})
    return _view(row.mappings().one(), all_streaks(session, today=today))


_HABITS = text("""
    SELECT h.*, g.title AS goal,
           v.kind, v.every, v.weekdays, v.times, v.direction, v.target, v.unit, v.skips, v.skips_per,
           EXISTS (SELECT FROM pauses AS z
                   WHERE z.user_id = h.user_id AND z.habit_id = h.id
                     AND z.from_day <= :today AND coalesce(z.until_day, :today) >= :today) AS paused
    FROM habits AS h
    CROSS JOIN LATERAL schedule_on(h.user_id, h.id, :today) AS v
    LEFT JOIN goals AS g ON g.user_id = h.user_id AND g.id = h.goal_id AND NOT g.deleted
    WHERE h.user_id = (SELECT me()) AND h.state = ANY (:states)
      AND (CAST(:id AS bigint) IS NULL OR h.id = :id)
    ORDER BY h.position, lower(h.name), h.id
""")


def _view(row: RowMapping, streaks: Streaks) -> HabitView:
    return HabitView(
        id=row["id"],
        public_id=row["public_id"],
        name=row["name"],
        why=row["why"],
        category=row["category"],
        colour=row["colour"],
        position=row["position"],
        started_on=row["started_on"],
        rule=rule_of(row),
        state="paused" if row["state"] == "active" and row["paused"] else row["state"],
        streak=streaks.get(("habit", row["id"])),
        external_key=row["external_key"],
        metadata=row["metadata"],
        goal_id=row["goal_id"],
        goal=row["goal"],
    )
