"""What a journey asks: adding, weighing, moving and removing dimensions. Weights count from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, text, update

from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.features.journeys.models import Dimension
from tracker.features.journeys.service.journeys import (
    JourneyView,
    NewDimension,
    call_add_dimension,
    find,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.journeys.service.asked import DimensionView

_EDITORS = ("owner", "admin")


def add_dimension(
    session: Session, *, journey: JourneyView, dimension: NewDimension, from_day: date, today: date
) -> JourneyView:
    """Ask one thing more from a day on."""
    call_add_dimension(session, journey_id=journey.id, dimension=dimension, from_day=from_day)
    return find(session, query=str(journey.id), today=today)


def edit_dimension(
    session: Session,
    *,
    journey: JourneyView,
    dimension: DimensionView,
    words: Mapping[str, object],
    weight: int | None,
    required: bool | None,
    from_day: date,
    today: date,
) -> JourneyView:
    """Change the words (``name``, ``description``, ``examples``) for good, weight and required from a day on.

    Scores of days before ``from_day`` stay what they were.
    """
    if not words and weight is None and required is None:
        raise UsageError(
            f"Nothing to change on {quoted(dimension.name)}.",
            "Name what: --weight, --name, --description, --optional.",
        )
    if words:
        session.execute(select(func.require_role(journey.id, *_EDITORS)))
        session.execute(
            update(Dimension)
            .where(Dimension.journey_id == journey.id, Dimension.slot == dimension.slot)
            .values(
                {key: None if value == "" and key == "description" else value for key, value in words.items()}
            )
        )
    if weight is not None or required is not None:
        _weigh(session, journey, dimension, weight, required, from_day)
    return find(session, query=str(journey.id), today=today)


def remove_dimension(
    session: Session, *, journey: JourneyView, dimension: DimensionView, from_day: date, today: date
) -> JourneyView:
    """Stop asking from a day on; what was answered before stays and keeps its score."""
    if len(journey.dimensions) == 1:
        raise UsageError(
            f"{quoted(dimension.name)} is all that {quoted(journey.title)} asks.",
            "Add another dimension first.",
        )
    session.execute(
        text("SELECT remove_dimension(:journey_id, CAST(:slot AS smallint), :from_day)"),
        {"journey_id": journey.id, "slot": dimension.slot, "from_day": from_day},
    )
    return find(session, query=str(journey.id), today=today)


def move_dimension(
    session: Session, *, journey: JourneyView, dimension: DimensionView, position: int, today: date
) -> JourneyView:
    """Put a dimension at a place in the order, counted from 1."""
    if not 1 <= position <= len(journey.dimensions):
        raise UsageError(
            f'There is no place "{position}".', f"Places go from 1 to {len(journey.dimensions)}."
        )
    session.execute(select(func.require_role(journey.id, *_EDITORS)))
    order = [other for other in journey.dimensions if other.slot != dimension.slot]
    order.insert(position - 1, dimension)
    for place, moved in enumerate(order, start=1):
        session.execute(
            update(Dimension)
            .where(Dimension.journey_id == journey.id, Dimension.slot == moved.slot)
            .values(position=place)
        )
    return find(session, query=str(journey.id), today=today)


def _weigh(
    session: Session,
    journey: JourneyView,
    dimension: DimensionView,
    weight: int | None,
    required: bool | None,  # noqa: FBT001 -- None, True and False are three answers, not a flag
    from_day: date,
) -> None:
    session.execute(
        text("""
            SELECT set_dimension_weight(
                :journey_id, CAST(:slot AS smallint), CAST(:weight AS smallint), :required, :from_day)
        """),
        {
            "journey_id": journey.id,
            "slot": dimension.slot,
            "weight": dimension.weight if weight is None else weight,
            "required": dimension.required if required is None else required,
            "from_day": from_day,
        },
    )
