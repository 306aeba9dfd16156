"""The numbers of one habit or journey in a range of days, beside those of as many days before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias

from tracker.core.days import BEGINNING, DayRange
from tracker.features.heatmap.service import find_subject
from tracker.features.journeys.service import JourneyView
from tracker.features.statistics.service import figures
from tracker.features.statistics.service.records import Record, in_use, records
from tracker.features.streaks.rules import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.heatmap.service import Subject

DayValue: TypeAlias = "tuple[date, Decimal | None]"


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a record. ``total`` and ``mean`` are of scores or amounts; None for yes-or-no habits.
    ``values`` has one for each day of the range, None where nothing is known.

    ``before`` is the completion of as many days before; ``change`` the difference of the rates, where both
    are known.
    """

    record: Record
    completion: figures.Completion
    days_done: int
    days_counted: int
    longest_run: int
    weekdays: tuple[figures.WeekdayFigure, ...]
    total: Decimal | None
    mean: Decimal | None
    values: tuple[Decimal | None, ...]
    dimensions: tuple[figures.DimensionFigure, ...]
    before_range: DayRange | None
    before: figures.Completion | None

    @property
    def extremes(self) -> tuple[str | None, str | None]:
        """The weekdays on which it is done most and least often; None where all are equal."""
        return figures.best_and_worst(self.weekdays)

    @property
    def change(self) -> float | None:
        """By how much the completion rate rose (below zero: fell)."""
        now, then = self.completion.rate, self.before.rate if self.before else None
        return None if now is None or then is None else round(now - then, 4)

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        best, worst = self.extremes
        record, streak = self.record, self.record.streak
        return {
            "kind": record.kind,
            "name": record.name,
            "first": record.range.first,
            "last": record.range.last,
            "rule": describe(record.rule),
            "period_unit": record.rule.streak_unit,
            "periods_due": self.completion.due,
            "periods_met": self.completion.met,
            "periods_excused": self.completion.excused,
            "completion_rate": self.completion.rate,
            "days_done": self.days_done,
            "days_counted": self.days_counted,
            "measure": measure_of(record),
            "unit": record.rule.unit if record.kind == "habit" else None,
            "total": self.total,
            "mean": self.mean,
            "best_weekday": best,
            "worst_weekday": worst,
            "weekdays": list(self.weekdays),
            "streak": {"current": streak.current, "longest": streak.longest, "in_range": self.longest_run},
            "before": {
                "first": self.before_range.first if self.before_range else None,
                "last": self.before_range.last if self.before_range else None,
                "completion_rate": self.before.rate if self.before else None,
            },
            "change": self.change,
            "dimensions": list(self.dimensions) if record.kind == "journey" else None,
        }


def summaries(session: Session, *, query: str | None, days: DayRange, today: date) -> list[Summary]:
    """Return the figures of what ``query`` means, or of everything in use where it is None."""
    if query is None:
        return summaries_of(session, subjects=in_use(session, today=today), days=days, today=today)
    subject = find_subject(session, query=query, today=today)
    return summaries_of(session, subjects=[subject], days=days, today=today)


def summaries_of(
    session: Session, *, subjects: Sequence[Subject], days: DayRange, today: date
) -> list[Summary]:
    """Return the figures of each subject, in their order."""
    now = records(session, subjects=subjects, days=days, today=today)
    earlier_days = _before(DayRange(min(days.first, today), min(days.last, today)))
    if earlier_days is None:
        return [summarise(record, None) for record in now]
    then = records(session, subjects=subjects, days=earlier_days, today=today)
    return [summarise(record, earlier) for record, earlier in zip(now, then, strict=True)]


def summarise(record: Record, earlier: Record | None) -> Summary:
    """Return the figures of a record; ``earlier`` is that of the days before, where there are any."""
    counted = list(record.counted_days())
    values = [value for _, value in day_values(record)]
    known = [value for value in values if value is not None]
    subject = record.subject
    asked = [dimension.name for dimension in subject.dimensions] if isinstance(subject, JourneyView) else []
    return Summary(
        record=record,
        completion=figures.completion(record.judged.periods),
        days_done=sum(day.state == "done" for day in counted),
        days_counted=len(counted),
        longest_run=figures.longest_run(record.judged.periods),
        weekdays=figures.weekdays(record),
        total=sum(known, Decimal(0)) if measure_of(record) != "done" else None,
        mean=figures.mean(known) if measure_of(record) != "done" else None,
        values=tuple(values),
        dimensions=figures.dimensions(record.logs, names=asked),
        before_range=earlier.range if earlier else None,
        before=figures.completion(earlier.judged.periods) if earlier else None,
    )


def measure_of(record: Record) -> Literal["score", "amount", "done"]:
    """Return what a day's value is: ``score``, ``amount``, or ``done`` for a yes-or-no habit."""
    return "score" if record.kind == "journey" else "amount" if record.measured else "done"


def day_values(record: Record) -> Iterator[DayValue]:
    """Return each day's score or amount; of a yes-or-no habit 1 or 0 for the days that count."""
    counted = {day.day for day in record.counted_days()} if measure_of(record) == "done" else set()
    for day in record.days:
        if measure_of(record) != "done":
            yield day.day, figures.known_value(day)
        else:
            yield day.day, Decimal(day.state == "done") if day.day in counted else None


def _before(days: DayRange) -> DayRange | None:
    """Return as many days before a range; None where that would be before all days."""
    if (days.first - BEGINNING).days < days.days:
        return None
    return DayRange(days.first - timedelta(days=days.days), days.first - timedelta(days=1))
