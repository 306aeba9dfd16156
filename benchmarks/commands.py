"""The daily commands: warm against a bare Python, cold against bare imports, little data against much."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import amount
from benchmarks.home import interleave_warm, throwaway_home
from benchmarks.measure import Measure, Part, Series, Unit, interleave, run_timed
from benchmarks.population import HABIT, JOURNEY, Population, populate, verify
from benchmarks.rivals import OTHER_RIVALS, PYTHON_RIVALS, find_rivals, measure_rivals
from tracker.db import server
from tracker.warm.memory import memory_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from benchmarks.home import Home

_IMPORTS = (sys.executable, "-c", "import typer, rich.table, sqlalchemy, psycopg")
_REST_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """How often, and on how much data, commands are measured."""

    rounds: int
    few: Population
    many: Population


FULL = Sizes(20, Population(5, 100, 5, habits=1), Population(5000, 100, 5, habits=1))
QUICK = Sizes(3, Population(2, 10, 2, habits=1), Population(20, 10, 2, habits=1))


def measure_commands(*, quick: bool, rivals: Path | None = None) -> Part:
    """Measure the commands in two homes that differ in nothing but how much their databases hold."""
    sizes = QUICK if quick else FULL
    with ExitStack() as stack:
        few, many = (stack.enter_context(throwaway_home()) for _ in range(2))
        for home, population in ((few, sizes.few), (many, sizes.many)):
            populate(home, population)
            with home.connect() as connection:
                verify(connection)
            home.start_warm()
        measures = [
            *_against_bare(few, sizes.rounds),
            *_in_a_row(few, sizes.rounds),
            *_few_against_many(few, many, sizes),
            _cold(few, sizes.rounds),
        ]
        # Pages that two servers share would count half for each.
        many.stop_warm()
        server.stop(many.locations)
        measures += _memory(few)
    found = find_rivals(rivals)
    beside, remarks = measure_rivals(found, quick=quick)
    return Part("commands", (*measures, *beside), tuple(filter(None, (_on_rivals(found), *remarks))))


def _on_rivals(found: Mapping[str, str]) -> str:
    """Say which other trackers were there."""
    missing = [name for name in (*PYTHON_RIVALS, *OTHER_RIVALS) if name not in found]
    if not found:
        return "No other tracker was installed, so none was measured beside."
    return f"Not installed, so not measured: {', '.join(missing)}." if missing else ""


def _daily(home: Home) -> dict[str, Callable[[], float]]:
    """The commands that are measured warm, by key. Each of those that write changes something every time."""
    efforts = cycle((("sleep=4", "sport=3", "food=2"), ("sleep=3", "sport=4", "food=5")))
    completion = {
        "_TRACKER_COMPLETE": "complete_bash",
        "COMP_WORDS": f"tracker done {HABIT[:2]}",
        "COMP_CWORD": "2",
    }
    return {
        "done": lambda: home.time_warm("done", HABIT, "1"),
        "checkin": lambda: home.time_warm("checkin", JOURNEY, *next(efforts)),
        "today": lambda: home.time_warm("today"),
        "streaks": lambda: home.time_warm("streaks"),
        "completion": lambda: home.time_warm(extra=completion),
    }


_TITLES = {
    "done": "`done HABIT 1`",
    "checkin": "`checkin JOURNEY …`, three efforts",
    "today": "`today`",
    "streaks": "`streaks`",
    "completion": "Completing the word after `done`",
}


def _against_bare(home: Home, rounds: int) -> Iterator[Measure]:
    commands = _daily(home)
    found, note = interleave_warm([home], commands, {"bare": home.time_bare}, rounds=rounds)
    bare = Series("`python -c pass`", Unit.SECONDS, found["bare"])
    for key in commands:
        yield Measure(f"commands.{key}", _TITLES[key], Series("warm", Unit.SECONDS, found[key]), bare, note)


def _in_a_row(home: Home, rounds: int) -> Iterator[Measure]:
    """The same at once after another command, as in a script: the next process is not prepared in time."""

    def after_another(*argv: str) -> float:
        home.time_warm("today")
        return home.time_warm(*argv)

    actions = {"done": lambda: after_another("done", HABIT, "1"), "today": lambda: after_another("today")}
    found = interleave({**actions, "bare": home.time_bare}, rounds=rounds, before=home.await_standby)
    bare = Series("`python -c pass`", Unit.SECONDS, found["bare"])
    for key in actions:
        series = Series("warm", Unit.SECONDS, found[key])
        yield Measure(f"commands.row.{key}", f"{_TITLES[key]}, at once after another command", series, bare)


def _few_against_many(few: Home, many: Home, sizes: Sizes) -> Iterator[Measure]:
    small, large = _daily(few), _daily(many)
    actions = {
        f"{key} {size}": both[key] for key in small for size, both in (("few", small), ("many", large))
    }
    found, _ = interleave_warm([few, many], actions, {}, rounds=sizes.rounds)
    for key in small:
        yield Measure(
            f"commands.size.{key}",
            f"{_TITLES[key]}, much data against little",
            Series(f"{sizes.many.entries:,} entries", Unit.SECONDS, found[f"{key} many"]),
            Series(f"{sizes.few.entries:,} entries", Unit.SECONDS, found[f"{key} few"]),
        )


def _cold(home: Home, rounds: int) -> Measure:
    environ = home.environment(warm=False)
    found = interleave(
        {
            "cold": lambda: run_timed(home.command("done", HABIT, "1"), environ),
            "imports": lambda: run_timed(_IMPORTS, environ),
        },
        rounds=rounds,
    )
    return Measure(
        "commands.cold.done",
        f"{_TITLES['done']}, cold",
        Series("`TRACKER_WARM=0`", Unit.SECONDS, found["cold"]),
        Series("importing typer, rich.table, sqlalchemy, psycopg", Unit.SECONDS, found["imports"]),
    )


def _memory(home: Home) -> Iterator[Measure]:
    """What is held while nobody does anything: warm process, the one ahead of it, and the whole server."""
    if not Path("/proc/self/smaps_rollup").exists():
        return  # Only Linux tells how much of what is shared is whose.
    home.await_standby()
    time.sleep(_REST_SECONDS)
    status = home.warm_status()
    warm = [int(str(status["pid"])), int(str(status["standby"]))]
    postmaster = server.status(home.locations).pid
    family = [postmaster, *children(postmaster)] if postmaster else []
    warm_bytes, server_bytes = (sum(map(memory_bytes, processes)) for processes in (warm, family))
    note = (
        f"Warm process and standby hold {amount(warm_bytes, Unit.BYTES)}, "
        f"the server's {len(family)} processes {amount(server_bytes, Unit.BYTES)}."
    )
    held = Series("proportional set size", Unit.BYTES, (float(warm_bytes + server_bytes),))
    yield Measure("commands.memory", "Memory at rest: warm process, standby, private server", held, note=note)


def children(parent: int) -> list[int]:
    """Return the processes that a process has started and that still run."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            fields = (place / "stat").read_text("ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(place.name))
    return found
