"""Journeys themselves: making, finding, editing, archiving."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select, text, update

from tracker.core.days import BEGINNING
from tracker.core.errors import NotFoundError, UsageError
from tracker.core.text import pick, quoted
from tracker.features.journeys.models import Dimension, Journey, JourneyMember, JourneyWeights

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

Status = Literal["active", "archived", "deleted"]
ACTIVE: tuple[Status, ...] = ("active",)
NOT_DELETED: tuple[Status, ...] = ("active", "archived")
ANY_STATUS: tuple[Status, ...] = ("active", "archived", "deleted")


@dataclass(frozen=True, slots=True)
class NewDimension:
    """A dimension to be made; ``weight`` is 1 to 5."""

    name: str
    weight: int = 1
    required: bool = True
    description: str | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DimensionView:
    """A dimension as it is asked today. ``slot`` is its place in a check-in's efforts, counted from 1."""

    slot: int
    name: str
    weight: int
    description: str | None
    required: bool
    examples: tuple[str, ...]

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "name": self.name,
            "weight": self.weight,
            "description": self.description,
            "required": self.required,
            "examples": list(self.examples),
        }


@dataclass(frozen=True, slots=True)
class JourneyView:
    """A journey as its member sees it today."""

    id: int
    public_id: UUID
    title: str
    description: str | None
    status: Status
    is_public: bool
    role: str
    dimensions: tuple[DimensionView, ...]

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "id": self.id,
            "public_id": self.public_id,
            "title": self.title,
            "description": self.description,
            "status": self.status,
            "is_public": self.is_public,
            "role": self.role,
            "dimensions": [dimension.as_row() for dimension in self.dimensions],
        }


def create(
    session: Session,
    *,
    title: str,
    dimensions: Sequence[NewDimension],
    description: str | None = None,
    is_public: bool = False,
    today: date,
) -> JourneyView:
    """Make a journey that the asking person owns; its first dimensions are asked for past days too."""
    if not dimensions:
        raise UsageError(
            f"The journey {quoted(title)} asks nothing.", 'Name what to track: -d Strength:3 -d "Sleep well".'
        )
    journey_id: int | None = session.scalar(
        text("SELECT create_journey(:title, :description, :is_public)"),
        {"title": title, "description": description, "is_public": is_public},
    )
    for dimension in dimensions:
        call_add_dimension(session, journey_id=journey_id, dimension=dimension, from_day=BEGINNING)
    return find(session, query=str(journey_id), today=today)


def call_add_dimension(
    session: Session, *, journey_id: int | None, dimension: NewDimension, from_day: date
) -> None:
    """Add a dimension to a journey that the person may edit."""
    session.execute(
        text("""
            SELECT add_dimension(
                :journey_id, :name, CAST(:weight AS smallint), :required, :from_day, :description,
                CAST(:examples AS jsonb))
        """),
        {
            "journey_id": journey_id,
            "name": dimension.name,
            "weight": dimension.weight,
            "required": dimension.required,
            "from_day": from_day,
            "description": dimension.description,
            "examples": json.dumps(dimension.examples),
        },
    )


def list_journeys(
    session: Session, *, today: date, statuses: Collection[Status] = ACTIVE
) -> list[JourneyView]:
    """Return the journeys that the person is on, in the order of their titles."""
    found = session.execute(
        select(Journey, JourneyMember.role)
        .join(JourneyMember, JourneyMember.journey_id == Journey.id)
        .where(
            JourneyMember.user_id == func.me(), JourneyMember.left_at.is_(None), Journey.status.in_(statuses)
        )
        .order_by(func.lower(Journey.title), Journey.id)
    ).all()
    asked = _dimensions(session, journey_ids=[journey.id for journey, _ in found], today=today)
    return [
        JourneyView(
            id=journey.id,
            public_id=journey.public_id,
            title=journey.title,
            description=journey.description,
            status=_status(journey.status),
            is_public=journey.is_public,
            role=role,
            dimensions=asked.get(journey.id, ()),
        )
        for journey, role in found
    ]


def find(
    session: Session, *, query: str, today: date, statuses: Collection[Status] = NOT_DELETED
) -> JourneyView:
    """Return the journey that a name, part of one or an id means; refuse none and several."""
    return pick(
        query,
        list_journeys(session, today=today, statuses=statuses),
        name=lambda journey: journey.title,
        kind="journey",
        ids=lambda journey: (str(journey.id), str(journey.public_id)),
    )


def the_only_journey(session: Session, *, today: date) -> JourneyView:
    """Return the person's active journey where there is just one; otherwise a refusal that says what to name."""
    journeys = list_journeys(session, today=today)
    if len(journeys) == 1:
        return journeys[0]
    if not journeys:
        raise NotFoundError(
            "You are on no journey yet.", "Begin one: tracker journey create Fitness -d Strength -d Sleep"
        )
    titles = ", ".join(quoted(journey.title) for journey in journeys)
    raise UsageError(f"You are on several journeys: {titles}.", "Say which one.")


def find_dimension(journey: JourneyView, query: str) -> DimensionView:
    """Return the dimension of a journey that a name or part of one means."""
    return pick(query, journey.dimensions, name=lambda dimension: dimension.name, kind="dimension")


def edit(
    session: Session, *, journey: JourneyView, changes: Mapping[str, object], today: date
) -> JourneyView:
    """Change ``title``, ``description`` or ``is_public`` of a journey; for its owners."""
    if not changes:
        raise UsageError(
            f"Nothing to change on {quoted(journey.title)}.", "Name what: --title, --description, --public."
        )
    # The policy hides a journey from who may not edit it: ask for the role, so that the refusal says so.
    session.execute(select(func.require_role(journey.id, "owner")))
    session.execute(update(Journey).where(Journey.id == journey.id).values(dict(changes)))
    return find(session, query=str(journey.id), today=today)


def set_status(session: Session, *, journey: JourneyView, status: Status, today: date) -> JourneyView:
    """Archive, restore or delete a journey; nothing is lost, and it can be restored."""
    session.execute(select(func.require_role(journey.id, "owner")))
    session.execute(update(Journey).where(Journey.id == journey.id).values(status=status))
    return find(session, query=str(journey.id), today=today, statuses=ANY_STATUS)


def _dimensions(
    session: Session, *, journey_ids: Sequence[int], today: date
) -> Mapping[int, tuple[DimensionView, ...]]:
    """Return what each journey asks today, in the order in which it is shown."""
    in_force = (
        select(JourneyWeights)
        .where(JourneyWeights.journey_id.in_(journey_ids), JourneyWeights.from_day <= today)
        .distinct(JourneyWeights.journey_id)
        .order_by(JourneyWeights.journey_id, JourneyWeights.from_day.desc())
    )
    weights = {version.journey_id: version for version in session.scalars(in_force)}
    rows = session.scalars(
        select(Dimension)
        .where(Dimension.journey_id.in_(journey_ids), Dimension.removed_at.is_(None))
        .order_by(Dimension.journey_id, Dimension.position, Dimension.slot)
    )
    return {
        journey_id: tuple(
            view for dimension in group if (view := _view(dimension, weights[journey_id])) is not None
        )
        for journey_id, group in groupby(rows, key=lambda dimension: dimension.journey_id)
    }


def _view(dimension: Dimension, version: JourneyWeights) -> DimensionView | None:
    """Return the dimension with its weight; None when it is asked only later."""
    weight = version.weights[dimension.slot - 1] if dimension.slot <= len(version.weights) else None
    if weight is None:
        return None
    return DimensionView(
        slot=dimension.slot,
        name=dimension.name,
        weight=weight,
        description=dimension.description,
        required=bool(version.required[dimension.slot - 1]),
        examples=tuple(dimension.examples),
    )


def _status(word: str) -> Status:
    return "archived" if word == "archived" else "deleted" if word == "deleted" else "active"
