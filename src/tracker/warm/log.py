"""The warm process's log: what happened to the process, never what people do with it."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.core.locations import Locations

LARGEST_BYTES = 256 * 1024
"""A longer log is set aside, in place of the one set aside before."""


class Log:
    """Lines with a time and the process's id; a disk that takes none is no reason to stop."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, locations: Locations) -> Log:
        """Return the log of a tracker whose files are there."""
        with suppress(OSError):
            locations.state.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(locations.state / "warm.log")

    def write(self, text: str) -> None:
        """Append a line, or several of a traceback."""
        stamp = datetime.now(UTC).isoformat(timespec="seconds")
        line = f"{stamp} [{os.getpid()}] {text}\n".encode(errors="backslashreplace")
        with suppress(OSError):
            self._set_aside_long()
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            handle = os.open(self.path, flags, 0o600)
            try:
                os.write(handle, line)
            finally:
                os.close(handle)

    def _set_aside_long(self) -> None:
        with suppress(FileNotFoundError):
            if self.path.lstat().st_size > LARGEST_BYTES:
                self.path.replace(self.path.with_name(self.path.name + ".old"))
