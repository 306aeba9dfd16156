"""`focus run` in a real terminal: it counts down, can be left and taken up, and rings at the end."""

from __future__ import annotations

import json
import stat
import time
from pathlib import Path

import pytest

from tests.features.today.terminal import plain
from tests.fixtures.database import Database, Member
from tests.fixtures.program import Result, run_here
from tests.warm.home import COMMAND, Home, Terminal

CTRL_C = "\x03"


@pytest.fixture
def home(database: Database, ann: Member, tmp_path: Path) -> Home:
    """Ann's machine, with the real clock and a program that shows notices."""
    programs = tmp_path / "bin"
    programs.mkdir()
    notify = programs / "notify-send"
    notify.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path / "notices"}\n')
    notify.chmod(stat.S_IRWXU)
    found = Home(tmp_path / "home", database.url(ann.role), {"NO_COLOR": "1"})
    path = found.environment()["PATH"]
    found.extra |= {"TRACKER_NOW": "", "PATH": f"{programs}:{path}"}
    did(found, "goal", "add", "Thesis")
    return found


def run(home: Home, *argv: str) -> Terminal:
    """Run the countdown in a terminal."""
    return Terminal([*COMMAND, *argv, "focus", "run"], home.environment(warm=False))


def did(home: Home, *argv: str) -> Result:
    """Run a command beside it."""
    result = run_here(argv, home.environment(warm=False))
    assert result.exit_code == 0, result.stderr
    return result


def test_it_is_left_taken_up_elsewhere_and_rings_at_the_end(home: Home, tmp_path: Path) -> None:
    did(home, "focus", "start", "1", "--ago", "45s", "--goal", "thesis")
    with run(home) as first:
        first.wait_for("left of 1 min")
        first.type(CTRL_C)
        left = first.finish()
    assert left.exit_code == 0
    assert "Take it up again: tracker focus run" in plain(left.stdout)
    # What was hidden for drawing is there again.
    assert left.stdout.rfind("\x1b[?25h") > left.stdout.rfind("\x1b[?25l")
    with run(home, "--ascii") as second:
        second.resize(columns=60)
        shown = plain(second.wait_for("Ctrl-C leaves"))
        assert "Taking up the session that runs." in shown
        assert "Thesis" in shown
        did(home, "focus", "pause")
        second.wait_for("paused. Go on: tracker focus resume")
        did(home, "focus", "resume")
        ended = second.finish()
    assert ended.exit_code == 0
    assert "x 1 min of focus completed: Thesis" in plain(ended.stdout)
    assert ended.stdout.count("\a") == 1
    _wait_for(tmp_path / "notices")
    assert (tmp_path / "notices").read_text() == (
        "--app-name=tracker -- tracker 1 minutes of focus are over.\n"
    )
    (row,) = json.loads(did(home, "focus", "log", "--json").stdout)
    assert (row["status"], row["actual_minutes"], row["goal"]) == ("completed", 1, "Thesis")


def test_without_a_terminal_it_writes_lines_and_keeps_to_the_settings(home: Home, tmp_path: Path) -> None:
    did(home, "settings", "set", "notifications", "off")
    for begun, *form in (("12:00:00",), ("12:10:00", "--json")):
        home.extra["TRACKER_NOW"] = f"2026-11-20T{begun}Z"
        did(home, "focus", "start", "1")
        home.extra["TRACKER_NOW"] = f"2026-11-20T{begun[:5]}:57Z"
        told = did(home, "focus", "run", *form).stdout
        if form:
            assert json.loads(told)["actual_minutes"] == 1
            continue
        lines = told.splitlines()
        assert lines[0] == "Taking up the session that runs."
        assert lines[1].startswith("Focus: 0:0")
        assert lines[2] == "✓ 1 min of focus completed  at 12:01 • Undo: tracker undo"
    assert not (tmp_path / "notices").exists()


def test_sessions_follow_each_other_with_breaks(home: Home) -> None:
    """A fixed clock goes on from where it was fixed: the first session, its break and the second are over."""
    home.extra["TRACKER_NOW"] = "2026-11-20T12:00:00Z"
    with Terminal(
        [*COMMAND, "focus", "run", "1", "--cycles", "2", "--breaks", "1/0"], home.environment(warm=False)
    ) as terminal:
        terminal.wait_for("left of 1 min, until 12:01")
        terminal.type(CTRL_C)
        assert terminal.finish().exit_code == 0
    home.extra["TRACKER_NOW"] = "2026-11-20T12:01:57Z"
    with run(home) as terminal:
        terminal.wait_for("then 2 of 2")
        terminal.wait_for("Focus • 2 of 2")
        terminal.type(CTRL_C)
        terminal.finish()
    home.extra["TRACKER_NOW"] = "2026-11-20T12:02:58Z"
    with run(home) as terminal:
        ended = terminal.finish()
    assert "1 min of focus completed" in plain(ended.stdout)
    rows = json.loads(did(home, "focus", "log", "--json").stdout)
    assert [(row["kind"], row["cycle"], row["started_at"][11:16]) for row in rows] == [
        ("pomodoro", 2, "12:02"),
        ("pomodoro", 1, "12:00"),
    ]


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + 10
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
