"""Importing a large file with the real command, against the least that PostgreSQL needs for the same rows."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from benchmarks import databases
from benchmarks.grid import NAMES, WEIGHTS, Grid, make_journeys, title
from benchmarks.home import throwaway_home
from benchmarks.measure import Measure, Part, Series, Unit, interleave, run_sized, timed
from benchmarks.population import verify
from tracker.db.target import PRIVATE_DATABASE, PRIVATE_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.home import Home

_TEMPLATE = "import_tracker"
_HALF_POINTS = (-2, 1, 2, 4, 6)
_CHUNK_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Sizes:
    """A large file, the number of days in a file of a tenth of that or so, and how often each is read."""

    journeys: int
    days: int
    fewer_days: int
    rounds: int


FULL = Sizes(journeys=100, days=10_000, fewer_days=1_000, rounds=3)
QUICK = Sizes(journeys=4, days=100, fewer_days=10, rounds=2)


def measure_import(*, quick: bool) -> Part:
    """Measure the time of a large import, and the memory of a large and a small one."""
    sizes = QUICK if quick else FULL
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    large, small = (Grid(sizes.journeys, days, yesterday) for days in (sizes.days, sizes.fewer_days))
    with throwaway_home() as home:
        databases.create(home, _TEMPLATE, template=PRIVATE_DATABASE)
        with home.connect(PRIVATE_ROLE, _TEMPLATE) as connection:
            journeys = make_journeys(connection, sizes.journeys)
            (person,) = connection.execute("SELECT me()").fetchone() or (0,)
        files = _Files(home.path.parent)
        large_file, small_file = files.for_command(large), files.for_command(small)
        copy_file = files.for_copy(large, journeys, int(person))
        memory: dict[str, list[float]] = {"large": [], "small": []}

        def import_file(path: Path, size: str) -> float:
            seconds, held = _import(home, path)
            memory[size].append(held)
            return seconds

        found = interleave(
            {
                "import": lambda: import_file(large_file, "large"),
                "copy": lambda: _copy(home, copy_file),
                "small": lambda: import_file(small_file, "small"),
            },
            rounds=sizes.rounds,
            warm_up=0,
        )
    return Part("import", tuple(_measures(large, small, found, memory)))


def _measures(
    large: Grid, small: Grid, found: dict[str, tuple[float, ...]], memory: dict[str, list[float]]
) -> Sequence[Measure]:
    return (
        Measure(
            "import.time",
            f"Importing {len(large):,} check-ins",
            Series("`import checkins FILE`", Unit.SECONDS, found["import"]),
            Series("bare `COPY`", Unit.SECONDS, found["copy"]),
        ),
        Measure(
            "import.memory",
            "Most memory that the importing command held",
            Series(f"{len(large):,} rows", Unit.BYTES, tuple(memory["large"])),
            Series(f"{len(small):,} rows", Unit.BYTES, tuple(memory["small"])),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Files:
    """Writes the rows as files."""

    folder: Path

    def for_command(self, grid: Grid) -> Path:
        """Write the CSV that a person would import."""
        path = self.folder / f"{len(grid)}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("day", "journey", *NAMES))
            writer.writerows((row.day, title(row.journey), *row.efforts) for row in grid.rows())
        return path

    def for_copy(self, grid: Grid, journeys: Sequence[int], person: int) -> Path:
        """Write the rows as they end up in the table, score included."""
        path = self.folder / f"{len(grid)}.copy"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for row in grid.rows():
                points = sum(
                    weight * _HALF_POINTS[effort - 1]
                    for weight, effort in zip(WEIGHTS, row.efforts, strict=True)
                )
                efforts = ",".join(map(str, row.efforts))
                file.write(f"{person}\t{journeys[row.journey - 1]}\t{row.day}\t{points}\t{{{efforts}}}\n")
        return path


def _import(home: Home, path: Path) -> tuple[float, float]:
    """Run the command on a fresh database; return its seconds and its largest size in bytes."""
    with databases.copied(home, _TEMPLATE) as name:
        argv = home.command("import", "checkins", str(path))
        measured = run_sized(argv, home.environment(warm=False, database=name))
        with home.connect(database=name) as connection:
            verify(connection)
    return measured


def _copy(home: Home, path: Path) -> float:
    """Copy the rows into a table that has all of checkins' columns, checks and indexes, and nothing else."""
    with databases.copied(home, _TEMPLATE) as name, home.connect(database=name) as connection:
        connection.execute("CREATE TABLE bare (LIKE checkins INCLUDING ALL)")

        def run() -> None:
            statement = "COPY bare (user_id, journey_id, day, half_points, efforts) FROM STDIN"
            with path.open("rb") as file, connection.cursor().copy(statement) as copy:
                while block := file.read(_CHUNK_BYTES):
                    copy.write(block)

        return timed(run)
