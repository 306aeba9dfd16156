"""`today --watch`: it follows the database on its own screen, and Ctrl-C leaves it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.features.today.terminal import plain
from tests.fixtures.database import Database
from tests.fixtures.program import Program
from tests.warm.home import COMMAND, Home, Terminal, eventually
from tracker.core.locations import locate
from tracker.db import server

ALTERNATE, USUAL = "\x1b[?1049h", "\x1b[?1049l"
CTRL_C = "\x03"


@pytest.fixture
def watching(program: Program, database: Database, tmp_path: Path) -> Iterator[Terminal]:
    """The page of a person with one habit, looked at each second."""
    assert program("habit", "add", "Read", "--at-least", "30", "--unit", "min").exit_code == 0
    home = Home(tmp_path / "terminal", database.url("ann"))
    environ = home.environment(warm=False) | {"NO_COLOR": "1"}
    with Terminal([*COMMAND, "today", "--watch", "--every", "1"], environ) as terminal:
        terminal.wait_for("Ctrl-C leaves.")
        yield terminal


def test_it_follows_what_changes_and_its_size_and_leaves_no_trace(
    watching: Terminal, program: Program
) -> None:
    assert ALTERNATE in watching.seen
    assert "0 of 30 min" in plain(watching.seen)
    assert program("done", "read", "20").exit_code == 0
    watching.wait_for("20 of 30 min")
    time.sleep(3.5)  # three looks at what has not changed
    watching._read()
    assert plain(watching.seen).count("Ctrl-C leaves.") == 2
    watching.resize(columns=140)
    watching.wait_for("at least 30 min a day  ")
    watching.resize(columns=80, lines=4)
    watching.wait_for("4 lines more in `tracker today`. Ctrl-C leaves.")
    watching.type(CTRL_C)
    result = watching.finish()
    assert result.exit_code == 0
    assert plain(result.stdout.rpartition(USUAL)[2]).strip() == ""
    assert result.stdout.count(ALTERNATE) == result.stdout.count(USUAL) == 1
    assert "\x1b[?25h" in result.stdout.rpartition("\x1b[?25l")[2]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_it_leaves_no_trace_either(watching: Terminal, number: signal.Signals) -> None:
    watching.process.send_signal(number)
    result = watching.finish()
    assert result.exit_code == -number
    assert result.stdout.count(ALTERNATE) == result.stdout.count(USUAL) == 1
    assert "\x1b[?25h" in result.stdout.rpartition("\x1b[?25l")[2]


def test_a_stopped_server_is_not_started_again(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "")
    home.extra["TRACKER_NOW"] = ""
    locations = locate({"TRACKER_HOME": str(home.path)})
    try:
        assert home.aside("habit", "add", "Read").exit_code == 0
        environ = home.environment(warm=False) | {"NO_COLOR": "1"}
        with Terminal([*COMMAND, "today", "--watch", "--every", "1"], environ) as terminal:
            terminal.wait_for("to do")
            assert server.stop(locations)
            terminal.wait_for("gives no answer")
            assert server.running(locations) is None
            server.start(locations)
            terminal.wait_for("\x1b[H")
            terminal.type(CTRL_C)
            result = terminal.finish()
        assert result.exit_code == 0
        assert "gives no answer" not in plain(result.stdout.rpartition("\x1b[H")[2])
    finally:
        server.destroy(locations)


def test_it_runs_cold_though_there_is_a_warm_process(
    program: Program, database: Database, tmp_path: Path
) -> None:
    assert program("habit", "add", "Read").exit_code == 0
    home = Home(tmp_path / "terminal", database.url("ann"))
    home.start()
    try:
        with Terminal([*COMMAND, "today", "--watch"], home.environment()) as terminal:
            terminal.wait_for("Ctrl-C leaves.")
            eventually(lambda: not home.commands())
            os.killpg(os.getpgid(terminal.process.pid), signal.SIGINT)
            assert terminal.finish().exit_code == 0
    finally:
        home.stop()


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--watch",), "--watch draws on a terminal, and the output is none."),
        (("--watch", "--json"), "--watch draws on a terminal, and the output is none."),
        (("--every", "3"), "--every 3 is for watching."),
    ],
)
def test_without_a_terminal_it_refuses(program: Program, argv: tuple[str, ...], message: str) -> None:
    result = program("today", *argv)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
