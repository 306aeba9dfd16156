"""The warm process's beginning and end."""

from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING

from tracker.core.errors import TrackerError
from tracker.core.locations import locate
from tracker.warm.fingerprint import fingerprint, name_of
from tracker.warm.freshness import Freshness
from tracker.warm.host import Host
from tracker.warm.launch import IDLE_VARIABLE, LOCK_VARIABLE, NAME_VARIABLE
from tracker.warm.log import Log
from tracker.warm.preferences import read_preferences

if TYPE_CHECKING:
    from tracker.core.locations import Locations

_BUG = 70


def main() -> int:
    """Be the warm process, started by `launch`; return its exit code."""
    os.chdir("/")
    os.umask(0o077)
    locations = locate(os.environ)
    log = Log.of(locations)
    try:
        return _serve(locations, log)
    except Exception:  # noqa: BLE001 -- nobody else would ever see it
        log.write(f"ended by a bug:\n{traceback.format_exc()}")
        return _BUG


def _serve(locations: Locations, log: Log) -> int:
    if os.environ.get(NAME_VARIABLE) != name_of(fingerprint(os.environ)):
        log.write("not started: the interpreter does not come up as the caller's did")
        return 1
    lock = int(os.environ[LOCK_VARIABLE])
    os.set_inheritable(lock, False)
    host = Host(locations, Freshness(locations), log, lock=lock, idle_seconds=_idle_seconds(locations))
    from tracker.warm.preload import preload
    from tracker.warm.rehearsal import connect_ahead

    readings = preload(locations)
    if host.run(lambda: connect_ahead(locations, readings)):
        _stop_server(locations, log)
    return 0


def _idle_seconds(locations: Locations) -> float:
    given = os.environ.get(IDLE_VARIABLE, "")
    return float(given) if given else read_preferences(locations.state).idle_minutes * 60.0


def _stop_server(locations: Locations, log: Log) -> None:
    """Stop the private server too, unless somebody else is using it."""
    from tracker.db.server.idleness import stop_unused

    try:
        stopped = stop_unused(locations)
    except (TrackerError, OSError) as error:
        log.write(f"the private server could not be stopped: {type(error).__name__}")
    else:
        log.write("the private server was stopped" if stopped else "the private server was left as it is")
