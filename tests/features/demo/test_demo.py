"""`tracker demo`: the tour in a pipe and on a terminal; nothing stays of it, however it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fixtures.database import NOW
from tests.fixtures.program import SOURCE, Result
from tests.warm.home import COMMAND, Terminal, eventually
from tracker.core.locations import locate
from tracker.db import server
from tracker.db.server.paths import server_paths
from tracker.features.demo.removal import PREFIX, remove_patiently
from tracker.features.demo.throwaway import throwaway

COMMANDS = [
    "tracker today", "tracker done read 25", "tracker streaks", "tracker heatmap read",
    "tracker chart health", "tracker stats", "tracker habit show run",
    "tracker leaderboard health --period all", "tracker undo --list",
]  # fmt: skip
ASKED = "Enter goes on, q leaves"
LIMIT_SECONDS = 180.0


@dataclass(frozen=True)
class Person:
    """Somebody with a home of their own and a database that does not answer; demos go to ``temporary``."""

    home: Path
    temporary: Path

    def environment(self) -> dict[str, str]:
        """Return what their shell has set."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TZ") if name in os.environ}
        return kept | {
            "PYTHONPATH": str(SOURCE),
            "PYTHONUTF8": "1",
            "TMPDIR": str(self.temporary),
            "TRACKER_HOME": str(self.home),
            "TRACKER_DATABASE_URL": "postgresql://nobody@127.0.0.1:9/nothing",
            "PGSERVICE": "no-such-service",
            "PGOPTIONS": "-cno.such=1",
            "TRACKER_NOW": NOW,
            "TERM": "xterm-256color",
            "NO_COLOR": "1",
        }

    def run(self, *argv: str, env: Mapping[str, str] | None = None) -> Result:
        """Run a command in pipes."""
        done = subprocess.run(
            [*COMMAND, *argv],
            env=self.environment() | dict(env or {}),
            input="",
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=LIMIT_SECONDS,
        )
        return Result(done.stdout, done.stderr, done.returncode)

    def begin(self) -> subprocess.Popen[bytes]:
        """Start a demo."""
        return subprocess.Popen(
            [*COMMAND, "demo"],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def demos(self) -> list[Path]:
        """Return the homes of demos."""
        return list(self.temporary.glob(f"{PREFIX}*"))

    def demo(self) -> Path:
        """Wait for a demo's server and return the demo's home."""
        eventually(lambda: self.demos() and server_files(self.demos()[0]).exists())
        return self.demos()[0]


def server_files(demo: Path) -> Path:
    return server_paths(locate({"TRACKER_HOME": str(demo)})).base


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """A person who has never used tracker."""
    (tmp_path / "tmp").mkdir()
    return Person(tmp_path / "home", tmp_path / "tmp")


def test_the_tour_in_a_pipe_and_what_is_kept(person: Person) -> None:
    told = person.run("demo", "--keep")
    assert (told.exit_code, told.stderr) == (0, "")
    assert [line[2:] for line in told.stdout.splitlines() if line.startswith("$ ")] == COMMANDS
    assert "\x1b" not in told.stdout
    assert ASKED not in told.stdout
    (demo,) = person.demos()
    assert told.stdout.endswith(
        f"Look around:  TRACKER_HOME={demo} tracker\nRemove it:    tracker demo --remove {demo}\n"
    )
    clean = {
        "TRACKER_HOME": str(demo), "TRACKER_DATABASE_URL": "", "PGSERVICE": "", "PGOPTIONS": "",
        "TRACKER_WARM": "0",
    }  # fmt: skip
    habits = person.run("habit", "list", "--json", env=clean).json()
    assert isinstance(habits, list)
    assert len(habits) == 9
    removed = person.run("demo", "--remove", str(demo))
    assert removed.stdout == f"Removed {demo}.\n"
    assert not demo.exists()
    assert not server_files(demo).exists()
    assert not person.home.exists()


def test_the_tour_for_programs(person: Person) -> None:
    told = person.run("demo", "--json")
    assert told.exit_code == 0
    rows = json.loads(told.stdout)
    assert [list(row) for row in rows] == [["number", "command", "about", "output"]] * len(COMMANDS)
    assert [row["command"] for row in rows] == COMMANDS
    assert all(row["output"] for row in rows)
    assert "robin" in rows[7]["output"]
    assert "import tracker year.ndjson" in rows[8]["output"]
    assert person.demos() == []
    assert not person.home.exists()


def test_a_terminal_waits_for_enter_and_q_leaves(person: Person) -> None:
    with Terminal([*COMMAND, "demo", "--ascii"], person.environment()) as terminal:
        demo = person.demo()
        first = terminal.wait_for(ASKED)
        assert "$ tracker today" in first
        assert "$ tracker done" not in first
        terminal.type("\r")
        assert "$ tracker done read 25" in terminal.wait_for(ASKED)
        terminal.type("q\r")
        result = terminal.finish()
    assert result.exit_code == 0
    assert "$ tracker streaks" not in result.stdout
    assert result.stdout.isascii()
    assert not demo.exists()
    assert not server_files(demo).exists()
    assert not person.home.exists()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_killed_demo_leaves_nothing(person: Person, number: signal.Signals) -> None:
    with Terminal([*COMMAND, "demo"], person.environment()) as terminal:
        demo = person.demo()
        if number == signal.SIGKILL:
            terminal.wait_for(ASKED)
        terminal.process.send_signal(number)
        assert terminal.finish().exit_code == -number
    eventually(lambda: not demo.exists() and not server_files(demo).exists())


def test_ctrl_c_while_it_is_made_leaves_nothing(person: Person) -> None:
    with person.begin() as process:
        demo = person.demo()
        process.send_signal(signal.SIGINT)
        assert process.wait(LIMIT_SECONDS) == 130
    assert not demo.exists()
    assert not server_files(demo).exists()


def test_only_demos_are_removed(person: Person) -> None:
    precious = person.temporary / f"{PREFIX}mine"
    precious.mkdir()
    told = person.run("demo", "--remove", str(precious))
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith(f'Error: "{precious}" is no demo that was kept.\n')
    assert precious.is_dir()
    assert person.run("demo", "--remove", str(precious), "--keep").exit_code == 2


def test_a_guardian_that_was_killed_is_stood_in_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with throwaway() as made:
        assert server.start(locate({"TRACKER_HOME": str(made.home)}))
        found = subprocess.run(
            ["pgrep", "-f", f"guardian {made.home}"], capture_output=True, text=True, check=True
        )
        os.kill(int(found.stdout), signal.SIGKILL)
    assert not made.home.exists()
    assert not server_files(made.home).exists()


def test_patience_ends_when_nothing_comes_any_more(tmp_path: Path) -> None:
    home = tmp_path / f"{PREFIX}late"
    home.mkdir()
    (home / "file").touch()
    remove_patiently(home)
    assert not home.exists()
