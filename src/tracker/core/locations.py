"""Where tracker keeps its files: configuration, data, sockets and logs.

``TRACKER_HOME`` moves everything under one directory; without it the operating system's habits decide.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.core.directories import directories

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Locations:
    """Absolute directories; none of them has to exist yet.

    ``config`` is what the person writes, ``data`` what must not be lost, ``runtime`` what a restart of the
    machine may clear (sockets, locks), ``state`` what can be thrown away (logs, caches), except for what
    waits there for a server that is out of reach.
    """

    config: Path
    data: Path
    runtime: Path
    state: Path

    @property
    def log_file(self) -> Path:
        """Where tracker writes the tracebacks of its own bugs."""
        return self.state / "tracker.log"


def locate(environ: Mapping[str, str]) -> Locations:
    """Find the directories from ``TRACKER_HOME``, the ``XDG_*`` variables, or the system's defaults."""
    if os.name == "nt" and not environ.get("TRACKER_HOME"):
        return _on_windows()
    return Locations(*map(Path, directories(environ)))


def _on_windows() -> Locations:
    from platformdirs import PlatformDirs

    system = PlatformDirs("tracker", appauthor=False)
    return Locations(
        config=system.user_config_path,
        data=system.user_data_path,
        runtime=system.user_state_path / "run",
        state=system.user_state_path,
    )
