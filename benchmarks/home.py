"""Throwaway homes: a TRACKER_HOME with a private server of its own, removed at the end with all data."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg.rows import TupleRow

from benchmarks.measure import CommandFailedError, interleave, run_timed
from tracker.core.locations import locate
from tracker.db import server
from tracker.db.engine import SEARCH_PATH
from tracker.db.target import PRIVATE_DATABASE, PRIVATE_ROLE, SUPERUSER
from tracker.warm.control import ask_status, ask_to_end, socket_names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from tracker.core.locations import Locations

Connection = psycopg.Connection[TupleRow]
"""A plain psycopg connection whose rows are tuples."""

_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
_LIMIT_SECONDS = 60.0
_PAUSE_SECONDS = 0.005
_IDLE_SECONDS = 4 * 3600


@dataclass(frozen=True)
class Home:
    """One home. Its person's day does not end while it is measured: they live in UTC."""

    path: Path
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def program(self) -> str:
        """The `tracker` of the environment that the benchmark runs in: what a person types."""
        return str(Path(sys.executable).with_name("tracker"))

    @property
    def locations(self) -> Locations:
        """Where the home's files are."""
        return locate({"TRACKER_HOME": str(self.path)})

    def environment(self, *, warm: bool, database: str = PRIVATE_DATABASE) -> dict[str, str]:
        """Return the environment of a command; another ``database`` of the server goes by its URL."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        elsewhere = (
            {} if database == PRIVATE_DATABASE else {"TRACKER_DATABASE_URL": self.url(PRIVATE_ROLE, database)}
        )
        return {
            **kept,
            **elsewhere,
            **self.extra,
            "TZ": "UTC",
            "TRACKER_HOME": str(self.path),
            "TRACKER_WARM": "1" if warm else "0",
            "TRACKER_WARM_IDLE": str(_IDLE_SECONDS),
        }

    def command(self, *argv: str) -> tuple[str, ...]:
        """Return a command line of tracker."""
        return (self.program, *argv)

    def run(self, *argv: str, warm: bool = False, database: str = PRIVATE_DATABASE) -> str:
        """Run a command and return what it printed; `CommandFailedError` if it failed."""
        done = subprocess.run(
            self.command(*argv),
            env=self.environment(warm=warm, database=database),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode != 0:
            raise CommandFailedError(
                f"`tracker {' '.join(argv)}` ended with {done.returncode}: {done.stderr.strip()}"
            )
        return done.stdout

    def url(self, role: str, database: str = PRIVATE_DATABASE) -> str:
        """Return the libpq URL of a role on the home's server, which is started if need be."""
        return server.ensure_running(self.locations).url(role, database)

    def connect(
        self, role: str = SUPERUSER, database: str = PRIVATE_DATABASE, *, search_path: str = SEARCH_PATH
    ) -> Connection:
        """Connect as a role, in autocommit; the search path is tracker's unless another one is named."""
        options = f"-csearch_path={search_path}"
        return psycopg.connect(self.url(role, database), autocommit=True, options=options)

    def start_warm(self) -> None:
        """Leave a warm process behind, and wait until it is ready for a command."""
        self.run("daemon", "start", warm=True)
        self.await_standby()

    def stop_warm(self) -> None:
        """End the warm process; without one nothing happens."""
        runtime = str(self.locations.runtime)
        for name in socket_names(runtime):
            ask_to_end(runtime, name)

    def warm_status(self) -> Mapping[str, object]:
        """Return what the warm process says of itself; `CommandFailedError` if there is none."""
        runtime = str(self.locations.runtime)
        for name in socket_names(runtime):
            told = ask_status(runtime, name)
            if told is not None:
                return told
        raise CommandFailedError(f"No warm process answers in {runtime}.")

    def await_standby(self) -> None:
        """Wait until the next command's process is prepared, as it is when a person types again."""
        deadline = time.monotonic() + _LIMIT_SECONDS
        while self.warm_status()["standby"] is None:
            if time.monotonic() > deadline:
                raise CommandFailedError("The warm process never had a child ready.")
            time.sleep(_PAUSE_SECONDS)

    def time_warm(self, *argv: str, extra: Mapping[str, str] | None = None) -> float:
        """Return the seconds of a command that the warm process answers."""
        return run_timed(self.command(*argv), {**self.environment(warm=True), **(extra or {})})

    def time_bare(self) -> float:
        """Return the seconds of the same interpreter doing nothing, the least that a command could take."""
        return run_timed((sys.executable, "-c", "pass"), self.environment(warm=False))

    def served(self) -> int:
        """Return how many commands the warm process has run."""
        return int(str(self.warm_status()["commands_served"]))


def interleave_warm(
    homes: Collection[Home],
    commands: Mapping[str, Callable[[], float]],
    beside: Mapping[str, Callable[[], float]],
    *,
    rounds: int,
) -> tuple[dict[str, tuple[float, ...]], str]:
    """Run warm commands of these homes, and other actions beside them, in turn, each with all prepared.

    Returned are what each said, as of `interleave`, and what `cold_among` says of the commands.
    """

    def settled() -> None:
        for home in homes:
            home.await_standby()

    before = sum(home.served() for home in homes)
    found = interleave({**commands, **beside}, rounds=rounds, before=settled)
    served = sum(home.served() for home in homes) - before
    return found, cold_among(len(commands) * (rounds + 1), served)


def cold_among(run: int, served: int) -> str:
    """Return a sentence on commands that no warm process took, empty where it took all."""
    return (
        f"{run - served} of {run} warm commands were not answered in time and ran cold."
        if served < run
        else ""
    )


@contextmanager
def throwaway_home() -> Iterator[Home]:
    """Yield a home with an empty private database, and remove it with its server."""
    with ExitStack() as stack:
        folder = stack.enter_context(
            tempfile.TemporaryDirectory(prefix="tracker-bench-", ignore_cleanup_errors=True)
        )
        # Root's server runs as another user, who has to be able to come here.
        Path(folder).chmod(0o755)
        home = Home(Path(folder, "home"))
        stack.callback(_remove, home)
        home.run("today")
        yield home


def _remove(home: Home) -> None:
    """Take everything away; the server is told to stop, whatever state the benchmark left it in."""
    home.stop_warm()
    server.destroy(home.locations)
