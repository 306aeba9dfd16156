"""Days and the stretches made of them: the day a person lives in, ranges, weeks, months, years.

Everything here is pure: no clock, no database. Reading what a person typed is ``day_parsing``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BEGINNING = date(1900, 1, 1)
"""The first day that an open or complete range reaches back to: a Monday, before any tracked day."""


@dataclass(frozen=True, slots=True, order=True)
class DayRange:
    """A stretch of whole days, both ends included. ``ValueError`` when it ends before it starts."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a range of days cannot end ({self.last}) before it starts ({self.first})")

    @property
    def days(self) -> int:
        """How many days the range holds, at least 1."""
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=offset) for offset in range(self.days))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"


def load_zone(timezone: str) -> ZoneInfo:
    """Return the named IANA time zone; an unknown name is a ``UsageError``."""
    try:
        return ZoneInfo(timezone)
    # A path-like or directory name surfaces as ValueError or OSError, depending on the system's files.
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(
            f'There is no time zone "{timezone}".',
            "Use a name such as Europe/Berlin, America/New_York or UTC.",
        ) from error


def person_day(now: datetime, *, timezone: str, day_start: int) -> date:
    """Return the day a person is in at the instant ``now``, which must be aware.

    ``day_start`` (0 to 23) is the hour on the person's wall clock at which a day begins: with 4, half past
    three in the night still belongs to the day before. The wall clock decides, so a day with a change of
    daylight saving time lasts 23 or 25 hours. PostgreSQL's ``(now AT TIME ZONE zone) - hours`` agrees.
    """
    if now.tzinfo is None:
        raise ValueError("person_day needs an aware instant")
    if not 0 <= day_start <= 23:
        raise ValueError(f"a day starts at an hour from 0 to 23, not {day_start}")
    wall_clock = now.astimezone(load_zone(timezone)).replace(tzinfo=None)
    return (wall_clock - timedelta(hours=day_start)).date()


def week_of(day: date, week_start: int = 1) -> DayRange:
    """Return the seven days around ``day``; ``week_start`` is 1 for Monday to 7 for Sunday."""
    if not 1 <= week_start <= 7:
        raise ValueError(f"a week starts on a day from 1 (Monday) to 7 (Sunday), not {week_start}")
    first = day - timedelta(days=(day.isoweekday() - week_start) % 7)
    return DayRange(first, first + timedelta(days=6))


def month_of(day: date) -> DayRange:
    """Return the calendar month around ``day``."""
    return DayRange(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def quarter_of(day: date) -> DayRange:
    """Return the three calendar months around ``day``: January to March is the first quarter."""
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    return DayRange(first, month_of(first.replace(month=first.month + 2)).last)


def year_of(day: date) -> DayRange:
    """Return the calendar year around ``day``."""
    return DayRange(date(day.year, 1, 1), date(day.year, 12, 31))


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day when it is shorter."""
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("the year is out of range")
    month = month_index + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def week_key(day: date) -> str:
    """Return the ISO week of a day as ``2026-W46``; its year is the ISO year, not always the calendar's."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_key(day: date) -> str:
    """Return the month of a day as ``2026-11``."""
    return f"{day.year:04d}-{day.month:02d}"


def parse_period_key(text: str) -> DayRange:
    """Return the days of ``2026``, ``2026-11``, ``2026-Q4`` or ``2026-W46`` (an ISO week, Monday to Sunday).

    Anything else, and a week or month that does not exist, is a ``UsageError``.
    """
    key = text.strip().upper()
    for pattern, days_of in _PERIOD_KEYS:
        match = pattern.fullmatch(key)
        if match:
            numbers = [int(number) for number in match.groups()]
            try:
                return days_of(numbers)
            except (ValueError, OverflowError) as error:
                raise _unknown_period(text) from error
    raise _unknown_period(text)


def _unknown_period(text: str) -> UsageError:
    return UsageError(f'There is no period "{text}".', "Write 2026, 2026-11, 2026-Q4 or 2026-W46.")


def _iso_week(numbers: list[int]) -> DayRange:
    year, week = numbers
    return week_of(date.fromisocalendar(year, week, 1))


def _month(numbers: list[int]) -> DayRange:
    year, month = numbers
    return month_of(date(year, month, 1))


def _quarter(numbers: list[int]) -> DayRange:
    year, quarter = numbers
    return quarter_of(date(year, quarter * 3, 1))


def _year(numbers: list[int]) -> DayRange:
    return year_of(date(numbers[0], 1, 1))


_PERIOD_KEYS: tuple[tuple[re.Pattern[str], Callable[[list[int]], DayRange]], ...] = (
    (re.compile(r"([0-9]{4})"), _year),
    (re.compile(r"([0-9]{4})-([0-9]{2})"), _month),
    (re.compile(r"([0-9]{4})-Q([1-4])"), _quarter),
    (re.compile(r"([0-9]{4})-W([0-9]{2})"), _iso_week),
)
