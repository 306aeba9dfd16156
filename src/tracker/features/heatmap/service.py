"""What each day of a range was, for one habit, one journey, or all of them together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from tracker.core.text import pick
from tracker.features.habits import service as habits
from tracker.features.journeys import service as journeys
from tracker.features.streaks.service import resting_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from tracker.core.days import DayRange

State = Literal["done", "partial", "skipped", "missed", "paused", "unscheduled", "none", "future"]

Subject: TypeAlias = "habits.HabitView | journeys.JourneyView"


@dataclass(frozen=True, slots=True)
class HeatDay:
    """A day: its state, and how much it was (score, amount, or number of things done; None for nothing)."""

    day: date
    value: Decimal | int | None
    state: State


@dataclass(frozen=True, slots=True)
class Heat:
    """The days of a range, all of them, in order. ``title`` says of what."""

    title: str
    days: tuple[HeatDay, ...]


def heat(session: Session, *, query: str | None, days: DayRange, today: date) -> Heat:
    """Return the days of the habit or journey that ``query`` means, or of everything where it is None."""
    if query is None:
        return of_everything(session, days=days, today=today)
    subject = find_subject(session, query=query, today=today)
    if isinstance(subject, habits.HabitView):
        return of_habit(session, habit=subject, days=days, today=today)
    return of_journey(session, journey=subject, days=days, today=today)


def find_subject(session: Session, *, query: str, today: date) -> Subject:
    """Return the habit or journey that a name, part of one or a public id means.

    Both kinds are one list, so that a name that fits a habit and a journey is said to be ambiguous.
    """
    mine: list[Subject] = [
        *habits.list_habits(session, today=today, states=habits.NOT_DELETED),
        *journeys.list_journeys(session, today=today, statuses=journeys.NOT_DELETED),
    ]
    return pick(
        query, mine, name=name_of, kind="habit or journey", ids=lambda subject: (str(subject.public_id),)
    )


def name_of(subject: Subject) -> str:
    """Return a habit's name or a journey's title."""
    return subject.name if isinstance(subject, habits.HabitView) else subject.title


def of_habit(session: Session, *, habit: habits.HabitView, days: DayRange, today: date) -> Heat:
    """Return the days of a habit; ``value`` is the amount."""
    return of_habits(session, mine=[habit], days=days, today=today)[habit.id]


def of_habits(
    session: Session, *, mine: Sequence[habits.HabitView], days: DayRange, today: date
) -> dict[int, Heat]:
    """Return the days of each habit by its id; values are amounts."""
    known = habits.heat(session, habits=mine, days=days)
    return {
        habit.id: Heat(habit.name, tuple(_habit_day(known[habit.id].get(day), day, today) for day in days))
        for habit in mine
    }


def _habit_day(known: habits.HeatDay | None, day: date, today: date) -> HeatDay:
    if known is None or (day > today and known.amount is None):
        return _blank(day, today)
    return HeatDay(day, known.amount, known.status)


def of_journey(session: Session, *, journey: journeys.JourneyView, days: DayRange, today: date) -> Heat:
    """Return the days of a journey; ``value`` is the score."""
    logs = journeys.history(session, journeys=[journey], days=days)
    return of_journeys(session, mine=[journey], logs=logs, days=days, today=today)[journey.id]


def of_journeys(
    session: Session,
    *,
    mine: Sequence[journeys.JourneyView],
    logs: Sequence[journeys.CheckinLog],
    days: DayRange,
    today: date,
) -> dict[int, Heat]:
    """Return the days of each journey by its id; values are scores. ``logs`` are their check-ins."""
    scores = {(log.journey_id, log.day): log.score for log in logs}
    resting = resting_days(session, journey_ids=[journey.id for journey in mine], days=days)
    return {
        journey.id: Heat(
            journey.title,
            tuple(
                _journey_day(day, scores.get((journey.id, day)), today, rests=day in resting[journey.id])
                for day in days
            ),
        )
        for journey in mine
    }


def _journey_day(day: date, score: Decimal | None, today: date, *, rests: bool) -> HeatDay:
    if score is not None:
        return HeatDay(day, score, "done")
    return HeatDay(day, None, "paused") if rests and day <= today else _blank(day, today)


def of_everything(session: Session, *, days: DayRange, today: date) -> Heat:
    """Return the days of all habits and journeys; ``value`` is the number of things done."""
    mine = journeys.list_journeys(session, today=today, statuses=journeys.NOT_DELETED)
    done = Counter(_done_days(session, mine, days, today))
    return Heat(
        "Everything",
        tuple(HeatDay(day, done[day], "done") if done[day] else _blank(day, today) for day in days),
    )


def _done_days(
    session: Session, mine: list[journeys.JourneyView], days: DayRange, today: date
) -> Iterable[date]:
    yield from (log.day for log in journeys.history(session, journeys=mine, days=days))
    entries = habits.day_entries(session, days=days, today=today)
    yield from (entry.day for entry in entries if entry.status in {"done", "partial"})


def _blank(day: date, today: date) -> HeatDay:
    return HeatDay(day, None, "future" if day > today else "none")
