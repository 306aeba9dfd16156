"""Check-ins: recording a day, taking it back, reading the history. The database computes score and streak."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from tracker.core.days import DayRange
from tracker.core.errors import NotFoundError, UsageError
from tracker.core.text import quoted
from tracker.db.refusals.journeys import REFUSALS
from tracker.features.journeys.models import Checkin, Journey
from tracker.features.journeys.service.asked import names_by_slot
from tracker.features.streaks.service import StreakLength, journey_lengths

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from tracker.features.journeys.service.asked import DimensionView
    from tracker.features.journeys.service.journeys import JourneyView


@dataclass(frozen=True, slots=True)
class CheckinLog:
    """A check-in as it stands. ``efforts`` are 1 to 5 by dimension; ``streak`` is as of the check-in's day.

    ``created`` says whether the call made it, ``changed`` whether it made or changed anything; both are False
    in a history.
    """

    journey_id: int
    journey: str
    day: date
    efforts: Mapping[str, int]
    score: Decimal
    note: str | None
    created: bool
    streak: StreakLength
    changed: bool = False

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "journey": self.journey,
            "day": self.day,
            "efforts": self.efforts,
            "score": self.score,
            "note": self.note,
            "created": self.created,
            "streak": self.streak,
        }


def efforts_still_missing(
    session: Session, *, journey: JourneyView, day: date, efforts: Mapping[str, int]
) -> list[DimensionView]:
    """Return the dimensions that neither ``efforts`` nor an earlier check-in of the day answers.

    None where something is and the required ones are all answered; ``journey`` is as of that day.
    """
    unsaid = [dimension for dimension in journey.dimensions if dimension.name not in efforts]
    if efforts and not any(dimension.required for dimension in unsaid):
        return []
    stored = _stored(session, journey, day)
    answered = {slot for slot, effort in enumerate(stored.efforts if stored else (), start=1) if effort}
    missing = [dimension for dimension in unsaid if dimension.slot not in answered]
    nothing_said = len(missing) == len(journey.dimensions)
    return missing if nothing_said or any(dimension.required for dimension in missing) else []


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

    ``journey`` is as of that day, ``efforts`` by the names of its dimensions; an empty ``note`` takes it
    away. A ``client_id`` that was seen before changes nothing: the check-in that it made is returned.
    """
    if not journey.dimensions:  # the first weights hold from the first day that can be logged
        raise REFUSALS["checkins_day_range"].error({"day": day})
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
                note=note or None,
            )
        )
        changed = True
    else:
        changed = _change(session, journey, stored, efforts, note, client_id)
    (recorded,) = _logs(session, journey_ids=[journey.id], days=DayRange(day, day))
    return replace(recorded, created=stored is None, changed=changed)


def remove(session: Session, *, journey: JourneyView, day: date) -> None:
    """Take a check-in back; ``NotFoundError`` when there is none on that day."""
    if not session.scalar(select(func.remove_checkin(journey.id, day))):
        raise NotFoundError(
            f"There is no check-in to {quoted(journey.title)} on {day}.",
            "`tracker history` lists what there is.",
        )


def history(session: Session, *, journeys: Sequence[JourneyView], days: DayRange) -> list[CheckinLog]:
    """Return check-ins of the journeys in a range of days, newest first."""
    return _logs(session, journey_ids=[journey.id for journey in journeys], days=days)


def last_checkin_day(session: Session, *, journey_id: int | None = None, today: date) -> date | None:
    """Return the last day up to today with a check-in, to one journey or to all active ones."""
    return session.scalar(
        select(func.max(Checkin.day))
        .join(Journey, Journey.id == Checkin.journey_id)
        .where(
            Checkin.user_id == func.me(),
            Checkin.day <= today,
            Journey.status == "active",
            *([] if journey_id is None else [Checkin.journey_id == journey_id]),
        )
    )


def _change(
    session: Session,
    journey: JourneyView,
    stored: Checkin,
    efforts: Mapping[str, int],
    note: str | None,
    client_id: UUID | None,
) -> bool:
    """Write what is named over a check-in that is there; return whether anything differs."""
    wanted: dict[str, object] = {}
    if efforts:
        wanted["efforts"] = _merged(journey, stored.efforts, efforts)
    if note is not None:
        wanted["note"] = note or None
    if client_id is not None:
        wanted["client_id"] = client_id
    values = {key: value for key, value in wanted.items() if getattr(stored, key) != value}
    if values:
        session.execute(
            update(Checkin)
            .where(
                Checkin.user_id == func.me(),
                Checkin.journey_id == stored.journey_id,
                Checkin.day == stored.day,
            )
            .values(values)
        )
    return bool(values.keys() - {"client_id"})


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
    (made,) = _logs(session, journey_ids=[found.journey_id], days=DayRange(found.day, found.day))
    return made


def _merged(
    journey: JourneyView, stored: Sequence[int | None], efforts: Mapping[str, int]
) -> list[int | None]:
    """Return the efforts by slot: those named now over those that were there.

    An answer to what the day does not ask any more is dropped: the database would refuse it.
    """
    before = dict(enumerate(stored, start=1))
    merged = {
        dimension.slot: effort
        for dimension in journey.dimensions
        if (effort := efforts.get(dimension.name, before.get(dimension.slot))) is not None
    }
    if not merged:
        raise UsageError(
            f"No effort was given for {quoted(journey.title)}.",
            f"Name it: {journey.dimensions[0].name}=4, or run the command in a terminal to be asked.",
        )
    return [merged.get(slot) for slot in range(1, max(merged) + 1)]


def _logs(session: Session, *, journey_ids: Sequence[int], days: DayRange) -> list[CheckinLog]:
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
    names = names_by_slot(session, journey_ids=journey_ids)
    lengths = journey_lengths(session, days=[(checkin.journey_id, checkin.day) for checkin, _ in rows])
    return [
        CheckinLog(
            journey_id=checkin.journey_id,
            journey=title,
            day=checkin.day,
            efforts=_by_name(checkin.efforts, names[checkin.journey_id]),
            score=Decimal(checkin.half_points) / 2,
            note=checkin.note,
            created=False,
            streak=length,
        )
        for (checkin, title), length in zip(rows, lengths, strict=True)
    ]


def _by_name(efforts: Sequence[int | None], names: Mapping[int, str]) -> dict[str, int]:
    by_slot = dict(enumerate(efforts, start=1))
    return {name: effort for slot, name in names.items() if (effort := by_slot.get(slot)) is not None}
