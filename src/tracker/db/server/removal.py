"""Delete the private server with its data."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tracker.db.server.control import alone, stop_postmaster
from tracker.db.server.failures import explained
from tracker.db.server.identity import server_user
from tracker.db.server.paths import server_paths
from tracker.db.server.sockets import remove_socket_directories

if TYPE_CHECKING:
    from tracker.core.locations import Locations


def remove(locations: Locations) -> None:
    """Stop the server, then delete its files; nothing happens when there are none."""
    paths = server_paths(locations)
    if not paths.base.exists():
        return
    with explained(paths.base), alone(paths):
        stop_postmaster(paths)
        remove_socket_directories(paths, server_user(paths.base))
        shutil.rmtree(paths.base)
        paths.life_lock.unlink(missing_ok=True)
        paths.command_lock.unlink(missing_ok=True)
