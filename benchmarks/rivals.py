"""Other trackers of the command line that happen to be installed, beside tracker's warm commands.

Each is given its own files with as many entries of one person, written as it would have written them. What is
compared is logging one more, and looking at a day of some. One that fails is left out, and the page says so.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from benchmarks.home import throwaway_home
from benchmarks.measure import CommandFailedError, Measure, Series, Unit, interleave, run_timed
from benchmarks.population import HABIT, Population, populate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.home import Home

PYTHON_RIVALS = ("watson", "jrnl")
"""Those written in Python, as tracker is."""
OTHER_RIVALS = ("timew", "task")

_ACTIONS = {"log": "logging one", "show": "showing a day"}
_HABITS = 9
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")


@dataclass(frozen=True, slots=True)
class Rival:
    """A program with its files: how it logs an entry (a new one each time), and how it shows a day."""

    environ: Mapping[str, str]
    log: Callable[[], Sequence[str]]
    show: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Days of one person with ten entries each, few and many, and how often each command is run."""

    days: Mapping[str, int]
    rounds: int


FULL = Sizes({"small": 100, "large": 5000}, 10)
QUICK = Sizes({"small": 10, "large": 50}, 3)


def find_rivals(folder: Path | None) -> dict[str, str]:
    """Return the programs that are there by name, from the folder or else from ``PATH``."""
    path = os.pathsep.join(
        filter(None, (str(folder.absolute()) if folder else "", os.environ.get("PATH", "")))
    )
    found = {name: shutil.which(name, path=path) for name in (*PYTHON_RIVALS, *OTHER_RIVALS)}
    return {name: program for name, program in found.items() if program is not None}


def measure_rivals(programs: Mapping[str, str], *, quick: bool) -> tuple[list[Measure], list[str]]:
    """Measure programs beside tracker with few and many entries; also return who could not be, and why."""
    sizes = QUICK if quick else FULL
    measures: list[Measure] = []
    remarks: list[str] = []
    for size, days in sizes.days.items() if programs else ():
        person = Population(1, days, group_size=1, habits=_HABITS)
        with throwaway_home() as home:
            populate(home, person)
            home.start_warm()
            for name, program in programs.items():
                try:
                    rival = _PREPARED[name](program, home.path.parent / name, person.entries)
                    measures += [
                        _beside(home, name, rival, action, size, person.entries, sizes.rounds)
                        for action in _ACTIONS
                    ]
                except CommandFailedError as error:
                    remarks.append(f"{name} could not be measured with {person.entries:,} entries: {error}")
    return measures, remarks


def _beside(
    home: Home, name: str, rival: Rival, action: str, size: str, entries: int, rounds: int
) -> Measure:
    argv = ("done", HABIT, "1") if action == "log" else ("today",)
    times = interleave(
        {
            "tracker": lambda: home.time_warm(*argv),
            name: lambda: run_timed(rival.log() if action == "log" else rival.show, rival.environ),
        },
        rounds=rounds,
        before=home.await_standby,
    )
    return Measure(
        f"rivals.{name}.{action}.{size}",
        f"Beside {name}, {entries:,} entries: {_ACTIONS[action]}",
        Series("warm", Unit.SECONDS, times["tracker"]),
        Series(name, Unit.SECONDS, times[name]),
    )


def _environment(**more: str) -> dict[str, str]:
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | {"TZ": "UTC", **more}


def _moments(entries: int) -> Iterator[datetime]:
    """Yield the beginnings of entries, ten a day at full hours, the oldest first and the last yesterday."""
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    for number in range(entries):
        behind = entries - 1 - number
        yield midnight - timedelta(days=1 + behind // 10, hours=-(9 - behind % 10))


def _watson(program: str, folder: Path, entries: int) -> Rival:
    folder.mkdir()
    frames = []
    for number, moment in enumerate(_moments(entries)):
        begun = int(moment.timestamp())
        frames.append([begun, begun + 1800, f"project{number % 10}", f"{number:032x}", [], begun])
    (folder / "frames").write_text(json.dumps(frames), "utf-8")
    minutes = count()

    def log() -> Sequence[str]:
        begun = datetime.now(UTC) - timedelta(days=1, minutes=next(minutes))
        words = (f"{begun:%Y-%m-%d %H:%M:00}", f"{begun:%Y-%m-%d %H:%M:30}")
        return (program, "add", "--from", words[0], "--to", words[1], "reading")

    day = f"{datetime.now(UTC) - timedelta(days=1):%Y-%m-%d}"
    show = (program, "log", "--from", day, "--to", day, "--no-pager")
    return Rival(_environment(WATSON_DIR=str(folder)), log, show)


def _jrnl(program: str, folder: Path, entries: int) -> Rival:
    folder.mkdir()
    journal = folder / "journal.txt"
    journal.write_text(
        "".join(
            f"[{moment:%Y-%m-%d %H:%M}] Read {number} pages.\n\n"
            for number, moment in enumerate(_moments(entries))
        ),
        "utf-8",
    )
    path = folder / "jrnl.yaml"
    # It adds what it misses, and its version, when it is first run.
    path.write_text(
        f"version: none\ntimeformat: '%F %R'\njournals:\n  default:\n    journal: {journal}\n", "utf-8"
    )
    call = (program, "--config-file", str(path))
    return Rival(
        _environment(XDG_CONFIG_HOME=str(folder)), lambda: (*call, "Read a page."), (*call, "-on", "today")
    )


def _timew(program: str, folder: Path, entries: int) -> Rival:
    (folder / "data").mkdir(parents=True)
    (folder / "timewarrior.cfg").touch()
    months: dict[str, list[str]] = {}
    for number, moment in enumerate(_moments(entries)):
        ended = moment + timedelta(minutes=30)
        line = f"inc {moment:%Y%m%dT%H%M%SZ} - {ended:%Y%m%dT%H%M%SZ} # project{number % 10}\n"
        months.setdefault(f"{moment:%Y-%m}", []).append(line)
    for month, lines in months.items():
        (folder / "data" / f"{month}.data").write_text("".join(lines), "utf-8")
    minutes = count(1)

    def log() -> Sequence[str]:
        # After the last full hour that has an entry, and before midnight.
        begun = datetime.now(UTC).replace(hour=12, minute=0, second=0) - timedelta(days=1)
        begun += timedelta(minutes=next(minutes))
        return (
            program,
            "track",
            f"{begun:%Y-%m-%dT%H:%M:00Z}",
            "-",
            f"{begun:%Y-%m-%dT%H:%M:30Z}",
            "reading",
        )

    return Rival(_environment(TIMEWARRIORDB=str(folder)), log, (program, "summary", ":yesterday"))


def _task(program: str, folder: Path, entries: int) -> Rival:
    (folder / "data").mkdir(parents=True)
    (folder / "taskrc").write_text("confirmation=off\nverbose=nothing\n", "utf-8")
    environ = _environment(TASKRC=str(folder / "taskrc"), TASKDATA=str(folder / "data"))
    rows = [
        {
            "uuid": f"00000000-0000-4000-8000-{number:012x}",
            "description": f"Read {number} pages",
            "status": "completed",
            "entry": f"{moment:%Y%m%dT%H%M%SZ}",
            "end": f"{moment:%Y%m%dT%H%M%SZ}",
        }
        for number, moment in enumerate(_moments(entries))
    ]
    path = folder / "entries.json"
    path.write_text(json.dumps(rows), "utf-8")
    run_timed((program, "import", str(path)), environ)
    return Rival(environ, lambda: (program, "log", "Read a page"), (program, "end:today", "completed"))


_PREPARED: Mapping[str, Callable[[str, Path, int], Rival]] = {
    "watson": _watson,
    "jrnl": _jrnl,
    "timew": _timew,
    "task": _task,
}
