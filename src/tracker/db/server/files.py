"""Files in a directory that another operating system's user owns, touched without following symlinks.

When root prepares a server, the unprivileged user that runs it could put a symlink in the way.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.db.server.identity import ServerUser


def make_private_directory(directory: Path, user: ServerUser) -> None:
    """Make the directory, or tighten it, so that it belongs to ``user`` with mode 0700."""
    with suppress(FileExistsError):
        directory.mkdir(0o700)
    with _opened(directory) as handle:
        facts = os.fstat(handle)
        if facts.st_uid != user.uid and os.geteuid() == 0:
            os.fchown(handle, user.uid, user.gid)
        if stat.S_IMODE(facts.st_mode) != 0o700:
            os.fchmod(handle, 0o700)


def replace_file(directory: Path, name: str, text: str, user: ServerUser) -> None:
    """Write a file of the user's atomically, unless it already says this."""
    with _opened(directory) as folder:
        if _content(folder, name) == text:
            return
        temporary = f"{name}.new"
        with suppress(FileNotFoundError):
            os.unlink(temporary, dir_fd=folder)
        _write(folder, temporary, text, user)
        os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)


def read_text(path: Path) -> str:
    """The file's text; raises ``OSError`` for a symlink as for anything else that cannot be read."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(handle, encoding="utf-8", errors="surrogateescape") as file:
        return file.read()


def sync_directory(directory: Path) -> None:
    """Make a rename inside the directory survive a loss of power."""
    with _opened(directory) as handle:
        os.fsync(handle)


@contextmanager
def _opened(directory: Path) -> Iterator[int]:
    handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        yield handle
    finally:
        os.close(handle)


def _content(folder: int, name: str) -> str | None:
    try:
        handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
    except OSError:
        return None
    with os.fdopen(handle, encoding="utf-8", errors="surrogateescape") as file:
        return file.read()


def _write(folder: int, name: str, text: str, user: ServerUser) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(name, flags, 0o600, dir_fd=folder)
    with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape") as file:
        if os.geteuid() == 0:
            os.fchown(handle, user.uid, user.gid)
        file.write(text)
        file.flush()
        os.fsync(handle)
