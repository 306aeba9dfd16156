"""The two settings of the warm path: this machine's, because they count before there is a database.

Kept as lines ``name = value`` in the state directory. A running warm process notices when the file changes.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DEFAULT_IDLE_MINUTES = 15
LONGEST_IDLE_MINUTES = 7 * 24 * 60
SWITCH = "TRACKER_WARM"
_ON = ("1", "on", "yes", "true")
_OFF = ("0", "off", "no", "false")


@dataclass(frozen=True)
class Preferences:
    """Whether commands may use and start a warm process, and after how long without a command it ends."""

    enabled: bool = True
    idle_minutes: int = DEFAULT_IDLE_MINUTES


def preferences_file(state: Path) -> Path:
    """Where the preferences are kept."""
    return state / "warm.conf"


def read_preferences(state: Path) -> Preferences:
    """Return what is set; what is not, or makes no sense, is as by default."""
    words: dict[str, str] = {}
    with suppress(OSError, UnicodeDecodeError):
        for line in preferences_file(state).read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            words[name.strip()] = value.strip()
    minutes = words.get("idle_minutes", "")
    usable = minutes.isascii() and minutes.isdigit() and 1 <= int(minutes) <= LONGEST_IDLE_MINUTES
    return Preferences(
        enabled=words.get("enabled") != "off",
        idle_minutes=int(minutes) if usable else DEFAULT_IDLE_MINUTES,
    )


def wanted(state: Path, environ: Mapping[str, str]) -> bool:
    """Whether a warm process may be started: ``TRACKER_WARM`` says so, or else the setting."""
    said = environ.get(SWITCH, "").lower()
    return said in _ON or (said not in _OFF and read_preferences(state).enabled)


def write_preferences(state: Path, preferences: Preferences) -> None:
    """Keep the preferences; the file is replaced in one step."""
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = preferences_file(state)
    new = path.with_name(f"{path.name}.{os.getpid()}")
    switch = "on" if preferences.enabled else "off"
    new.write_text(f"enabled = {switch}\nidle_minutes = {preferences.idle_minutes}\n", "utf-8")
    new.replace(path)
