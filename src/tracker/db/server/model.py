"""What callers learn about the private server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PORT = 5432
"""Only a part of the socket's file name: the server never listens on TCP."""


@dataclass(frozen=True)
class ServerStatus:
    """State of the private server; ``version`` is the data directory's major version, such as ``"18"``."""

    running: bool
    initialized: bool
    pid: int | None
    version: str | None
    data_directory: Path
    socket_directory: Path
    log_file: Path
    size_bytes: int | None


@dataclass(frozen=True)
class ServerAddress:
    """Where a running server listens."""

    socket_directory: Path
    port: int

    def url(self, role: str, database: str) -> str:
        """A libpq URL for this role and database, every part percent-encoded."""
        from urllib.parse import quote

        host = quote(str(self.socket_directory), safe="")
        return f"postgresql://{quote(role, safe='')}@/{quote(database, safe='')}?host={host}&port={self.port}"
