"""Is the server running? Answered from its pid file and socket, without starting a process."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.db.server.identity import owner_of
from tracker.db.server.model import PORT, ServerAddress
from tracker.db.server.sockets import is_listening, is_private

if TYPE_CHECKING:
    from tracker.db.server.paths import ServerPaths

_STATUS_LINE = 7
_SOCKET_LINE = 4


@dataclass(frozen=True)
class Postmaster:
    """What the pid file claims; whether it is true is another question."""

    pid: int
    socket_directory: Path | None
    status: str


def read_pid_file(cluster: Path) -> Postmaster | None:
    """What ``postmaster.pid`` says; None when there is none or it makes no sense."""
    try:
        lines = (cluster / "postmaster.pid").read_bytes().split(b"\n")
    except (FileNotFoundError, NotADirectoryError):
        return None
    lines += [b""] * (_STATUS_LINE + 1 - len(lines))
    if not lines[0].strip().isdigit():
        return None
    directory = os.fsdecode(lines[_SOCKET_LINE])
    return Postmaster(
        pid=int(lines[0]),
        socket_directory=Path(directory) if directory else None,
        status=lines[_STATUS_LINE].decode("ascii", "replace").strip(),
    )


def running_address(paths: ServerPaths) -> ServerAddress | None:
    """Where the server accepts connections now; None when it does not, or when in doubt."""
    try:
        claimed = read_pid_file(paths.cluster)
        uid = owner_of(paths.base)
    except OSError:
        return None
    if claimed is None or uid is None or claimed.status != "ready" or claimed.socket_directory is None:
        return None
    if os.geteuid() not in (0, uid) or not is_private(claimed.socket_directory, uid):
        return None
    if not is_listening(claimed.socket_directory) or not _has_its_programs(paths.cluster):
        return None
    return ServerAddress(claimed.socket_directory, PORT)


def living_postmaster(paths: ServerPaths) -> Postmaster | None:
    """The pid file's process when it is alive and really this server, not one that got its number."""
    claimed = read_pid_file(paths.cluster)
    uid = owner_of(paths.base)
    if claimed is None or uid is None or not _serves(claimed.pid, paths.cluster, uid):
        return None
    return claimed


def is_taken(pid: int) -> bool:
    """Whether the kernel knows a process by this number, be it a zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def is_alive(pid: int) -> bool:
    """Whether the process exists and has not ended: a zombie that nobody collects counts as ended."""
    return is_taken(pid) and _state(pid) not in ("Z", "X")


def _state(pid: int) -> str:
    try:
        facts = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return ""
    return facts.rpartition(")")[2].split()[0]


def end_orphans(paths: ServerPaths) -> None:
    """Tell the server's processes that outlived it to quit; a busy one would not notice for a long time."""
    uid = owner_of(paths.base)
    for entry in Path("/proc").glob("[0-9]*"):
        pid = int(entry.name)
        if uid is not None and _serves(pid, paths.cluster, uid) and _command(pid) == "postgres":
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGQUIT)


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text(errors="replace").strip()
    except OSError:
        return ""


def _has_its_programs(cluster: Path) -> bool:
    """Whether the program that the server was started from is still installed.

    After an upgrade has moved it, new connections find neither their procedural language nor time zones.
    """
    try:
        options = (cluster / "postmaster.opts").read_bytes()
        program = os.fsdecode(options.partition(b' "-D" ')[0])
        return Path(program).exists()
    except OSError:
        return True


def _serves(pid: int, cluster: Path, uid: int) -> bool:
    """PostgreSQL works inside its data directory, which tells its process from every other."""
    if not is_alive(pid):
        return False
    if sys.platform != "linux":
        return _serves_by_command_line(pid, cluster, uid)
    process = Path(f"/proc/{pid}")
    try:
        return process.stat().st_uid == uid and (process / "cwd").samefile(cluster)
    except OSError:
        return False


def _serves_by_command_line(pid: int, cluster: Path, uid: int) -> bool:
    import subprocess

    shown = subprocess.run(
        ["/bin/ps", "-ww", "-o", "uid=,command=", "-p", str(pid)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    ).stdout.strip()
    owner, _, command = shown.partition(" ")
    return owner == str(uid) and "postgres" in command and str(cluster) in command
