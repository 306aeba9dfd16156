"""What a journey asks on a day: its dimensions with the weights in force then."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from tracker.core.text import fold
from tracker.features.journeys.models import Dimension, JourneyWeights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class DimensionView:
    """A dimension as it is asked on a day. ``slot`` is its place in a check-in's efforts, counted from 1."""

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


def asked_on(
    session: Session, *, journey_ids: Sequence[int], day: date
) -> Mapping[int, tuple[DimensionView, ...]]:
    """Return what each journey asks on a day, in the order in which it is shown.

    The weights decide, not whether a dimension was removed since: a day before that still asks it.
    """
    in_force = (
        select(JourneyWeights)
        .where(JourneyWeights.journey_id.in_(journey_ids), JourneyWeights.from_day <= day)
        .ext(distinct_on(JourneyWeights.journey_id))
        .order_by(JourneyWeights.journey_id, JourneyWeights.from_day.desc())
        # Weights are written by functions, behind the session's back.
        .execution_options(populate_existing=True)
    )
    named = _named(session, journey_ids)
    return {
        version.journey_id: tuple(
            _view(dimension, name, weight, version)
            for dimension, name in named.get(version.journey_id, [])
            if (weight := dict(enumerate(version.weights, start=1)).get(dimension.slot)) is not None
        )
        for version in session.scalars(in_force)
    }


def names_by_slot(session: Session, *, journey_ids: Sequence[int]) -> Mapping[int, Mapping[int, str]]:
    """Return for each journey the names of all dimensions it ever had by their slot, in the order shown."""
    return {
        journey_id: {dimension.slot: name for dimension, name in named}
        for journey_id, named in _named(session, journey_ids).items()
    }


def _named(session: Session, journey_ids: Sequence[int]) -> Mapping[int, list[tuple[Dimension, str]]]:
    """Return the dimensions of each journey with names that differ.

    A removed dimension whose name is used again is called "Sleep (removed)", "Sleep (removed 2)" and so on.
    """
    rows = session.scalars(
        select(Dimension)
        .where(Dimension.journey_id.in_(journey_ids))
        .order_by(Dimension.journey_id, Dimension.position, Dimension.slot)
        .execution_options(populate_existing=True)
    )
    return {
        journey_id: _told_apart(list(group))
        for journey_id, group in groupby(rows, key=lambda dimension: dimension.journey_id)
    }


def _told_apart(dimensions: list[Dimension]) -> list[tuple[Dimension, str]]:
    used = Counter(fold(dimension.name) for dimension in dimensions)
    removed: Counter[str] = Counter()
    named = []
    for dimension in dimensions:
        name, key = dimension.name, fold(dimension.name)
        if dimension.removed_at is not None and used[key] > 1:
            removed[key] += 1
            name += " (removed)" if removed[key] == 1 else f" (removed {removed[key]})"
        named.append((dimension, name))
    return named


def _view(dimension: Dimension, name: str, weight: int, version: JourneyWeights) -> DimensionView:
    return DimensionView(
        slot=dimension.slot,
        name=name,
        weight=weight,
        description=dimension.description,
        required=bool(version.required[dimension.slot - 1]),
        examples=tuple(dimension.examples),
    )
