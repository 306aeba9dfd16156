"""One person's check-ins to many journeys over many days: the rows that are loaded in bulk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.home import Connection

DIMENSIONS = (("Sleep", 1), ("Sport", 2), ("Food", 3))
WEIGHTS = tuple(weight for _, weight in DIMENSIONS)
NAMES = tuple(name for name, _ in DIMENSIONS)


class Checkin(NamedTuple):
    """A check-in: the number of its journey from 1 on, its day, three efforts of 1 to 5."""

    journey: int
    day: date
    efforts: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """A check-in to each of the journeys on each of the days that end with ``last``."""

    journeys: int
    days: int
    last: date

    def __len__(self) -> int:
        """Return the number of check-ins."""
        return self.journeys * self.days

    def before(self, days: int) -> Grid:
        """Return the grid of so many days that end where this one begins."""
        return Grid(self.journeys, days, self.last - timedelta(days=self.days))

    def rows(self) -> Iterator[Checkin]:
        """Yield the check-ins, the oldest first."""
        for number in range(self.days - 1, -1, -1):
            day = self.last - timedelta(days=number)
            for journey in range(1, self.journeys + 1):
                seed = number * 31 + journey * 7
                yield Checkin(journey, day, (1 + seed % 5, 1 + seed // 5 % 5, 1 + seed // 25 % 5))


def title(journey: int) -> str:
    """Return the title of a journey."""
    return f"Journey {journey:03}"


def make_journeys(connection: Connection, number: int) -> list[int]:
    """Make the journeys of a grid as the member of the connection; return their ids in order."""
    ids = []
    for journey in range(1, number + 1):
        (made,) = connection.execute("SELECT create_journey(%s)", (title(journey),)).fetchone() or (0,)
        for name, weight in DIMENSIONS:
            connection.execute(
                "SELECT add_dimension(%s, %s, %s::smallint, false, date '1900-01-01')", (made, name, weight)
            )
        ids.append(int(made))
    return ids
