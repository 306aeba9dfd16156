"""Looking at the warm process, starting and ending it. No session: it has nothing to do with a database."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import ConflictError, TrackerError
from tracker.warm.control import ask_status, ask_to_end, socket_names
from tracker.warm.fingerprint import fingerprint, name_of
from tracker.warm.launch import leave_off, start
from tracker.warm.log import Log
from tracker.warm.preferences import wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.core.locations import Locations

_START_LIMIT_SECONDS = 20.0
_PAUSE_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class DaemonStatus:
    """The warm process of this program and home; all but the files is None where none runs."""

    running: bool
    pid: int | None
    socket: str
    uptime_seconds: float | None
    idle_seconds: float | None
    commands_served: int | None
    memory_bytes: int | None
    log_file: str


def status(locations: Locations, environ: Mapping[str, str]) -> DaemonStatus:
    """Return how the warm process is; starts none."""
    leave_off()
    name = name_of(fingerprint(environ))
    told = ask_status(str(locations.runtime), name)
    if told is None:
        return _not_running(str(locations.runtime / name), str(Log.of(locations).path))
    return DaemonStatus(
        running=True,
        pid=int(str(told["pid"])),
        socket=str(told["socket"]),
        uptime_seconds=float(str(told["uptime_seconds"])),
        idle_seconds=float(str(told["idle_seconds"])),
        commands_served=int(str(told["commands_served"])),
        memory_bytes=int(str(told["memory_bytes"])),
        log_file=str(told["log_file"]),
    )


def is_wanted(locations: Locations, environ: Mapping[str, str]) -> bool:
    """Whether commands start a warm process here."""
    return os.name == "posix" and wanted(locations.state, environ)


def _not_running(socket: str, log_file: str) -> DaemonStatus:
    return DaemonStatus(
        running=False,
        pid=None,
        socket=socket,
        uptime_seconds=None,
        idle_seconds=None,
        commands_served=None,
        memory_bytes=None,
        log_file=log_file,
    )


def start_now(locations: Locations, environ: Mapping[str, str]) -> tuple[DaemonStatus, bool]:
    """Start the warm process and wait until it is ready; its status, and whether it had to be started.

    ``ConflictError`` where it is turned off.
    """
    leave_off()
    if not is_wanted(locations, environ):
        raise ConflictError(
            "Warm starts are turned off.", "Turn them on with `tracker settings set warm on`."
        )
    found = status(locations, environ)
    if found.running:
        return found, False
    start(environ)
    deadline = time.monotonic() + _START_LIMIT_SECONDS
    while time.monotonic() < deadline:
        found = status(locations, environ)
        if found.running:
            return found, True
        time.sleep(_PAUSE_SECONDS)
    raise TrackerError("The warm process does not come up.", f"Its log is {found.log_file}.")


def stop_all(locations: Locations) -> list[int]:
    """End every warm process of this home, also those of other versions; return their process ids.

    Commands that run are seen to their end.
    """
    leave_off()
    runtime = str(locations.runtime)
    told = [ask_to_end(runtime, name) for name in socket_names(runtime)]
    return [pid for pid in told if pid is not None]
