"""Start a warm process and go on: it is nobody's child, holds nothing of ours, and is not waited for."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.core.directories import directories, open_private
from tracker.warm.fingerprint import START_VARIABLES, fingerprint, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

IDLE_VARIABLE = "TRACKER_WARM_IDLE"
"""Seconds without a command after which the warm process ends; overrides the setting, for tests."""
LOCK_VARIABLE = "TRACKER_WARM_LOCK"
PATH_VARIABLE = "TRACKER_WARM_PATH"
NAME_VARIABLE = "TRACKER_WARM_NAME"

_KEPT = ("HOME", "PATH", "LANG", "TZ", "TMPDIR", IDLE_VARIABLE)
_KEPT_BEGINNINGS = ("LC_", "XDG_", *START_VARIABLES)
_PROGRAM = (
    "import os, sys; sys.path[:] = os.environ.pop('TRACKER_WARM_PATH').split(os.pathsep); "
    "from tracker.warm.process import main; sys.exit(main())"
)
_LOWEST_FREE_DESCRIPTOR = 3


class _Wish:
    """Whether this command leaves a warm process behind; commands about the warm process itself do not."""

    granted = True


def leave_off() -> None:
    """Start no warm process after this command."""
    _Wish.granted = False


def start_for_next() -> None:
    """Start a warm process for the next command where one is wanted; nothing that fails is told."""
    from tracker.warm.preferences import wanted

    with suppress(OSError, ValueError, NotImplementedError):
        if _Wish.granted and wanted(Path(directories(os.environ)[3]), os.environ):
            start(os.environ)


def start(environ: Mapping[str, str]) -> bool:
    """Start a warm process; False when there is one, or one on its way."""
    runtime = directories(environ)[2]
    make_runtime_directory(runtime)
    name = name_of(fingerprint(environ))
    lock = take_lock(runtime, name)
    if lock is None:
        return False
    try:
        _spawn(_environment(environ, lock, name), lock)
    finally:
        os.close(lock)
    return True


def make_runtime_directory(runtime: str) -> None:
    """Make the directory of sockets, or tighten it, so that nobody else can enter it."""
    Path(runtime).mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(runtime, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        if os.fstat(handle).st_uid == os.geteuid() and os.fstat(handle).st_mode & 0o077:
            os.fchmod(handle, 0o700)
    finally:
        os.close(handle)


def take_lock(runtime: str, name: str) -> int | None:
    """Return the lock's descriptor, above the standard ones; None when another process holds it."""
    import fcntl

    folder = open_private(runtime)
    try:
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        opened = os.open(lock_name(name), flags, 0o600, dir_fd=folder)
    finally:
        os.close(folder)
    lock = fcntl.fcntl(opened, fcntl.F_DUPFD_CLOEXEC, _LOWEST_FREE_DESCRIPTOR)
    os.close(opened)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock


def lock_name(name: str) -> str:
    """Return the name of the lock that belongs to a socket."""
    return name.removesuffix(".sock") + ".lock"


def _environment(environ: Mapping[str, str], lock: int, name: str) -> dict[str, str]:
    kept = {
        variable: value
        for variable, value in environ.items()
        if variable in _KEPT or variable.startswith(_KEPT_BEGINNINGS)
    }
    if environ.get("TRACKER_HOME"):
        kept["TRACKER_HOME"] = directories(environ)[3].removesuffix("/state")
    return kept | {
        LOCK_VARIABLE: str(lock),
        PATH_VARIABLE: os.pathsep.join(_import_path()),
        NAME_VARIABLE: name,
    }


def _import_path() -> list[str]:
    """Where modules come from, without what the way of starting this process put in front."""
    import tracker

    entries = sys.path if sys.flags.safe_path else sys.path[1:]
    package = str(Path(tracker.__file__).parents[1])
    return [*entries, *([] if package in entries else [package])]


def _spawn(environ: Mapping[str, str], lock: int) -> None:
    os.set_inheritable(lock, True)
    os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", _PROGRAM],
        environ,
        file_actions=list(_file_actions(lock)),
        setsid=True,
        setsigmask=(),
        setsigdef=signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP},
    )


def _file_actions(lock: int) -> Iterator[tuple[int, int] | tuple[int, int, str, int, int]]:
    yield os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDWR, 0
    yield os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_RDWR, 0
    yield os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_RDWR, 0
    for number in _inherited():
        if number != lock:
            yield os.POSIX_SPAWN_CLOSE, number


def _inherited() -> Iterator[int]:
    """The descriptors beyond the standard ones that a new process would get from this one."""
    for name in os.listdir("/dev/fd"):
        with suppress(OSError):
            if int(name) >= _LOWEST_FREE_DESCRIPTOR and os.get_inheritable(int(name)):
                yield int(name)
