"""Values over time: a day's, or those of a week, month or weekday put together, with a moving average."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from tracker.core.days import DayRange, add_months, month_key, month_of, week_key, week_of
from tracker.features.heatmap import service as heatmap
from tracker.features.statistics.by import By
from tracker.features.statistics.service import figures
from tracker.features.statistics.service.records import begun_days, records
from tracker.features.statistics.service.summary import DayValue, day_values, measure_of
from tracker.features.streaks.rules import WEEKDAYS
from tracker.features.streaks.verdicts import verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


Measure = Literal["score", "amount", "done", "things"]

DAYS_SHOWN, WEEKS_SHOWN, MONTHS_SHOWN = 90, 26, 12
USUAL_WINDOW = 7


@dataclass(frozen=True, slots=True)
class Point:
    """One value: of a day, of a week or month, of a weekday (which has no days of its own).

    ``days`` counts the days that have a value; without any, ``value`` is None. ``average`` is the moving
    average, where one was asked for and something is known in its window.
    """

    label: str
    first: date | None
    last: date | None
    value: Decimal | None
    days: int
    average: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one thing, oldest first.

    ``measure``: *score*, *amount*, *done* (1 or 0 a day), *things* (done that day, of everything).
    ``window`` is that of the moving average in points; None without one.
    """

    name: str
    measure: Measure
    unit: str | None
    by: By
    range: DayRange
    window: int | None
    points: tuple[Point, ...]

    @property
    def summed(self) -> bool:
        """Whether a point is the total of its days rather than their mean."""
        return self.measure != "score" and self.by in {By.WEEK, By.MONTH}

    def rows(self) -> Iterator[dict[str, object]]:
        """Return the promised keys of each point."""
        for point in self.points:
            yield {
                "label": point.label,
                "first": point.first,
                "last": point.last,
                "value": point.value,
                "average": point.average,
                "days": point.days,
                "measure": self.measure,
            }


def usual_range(by: By, *, today: date, first_weekday: int) -> DayRange:
    """Return the days shown where none were named: whole weeks and months, up to today."""
    if by is By.DAY:
        return DayRange(today.fromordinal(today.toordinal() - DAYS_SHOWN + 1), today)
    if by is By.WEEK:
        this_week = week_of(today, first_weekday).first
        return DayRange(this_week.fromordinal(this_week.toordinal() - 7 * (WEEKS_SHOWN - 1)), today)
    return DayRange(month_of(add_months(today, 1 - MONTHS_SHOWN)).first, today)


def series(
    session: Session,
    *,
    query: str | None,
    days: DayRange,
    by: By,
    window: int | None,
    first_weekday: int,
    today: date,
) -> Series:
    """Return the values of the habit or journey that ``query`` means, or of everything where it is None.

    Scores are averaged in weeks, months and weekdays; all else is added up in weeks and months and averaged
    by weekday. Only days up to today count.
    """
    name, measure, unit, values = (
        _of_everything(session, days, today) if query is None else _of_one(session, query, days, today)
    )
    shown = DayRange(values[0][0], values[-1][0])
    summed = measure != "score" and by is not By.WEEKDAY
    points = _points(values, by, first_weekday, _total if summed else figures.mean)
    averaged = tuple(_averaged(points, window)) if window else tuple(points)
    return Series(name, measure, unit, by, shown, window, averaged)


def _of_one(
    session: Session, query: str, days: DayRange, today: date
) -> tuple[str, Measure, str | None, list[DayValue]]:
    subject = heatmap.find_subject(session, query=query, today=today)
    (record,) = records(session, subjects=[subject], days=days, today=today)
    measure = measure_of(record)
    unit = record.rule.unit if record.measured else None
    return record.name, measure, unit, list(day_values(record))


def _of_everything(
    session: Session, days: DayRange, today: date
) -> tuple[str, Measure, str | None, list[DayValue]]:
    """Return the number of things done on each day; days before the first of them have no value."""
    judged = verdicts(session, days=DayRange(today, today), today=today)
    begun = begun_days(days, judged.values(), today=today)
    heat = heatmap.of_everything(session, days=begun, today=today)
    return heat.title, "things", None, [(day.day, Decimal(day.value or 0)) for day in heat.days]


def _points(
    values: Sequence[DayValue],
    by: By,
    first_weekday: int,
    together: Callable[[Sequence[Decimal]], Decimal | None],
) -> list[Point]:
    if by is By.WEEKDAY:
        return [
            _point(name, [pair for pair in values if pair[0].weekday() == number], together, timeless=True)
            for number, name in enumerate(WEEKDAYS)
        ]
    keys: dict[By, Callable[[date], object]] = {
        By.DAY: lambda day: day,
        By.WEEK: lambda day: week_of(day, first_weekday),
        By.MONTH: month_of,
    }
    buckets = [list(group) for _, group in groupby(values, key=lambda pair: keys[by](pair[0]))]
    return [_point(_label(bucket[0][0], by, first_weekday), bucket, together) for bucket in buckets]


def _point(
    label: str,
    bucket: Sequence[DayValue],
    together: Callable[[Sequence[Decimal]], Decimal | None],
    *,
    timeless: bool = False,
) -> Point:
    known = [value for _, value in bucket if value is not None]
    first, last = (None, None) if timeless else (bucket[0][0], bucket[-1][0])
    return Point(label, first, last, together(known), len(known))


def _label(day: date, by: By, first_weekday: int) -> str:
    """Return 2026-11-20, 2026-11 or 2026-W47; weeks that are no ISO weeks are called by their first day."""
    if by is By.MONTH:
        return month_key(day)
    if by is By.WEEK:
        return week_key(day) if first_weekday == 1 else str(week_of(day, first_weekday).first)
    return str(day)


def _total(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) if values else None


def _averaged(points: Iterable[Point], window: int) -> Iterator[Point]:
    """Return the points with the mean of the known values among themselves and the ``window - 1`` before."""
    recent: deque[Decimal | None] = deque(maxlen=window)
    for point in points:
        recent.append(point.value)
        average = figures.mean([value for value in recent if value is not None])
        yield Point(point.label, point.first, point.last, point.value, point.days, average)
