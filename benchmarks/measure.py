"""Measuring: things run in turn, so that a disturbance of the machine falls on all of them alike.

What comes of it is kept whole (`Series`), so that a page can be drawn again without measuring again.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


_DIGITS = 6
_SIZED = str(Path(__file__).with_name("sized.py"))


class Unit(StrEnum):
    """What a number counts."""

    SECONDS = "s"
    BYTES = "B"
    ROWS_PER_SECOND = "rows/s"


@dataclass(frozen=True, slots=True)
class Series:
    """What was measured of one thing, in the order in which it was measured."""

    label: str
    unit: Unit
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    @property
    def quartiles(self) -> tuple[float, float]:
        """The first and the third quartile; of a single value, itself twice."""
        if len(self.values) == 1:
            return self.values[0], self.values[0]
        first, _, third = statistics.quantiles(self.values, n=4, method="inclusive")
        return first, third


@dataclass(frozen=True, slots=True)
class Measure:
    """A thing of ours beside what it is held against.

    ``key`` names it for good: its target is found by it. Without ``theirs`` the value itself is what counts.
    """

    key: str
    title: str
    ours: Series
    theirs: Series | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Median of ours over median of theirs; None where there is nothing to divide by."""
        if self.theirs is None or self.theirs.median == 0:
            return None
        return self.ours.median / self.theirs.median


@dataclass(frozen=True, slots=True)
class Curve:
    """One thing measured at several sizes, the smallest first."""

    label: str
    points: tuple[tuple[int, Series], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The measures of a part of the benchmark, and sentences on what was left out, or how it was done."""

    name: str
    measures: tuple[Measure, ...]
    remarks: tuple[str, ...] = ()
    curves: tuple[Curve, ...] = ()


class CommandFailedError(Exception):
    """A measured command did not do what it was to do."""


def interleave(
    actions: Mapping[str, Callable[[], float]],
    *,
    rounds: int,
    warm_up: int = 1,
    before: Callable[[], None] = lambda: None,
) -> dict[str, tuple[float, ...]]:
    """Run all actions in turn, round after round, and return what each said.

    The first ``warm_up`` rounds are run and not counted. ``before`` is called before each action: it waits
    for what the last one left to be done, which would be counted for the next.
    """
    values: dict[str, list[float]] = {name: [] for name in actions}
    for number in range(warm_up + rounds):
        for name, action in actions.items():
            before()
            value = action()
            if number >= warm_up:
                values[name].append(float(f"{value:.{_DIGITS}g}"))
    return {name: tuple(found) for name, found in values.items()}


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that an action took."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def run_timed(argv: Sequence[str], environ: Mapping[str, str]) -> float:
    """Run a program to its end, away from the terminal, and return the seconds that it took."""
    begun = time.perf_counter()
    done = subprocess.run(
        argv,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    seconds = time.perf_counter() - begun
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()
        raise CommandFailedError(f"`{' '.join(argv)}` ended with {done.returncode}: {said}")
    return seconds


def run_sized(argv: Sequence[str], environ: Mapping[str, str]) -> tuple[float, float]:
    """Run a program as `run_timed` does; return its seconds, and the most memory in bytes that it held."""
    done = subprocess.run(
        [sys.executable, "-P", _SIZED, *argv], env=environ, capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode != 0:
        raise CommandFailedError(f"`{' '.join(argv)}` ended with {done.returncode}: {done.stderr.strip()}")
    told = json.loads(done.stdout)
    return float(told["seconds"]), float(told["bytes"])
