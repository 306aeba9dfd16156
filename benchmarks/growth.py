"""How commands behave as the database grows, while the person who types them has a history like any other."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.home import interleave_warm, throwaway_home
from benchmarks.measure import Curve, Measure, Part, Series, Unit
from benchmarks.population import JOURNEY, Population, populate, settle, verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.home import Home

_COMMANDS = {
    "today": ("today",),
    "streaks": ("streaks",),
    "history": ("history", ":month"),
    "leaderboard": ("leaderboard", JOURNEY),
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """What is measured how often, the smallest database first."""

    populations: tuple[Population, ...]
    rounds: int


FULL = Sizes(
    (Population(100, 100), Population(100, 1000), Population(1000, 1000), Population(5000, 1000)), rounds=20
)
QUICK = Sizes((Population(4, 10, group_size=4), Population(12, 10, group_size=4)), rounds=2)


def measure_growth(*, quick: bool) -> Part:
    """Measure the commands in one home for each size, all at once and in turn."""
    sizes = QUICK if quick else FULL
    with ExitStack() as stack:
        homes = {
            population.checkins: _filled(stack.enter_context(throwaway_home()), population)
            for population in sizes.populations
        }
        for home in homes.values():
            home.start_warm()
        actions = {
            f"{key} {size}": partial(home.time_warm, *argv)
            for key, argv in _COMMANDS.items()
            for size, home in homes.items()
        }
        bare = {f"bare {size}": home.time_bare for size, home in homes.items()}
        found, cold = interleave_warm(homes.values(), actions, bare, rounds=sizes.rounds)
    curves = tuple(_curve(f"`{' '.join(argv)}`", key, found, list(homes)) for key, argv in _COMMANDS.items())
    measures = tuple(_measure(key, curve) for key, curve in zip(_COMMANDS, curves, strict=True))
    return Part(
        "growth",
        measures,
        (*_remarks(sizes), *filter(None, [cold])),
        (*curves, _curve("`python -c pass`", "bare", found, list(homes))),
    )


def _remarks(sizes: Sizes) -> tuple[str, ...]:
    made = ", ".join(
        f"{population.people:,} people with {population.days:,} days each" for population in sizes.populations
    )
    group_size = sizes.populations[0].group_size
    return (
        f"Databases of {made}, in journeys of {group_size} members.",
        "Standings and streaks were compared with the facts before anything was measured.",
    )


def _filled(home: Home, population: Population) -> Home:
    populate(home, population)
    home.run("checkin", JOURNEY, "sleep=4", "sport=3", "food=2")
    with home.connect() as connection:
        verify(connection)
        settle(connection)
    return home


def _curve(label: str, key: str, found: dict[str, tuple[float, ...]], sizes: Sequence[int]) -> Curve:
    return Curve(
        label, tuple((size, Series(f"{size:,}", Unit.SECONDS, found[f"{key} {size}"])) for size in sizes)
    )


def _measure(key: str, curve: Curve) -> Measure:
    (smallest, before), (largest, after) = curve.points[0], curve.points[-1]
    return Measure(
        f"growth.{key}",
        curve.label,
        Series(f"{largest:,} check-ins", Unit.SECONDS, after.values),
        Series(f"{smallest:,} check-ins", Unit.SECONDS, before.values),
    )
