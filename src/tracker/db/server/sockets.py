"""The directory of the server's Unix socket: private to one user, and short enough for the kernel."""

from __future__ import annotations

import errno
import os
import socket
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.core.errors import DatabaseError
from tracker.db.server.files import make_private_directory
from tracker.db.server.model import PORT
from tracker.db.server.paths import ServerPaths, short_hash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.db.server.identity import ServerUser

LONGEST_SOCKET_PATH = 103
"""Bytes that every supported kernel accepts (macOS 103, Linux 107)."""


def socket_file(directory: Path) -> Path:
    """The socket as PostgreSQL names it."""
    return directory / f".s.PGSQL.{PORT}"


def fits(directory: Path) -> bool:
    """Whether the kernel accepts the path of a socket in this directory."""
    return len(os.fsencode(socket_file(directory))) <= LONGEST_SOCKET_PATH


def is_private(directory: Path, uid: int) -> bool:
    """Whether this is a real directory (no symlink) that only ``uid`` can enter."""
    try:
        facts = os.lstat(directory)
    except OSError:
        return False
    return stat.S_ISDIR(facts.st_mode) and facts.st_uid == uid and not stat.S_IMODE(facts.st_mode) & 0o077


def is_listening(directory: Path) -> bool:
    """Whether a process listens on the directory's socket.

    A datagram socket cannot talk to a stream socket: the kernel says EPROTOTYPE when somebody listens and
    ECONNREFUSED when the file is a leftover. So the server is not woken to fork for a mere question. Not
    every kernel is so exact (gVisor), so a leftover is confirmed by a real attempt.
    """
    return _connect(directory, socket.SOCK_DGRAM) == errno.EPROTOTYPE or (
        _connect(directory, socket.SOCK_STREAM) == 0
    )


def _connect(directory: Path, kind: socket.SocketKind) -> int:
    """Zero, or the number of the operating system's error; -1 when the path cannot be a socket's."""
    with socket.socket(socket.AF_UNIX, kind) as probe:
        try:
            return probe.connect_ex(str(socket_file(directory)))
        except OSError as refusal:
            return refusal.errno or -1


def prepare_socket_directory(paths: ServerPaths, user: ServerUser) -> Path:
    """Make the private socket directory, elsewhere when the usual one has too long a path."""
    for directory in _candidates(paths, user):
        if fits(directory) and _made_private(directory, user):
            return directory
    raise DatabaseError(
        f"No private directory with a path short enough for a socket was found for {paths.base}.",
        "Set XDG_RUNTIME_DIR to a short directory of your own, or TRACKER_HOME to a shorter path.",
    )


def remove_socket_directories(paths: ServerPaths, user: ServerUser) -> None:
    """Delete the directories that ``prepare_socket_directory`` may have made for a stopped server."""
    for directory in _candidates(paths, user):
        if is_private(directory, user.uid):
            socket_file(directory).unlink(missing_ok=True)
            # Whatever else somebody put there is not ours to delete.
            with suppress(OSError):
                directory.rmdir()


def _candidates(paths: ServerPaths, user: ServerUser) -> Iterator[Path]:
    yield paths.sockets
    name = f"tracker-{user.uid}-{short_hash(paths.base)}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime.startswith("/"):
        yield Path(runtime) / name
    from tempfile import gettempdir

    yield Path(gettempdir()) / name


def _made_private(directory: Path, user: ServerUser) -> bool:
    try:
        make_private_directory(directory, user)
    except OSError:
        return False
    return is_private(directory, user.uid)
