"""A home of one's own with a warm process in it, and the ways in which a person runs commands there."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.fixtures.database import NOW
from tests.fixtures.program import SOURCE, Result, run_here
from tracker.warm.control import ask_status, ask_to_end, socket_names

LIMIT_SECONDS = 60.0
COMMAND = (sys.executable, "-m", "tracker")
_END = "\x1e"
"""What no program writes."""
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR")


@dataclass
class Home:
    """Files under ``path``, data in the database of ``url``; ``extra`` goes over the environment."""

    path: Path
    url: str
    extra: dict[str, str] = field(default_factory=dict)

    def environment(self, *, warm: bool = True) -> dict[str, str]:
        """Return the environment of a command."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return {
            **kept,
            "PYTHONPATH": str(SOURCE),
            "TRACKER_DATABASE_URL": self.url,
            "TRACKER_HOME": str(self.path),
            "TRACKER_NOW": NOW,
            "TRACKER_WARM": "1" if warm else "0",
            "TRACKER_WARM_IDLE": "120",
            # The machine may be busy with other tests.
            "TRACKER_WARM_PATIENCE": "20",
            "TERM": "xterm-256color",
            **self.extra,
        }

    def start(self) -> int:
        """Start the warm process, wait for it and return its id."""
        started = self.run("daemon", "start", "--json")
        assert started.exit_code == 0, started
        return int(str(self.status()["pid"]))

    def aside(self, *argv: str) -> Result:
        """Run a command that is not what is tested, in this process."""
        return run_here(argv, self.environment(warm=False))

    @property
    def runtime(self) -> Path:
        """Where sockets and locks are."""
        return self.path / "runtime"

    def stop(self) -> None:
        """End all warm processes, also those that are still coming up, and wait until they are gone."""
        eventually(self._stopped)

    def _stopped(self) -> bool:
        for name in socket_names(str(self.runtime)):
            ask_to_end(str(self.runtime), name)
        return all(map(_is_free, self.runtime.glob("*.lock")))

    def status(self) -> Mapping[str, object]:
        """Return what the only warm process says of itself."""
        (name,) = socket_names(str(self.runtime))
        told = ask_status(str(self.runtime), name)
        assert told is not None, self.log()
        return told

    def commands(self) -> list[int]:
        """Return the processes that run a command in the warm process."""
        running = self.status()["commands_running"]
        assert isinstance(running, list)
        return running

    def await_standby(self) -> int:
        """Wait for the child that is to run the next command, and return it."""
        eventually(lambda: self.status()["standby"])
        return int(str(self.status()["standby"]))

    def log(self) -> str:
        """Return the warm process's log."""
        path = self.path / "state" / "warm.log"
        return path.read_text("utf-8") if path.exists() else ""

    def served(self) -> int:
        """Return how many commands the warm process has run."""
        return int(str(self.status()["commands_served"]))

    def begin(
        self,
        *argv: str,
        warm: bool = True,
        env: Mapping[str, str] | None = None,
        stdin: int = subprocess.PIPE,
    ) -> subprocess.Popen[str]:
        """Start a command in pipes."""
        return subprocess.Popen(
            [*COMMAND, *argv],
            env=self.environment(warm=warm) | dict(env or {}),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(
        self, *argv: str, warm: bool = True, env: Mapping[str, str] | None = None, stdin: str = ""
    ) -> Result:
        """Run a command in pipes to its end."""
        with self.begin(*argv, warm=warm, env=env) as process:
            stdout, stderr = process.communicate(stdin, timeout=LIMIT_SECONDS)
        return Result(stdout, stderr, process.returncode)

    def in_terminal(
        self,
        *argv: str,
        warm: bool = True,
        env: Mapping[str, str] | None = None,
        typed: Sequence[tuple[str, str]] = (),
    ) -> Result:
        """Run a command in a pseudo-terminal of 80 columns; both its streams come out as one."""
        with Terminal([*COMMAND, *argv], self.environment(warm=warm) | dict(env or {})) as terminal:
            for shown, keys in typed:
                terminal.wait_for(shown)
                terminal.type(keys)
            return terminal.finish()


class Terminal:
    """A program in a pseudo-terminal that is its controlling one."""

    def __init__(self, argv: list[str], environ: Mapping[str, str]) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        name = os.ttyname(slave)
        # The first terminal that a session's leader opens is its controlling terminal.
        opening = ["/bin/sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', name, *argv]
        self.process = subprocess.Popen(
            opening, env=dict(environ), stdin=subprocess.DEVNULL, start_new_session=True
        )
        self._slave = slave
        self.seen = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for descriptor in (self._master, self._slave):
            os.close(descriptor)

    def type(self, text: str) -> None:
        """Type, as on a keyboard."""
        os.write(self._master, text.encode())

    def resize(self, *, columns: int, lines: int = 24) -> None:
        """Change the terminal's size."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def wait_for(self, *texts: str) -> str:
        """Wait until one of the texts has been shown since the last wait; return all that came."""
        deadline = time.monotonic() + LIMIT_SECONDS
        come = ""
        while not any(text in come for text in texts):
            assert time.monotonic() < deadline, f"{texts} did not come: {come}"
            come += self._read()
        return come

    def finish(self) -> Result:
        """Wait for the program's end."""
        deadline = time.monotonic() + LIMIT_SECONDS
        while self.process.poll() is None:
            assert time.monotonic() < deadline, self.seen
            self._read()
        # The kernel hands over what was written a little later, in its order.
        os.write(self._slave, _END.encode())
        while not self.seen.endswith(_END):
            assert time.monotonic() < deadline, self.seen
            self._read()
        return Result(self.seen.removesuffix(_END), "", self.process.returncode)

    def _read(self) -> str:
        os.set_blocking(self._master, False)
        try:
            come = os.read(self._master, 65536).decode(errors="replace")
        except BlockingIOError:
            time.sleep(0.01)
            return ""
        self.seen += come
        return come


def _is_free(lock: Path) -> bool:
    with lock.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and was not collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def eventually(holds: Callable[[], object], *, seconds: float = LIMIT_SECONDS) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came to hold"
        time.sleep(0.02)


def error_of(result: Result) -> Mapping[str, str]:
    """Return the error that a command told with ``--json``."""
    told = json.loads(result.stderr)["error"]
    assert isinstance(told, dict)
    return told
