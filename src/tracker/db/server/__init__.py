"""The private PostgreSQL server: starts itself when it is needed, listens on a private Unix socket only.

``ensure_running`` answers in well under a millisecond when the server runs. Everything that starts processes
is imported only when there is something to start. Refusals are ``DatabaseError``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.db.server.model import ServerAddress, ServerStatus
from tracker.db.server.paths import server_paths
from tracker.db.server.postmaster import running_address

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.core.locations import Locations

__all__ = [
    "ServerAddress",
    "ServerStatus",
    "binaries",
    "destroy",
    "ensure_running",
    "run_binary_argv",
    "running",
    "start",
    "status",
    "stop",
]


def running(locations: Locations) -> ServerAddress | None:
    """Where the private server listens, None where it does not run."""
    return running_address(server_paths(locations))


def ensure_running(locations: Locations) -> ServerAddress:
    """Where the private server listens, after making and starting it when necessary."""
    address = running(locations)
    if address is not None:
        return address
    from tracker.db.server.control import bring_up

    return bring_up(locations)[0]


def start(locations: Locations) -> bool:
    """Start the server; False when it was running already."""
    from tracker.db.server.control import bring_up

    return bring_up(locations)[1]


def stop(locations: Locations) -> bool:
    """Shut the server down, ending open sessions; False when it was not running."""
    from tracker.db.server.control import bring_down

    return bring_down(locations)


def destroy(locations: Locations) -> None:
    """Stop the server and delete it with all its data, for good."""
    from tracker.db.server.removal import remove

    remove(locations)


def status(locations: Locations) -> ServerStatus:
    """What there is and whether it runs, changing nothing."""
    from tracker.db.server.inspection import inspect

    return inspect(locations)


def binaries() -> Path:
    """The directory of PostgreSQL's programs (``psql``, ``pg_dump``, ``pg_restore``)."""
    from tracker.db.server.programs import binaries as find

    return find()


def run_binary_argv(
    program: str, address: ServerAddress, role: str, database: str, *arguments: str
) -> list[str]:
    """The command line that runs a PostgreSQL client program against the server; run it as yourself."""
    from tracker.db.server.programs import run_binary_argv as build

    return build(program, address, role, database, *arguments)
