"""Goals themselves: making, finding, editing, and what becomes of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from sqlalchemy import func, insert, text, update

from tracker.core.errors import ConflictError, NotFoundError, UsageError
from tracker.core.text import pick, quoted
from tracker.features.goals.models import Goal
from tracker.features.goals.service.progress import Course, Pace, Status, pace, percent, reached

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from sqlalchemy import RowMapping
    from sqlalchemy.orm import Session

Verb = Literal["complete", "pause", "resume", "abandon"]

ACTIVE: tuple[Status, ...] = ("active",)
ALL_STATUSES: tuple[Status, ...] = get_args(Status)
OPEN: tuple[Status, ...] = ("active", "paused")

_BECOMES: Mapping[Verb, Status] = {
    "complete": "completed",
    "pause": "paused",
    "resume": "active",
    "abandon": "abandoned",
}
_FROM: Mapping[Verb, tuple[Status, ...]] = {
    "complete": ("active", "paused", "abandoned"),
    "pause": ("active",),
    "resume": ("paused", "completed", "abandoned"),
    "abandon": ("active", "paused"),
}


@dataclass(frozen=True, slots=True)
class NewGoal:
    """A goal to be made. ``priority`` goes from 1, the highest, to 5."""

    title: str
    started_on: date
    description: str | None = None
    category: str | None = None
    priority: int = 3
    start: Decimal | None = None
    target: Decimal | None = None
    unit: str | None = None
    target_date: date | None = None
    tags: Sequence[str] = field(default_factory=tuple)
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal on a day. ``habits`` are the names of those in use that serve it."""

    id: int
    public_id: UUID
    title: str
    description: str | None
    category: str | None
    priority: int
    unit: str | None
    tags: tuple[str, ...]
    colour: str | None
    course: Course
    pace: Pace
    percent: Decimal | None
    habits: tuple[str, ...]
    focus_minutes: int

    @property
    def status(self) -> Status:
        """What has become of it."""
        return self.course.status

    @property
    def reached(self) -> bool:
        """Whether the target is met, whatever the status says."""
        return reached(self.course)

    def days_left(self, today: date) -> int | None:
        """Return the days to the target date: 0 on the day itself, below zero after it."""
        return None if self.course.target_date is None else (self.course.target_date - today).days

    def as_row(self) -> dict[str, object]:
        """Return the promised keys. Paces are amounts toward the target per week."""
        course = self.course
        return {
            "id": self.id,
            "public_id": self.public_id,
            "title": self.title,
            "category": self.category,
            "priority": self.priority,
            "status": course.status,
            "target": {"value": course.target, "unit": self.unit, "date": course.target_date},
            "current": course.current,
            "percent": self.percent,
            "pace": {
                "needed": self.pace.needed,
                "kept": self.pace.kept,
                "projected_date": self.pace.projected_date,
            },
            "habits": list(self.habits),
            "focus_minutes": self.focus_minutes,
        }


def create(session: Session, *, goal: NewGoal, today: date) -> GoalView:
    """Make a goal of the asking person; it counts from 0 where no start is given."""
    values: dict[str, object] = {
        "title": goal.title,
        "description": goal.description,
        "category": goal.category,
        "priority": goal.priority,
        "started_on": goal.started_on,
        "target_value": goal.target,
        "unit": goal.unit,
        "target_date": goal.target_date,
        "tags": list(goal.tags),
        "colour": goal.colour,
    }
    values |= {"start_value": goal.start} if goal.start is not None else {}
    goal_id = session.scalars(insert(Goal).values(values).returning(Goal.id)).one()
    return of_id(session, goal_id=goal_id, today=today)


def list_goals(
    session: Session,
    *,
    today: date,
    statuses: Collection[Status] = OPEN,
    deleted: bool = False,
    dated: bool = False,
) -> list[GoalView]:
    """Return the person's goals: open ones first, then by priority, target date and title.

    With ``dated``, only those that have a target date.
    """
    parameters = {"today": today, "statuses": list(statuses), "deleted": deleted, "dated": dated, "id": None}
    return [_view(row, today) for row in session.execute(_GOALS, parameters).mappings().all()]


def find(session: Session, *, query: str, today: date, deleted: bool = False) -> GoalView:
    """Return the goal that a title, part of a title or id means; open ones come before those that are over.

    With ``deleted``, it is one of the deleted alone.
    """
    goals = list_goals(session, today=today, statuses=ALL_STATUSES, deleted=deleted)
    for goal in goals:
        if query.strip().lower() in (str(goal.id), str(goal.public_id)):
            return goal
    with suppress(NotFoundError):
        return _choose(query, [goal for goal in goals if goal.status in OPEN])
    return _choose(query, goals)


def edit(session: Session, *, goal: GoalView, values: Mapping[str, object], today: date) -> GoalView:
    """Change columns of a goal; ``UsageError`` when none is named."""
    if not values:
        raise UsageError(
            f"Nothing to change on {quoted(goal.title)}.", "Name what, such as --target, --by or --title."
        )
    _update(session, goal, values)
    return of_id(session, goal_id=goal.id, today=today)


def settle(session: Session, *, goal: GoalView, verb: Verb, on: date | None = None, today: date) -> GoalView:
    """Complete, pause, resume or abandon a goal; ``on`` is the day of its completion, today if None.

    ``ConflictError`` where its status does not allow that.
    """
    if goal.status not in _FROM[verb]:
        same = goal.status == _BECOMES[verb]
        state = f"is {goal.status}{' already' if same else ''}"
        hint = "There is nothing to do." if same else f"Take it up first: tracker goal resume {goal.id}"
        raise ConflictError(f"{quoted(goal.title)} {state}.", hint)
    # The title goes along, so that a refusal because of it can name it.
    values: dict[str, object] = {"title": goal.title, "status": _BECOMES[verb]}
    values |= {"completed_on": on} if on is not None else {}
    _update(session, goal, values)
    return of_id(session, goal_id=goal.id, today=today)


def set_deleted(session: Session, *, goal: GoalView, deleted: bool, today: date) -> GoalView:
    """Delete a goal or bring it back, with the status that it had; its habits stay and keep to it."""
    _update(session, goal, {"title": goal.title, "deleted": deleted})
    return of_id(session, goal_id=goal.id, today=today)


def of_id(session: Session, *, goal_id: int, today: date) -> GoalView:
    """Return the goal with this id, deleted or not."""
    parameters = {
        "today": today,
        "statuses": list(ALL_STATUSES),
        "deleted": None,
        "dated": False,
        "id": goal_id,
    }
    (view,) = [_view(row, today) for row in session.execute(_GOALS, parameters).mappings().all()]
    return view


def _choose(query: str, goals: Sequence[GoalView]) -> GoalView:
    return pick(
        query,
        goals,
        name=lambda goal: goal.title,
        kind="goal",
        ids=lambda goal: (str(goal.id), str(goal.public_id)),
    )


def _update(session: Session, goal: GoalView, values: Mapping[str, object]) -> None:
    session.execute(update(Goal).where(Goal.user_id == func.me(), Goal.id == goal.id).values(dict(values)))


# Where it stood when it began: a reading of the first day says that, too.
_GOALS = text("""
    SELECT g.*, goal_value(g, :today) AS current,
           coalesce(first.reading, goal_value(g, g.started_on - 1)) AS origin,
           (SELECT max(u.day) FROM goal_updates AS u
            WHERE u.user_id = g.user_id AND u.goal_id = g.id AND u.day <= :today) AS last_day,
           ARRAY(SELECT h.name FROM habits AS h
                 WHERE h.user_id = g.user_id AND h.goal_id = g.id AND h.state = 'active'
                 ORDER BY h.position, lower(h.name), h.id) AS habits,
           (SELECT coalesce(sum(f.actual_minutes), 0)::int FROM focus_sessions AS f
            WHERE f.user_id = g.user_id AND f.goal_id = g.id AND f.status = 'completed') AS focus_minutes
    FROM goals AS g
    LEFT JOIN goal_updates AS first ON first.user_id = g.user_id AND first.goal_id = g.id
      AND first.day = g.started_on AND first.day <= :today
    WHERE g.user_id = (SELECT me()) AND g.status = ANY (:statuses)
      AND (CAST(:deleted AS boolean) IS NULL OR g.deleted = :deleted)
      AND (g.target_date IS NOT NULL OR NOT :dated)
      AND (CAST(:id AS bigint) IS NULL OR g.id = :id)
    ORDER BY array_position(ARRAY['active', 'paused', 'completed', 'abandoned'], g.status),
             g.priority, g.target_date, lower(g.title), g.id
""")


def _view(row: RowMapping, today: date) -> GoalView:
    course = Course(
        status=row["status"],
        started_on=row["started_on"],
        start=row["start_value"],
        target=row["target_value"],
        target_date=row["target_date"],
        completed_on=row["completed_on"],
        origin=row["origin"],
        current=row["current"],
        last_day=row["last_day"],
    )
    return GoalView(
        id=row["id"],
        public_id=row["public_id"],
        title=row["title"],
        description=row["description"],
        category=row["category"],
        priority=row["priority"],
        unit=row["unit"],
        tags=tuple(row["tags"]),
        colour=row["colour"],
        course=course,
        pace=pace(course, today=today),
        percent=percent(course),
        habits=tuple(row["habits"]),
        focus_minutes=row["focus_minutes"],
    )
