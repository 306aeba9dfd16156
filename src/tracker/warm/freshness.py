"""Whether what the warm process has in memory is still what lies on the disk."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import tracker
from tracker.core.errors import TrackerError
from tracker.db.profiles import profiles_file
from tracker.db.target import running_private_target
from tracker.warm.preferences import preferences_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.core.locations import Locations

Stamp = tuple[int, int, int] | None


class Freshness:
    """The state of files as they were when this was made: before anything was imported from them."""

    def __init__(self, locations: Locations) -> None:
        self._stamps = {path: _stamp(path) for path in map(str, _watched(locations))}
        self._locations = locations
        self._server_ran = _server_runs(locations)

    def holds(self) -> bool:
        """Whether every file is as it was; takes about two microseconds for each.

        A private server that has come up since counts as a change: only with it can commands be rehearsed.
        """
        if not self._server_ran and _server_runs(self._locations):
            return False
        return all(_stamp(path) == stamp for path, stamp in self._stamps.items())


def _server_runs(locations: Locations) -> bool:
    try:
        return running_private_target(os.environ, locations) is not None
    except TrackerError:
        # A file that names the database makes no sense; the command says so to the person.
        return False


def _stamp(path: str) -> Stamp:
    """Return what changes when a file does; None when there is none."""
    try:
        facts = os.stat(path)
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino


def _watched(locations: Locations) -> Iterator[Path]:
    package = Path(tracker.__file__).parent
    yield from package.rglob("*.py")
    # The folders of the schema's revisions, in a checkout and in an installed wheel.
    yield package.parents[1] / "migrations" / "versions"
    yield package / "_migrations" / "versions"
    yield locations.config / "config.toml"
    yield profiles_file(locations.config)
    yield preferences_file(locations.state)
    yield from (Path(sys.executable), Path(sys.executable).resolve(), Path(sys.prefix, "pyvenv.cfg"))
    yield Path(os.__file__)
    # A folder's time changes when a package in it is installed, upgraded or removed.
    yield from (Path(entry) for entry in sys.path if entry.endswith("-packages"))
    yield Path("/etc/localtime")
