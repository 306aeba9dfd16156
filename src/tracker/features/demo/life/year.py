"""The year itself: when it begins, what happens in it, and how much energy there is on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import pi, sin
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from tracker.core.days import DayRange

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH_DAYS = 365
_NAMESPACE = UUID("9d3e1b52-6c0f-4d0e-9d0a-6f1a5b0e7c21")
_SLOW_START_DAYS = 45
_LAST_GOOD_DAYS = 35
_WAVE_DAYS = 90


@dataclass(frozen=True, slots=True)
class Year:
    """A year that ends with ``today``. Whatever is by chance in it follows from ``seed``."""

    today: date
    seed: int = 1

    @property
    def first(self) -> date:
        """The first day."""
        return self.day(0)

    @property
    def holiday(self) -> DayRange:
        """Two weeks in which everything rests."""
        return DayRange(self.day(236), self.day(249))

    @property
    def illness(self) -> DayRange:
        """Six days in bed."""
        return DayRange(self.day(301), self.day(306))

    def day(self, number: int) -> date:
        """Return a day of the year, the first being 0."""
        return self.today - timedelta(days=LENGTH_DAYS - 1 - number)

    def days(self, since: int = 0) -> Iterator[date]:
        """Yield the days, from the one with a number to today."""
        return (self.day(number) for number in range(since, LENGTH_DAYS))

    def energy(self, day: date) -> float:
        """Return how well things go on a day, up to 1: a slow start, ups and downs, a good end."""
        number = (day - self.first).days
        begun = min(1.0, number / _SLOW_START_DAYS)
        level = 0.45 + 0.5 * begun + 0.05 * sin(2 * pi * number / _WAVE_DAYS)
        return 1.0 if number >= LENGTH_DAYS - _LAST_GOOD_DAYS else min(1.0, level)

    def dice(self, name: str) -> Random:
        """Return the chances of one thing, which do not depend on those of the others."""
        return Random(f"{self.seed}/{name}")  # noqa: S311 -- made-up days are no secret

    @staticmethod
    def public_id(name: str) -> str:
        """Return the id of a thing, always the same one."""
        return str(uuid5(_NAMESPACE, name))
