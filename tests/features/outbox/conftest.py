"""Machines of Ann's with a home each, on one server whose line can be cut for each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.features.outbox.proxy import Proxy
from tests.fixtures.database import Database, Member
from tests.fixtures.program import Result, environment_of, run_here


@dataclass
class Machine:
    """A computer with tracker, and its line to the server."""

    home: Path
    line: Proxy
    now: str | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What a command on it sees; the real clock, unless ``now`` is set."""
        environ = environment_of(self.line.url, self.home, self.now)
        if self.now is None:
            del environ["TRACKER_NOW"]
        return environ

    def __call__(self, *argv: str, env: Mapping[str, str] | None = None) -> Result:
        """Run a command line in this process, as on the machine."""
        return run_here(argv, self.environment | dict(env or {}))

    def did(self, *argv: str) -> Result:
        """Run a command line that has to work."""
        result = self(*argv)
        assert result.exit_code == 0, result.stdout + result.stderr
        return result

    def rows(self, *argv: str) -> list[dict[str, object]]:
        """Return what a listing says."""
        found = self.did(*argv, "--json").json()
        assert isinstance(found, list)
        return found

    @property
    def file(self) -> Path:
        """Its outbox; there has to be just one."""
        (path,) = (self.home / "state" / "outbox").glob("*.ndjson")
        return path


MachineMaker = Callable[[str], Machine]


@pytest.fixture
def machine_named(database: Database, ann: Member, tmp_path: Path) -> Iterator[MachineMaker]:
    """Make machines of Ann's; each has reached the server once."""
    lines: list[Proxy] = []

    def make(name: str) -> Machine:
        line = Proxy(database.url(ann.role))
        lines.append(line)
        machine = Machine(tmp_path / name, line)
        machine.did("habit", "list")
        return machine

    yield make
    for line in lines:
        line.close()


@pytest.fixture
def laptop(machine_named: MachineMaker) -> Machine:
    """The first machine, with a measured habit, a plain one and a journey."""
    laptop = machine_named("laptop")
    laptop.did("habit", "add", "Read", "--at-least", "30", "--unit", "min", "--from", "2026-01-01")
    laptop.did("habit", "add", "Stretch", "--from", "2026-01-01")
    laptop.did("journey", "create", "Fitness", "-d", "Strength", "-d", "Sleep")
    return laptop


@pytest.fixture
def phone(machine_named: MachineMaker, laptop: Machine) -> Machine:  # noqa: ARG001 -- the laptop sets up
    """The second machine."""
    return machine_named("phone")
