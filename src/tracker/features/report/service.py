"""A year of everything: figures and days of each habit and journey, totals, best months."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.core.days import month_key, year_of
from tracker.core.errors import UsageError
from tracker.features.habits import service as habits
from tracker.features.journeys import service as journeys
from tracker.features.statistics.service import (
    Besides,
    Completion,
    Summary,
    besides,
    completion,
    summaries_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from tracker.core.days import DayRange
    from tracker.features.heatmap.service import Subject
    from tracker.features.streaks.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Month:
    """A month of one habit or journey: its periods, and the days on which it was done."""

    key: str
    completion: Completion
    days_done: int

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "month": self.key,
            "periods_due": self.completion.due,
            "periods_met": self.completion.met,
            "completion_rate": self.completion.rate,
            "days_done": self.days_done,
        }


@dataclass(frozen=True, slots=True)
class Section:
    """A habit or journey in the year; ``months`` are all twelve."""

    summary: Summary
    months: tuple[Month, ...]

    @property
    def best_month(self) -> Month | None:
        """The month of the highest rate; of equals that with more met, then the earlier."""
        met = [month for month in self.months if month.completion.met]
        return max(met, key=lambda month: (month.completion.rate or 0, month.completion.met), default=None)

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        best = self.best_month
        return {
            **self.summary.as_row(),
            "best_month": best.key if best else None,
            "months": [month.as_row() for month in self.months],
        }


@dataclass(frozen=True, slots=True)
class Totals:
    """Of everything: days on which anything was done, things done, the month with most of them."""

    days_active: int
    things_done: int
    checkins: int
    best_month: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """A year; ``days`` ends today where the year is the present one, the calendar is whole all the same."""

    year: int
    username: str
    days: DayRange
    today: date
    totals: Totals
    besides: Besides
    sections: tuple[Section, ...]

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "year": self.year,
            "username": self.username,
            "first": self.days.first,
            "last": self.days.last,
            "totals": self.totals,
            "besides": self.besides,
            "subjects": [section.as_row() for section in self.sections],
        }


def report(
    session: Session, *, year: int, username: str, timezone: str, day_start: int, today: date
) -> Report:
    """Return a year of all that is known of it; a ``UsageError`` where it has not begun.

    The person's days begin at the hour ``day_start`` of their time zone.
    """
    days = year_of(date(year, 1, 1))
    if days.first > today:
        raise UsageError(
            f'The year "{year}" has not begun.', f"Name one that has: tracker report --year {today.year}"
        )
    everything: list[Subject] = [
        *journeys.list_journeys(session, today=today, statuses=journeys.NOT_DELETED),
        *habits.list_habits(session, today=today, states=habits.NOT_DELETED),
    ]
    found = summaries_of(session, subjects=everything, days=days, today=today)
    sections = tuple(Section(summary, _months(summary, year)) for summary in found if _known(summary))
    rest = besides(session, days=days, timezone=timezone, day_start=day_start)
    return Report(year, username, days, today, _totals(sections), rest, sections)


def _known(summary: Summary) -> bool:
    return bool(summary.completion.due or any(day.value is not None for day in summary.record.days))


def _months(summary: Summary, year: int) -> tuple[Month, ...]:
    periods: dict[str, list[Verdict]] = defaultdict(list)
    for period in summary.record.judged.periods:
        periods[month_key(min(period.last, summary.record.range.last))].append(period)
    done = Counter(month_key(day.day) for day in summary.record.days if day.state == "done")
    keys = [month_key(date(year, month, 1)) for month in range(1, 13)]
    return tuple(Month(key, completion(periods[key]), done[key]) for key in keys)


def _totals(sections: Sequence[Section]) -> Totals:
    done = Counter(
        day.day for section in sections for day in section.summary.record.days if day.state == "done"
    )
    by_month: Counter[str] = Counter()
    for day, things in done.items():
        by_month[month_key(day)] += things
    best = min(by_month, key=lambda key: (-by_month[key], key), default=None)
    checkins = sum(len(section.summary.record.logs) for section in sections)
    return Totals(len(done), done.total(), checkins, best)
