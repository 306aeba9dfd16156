"""Journeys themselves: making, finding, editing, archiving."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select, text, update

from tracker.core.days import BEGINNING
from tracker.core.errors import ConflictError, NotFoundError, UsageError
from tracker.core.text import pick, quoted
from tracker.db.refusals.journeys import REFUSALS
from tracker.features.journeys.models import Journey, JourneyMember
from tracker.features.journeys.service.asked import DimensionView, asked_on

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

Status = Literal["active", "archived", "deleted"]
ACTIVE: tuple[Status, ...] = ("active",)
NOT_DELETED: tuple[Status, ...] = ("active", "archived")
ANY_STATUS: tuple[Status, ...] = ("active", "archived", "deleted")

_BEGIN = "Begin one: tracker journey create Fitness -d Strength -d Sleep"


@dataclass(frozen=True, slots=True)
class NewDimension:
    """A dimension to be made; ``weight`` is 1 to 5."""

    name: str
    weight: int = 1
    required: bool = True
    description: str | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JourneyView:
    """A journey as its member sees it; ``dimensions`` are those that it asks on the day that was named."""

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
        {"title": title, "description": description or None, "is_public": is_public},
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
            "description": dimension.description or None,
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
        .execution_options(populate_existing=True)
    ).all()
    asked = asked_on(session, journey_ids=[journey.id for journey, _ in found], day=today)
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
    """Return the journey that a name, part of one or an id means; refuse none and several.

    ``today`` is the day whose dimensions are wanted.
    """
    try:
        return _pick(list_journeys(session, today=today, statuses=statuses), query)
    except NotFoundError as error:
        hint = error.hint or _where_else(session, query, today)
        raise NotFoundError(error.message, hint) from error


def find_put_away(session: Session, *, query: str, today: date) -> JourneyView:
    """Return the archived or deleted journey that a name means, rather than an active one of that name."""
    try:
        return find(session, query=query, today=today, statuses=("archived", "deleted"))
    except NotFoundError:
        return find(session, query=query, today=today, statuses=ANY_STATUS)


def the_only_journey(session: Session, *, today: date) -> JourneyView:
    """Return the person's active journey where there is just one; otherwise a refusal that says what to name.

    ``today`` is the day whose dimensions are wanted.
    """
    journeys = list_journeys(session, today=today)
    if len(journeys) == 1:
        return journeys[0]
    if not journeys:
        raise _none_active(session, today)
    titles = ", ".join(quoted(journey.title) for journey in journeys)
    raise UsageError(f"You are on several journeys: {titles}.", "Say which one, by any part of its title.")


def refuse_unloggable(journey: JourneyView, *, day: date, today: date) -> None:
    """Refuse what the database would refuse however it was answered, so that nobody is asked in vain."""
    if journey.status != "active":
        raise ConflictError(
            f"{quoted(journey.title)} is {journey.status}.",
            f"Make it active again: tracker journey restore {journey.id}",
        )
    if day > today:
        raise REFUSALS["checkins_day_begun"].error({"day": day})
    if day < BEGINNING:
        raise REFUSALS["checkins_day_range"].error({"day": day})


def find_dimension(journey: JourneyView, query: str) -> DimensionView:
    """Return the dimension of a journey that a name or part of one means."""
    return pick(query, journey.dimensions, name=lambda dimension: dimension.name, kind="dimension")


def edit(
    session: Session, *, journey: JourneyView, changes: Mapping[str, object], today: date
) -> JourneyView:
    """Change ``title``, ``description`` (empty: none) or ``is_public`` of a journey; for its owners."""
    if not changes:
        raise UsageError(
            f"Nothing to change on {quoted(journey.title)}.", "Name what: --title, --description, --public."
        )
    # The policy hides a journey from who may not edit it: ask for the role, so that the refusal says so.
    session.execute(select(func.require_role(journey.id, "owner")))
    values = {key: None if value == "" and key == "description" else value for key, value in changes.items()}
    session.execute(update(Journey).where(Journey.id == journey.id).values(values))
    return find(session, query=str(journey.id), today=today)


def set_status(session: Session, *, journey: JourneyView, status: Status, today: date) -> JourneyView:
    """Archive, restore or delete a journey; nothing is lost, and it can be restored.

    A journey that is so already stays untouched.
    """
    if journey.status == status:
        return journey
    session.execute(select(func.require_role(journey.id, "owner")))
    session.execute(update(Journey).where(Journey.id == journey.id).values(status=status))
    return find(session, query=str(journey.id), today=today, statuses=ANY_STATUS)


def _status(word: str) -> Status:
    return "archived" if word == "archived" else "deleted" if word == "deleted" else "active"


def _pick(journeys: Sequence[JourneyView], query: str) -> JourneyView:
    return pick(
        query,
        journeys,
        name=lambda journey: journey.title,
        kind="journey",
        ids=lambda journey: (str(journey.id), str(journey.public_id)),
    )


def _where_else(session: Session, query: str, today: date) -> str:
    """Return a hint for a journey that was not found: deleted, or what else there is."""
    everything = list_journeys(session, today=today, statuses=ANY_STATUS)
    try:
        found = _pick(everything, query)
    except (NotFoundError, ConflictError):
        return "`tracker journey list --all` shows yours." if everything else _BEGIN
    return f"{quoted(found.title)} is {found.status}; bring it back: tracker journey restore {found.id}"


def _none_active(session: Session, today: date) -> NotFoundError:
    if list_journeys(session, today=today, statuses=("archived", "deleted")):
        return NotFoundError("You have no active journey.", "`tracker journey list --all` shows the others.")
    return NotFoundError("You are on no journey yet.", _BEGIN)
