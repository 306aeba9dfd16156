"""Check-ins: recording a day, taking it back, reading the history. The database computes score and streak."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from tracker.core.days import DayRange
from tracker.core.errors import NotFoundError, UsageError
from tracker.core.text import quoted
from tracker.features.journeys.models import Checkin, Dimension, Journey
from tracker.features.streaks.service import StreakLength, journey_lengths

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from tracker.features.journeys.service.journeys import DimensionView, JourneyView


@dataclass(frozen=True, slots=True)
class CheckinLog:
    """A check-in as it stands. ``efforts`` are 1 to 5 by dimension; ``streak`` is as of the check-in's day.

    ``created`` says whether the call made it; it is False in a history.
    """

    journey: str
    day: date
    efforts: Mapping[str, int]
    score: Decimal
    note: str | None
    created: bool
    streak: StreakLength


def efforts_still_missing(
    session: Session, *, journey: JourneyView, day: date, efforts: Mapping[str, int]
) -> list[DimensionView]:
    """Return the required dimensions that neither ``efforts`` nor an earlier check-in of the day answers."""
    stored = _stored(session, journey, day)
    answered = {slot for slot, effort in enumerate(stored.efforts if stored else (), start=1) if effort}
    return [
        dimension
        for dimension in journey.dimensions
        if dimension.required and dimension.name not in efforts and dimension.slot not in answered
    ]


def record(
    session: Session,
    *,
    journey: JourneyView,
    day: date,
    efforts: Mapping[str, int],
    note: str | None = None,
    client_id: UUID | None = None,
) -> CheckinLog:
    """Check in to a day, or change what is named on a day that was checked in before.

    ``efforts`` is by dimension name. A ``client_id`` that was seen before changes nothing: the check-in that
    it made is returned.
    """
    session.execute(select(func.lock_me()))
    if client_id is not None and (replayed := _of_client(session, client_id)) is not None:
        return replayed
    stored = _stored(session, journey, day)
    if stored is None:
        session.execute(
            insert(Checkin).values(
                journey_id=journey.id,
                day=day,
                efforts=_merged(journey, [], efforts),
                client_id=client_id,
                note=note,
            )
        )
    elif efforts or note is not None or client_id is not None:
        values: dict[str, object] = {"efforts": _merged(journey, stored.efforts, efforts)}
        values |= {"note": note} if note is not None else {}
        values |= {"client_id": client_id} if client_id is not None else {}
        session.execute(
            update(Checkin)
            .where(Checkin.user_id == func.me(), Checkin.journey_id == journey.id, Checkin.day == day)
            .values(values)
        )
    (recorded,) = _logs(session, journey_ids=[journey.id], days=DayRange(day, day), created=stored is None)
    return recorded


def remove(session: Session, *, journey: JourneyView, day: date) -> None:
    """Take a check-in back; ``NotFoundError`` when there is none on that day."""
    if not session.scalar(select(func.remove_checkin(journey.id, day))):
        raise NotFoundError(
            f"There is no check-in to {quoted(journey.title)} on {day}.",
            "`tracker history` lists what there is.",
        )


def history(session: Session, *, journeys: Sequence[JourneyView], days: DayRange) -> list[CheckinLog]:
    """Return check-ins of the journeys in a range of days, newest first."""
    return _logs(session, journey_ids=[journey.id for journey in journeys], days=days, created=False)


def _stored(session: Session, journey: JourneyView, day: date) -> Checkin | None:
    return session.scalar(
        select(Checkin)
        .where(Checkin.user_id == func.me(), Checkin.journey_id == journey.id, Checkin.day == day)
        .execution_options(populate_existing=True)
    )


def _of_client(session: Session, client_id: UUID) -> CheckinLog | None:
    found = session.scalar(
        select(Checkin).where(Checkin.user_id == func.me(), Checkin.client_id == client_id)
    )
    if found is None:
        return None
    return _logs(session, journey_ids=[found.journey_id], days=DayRange(found.day, found.day), created=False)[
        0
    ]


def _merged(
    journey: JourneyView, stored: Sequence[int | None], efforts: Mapping[str, int]
) -> list[int | None]:
    """Return the efforts by slot: those named now over those that were there."""
    slots = {dimension.name: dimension.slot for dimension in journey.dimensions}
    merged = dict(enumerate(stored, start=1)) | {slots[name]: effort for name, effort in efforts.items()}
    if not any(merged.values()):
        raise UsageError(
            f"No effort was given for {quoted(journey.title)}.",
            f"Name it: {journey.dimensions[0].name}=4, or run the command in a terminal to be asked.",
        )
    return [merged.get(slot) for slot in range(1, max(merged) + 1)]


def _logs(session: Session, *, journey_ids: Sequence[int], days: DayRange, created: bool) -> list[CheckinLog]:
    rows = session.execute(
        select(Checkin, Journey.title)
        .join(Journey, Journey.id == Checkin.journey_id)
        .where(
            Checkin.user_id == func.me(),
            Checkin.journey_id.in_(journey_ids),
            Checkin.day.between(days.first, days.last),
        )
        .order_by(Checkin.day.desc(), func.lower(Journey.title), Journey.id)
        .execution_options(populate_existing=True)
    ).all()
    names = _names(session, journey_ids)
    lengths = journey_lengths(session, days=[(checkin.journey_id, checkin.day) for checkin, _ in rows])
    return [
        CheckinLog(
            journey=title,
            day=checkin.day,
            efforts={
                names[checkin.journey_id, slot]: effort
                for slot, effort in enumerate(checkin.efforts, start=1)
                if effort is not None
            },
            score=Decimal(checkin.half_points) / 2,
            note=checkin.note,
            created=created,
            streak=length,
        )
        for (checkin, title), length in zip(rows, lengths, strict=True)
    ]


def _names(session: Session, journey_ids: Sequence[int]) -> Mapping[tuple[int, int], str]:
    rows = session.execute(
        select(Dimension.journey_id, Dimension.slot, Dimension.name).where(
            Dimension.journey_id.in_(journey_ids)
        )
    )
    return {(journey_id, slot): name for journey_id, slot, name in rows}
