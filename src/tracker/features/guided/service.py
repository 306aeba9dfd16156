"""What is open on a day, and which days were missed: what the guided day asks about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from tracker.core.days import DayRange, week_of
from tracker.db.refusals.habits import REFUSALS
from tracker.features.habits import service as habits
from tracker.features.heatmap import service as heatmap
from tracker.features.journeys import service as journeys
from tracker.features.streaks.service import all_streaks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.streaks.service import Streak, Streaks

MOST_DAYS_BACK = 14
"""How far back missed days are asked about."""

_EARLIER_WEEKS = 3

Subject = Literal["journey", "habit"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked about: kinds of things, and where ``only`` is set the one with that id.

    With ``begun``, past days leave out the journeys that had no check-in until then: nothing was missed.
    """

    kinds: frozenset[Subject]
    only: int | None = None
    begun: bool = False

    def holds(self, kind: Subject, thing_id: int) -> bool:
        """Whether a thing is asked about."""
        return kind in self.kinds and self.only in {None, thing_id}


EVERYTHING = Scope(frozenset({"journey", "habit"}))
ALL_JOURNEYS = Scope(frozenset({"journey"}))
ALL_HABITS = Scope(frozenset({"habit"}))


@dataclass(frozen=True, slots=True)
class OpenJourney:
    """A journey without a check-in on the day; ``states`` are those of the days shown beside the question."""

    journey: journeys.JourneyView
    streak: Streak
    states: tuple[heatmap.State, ...]


@dataclass(frozen=True, slots=True)
class OpenHabit:
    """A habit that is due and not answered; ``states`` are those of the days shown beside the question."""

    due: habits.DueHabit
    states: tuple[heatmap.State, ...]


@dataclass(frozen=True, slots=True)
class OpenDay:
    """What is open on a day, journeys first, each kind in the person's order.

    ``shown`` are the days of the last four weeks, this one whole. ``known`` counts all things in the scope.
    """

    day: date
    shown: DayRange
    journeys: tuple[OpenJourney, ...]
    habits: tuple[OpenHabit, ...]
    known: int

    @property
    def count(self) -> int:
        """How many things are open."""
        return len(self.journeys) + len(self.habits)


@dataclass(frozen=True, slots=True)
class MissedDays:
    """The days from the one after the last entry to today; ``left_out`` counts those too far back."""

    days: DayRange
    left_out: int


def refuse_unbegun(*, day: date, today: date) -> None:
    """Raise a ``UsageError`` for a day that nothing can be said about yet."""
    if day > today:
        raise REFUSALS["habit_entries_day_begun"].error({"day": day})


def missed_days(session: Session, *, scope: Scope, today: date) -> MissedDays:
    """Return the days since the last entry of what is in the scope, at most ``MOST_DAYS_BACK`` and today.

    Today alone where there is no entry at all.
    """
    entered = [
        habits.last_entry_day(session, habit_id=scope.only, today=today) if "habit" in scope.kinds else None,
        journeys.last_checkin_day(session, journey_id=scope.only, today=today)
        if "journey" in scope.kinds
        else None,
    ]
    last = max((day for day in entered if day is not None), default=today)
    first = min(last + timedelta(days=1), today)
    earliest = max(first, today - timedelta(days=MOST_DAYS_BACK))
    return MissedDays(DayRange(earliest, today), (earliest - first).days)


def open_on(session: Session, *, day: date, today: date, first_weekday: int, scope: Scope) -> OpenDay:
    """Return what is open on a day, with the last four weeks of each thing."""
    week = week_of(day, first_weekday)
    shown = DayRange(week.first - timedelta(weeks=_EARLIER_WEEKS), week.last)
    streaks = all_streaks(session, today=day)
    mine = [
        journey
        for journey in (journeys.list_journeys(session, today=day) if "journey" in scope.kinds else [])
        if scope.holds("journey", journey.id)
    ]
    due = [
        habit
        for habit in (habits.due_today(session, day=day, streaks=streaks) if "habit" in scope.kinds else [])
        if scope.holds("habit", habit.habit.id)
    ]
    return OpenDay(
        day=day,
        shown=shown,
        journeys=_open_journeys(session, mine, streaks, shown, day, today, begun=scope.begun and day < today),
        habits=_open_habits(session, [habit for habit in due if habit.due], shown, today),
        known=len(mine) + len(due),
    )


def _open_journeys(
    session: Session,
    mine: Sequence[journeys.JourneyView],
    streaks: Streaks,
    shown: DayRange,
    day: date,
    today: date,
    *,
    begun: bool,
) -> tuple[OpenJourney, ...]:
    if not mine:
        return ()
    logs = journeys.history(session, journeys=mine, days=shown)
    logged = {log.journey_id for log in logs if log.day == day}
    heats = heatmap.of_journeys(session, mine=mine, logs=logs, days=shown, today=today)
    return tuple(
        OpenJourney(journey, streak, tuple(each.state for each in heats[journey.id].days))
        for journey in mine
        if journey.id not in logged
        and journey.dimensions
        and (streak := streaks["journey", journey.id]).state != "paused"
        and not (begun and streak.state == "unstarted")
    )


def _open_habits(
    session: Session, due: Sequence[habits.DueHabit], shown: DayRange, today: date
) -> tuple[OpenHabit, ...]:
    if not due:
        return ()
    heats = heatmap.of_habits(session, mine=[each.habit for each in due], days=shown, today=today)
    return tuple(OpenHabit(each, tuple(heat.state for heat in heats[each.habit.id].days)) for each in due)
