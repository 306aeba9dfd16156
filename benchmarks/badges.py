"""What badges cost: judging a bulk import, and a day's check-in and habit with the game on and off."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.home import interleave_warm, throwaway_home
from benchmarks.measure import Curve, Measure, Part, Series, Unit, interleave
from benchmarks.population import HABIT, JOURNEY, Population, populate, settle, verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.home import Connection, Home

_COMMANDS = {
    "checkin": ("checkin", JOURNEY, "sleep=4", "sport=3", "food=2"),
    "done": ("done", HABIT, "30"),
}
_AGAIN = "INSERT INTO checkins SELECT * FROM before"
_TODAY_IS_OPEN = (
    "DELETE FROM checkins WHERE day = current_date AND user_id = (SELECT min(id) FROM users)",
    "DELETE FROM habit_entries WHERE day = current_date AND user_id = (SELECT min(id) FROM users)",
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Imports, the smallest first, and a person's history whose commands are timed."""

    imports: tuple[Population, ...]
    history: Population
    rounds: int
    import_rounds: int


FULL = Sizes(
    (Population(1000, 100), Population(10_000, 100)),
    Population(1, 1000, habits=9),
    rounds=20,
    import_rounds=2,
)
QUICK = Sizes(
    (Population(4, 20, group_size=4), Population(12, 20, group_size=4)),
    Population(1, 20, habits=2),
    rounds=2,
    import_rounds=1,
)


class MisjudgedError(Exception):
    """Badges that are stored do not follow from the facts: whatever was measured means nothing."""


def measure_badges(*, quick: bool) -> Part:
    """Measure imports of two sizes, by one statement each, and commands; with the game on and off."""
    sizes = QUICK if quick else FULL
    curves = _import(sizes)
    (small, before), (large, after) = curves["on"].points[0], curves["on"].points[-1]
    (_, without) = curves["off"].points[-1]
    commands, cold = _commands(sizes)
    scale = large / small
    return Part(
        "badges",
        (
            *commands,
            Measure("badges.import", f"Importing {large:,} check-ins", after, without),
            Measure(
                "badges.linear",
                f"Importing {large:,} check-ins against {scale:g} times as long as {small:,}",
                Series(f"{large:,} check-ins", Unit.SECONDS, after.values),
                Series(f"{scale:g} × {small:,}", Unit.SECONDS, tuple(scale * s for s in before.values)),
            ),
        ),
        tuple(filter(None, [_remark(sizes), cold])),
    )


def _remark(sizes: Sizes) -> str:
    made = " and ".join(f"{population.people:,} people" for population in sizes.imports)
    return (
        f"Imports are one statement each, of {made} with {sizes.imports[0].days:,} days; all that is derived "
        f"comes with it. Whose commands are timed has {sizes.history.entries:,} facts. "
        "Badges were compared with the facts after each import."
    )


def _commands(sizes: Sizes) -> tuple[tuple[Measure, ...], str]:
    """Time commands in two homes that differ in one setting; today is open each time."""
    with ExitStack() as stack:
        homes = {game: stack.enter_context(throwaway_home()) for game in ("on", "off")}
        for game, home in homes.items():
            populate(home, sizes.history)
            home.run("settings", "set", "game", game)
            home.start_warm()
        connections = {game: stack.enter_context(home.connect()) for game, home in homes.items()}

        def timed(game: str, *argv: str) -> Callable[[], float]:
            def run() -> float:
                for statement in _TODAY_IS_OPEN:
                    connections[game].execute(statement.encode())
                return homes[game].time_warm(*argv)

            return run

        actions = {f"{key} {game}": timed(game, *argv) for key, argv in _COMMANDS.items() for game in homes}
        found, cold = interleave_warm(homes.values(), actions, {}, rounds=sizes.rounds)
    return tuple(
        Measure(
            f"badges.{key}",
            f"`{' '.join(argv)}`",
            Series("game on", Unit.SECONDS, found[f"{key} on"]),
            Series("game off", Unit.SECONDS, found[f"{key} off"]),
        )
        for key, argv in _COMMANDS.items()
    ), cold


def _import(sizes: Sizes) -> dict[str, Curve]:
    points: dict[str, list[tuple[int, Series]]] = {"on": [], "off": []}
    for population in sizes.imports:
        with throwaway_home() as home:
            populate(home, population)
            with home.connect() as connection:
                found = _times(home, connection, sizes.import_rounds)
        for game, values in found.items():
            label = f"game {game}"
            points[game].append((population.checkins, Series(label, Unit.SECONDS, values)))
    return {game: Curve(f"game {game}", tuple(of_game)) for game, of_game in points.items()}


def _times(home: Home, connection: Connection, rounds: int) -> dict[str, tuple[float, ...]]:
    """Put all check-ins in anew by one statement, in turn with the game on and off for everybody."""
    connection.execute("CREATE TEMPORARY TABLE before AS SELECT * FROM checkins")
    connection.execute("ANALYZE before")

    def run(game: str) -> float:
        connection.execute("UPDATE user_settings SET game = false")
        connection.execute("DELETE FROM checkins")
        connection.execute("DELETE FROM user_badges")
        connection.execute(f"UPDATE user_settings SET game = {game == 'on'}".encode())
        settle(connection)
        begun = time.perf_counter()
        connection.execute(_AGAIN.encode())
        seconds = time.perf_counter() - begun
        if game == "on":
            _verify(home, connection)
        return seconds

    return interleave({game: partial(run, game) for game in ("on", "off")}, rounds=rounds, warm_up=0)


def _verify(home: Home, connection: Connection) -> None:
    """Compare what is stored with the facts; `MisjudgedError` where a badge is wrong."""
    verify(connection)
    (wrong, earned) = connection.execute(
        "SELECT (SELECT count(*) FROM badge_faults()), (SELECT count(*) FROM user_badges)"
    ).fetchone() or (0, 0)
    if wrong or not earned:
        raise MisjudgedError(f"{wrong} badges of {earned} in {home.path} are not what the facts say.")
