"""Stop the private server when nobody uses it."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import psycopg

from tracker.db.engine import undisturbed
from tracker.db.server.control import alone
from tracker.db.server.failures import explained
from tracker.db.server.paths import server_paths
from tracker.db.server.postmaster import living_postmaster, running_address
from tracker.db.target import SUPERUSER

if TYPE_CHECKING:
    from tracker.core.locations import Locations
    from tracker.db.server.model import ServerAddress

_CONNECT_LIMIT_SECONDS = 5
_LEAVING_SECONDS = 0.5
_PAUSE_SECONDS = 0.02


def stop_unused(locations: Locations) -> bool:
    """Shut the server down unless a session is open; False when it stays or was not running.

    Sessions that begin at the last moment are served to their end. ``DatabaseError`` and ``OSError`` as for
    any other stop; it is not waited for.
    """
    paths = server_paths(locations)
    if not paths.base.is_dir():
        return False
    with explained(paths.base), alone(paths):
        address = running_address(paths)
        postmaster = living_postmaster(paths)
        if address is None or postmaster is None or _is_used(address):
            return False
        # PostgreSQL's smart shutdown: it ends when the last session does.
        os.kill(postmaster.pid, signal.SIGTERM)
        return True


def _is_used(address: ServerAddress) -> bool:
    """Whether a session stays; one whose program has just ended is given a moment to go."""
    try:
        with undisturbed():
            connection = psycopg.connect(
                address.url(SUPERUSER, "postgres"), connect_timeout=_CONNECT_LIMIT_SECONDS, autocommit=True
            )
        with connection:
            deadline = time.monotonic() + _LEAVING_SECONDS
            while used := _has_others(connection):
                if time.monotonic() > deadline:
                    break
                time.sleep(_PAUSE_SECONDS)
    except psycopg.Error:
        return True
    return used


def _has_others(connection: psycopg.Connection) -> bool:
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM pg_stat_activity"
        " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid())"
    ).fetchone()
    return row is None or bool(row[0])
