"""Set the server free: a process of its own, away from the terminal, its words going to its own log."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.db.server.failures import program_failed
from tracker.db.server.files import read_text
from tracker.db.server.identity import ServerUser, run_as

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.core.errors import DatabaseError
    from tracker.db.server.paths import ServerPaths

LARGEST_LOG_BYTES = 1_000_000
"""A longer log is set aside at the next start, in place of the one set aside before."""

# The shell ends at once, so that the server is nobody's child and no caller has to collect it.
_SCRIPT = 'exec "$@" </dev/null >>"$0" 2>&1 & echo $!'


@dataclass(frozen=True)
class Launched:
    """A server process that has been started and may yet fail."""

    pid: int
    paths: ServerPaths
    log_offset: int

    def failure(self) -> DatabaseError:
        """Why it ended, in the words that it wrote since it was launched."""
        return program_failed(
            "start",
            _written_since(self.paths.log_file, self.log_offset),
            self.paths.cluster,
            self.paths.log_file,
        )


def launch(paths: ServerPaths, user: ServerUser, programs: Path, life: int) -> Launched:
    """Start the server, which inherits the descriptor ``life`` and with it the lock that says it lives."""
    _set_aside_long_log(paths.log_file)
    offset = _size(paths.log_file)
    argv = ["/bin/sh", "-c", _SCRIPT, str(paths.log_file)]
    argv += [str(programs / "postgres"), "-D", str(paths.cluster)]
    code, output, errors = run_as(user, argv, keep_open=[life])
    if code != 0 or not output.strip().isdigit():
        raise program_failed("start", output + errors, paths.cluster, paths.log_file)
    return Launched(int(output), paths, offset)


def _set_aside_long_log(log_file: Path) -> None:
    if _size(log_file) > LARGEST_LOG_BYTES:
        log_file.replace(log_file.with_name(log_file.name + ".old"))


def _size(file: Path) -> int:
    try:
        return file.lstat().st_size
    except FileNotFoundError:
        return 0


def _written_since(log_file: Path, offset: int) -> str:
    text = ""
    with suppress(OSError):
        text = read_text(log_file)
    return text.encode("utf-8", "surrogateescape")[offset:].decode("utf-8", "replace")
