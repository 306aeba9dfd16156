"""What the tests of the private server ask it, and do to it."""

from __future__ import annotations

import os
import pwd
import signal
import time
from pathlib import Path

import psycopg

from tracker.core.locations import Locations
from tracker.db import server
from tracker.db.server.paths import ServerPaths, server_paths
from tracker.db.server.postmaster import is_alive

SOURCE = Path(__file__).parents[2] / "src"


def ask(locations: Locations, sql: str, role: str = "postgres") -> str:
    """The first column of the first row, as text."""
    with psycopg.connect(server.ensure_running(locations).url(role, "postgres")) as connection:
        row = connection.execute(sql.encode()).fetchone()
    assert row is not None
    return str(row[0])


def run(locations: Locations, sql: str) -> None:
    """Run a statement and commit."""
    with psycopg.connect(server.ensure_running(locations).url("postgres", "postgres")) as connection:
        connection.execute(sql.encode())


def running_pid(locations: Locations) -> int:
    """The pid of a server that must be running."""
    pid = server.status(locations).pid
    assert pid is not None
    return pid


def kill_hard(locations: Locations) -> int:
    """End the server without a chance to clean up; returns the pid that it had."""
    pid = running_pid(locations)
    os.kill(pid, signal.SIGKILL)
    while is_alive(pid):
        time.sleep(0.005)
    return pid


def files(locations: Locations) -> ServerPaths:
    """The server's files."""
    return server_paths(locations)


def owner(path: Path) -> str:
    """The name of the user who owns the path."""
    return pwd.getpwuid(path.lstat().st_uid).pw_name
