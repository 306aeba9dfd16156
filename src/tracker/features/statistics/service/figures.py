"""Figures of one record: completion, weekdays, runs, dimensions. Pure: no database, no clock."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from tracker.features.streaks.rules import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.features.heatmap.service import HeatDay
    from tracker.features.journeys.service import CheckinLog
    from tracker.features.statistics.service.records import Record
    from tracker.features.streaks.verdicts import Verdict

BEST_EFFORT = 5
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Completion:
    """Periods that were due, those of them that were met, and those that were excused and so not due."""

    due: int
    met: int
    excused: int

    @property
    def rate(self) -> float | None:
        """Periods met of those due, 0 to 1; None where none was due."""
        return round(self.met / self.due, 4) if self.due else None


@dataclass(frozen=True, slots=True)
class WeekdayFigure:
    """How often something was done on a weekday, of the days on which it could have been."""

    weekday: str
    done: int
    days: int
    rate: float | None


@dataclass(frozen=True, slots=True)
class DimensionFigure:
    """How a dimension was answered. ``efforts`` counts the answers 1 to 5; means are None without answers."""

    name: str
    answers: int
    mean_effort: Decimal | None
    crushed_share: float | None
    efforts: tuple[int, ...]


def completion(periods: Iterable[Verdict]) -> Completion:
    """Count periods: a met one is due, an excused or still open one is not."""
    outcomes = Counter(period.outcome for period in periods)
    return Completion(outcomes["met"] + outcomes["missed"], outcomes["met"], outcomes["excused"])


def longest_run(periods: Iterable[Verdict]) -> int:
    """Return the most met periods in a row; excused ones hold a run together without counting."""
    longest = running = 0
    for period in periods:
        if period.outcome == "met":
            running += 1
        elif period.outcome != "excused":
            running = 0
        longest = max(longest, running)
    return longest


def weekdays(record: Record) -> tuple[WeekdayFigure, ...]:
    """Return a figure for each weekday, Monday first."""
    counted = list(record.counted_days())
    days = Counter(day.day.weekday() for day in counted)
    done = Counter(day.day.weekday() for day in counted if day.state == "done")
    return tuple(
        WeekdayFigure(name, done[number], days[number], _share(done[number], days[number]))
        for number, name in enumerate(WEEKDAYS)
    )


def best_and_worst(figures: Sequence[WeekdayFigure]) -> tuple[str | None, str | None]:
    """Return the weekdays of the highest and lowest rate, the earlier of equals; None where all are equal."""
    known = [(figure.rate, figure.weekday) for figure in figures if figure.rate is not None]
    rates = [rate for rate, _ in known]
    if len(set(rates)) < 2:
        return None, None
    by_rate: Mapping[float, str] = dict(reversed(known))
    return by_rate[max(rates)], by_rate[min(rates)]


def known_value(day: HeatDay) -> Decimal | None:
    """Return the score or amount of a day; a skip, a "no" and a 0 that was not enough have none."""
    return Decimal(day.value) if day.value is not None and (day.value or day.state == "done") else None


def dimensions(logs: Sequence[CheckinLog], *, names: Iterable[str]) -> tuple[DimensionFigure, ...]:
    """Return how each of the named dimensions was answered, then any others that were."""
    ordered = dict.fromkeys([*names, *(name for log in logs for name in log.efforts)])
    return tuple(
        _dimension(name, [log.efforts[name] for log in logs if name in log.efforts]) for name in ordered
    )


def _dimension(name: str, efforts: Sequence[int]) -> DimensionFigure:
    counts = Counter(efforts)
    return DimensionFigure(
        name=name,
        answers=len(efforts),
        mean_effort=mean([Decimal(effort) for effort in efforts]),
        crushed_share=_share(counts[BEST_EFFORT], len(efforts)),
        efforts=tuple(counts[effort] for effort in range(1, BEST_EFFORT + 1)),
    )


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """Return the mean, rounded to hundredths; None of nothing."""
    if not values:
        return None
    return (sum(values, Decimal(0)) / len(values)).quantize(_HUNDREDTH, ROUND_HALF_UP)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
