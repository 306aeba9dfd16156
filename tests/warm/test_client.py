"""The client: what it loads, what it passes on, when it keeps away."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.warm.home import COMMAND, Home, Terminal, eventually, is_alive

ALLOWED = {
    "_socket",
    "tracker",
    "tracker.__main__",
    "tracker.core",
    "tracker.core.directories",
    "tracker.warm",
    "tracker.warm.client",
    "tracker.warm.fingerprint",
    "tracker.warm.protocol",
}
SCRIPT = """
import sys
before = set(sys.modules)
import os
def leave(code):
    print("LOADED", *sorted(set(sys.modules) - before), file=sys.stderr)
    sys.stderr.flush()
    end(code)
end, os._exit = os._exit, leave
from tracker.__main__ import main
main()
"""


def test_the_warm_path_imports_next_to_nothing(steady: Home) -> None:
    served = steady.served()
    script = steady.path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, str(script), "--version"],
        env=steady.environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.startswith("tracker ")
    assert set(done.stderr.split()[1:]) == ALLOWED
    assert steady.served() == served + 1


def test_a_command_reads_a_large_input(steady: Home) -> None:
    served = steady.served()
    steady.run("journey", "create", "Health", "-d", "Sleep")
    days = [
        f"{2000 + year}-{month:02}-{day:02},4"
        for year in range(20)
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    done = steady.run(
        "import", "checkins", "-", "--journey", "health", stdin="day,Sleep\n" + "\n".join(days) + "\n"
    )
    assert done.exit_code == 0, done
    assert len(steady.run("history", "2000-01-01..2025-01-01", "-o", "ndjson").stdout.splitlines()) == len(
        days
    )
    assert steady.served() == served + 3


def test_surroundings_arrive(steady: Home, tmp_path: Path) -> None:
    """Working directory, umask and arguments that are no UTF-8."""
    served = steady.served()
    shell = f'umask 027; cd "{tmp_path}"; "$@"'
    command = ["/bin/sh", "-c", shell, "sh", *COMMAND, "export", "out.json"]
    done = subprocess.run(command, env=steady.environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done
    assert (tmp_path / "out.json").stat().st_mode & 0o077 == 0
    odd = subprocess.run(
        [*COMMAND, "done", b"\xff"], env=steady.environment(), capture_output=True, check=False
    )
    cold = subprocess.run(
        [*COMMAND, "done", b"\xff"], env=steady.environment(warm=False), capture_output=True, check=False
    )
    assert (odd.returncode, odd.stderr) == (cold.returncode, cold.stderr)
    assert steady.served() == served + 2


def test_a_reader_that_goes_away(steady: Home) -> None:
    command = ["/bin/bash", "-c", '"$@" --help | head -1; exit ${PIPESTATUS[0]}', "bash", *COMMAND]
    ways = [
        subprocess.run(command, env=steady.environment(warm=way), capture_output=True, text=True, check=False)
        for way in (True, False)
    ]
    assert ways[0].stdout == ways[1].stdout
    assert ways[0].stderr == ways[1].stderr


@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&-"])
def test_closed_streams(steady: Home, closing: str) -> None:
    command = ["/bin/sh", "-c", f'"$@" --version {closing}', "sh", *COMMAND]
    ways = [
        subprocess.run(command, env=steady.environment(warm=way), capture_output=True, text=True, check=False)
        for way in (True, False)
    ]
    assert [ways[0].returncode, ways[0].stdout, ways[0].stderr] == [
        ways[1].returncode,
        ways[1].stdout,
        ways[1].stderr,
    ]


@pytest.mark.parametrize("argv", [("--help",), ("history",)])
def test_a_full_disk(steady: Home, argv: tuple[str, ...]) -> None:
    command = ["/bin/sh", "-c", '"$@" >/dev/full', "sh", *COMMAND, *argv]
    ways = [
        subprocess.run(command, env=steady.environment(warm=way), capture_output=True, text=True, check=False)
        for way in (True, False)
    ]
    assert (ways[0].returncode, ways[0].stderr) == (ways[1].returncode, ways[1].stderr)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_the_command(steady: Home, number: int) -> None:
    with steady.begin("import", "checkins", "-") as process:
        eventually(steady.commands)
        (child,) = steady.commands()
        _await_reading(child)
        os.kill(process.pid, number)
        assert process.wait(60) == (130 if number == signal.SIGINT else -number)
        eventually(lambda: not is_alive(child))


def test_ignored_signals_stay_ignored(steady: Home) -> None:
    command = ["/bin/sh", "-c", 'trap "" HUP INT; exec "$@"', "sh", *COMMAND, "import", "checkins", "-"]
    with subprocess.Popen(
        command,
        env=steady.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        eventually(steady.commands)
        (child,) = steady.commands()
        _await_reading(child)
        ignored = int(_fact(child, "SigIgn"), 16)
        assert ignored >> (signal.SIGHUP - 1) & 1
        assert ignored >> (signal.SIGINT - 1) & 1
        process.communicate(b"", timeout=60)


def test_stopped_with_ctrl_z_and_continued(steady: Home) -> None:
    steady.run("journey", "create", "Music", "-d", "Practice")
    shell = ["/bin/bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, steady.environment() | {"PS1": "ready> "}) as terminal:
        terminal.wait_for("ready> ")
        terminal.type(f"{shlex.join(COMMAND)} checkin music\r")
        terminal.wait_for("Practice")
        (child,) = steady.commands()
        terminal.type("\x1a")
        terminal.wait_for("Stopped")
        assert _fact(child, "State").startswith("T")
        terminal.type("fg\r")
        eventually(lambda: not _fact(child, "State").startswith("T"))
        terminal.type("4\r")
        terminal.wait_for("Score")
        terminal.type("echo left-with-$?\r")
        terminal.wait_for("left-with-0")
        terminal.type("exit\r")
        terminal.finish()


def test_window_changes_arrive(steady: Home) -> None:
    served = steady.served()
    with steady.begin("import", "checkins", "-") as process:
        eventually(steady.commands)
        os.kill(process.pid, signal.SIGWINCH)
        process.communicate("", timeout=60)
    assert steady.served() == served + 1


def test_in_the_background_of_a_terminal_it_keeps_away(steady: Home) -> None:
    """A command that then reads from the terminal has to be stopped by the kernel."""
    served = steady.served()
    with Terminal(["/bin/bash", "--norc", "-i"], steady.environment() | {"PS1": "ready> "}) as terminal:
        terminal.wait_for("ready> ")
        terminal.type(f"{' '.join(COMMAND)} --version & wait; echo 'en'd\r")
        terminal.wait_for("\nend")
        terminal.type("exit\r")
        terminal.finish()
    assert steady.served() == served


def _fact(pid: int, name: str) -> str:
    facts = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(line.partition(":")[2].strip() for line in facts if line.startswith(f"{name}:"))


def _await_reading(pid: int) -> None:
    """Wait until a child has become the command and waits for its input."""
    eventually(lambda: "pipe" in Path(f"/proc/{pid}/wchan").read_text())


def test_what_takes_the_terminal_over_is_run_where_the_terminal_knows_it(steady: Home) -> None:
    served = steady.served()
    shown = steady.in_terminal("db", "psql", "--", "-c", r"\! echo straight-to-$(tty </dev/tty) >/dev/tty")
    assert shown.exit_code == 0, shown
    assert "straight-to-/dev/" in shown.stdout
    assert steady.served() == served + 1
