"""Where tracker keeps its files: configuration, data, sockets and logs.

``TRACKER_HOME`` moves everything under one directory; without it the operating system's habits decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Locations:
    """Absolute directories; none of them has to exist yet.

    ``config`` is what the person writes, ``data`` what must not be lost, ``runtime`` what a restart of the
    machine may clear (sockets, locks), ``state`` what can be thrown away (logs, caches).
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
    home = environ.get("TRACKER_HOME", "")
    return _under_one(_absolute(home)) if home else _by_system(environ)


def _absolute(path: str) -> Path:
    return Path(path).expanduser().absolute()


def _under_one(home: Path) -> Locations:
    return Locations(
        config=home / "config", data=home / "data", runtime=home / "runtime", state=home / "state"
    )


def _by_system(environ: Mapping[str, str]) -> Locations:
    # Imported here because a home that is set needs none of it, and cold start counts.
    from platformdirs import PlatformDirs

    system = PlatformDirs("tracker", appauthor=False)
    state = _from_xdg(environ, "XDG_STATE_HOME") or system.user_state_path
    return Locations(
        config=_from_xdg(environ, "XDG_CONFIG_HOME") or system.user_config_path,
        data=_from_xdg(environ, "XDG_DATA_HOME") or system.user_data_path,
        # Not platformdirs' default: without XDG_RUNTIME_DIR it warns on stderr and falls back to shared /tmp.
        runtime=_from_xdg(environ, "XDG_RUNTIME_DIR") or state / "run",
        state=state,
    )


def _from_xdg(environ: Mapping[str, str], variable: str) -> Path | None:
    """The variable's directory for tracker; relative values are ignored, as the XDG specification asks."""
    value = environ.get(variable, "")
    return Path(value) / "tracker" if value.startswith("/") else None
