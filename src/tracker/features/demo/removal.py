"""Deleting a demo: its server, its database, its files."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from tracker.core.errors import TrackerError
from tracker.core.locations import locate
from tracker.db import server
from tracker.db.server.paths import server_paths

if TYPE_CHECKING:
    from pathlib import Path

PREFIX = "tracker-demo-"
MARK = "demo"
"""A file in the home of a demo, by which it is known to be one."""

_PAUSE_SECONDS = 0.1
_QUIET_LOOKS = 20
_MOST_LOOKS = 600


def remove(home: Path) -> None:
    """Delete a demo; nothing happens where there is none."""
    server.destroy(locate({"TRACKER_HOME": str(home)}))
    shutil.rmtree(home, ignore_errors=True)


def remove_patiently(home: Path) -> None:
    """Delete a demo whose command was killed, until nothing comes again.

    What the command had started may still be making files, which can also get in the way of deleting them.
    """
    base = server_paths(locate({"TRACKER_HOME": str(home)})).base
    quiet = 0
    for _ in range(_MOST_LOOKS):
        if base.exists() or home.exists():
            quiet = 0
            with suppress(TrackerError, OSError):
                remove(home)
        else:
            quiet += 1
        if quiet == _QUIET_LOOKS:
            return
        time.sleep(_PAUSE_SECONDS)
