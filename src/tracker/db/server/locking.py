"""Locks between processes, with a time limit; the kernel drops them when their holder ends."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tracker.core.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE_SECONDS = 0.01


@contextmanager
def locked(path: Path, *, limit_seconds: float, message: str, hint: str) -> Iterator[int]:
    """Hold the file's lock, yielding its descriptor; ``DatabaseError`` when others hold it too long."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        _wait_for(handle, limit_seconds, message, hint)
        yield handle
    finally:
        os.close(handle)


def _wait_for(handle: int, limit_seconds: float, message: str, hint: str) -> None:
    import fcntl

    deadline = time.monotonic() + limit_seconds
    while True:
        with suppress(BlockingIOError):
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if time.monotonic() >= deadline:
            raise DatabaseError(message, hint)
        time.sleep(_PAUSE_SECONDS)
