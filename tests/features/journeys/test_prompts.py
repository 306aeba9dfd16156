"""`checkin` at a real terminal: it asks for what is missing, and can be left at any time."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.features.journeys.conftest import Club
from tests.fixtures.database import NOW, Database
from tests.fixtures.program import SOURCE
from tracker.features.journeys.service import NewDimension

CTRL_C, CTRL_D = "\x03", "\x04"
PATIENCE = 60.0

# Standard input becomes the controlling terminal, so that Ctrl-C reaches the process.
_IN_ITS_TERMINAL = """
import fcntl, runpy, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
runpy.run_module("tracker", run_name="__main__", alter_sys=True)
"""


@dataclass
class Terminal:
    """A command in a terminal of 60 columns, without colour."""

    process: subprocess.Popen[bytes]
    master: int
    seen: str = field(default="")

    def wait_for(self, text: str) -> None:
        """Read until the screen holds the text after what was waited for before."""
        start, end = len(self.seen), time.monotonic() + PATIENCE
        while text not in self.seen[start:]:
            assert time.monotonic() < end, f"{text!r} never came: {self.seen!r}"
            self._read()

    def answer(self, text: str, enter: str = "\r") -> None:
        """Type something."""
        os.write(self.master, (text + enter).encode())

    def end(self) -> tuple[int, list[str]]:
        """Read to the end; return the exit code and the lines of the screen."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None or select.select([self.master], [], [], 0)[0]:
            assert time.monotonic() < end, f"it does not end: {self.seen!r}"
            if not self._read():
                break
        return self.process.wait(PATIENCE), self.seen.replace("\r\n", "\n").splitlines()

    def _read(self) -> bool:
        if not select.select([self.master], [], [], 0.2)[0]:
            return True
        try:
            data = os.read(self.master, 4096)
        except OSError:  # Linux says so at the end of a terminal
            return False
        self.seen += data.decode()
        return bool(data)


@pytest.fixture
def checkin(club: Club, database: Database, tmp_path: Path) -> Iterator[Terminal]:
    """`tracker checkin` on a journey that asks Run, Yoga (optional) and Sleep."""
    club.create("Run", NewDimension("Yoga", required=False), "Sleep")
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _IN_ITS_TERMINAL, "checkin", "fit"],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(SOURCE),
            "TRACKER_DATABASE_URL": database.url("ann"),
            "TRACKER_HOME": str(tmp_path),
            "TRACKER_NOW": NOW,
            "NO_COLOR": "1",
            "TERM": "xterm",
            "COLUMNS": "60",
            "PYTHONUTF8": "1",
        },
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    yield Terminal(process, master)
    process.kill()
    process.wait()
    os.close(master)


def test_what_is_missing_is_asked_until_the_answers_are_efforts(checkin: Terminal, club: Club) -> None:
    checkin.wait_for("Run: ")
    checkin.answer("great")
    checkin.wait_for("is not an effort")
    checkin.answer("cr")
    checkin.wait_for("Yoga (Enter leaves it out): ")
    checkin.answer("")
    checkin.wait_for("Sleep: ")
    checkin.answer("")
    checkin.wait_for("Sleep: ")
    checkin.answer("4")
    code, lines = checkin.end()
    assert code == 0
    assert lines[:2] == [
        "Fitness, Fri 2026-11-20",
        "1 skipped, 2 minimal, 3 partial, 4 solid, 5 crushed",
    ]
    assert lines[-5:] == [
        "Fitness  Fri 2026-11-20",
        "  Run    █████  5 crushed",
        "  Sleep  ████·  4 solid",
        "  Score  +5   1 day in a row, best 1",
        "Logged. Undo: tracker undo",
    ]
    (log,) = club.history(club.find("fitness"))
    assert log.efforts == {"Run": 5, "Sleep": 4}


def test_ctrl_c_ends_with_130_and_writes_nothing(checkin: Terminal, club: Club) -> None:
    checkin.wait_for("Run: ")
    checkin.answer("5")
    checkin.wait_for("Yoga")
    checkin.answer(CTRL_C, enter="")
    code, _lines = checkin.end()
    assert code == 130
    assert club.history(club.find("fitness")) == []


def test_the_end_of_input_ends_with_1_and_writes_nothing(checkin: Terminal, club: Club) -> None:
    checkin.wait_for("Run: ")
    checkin.answer(CTRL_D, enter="")
    code, lines = checkin.end()
    assert (code, lines[-1]) == (1, "Error: Nothing was done.")
    assert club.history(club.find("fitness")) == []
