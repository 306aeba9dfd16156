"""A journey in numbers: how many are on it, how much they log, what they answer on average."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.journeys.service.journeys import JourneyView


@dataclass(frozen=True, slots=True)
class DimensionMean:
    """Mean effort, 1 to 5 to one place: ``own`` of the asking person, ``mean`` of everybody.

    ``mean`` is None where fewer than three answered and not the asking person alone: with one's own answers
    it would tell another's.
    """

    name: str
    mean: Decimal | None
    own: Decimal | None


@dataclass(frozen=True, slots=True)
class JourneyFigures:
    """The numbers of a journey over all time and all who are on it; None where nothing was logged."""

    journey: str
    members: int
    checkins: int
    average_score: Decimal | None
    last_checkin: date | None
    dimensions: tuple[DimensionMean, ...]


def figures(session: Session, *, journey: JourneyView) -> JourneyFigures:
    """Return the numbers of a journey of the asking person; who has left does not count."""
    asked = {"journey": journey.id}
    row = session.execute(text("SELECT * FROM journey_figures(:journey)"), asked).one()
    means = session.execute(text("SELECT name, mean, own FROM dimension_means(:journey)"), asked)
    return JourneyFigures(
        journey=journey.title,
        members=row.members,
        checkins=row.checkins,
        average_score=round(Decimal(row.half_points) / 2 / row.checkins, 2) if row.checkins else None,
        last_checkin=row.last_day,
        dimensions=tuple(DimensionMean(name, mean, own) for name, mean, own in means),
    )
