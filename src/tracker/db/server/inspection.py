"""The state of the private server, read without changing anything."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.db.server.cluster import data_version
from tracker.db.server.failures import explained
from tracker.db.server.model import ServerStatus
from tracker.db.server.paths import server_paths
from tracker.db.server.postmaster import living_postmaster

if TYPE_CHECKING:
    from tracker.core.locations import Locations


def inspect(locations: Locations) -> ServerStatus:
    """Gather the state; raises ``DatabaseError`` when the files may not be read."""
    paths = server_paths(locations)
    with explained(paths.base):
        postmaster = living_postmaster(paths)
        version = data_version(paths.cluster)
        size = _size_bytes(paths.cluster) if version else None
    return ServerStatus(
        running=postmaster is not None,
        initialized=version is not None,
        pid=postmaster.pid if postmaster else None,
        version=version,
        data_directory=paths.cluster,
        socket_directory=(postmaster.socket_directory if postmaster else None) or paths.sockets,
        log_file=paths.log_file,
        size_bytes=size,
    )


def _size_bytes(directory: Path) -> int:
    total = 0
    for folder, _, files in os.walk(directory):
        for name in files:
            # A running server removes files while we count.
            with suppress(FileNotFoundError):
                total += Path(folder, name).lstat().st_size
    return total
