"""Where one private server keeps its files, worked out from tracker's locations."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.core.errors import DatabaseError

if TYPE_CHECKING:
    from tracker.core.locations import Locations

SYSTEM_DIRECTORY = Path("/var/lib/tracker")
"""Holds the servers of root, because the unprivileged user that runs them cannot enter root's home."""


@dataclass(frozen=True)
class ServerPaths:
    """Files of one server. ``base`` belongs to the operating system's user that runs it, mode 0700."""

    base: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's data directory."""
        return self.base / "cluster"

    @property
    def log_file(self) -> Path:
        """What PostgreSQL itself has to say."""
        return self.base / "server.log"

    @property
    def sockets(self) -> Path:
        """The preferred socket directory; see ``sockets.py`` for what happens when its path is too long."""
        return self.base / "run"

    @property
    def command_lock(self) -> Path:
        """Held by a command while it starts or stops the server."""
        return self.base.with_name(self.base.name + ".lock")

    @property
    def life_lock(self) -> Path:
        """Held by the server's own processes for as long as one of them lives."""
        return self.base.with_name(self.base.name + ".alive")


def server_paths(locations: Locations) -> ServerPaths:
    """The server's files for these locations; raises ``DatabaseError`` where no private server can run."""
    if os.name == "nt":
        raise DatabaseError(
            "The private database does not run on Windows.",
            "Set TRACKER_DATABASE_URL to a PostgreSQL server, or use tracker inside WSL.",
        )
    if os.geteuid() == 0:
        return ServerPaths(SYSTEM_DIRECTORY / short_hash(locations.data))
    return ServerPaths(locations.data / "server")


def short_hash(directory: Path) -> str:
    """Twelve hexadecimal digits that name a directory, however its path is spelled."""
    from hashlib import sha256

    return sha256(os.fsencode(os.path.realpath(directory))).hexdigest()[:12]
