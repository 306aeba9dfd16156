"""Start and stop the server. One command at a time does this, under a lock; the others find it running."""

from __future__ import annotations

import os
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.core.errors import DatabaseError
from tracker.db.server.cluster import prepare_cluster, write_configuration
from tracker.db.server.failures import explained
from tracker.db.server.files import make_private_directory
from tracker.db.server.identity import ServerUser, server_user
from tracker.db.server.launch import launch
from tracker.db.server.locking import locked
from tracker.db.server.paths import ServerPaths, server_paths
from tracker.db.server.postmaster import (
    Postmaster,
    end_orphans,
    is_alive,
    is_taken,
    living_postmaster,
    read_pid_file,
    running_address,
)
from tracker.db.server.programs import prepare_system_directory, server_binaries
from tracker.db.server.sockets import prepare_socket_directory, socket_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.core.locations import Locations
    from tracker.db.server.model import ServerAddress

LOCK_LIMIT_SECONDS = 60.0
START_LIMIT_SECONDS = 120.0
STOP_LIMIT_SECONDS = 60.0
_PAUSE_SECONDS = 0.005


def bring_up(locations: Locations) -> tuple[ServerAddress, bool]:
    """Make the server run; says where it listens and whether it had to be started."""
    paths = server_paths(locations)
    with explained(paths.base), alone(paths):
        address = running_address(paths) or _await_starting(paths)
        if address is not None:
            return address, False
        stop_postmaster(paths)
        return _start(paths), True


def bring_down(locations: Locations) -> bool:
    """Shut the server down after what is running now was rolled back; False when it was not running."""
    paths = server_paths(locations)
    with explained(paths.base):
        if not paths.base.is_dir():
            return False
        with alone(paths):
            return stop_postmaster(paths)


@contextmanager
def alone(paths: ServerPaths) -> Iterator[None]:
    """Hold the command lock in a directory that exists."""
    if os.geteuid() == 0:
        prepare_system_directory()
    else:
        paths.base.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locked(
        paths.command_lock,
        limit_seconds=LOCK_LIMIT_SECONDS,
        message=f"Another command has been starting or stopping the database in {paths.base} for a minute.",
        hint=f"Wait for it to end, or end it; it holds the lock {paths.command_lock}.",
    ):
        yield


def _await_starting(paths: ServerPaths) -> ServerAddress | None:
    """Wait for a server that is coming up already, perhaps repairing itself after a crash."""
    deadline = time.monotonic() + START_LIMIT_SECONDS
    while (postmaster := living_postmaster(paths)) and postmaster.status in ("", "starting"):
        if time.monotonic() > deadline:
            raise _not_ready(paths)
        time.sleep(_PAUSE_SECONDS)
    return running_address(paths)


def _start(paths: ServerPaths) -> ServerAddress:
    user = server_user(paths.base)
    make_private_directory(paths.base, user)
    programs = server_binaries(user)
    if read_pid_file(paths.cluster) is not None:
        end_orphans(paths)
    with locked(
        paths.life_lock,
        limit_seconds=STOP_LIMIT_SECONDS,
        message=f"Processes of an earlier PostgreSQL still use the data in {paths.base}.",
        hint="Another machine or container may be using it; stop tracker there, or wait for them to end.",
    ) as life:
        prepare_cluster(paths, user, programs)
        sockets = prepare_socket_directory(paths, user)
        write_configuration(paths, user, sockets)
        _clear_leftovers(paths.cluster, sockets)
        return _launch_and_wait(paths, user, programs, life)


def _launch_and_wait(paths: ServerPaths, user: ServerUser, programs: Path, life: int) -> ServerAddress:
    launched = launch(paths, user, programs, life)
    deadline = time.monotonic() + START_LIMIT_SECONDS
    while True:
        address = running_address(paths)
        if address is not None:
            return address
        if not is_alive(launched.pid):
            raise launched.failure()
        if time.monotonic() > deadline:
            raise _not_ready(paths)
        time.sleep(_PAUSE_SECONDS)


def _clear_leftovers(cluster: Path, sockets: Path) -> None:
    """Remove the pid files of a server that was killed when its number is still taken.

    PostgreSQL takes away leftovers of dead processes itself, but it believes in any process that has the
    number: another program after a reboot, or a zombie in a container whose first process collects none.
    We know better: no process of the server lives, because we hold its life lock.
    """
    claimed = read_pid_file(cluster)
    if claimed is not None and is_taken(claimed.pid):
        (cluster / "postmaster.pid").unlink(missing_ok=True)
    lock = socket_file(sockets)
    lock.with_name(lock.name + ".lock").unlink(missing_ok=True)


def stop_postmaster(paths: ServerPaths) -> bool:
    """Shut down while holding the lock of ``alone``; False when there was nothing to stop."""
    postmaster = living_postmaster(paths)
    if postmaster is None:
        return False
    os.kill(postmaster.pid, signal.SIGINT)
    _await_end(postmaster, paths)
    return True


def _await_end(postmaster: Postmaster, paths: ServerPaths) -> None:
    deadline = time.monotonic() + STOP_LIMIT_SECONDS
    while is_alive(postmaster.pid):
        if time.monotonic() > deadline:
            raise DatabaseError(
                f"PostgreSQL in {paths.cluster} has not stopped within a minute (process {postmaster.pid}).",
                f"It may be writing much to the disk; its own log is {paths.log_file}.",
            )
        time.sleep(_PAUSE_SECONDS)


def _not_ready(paths: ServerPaths) -> DatabaseError:
    return DatabaseError(
        f"PostgreSQL in {paths.cluster} did not become ready within {START_LIMIT_SECONDS:.0f} seconds.",
        f"It may be repairing itself after a crash: wait and try again; its own log is {paths.log_file}.",
    )
