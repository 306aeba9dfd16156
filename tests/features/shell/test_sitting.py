"""The shell on a real terminal: lines, Tab, history, Ctrl-C and Ctrl-D, one process and one connection."""

from __future__ import annotations

import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.fixtures import connections
from tests.fixtures.autumn import put
from tests.fixtures.database import Database, fetch
from tests.fixtures.program import Program
from tests.warm.home import COMMAND, Home, Terminal
from tracker.features.shell.sitting import PROMPT, WELCOME

CTRL_C, UP = "\x03", "\x1b[A"
READY = PROMPT.strip()


@pytest.fixture
def home(database: Database, program: Program, tmp_path: Path) -> Home:
    """Ann's terminal; she reads and waters the plants."""
    put(program, "habit", "add", "Read")
    put(program, "habit", "add", "Water the plants")
    made = Home(tmp_path / "home", database.url("ann"))
    made.extra |= {"NO_COLOR": "1", "PROMPT_TOOLKIT_NO_CPR": "1", "TRACKER_WARM": "0"}
    return made


class Shell:
    """A shell in a terminal; what it shows is looked for in order, from what was typed last on."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._mark = 0
        self.await_shown(WELCOME, READY)

    @property
    def seen(self) -> str:
        """All that has come."""
        return self._terminal.seen

    def type(self, text: str) -> None:
        """Type, as on a keyboard."""
        self._terminal.type(text)

    def await_shown(self, *texts: str) -> None:
        """Wait until the texts have been shown, one after the other."""
        deadline = time.monotonic() + 30
        for text in texts:
            while text not in self.seen[self._mark :]:
                assert time.monotonic() < deadline, f"{text!r} did not come: {self.seen[self._mark :]!r}"
                self._terminal._read()
            self._mark = self.seen.index(text, self._mark) + len(text)

    def line(self, text: str, *expected: str) -> None:
        """Type a line and wait for what it shows, and for the next prompt."""
        self.type(f"{text}\r")
        self.await_shown(*expected, READY)

    def leave(self, keys: str = "\x04") -> None:
        """Leave as a person does, again where nobody read the keys between prompts; the shell ends well."""
        deadline = time.monotonic() + 30
        while self._terminal.process.poll() is None and time.monotonic() < deadline:
            self.type(keys)
            with suppress(subprocess.TimeoutExpired):
                self._terminal.process.wait(2)
        assert self._terminal.finish().exit_code == 0


@pytest.fixture
def shell(home: Home) -> Iterator[Shell]:
    """A shell that waits for its first line."""
    with Terminal([*COMMAND, "shell"], home.environment(warm=False)) as terminal:
        yield Shell(terminal)


def _backends(database: Database) -> list[object]:
    """Return the server processes of Ann's that are not of this process's connections."""
    query = "SELECT pid FROM pg_stat_activity WHERE usename = 'ann' AND datname = current_database()"
    ours = connections.pids(database.name)
    return [pid for (pid,) in fetch(database.superuser(), query) if pid not in ours]


def test_lines_run_in_one_process_on_one_connection(
    shell: Shell, program: Program, database: Database
) -> None:
    shell.line("done read", "Undo: tracker undo")
    kept = _backends(database)
    assert len(kept) == 1
    shell.line("tracker sk water -m 'at sea'", "skipped")
    shell.line("habit list --json", '"name": "Water the plants"')
    assert _backends(database) == kept
    shell.leave("exit\r")
    assert "at sea" in put(program, "habit", "log", "-o", "csv")
    assert '"action": "skip water -m \'at sea\'"' in put(program, "audit", "list", "--json")


def test_a_connection_that_was_lost_is_made_anew(shell: Shell, database: Database) -> None:
    shell.line("done read", "Undo: tracker undo")
    (kept,) = _backends(database)
    # By its number: other tests' databases are on the same server.
    fetch(database.superuser(), "SELECT pg_terminate_backend(%s)", kept)
    shell.line("habit log -o csv", "Read,1")


def test_what_goes_wrong_is_told_and_the_shell_stays(shell: Shell) -> None:
    shell.line("nonsense", "No such command 'nonsense'.")
    shell.line("done swim", 'There is no habit "swim".')
    shell.line("done 'read", "has a quote that does not end.")
    shell.line("shell", "This is the shell already.")
    shell.line("  ")
    shell.leave()
    assert "Traceback" not in shell.seen


def test_ctrl_c_leaves_the_line_and_ctrl_d_the_shell(shell: Shell, program: Program) -> None:
    shell.type(f"done read{CTRL_C}")
    shell.await_shown(READY)
    shell.leave()
    assert program("habit", "log", "--json").json() == []


def test_ctrl_c_ends_a_command_that_runs(shell: Shell) -> None:
    shell.type("done\r")
    shell.await_shown("y/n/s")
    shell.type(CTRL_C)
    shell.await_shown("0 saved", READY)
    shell.line("done read", "Undo: tracker undo")


def test_tab_completes_with_names(shell: Shell, program: Program) -> None:
    shell.type("done wat\t")
    shell.await_shown("water\\ the\\ plants")
    shell.type("\r")
    shell.await_shown("Undo: tracker undo", READY)
    for typed, shown in (("tracker habit sho\t", "show"), ("--js\t", "--json"), ("'rea\t", "read")):
        shell.type(typed)
        shell.await_shown(shown)
    shell.type("\r")
    shell.await_shown('"name": "Read"', READY)
    assert "Water the plants" in put(program, "habit", "log", "-o", "csv")


def test_the_history_is_kept_for_the_person_alone(shell: Shell, home: Home) -> None:
    shell.line("habit log -o csv", "day,habit")
    shell.leave()
    history = home.path / "state" / "shell-history"
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    assert "+habit log -o csv\n" in history.read_text()
    history.chmod(0o644)
    with Terminal([*COMMAND, "shell"], home.environment(warm=False)) as terminal:
        again = Shell(terminal)
        again.type(UP)
        again.await_shown("habit log -o csv")
        again.type("\r")
        again.await_shown("day,habit", READY)
        again.leave()
    assert stat.S_IMODE(history.stat().st_mode) == 0o600


def test_what_takes_a_process_over_gets_one(shell: Shell) -> None:
    shell.line("db psql -- -qtc \"SELECT 'psql ' || 6 * 7\"", "psql 42")
    shell.type("today --watch\r")
    shell.await_shown("Water the plants")
    shell.type(CTRL_C)
    shell.await_shown(READY)
    shell.line("version", "schema")


def test_aliases_work_in_it(shell: Shell) -> None:
    shell.line("alias add r done read", "is now")
    shell.line("r", "Undo: tracker undo")


def test_it_begins_on_a_warm_path_too(home: Home) -> None:
    home.extra.pop("TRACKER_WARM")
    home.start()
    try:
        with Terminal([*COMMAND, "shell"], home.environment()) as terminal:
            shell = Shell(terminal)
            shell.line("version", "schema")
            shell.leave()
    finally:
        home.stop()


@pytest.mark.parametrize("argv", [("shell",), ("shell", "--json")])
def test_it_needs_a_terminal(program: Program, argv: tuple[str, ...]) -> None:
    refused = program(*argv)
    assert refused.exit_code == 2
    assert "needs a terminal" in refused.stderr
