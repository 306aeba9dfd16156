"""What each day of a range was, for one habit, one journey, or all of them together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tracker.core.text import pick
from tracker.features.habits import service as habits
from tracker.features.journeys import service as journeys
from tracker.features.streaks.service import resting_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from tracker.core.days import DayRange

State = Literal["done", "partial", "skipped", "missed", "paused", "unscheduled", "none", "future"]


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
    # Both kinds in one list, so that a name that fits a habit and a journey is said to be ambiguous.
    doors: list[tuple[str, tuple[str, ...], Callable[[], Heat]]] = [
        *(
            (habit.name, (str(habit.public_id),), _habit_door(session, habit, days, today))
            for habit in habits.list_habits(session, today=today, states=habits.NOT_DELETED)
        ),
        *(
            (journey.title, (str(journey.public_id),), _journey_door(session, journey, days, today))
            for journey in journeys.list_journeys(session, today=today, statuses=journeys.NOT_DELETED)
        ),
    ]
    _, _, door = pick(
        query, doors, name=lambda entry: entry[0], kind="habit or journey", ids=lambda entry: entry[1]
    )
    return door()


def of_habit(session: Session, *, habit: habits.HabitView, days: DayRange, today: date) -> Heat:
    """Return the days of a habit; ``value`` is the amount."""
    known = habits.heat(session, habit=habit, days=days)
    return Heat(
        habit.name,
        tuple(
            HeatDay(day, known[day].amount, known[day].status)
            if day in known and (day <= today or known[day].amount is not None)
            else _blank(day, today)
            for day in days
        ),
    )


def of_journey(session: Session, *, journey: journeys.JourneyView, days: DayRange, today: date) -> Heat:
    """Return the days of a journey; ``value`` is the score."""
    scores = {log.day: log.score for log in journeys.history(session, journeys=[journey], days=days)}
    resting = resting_days(session, journey_id=journey.id, days=days)
    return Heat(
        journey.title,
        tuple(
            HeatDay(day, scores[day], "done")
            if day in scores
            else HeatDay(day, None, "paused")
            if day in resting and day <= today
            else _blank(day, today)
            for day in days
        ),
    )


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


def _habit_door(session: Session, habit: habits.HabitView, days: DayRange, today: date) -> Callable[[], Heat]:
    return lambda: of_habit(session, habit=habit, days=days, today=today)


def _journey_door(
    session: Session, journey: journeys.JourneyView, days: DayRange, today: date
) -> Callable[[], Heat]:
    return lambda: of_journey(session, journey=journey, days=days, today=today)
