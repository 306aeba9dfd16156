"""Tracker on private servers of its own, as from a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fixtures.program import SOURCE, Result, run_here
from tracker.core.locations import Locations, locate
from tracker.db import server

_KEPT = frozenset({"PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR"})


@dataclass(frozen=True)
class Home:
    """A home of tracker's and the program in it."""

    directory: Path

    @property
    def locations(self) -> Locations:
        """Where its files are."""
        return locate({"TRACKER_HOME": str(self.directory)})

    def __call__(self, *argv: str, env: Mapping[str, str] | None = None) -> Result:
        """Run one command line in this process."""
        return run_here(argv, self._environment(env or {}))

    def from_shell(self, *argv: str, env: Mapping[str, str] | None = None, stdin: str = "") -> Result:
        """Run one command line in a process of its own, for what takes a process over."""
        kept = {name: value for name, value in os.environ.items() if name in _KEPT}
        finished = subprocess.run(
            [sys.executable, "-m", "tracker", *argv],
            env=kept | {"PYTHONPATH": str(SOURCE)} | self._environment(env or {}),
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        return Result(finished.stdout, finished.stderr, finished.returncode)

    def _environment(self, more: Mapping[str, str]) -> dict[str, str]:
        own = {"TRACKER_HOME": str(self.directory), "TRACKER_WARM": "0", "PYTHONUTF8": "1"}
        return own | dict(more)


def answer(result: Result) -> dict[str, object]:
    """Return the object that a command printed as JSON."""
    assert result.exit_code == 0, result.stderr
    found = result.json()
    assert isinstance(found, dict)
    return found


@pytest.fixture
def home() -> Iterator[Home]:
    """An empty home, with a space in its path."""
    yield from _home()


@pytest.fixture(scope="module")
def shared_home() -> Iterator[Home]:
    """A home whose database is set up; tests leave it so that commands work."""
    for home in _home():
        assert home("db", "start").exit_code == 0
        yield home


def _home() -> Iterator[Home]:
    directory = Path(tempfile.mkdtemp(prefix="tracker test-"))
    home = Home(directory)
    try:
        yield home
    finally:
        server.destroy(home.locations)
        shutil.rmtree(directory)
