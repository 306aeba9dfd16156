"""Everything that is known of habits and journeys in a range of days; the figures are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.days import BEGINNING, DayRange
from tracker.features.habits import service as habits
from tracker.features.heatmap import service as heatmap
from tracker.features.journeys import service as journeys
from tracker.features.streaks.service import all_streaks
from tracker.features.streaks.verdicts import Judged, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.heatmap.service import HeatDay, Subject
    from tracker.features.journeys.service import CheckinLog
    from tracker.features.streaks.rules import Rule
    from tracker.features.streaks.service import Streak
    from tracker.features.streaks.service import Subject as Kind

_ANSWERED = frozenset({"done", "partial", "missed"})


@dataclass(frozen=True, slots=True)
class Record:
    """One habit or journey in a range of days that ends today at the latest.

    ``days`` has every day of the range; values are amounts or scores. ``logs`` are a journey's check-ins,
    oldest first.
    """

    subject: Subject
    streak: Streak
    range: DayRange
    days: tuple[HeatDay, ...]
    judged: Judged
    logs: tuple[CheckinLog, ...]
    today: date

    @property
    def kind(self) -> Kind:
        """Whether it is a habit or a journey."""
        return self.streak.kind

    @property
    def name(self) -> str:
        """A habit's name or a journey's title."""
        return self.streak.name

    @property
    def rule(self) -> Rule:
        """The rule in force today."""
        return self.streak.rule

    @property
    def measured(self) -> bool:
        """Whether its days have amounts that say more than yes or no."""
        return self.kind == "habit" and self.rule.measured

    def counted_days(self) -> Iterator[HeatDay]:
        """Return the days on which it was done, or could have been.

        Days before it began or after it ended, not scheduled, skipped and paused ones are left out, and so is
        today while it is open.
        """
        first, last = self.judged.first, self.judged.last
        if first is None or last is None:
            return
        for day in self.days:
            judged = first <= day.day <= last and day.state in _ANSWERED | {"none"}
            if judged and (day.day < self.today or day.state == "done"):
                yield day


def records(session: Session, *, subjects: Sequence[Subject], days: DayRange, today: date) -> list[Record]:
    """Return what is known of each subject, in their order, in the days that have begun."""
    streaks = all_streaks(session, today=today)
    keys = [_key(subject) for subject in subjects]
    judged = verdicts(session, days=DayRange(min(days.first, today), min(days.last, today)), today=today)
    begun = begun_days(days, [judged[key] for key in keys if key in judged], today=today)
    mine = [subject for subject in subjects if isinstance(subject, habits.HabitView)]
    joined = [subject for subject in subjects if isinstance(subject, journeys.JourneyView)]
    logs = journeys.history(session, journeys=joined, days=begun) if joined else []
    of_habits = heatmap.of_habits(session, mine=mine, days=begun, today=today) if mine else {}
    of_journeys = (
        heatmap.of_journeys(session, mine=joined, logs=logs, days=begun, today=today) if joined else {}
    )

    def record(subject: Subject) -> Record:
        key = _key(subject)
        is_habit = key[0] == "habit"
        return Record(
            subject=subject,
            streak=streaks[key],
            range=begun,
            days=(of_habits if is_habit else of_journeys)[subject.id].days,
            judged=judged.get(key, Judged()),
            logs=() if is_habit else tuple(log for log in reversed(logs) if log.journey_id == subject.id),
            today=today,
        )

    return [record(subject) for subject in subjects]


def _key(subject: Subject) -> tuple[Kind, int]:
    return ("habit" if isinstance(subject, habits.HabitView) else "journey"), subject.id


def begun_days(days: DayRange, judged: Iterable[Judged], *, today: date) -> DayRange:
    """Return a range up to today; of a later one, today.

    A range that reaches back to the beginning begins on the first day of which something is known.
    """
    first, last = min(days.first, today), min(days.last, today)
    if first > BEGINNING:
        return DayRange(first, last)
    return DayRange(min([last, *(one.first for one in judged if one.first is not None)]), last)


def in_use(session: Session, *, today: date) -> list[Subject]:
    """Return the journeys and habits that are in use, journeys first, each kind in its own order."""
    return [*journeys.list_journeys(session, today=today), *habits.list_habits(session, today=today)]
