"""Settings of this machine and home, which the database does not know: of the warm path, and of hooks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.hooks import LONGEST_SECONDS, USUAL_SECONDS, read_limit, write_limit
from tracker.features.accounts.service import Setting, SettingChange
from tracker.features.accounts.values import read_minutes, read_seconds, read_switch
from tracker.warm.preferences import (
    LONGEST_IDLE_MINUTES,
    Preferences,
    read_preferences,
    write_preferences,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.core.locations import Locations
    from tracker.features.accounts.values import Value

_LIMIT = "hook_seconds"
_DESCRIPTIONS = {
    "warm": "Whether a process in the background makes commands quick. On this machine.",
    "warm_idle_minutes": "Minutes without a command after which that process ends. On this machine.",
    "hook_seconds": "Seconds that a hook may take before it is ended. On this machine.",
}


def has(key: str) -> bool:
    """Whether this is one of the machine's settings."""
    return _name(key) in _DESCRIPTIONS


def list_settings(state: Path) -> list[Setting]:
    """Return the machine's settings."""
    return [get_setting(state, key=key) for key in _DESCRIPTIONS]


def get_setting(state: Path, *, key: str) -> Setting:
    """Return one of the machine's settings."""
    name = _name(key)
    return Setting(
        key=name,
        value=read_limit(state) if name == _LIMIT else _value(read_preferences(state), name),
        default=_default(name),
        description=_DESCRIPTIONS[name],
    )


def change_setting(locations: Locations, *, key: str, text: str) -> SettingChange:
    """Set one to what the text means; a warm process that runs ends, to begin anew with it."""
    name = _name(key)
    read = {"warm": read_switch, _LIMIT: _read_limit}.get(name, _read_idle)
    return _change(locations, name, read(text))


def reset_setting(locations: Locations, *, key: str) -> SettingChange:
    """Give one its default back."""
    return _change(locations, _name(key), _default(_name(key)))


def _change(locations: Locations, name: str, value: Value) -> SettingChange:
    if name == _LIMIT:
        limit = read_limit(locations.state)
        write_limit(locations.state, int(value))
        return SettingChange(name, value, limit)
    # Imported here: listing settings asks no process anything.
    from tracker.warm.control import ask_to_end, socket_names

    old = read_preferences(locations.state)
    new = replace(old, enabled=bool(value)) if name == "warm" else replace(old, idle_minutes=int(value))
    if new != old:
        write_preferences(locations.state, new)
        for socket in socket_names(str(locations.runtime)):
            ask_to_end(str(locations.runtime), socket)
    return SettingChange(name, value, _value(old, name))


def _default(name: str) -> Value:
    return USUAL_SECONDS if name == _LIMIT else _value(Preferences(), name)


def _value(preferences: Preferences, name: str) -> Value:
    return preferences.enabled if name == "warm" else preferences.idle_minutes


def _read_idle(text: str) -> int:
    minutes = read_minutes(text)
    if not 1 <= minutes <= LONGEST_IDLE_MINUTES:
        raise UsageError(
            f"{minutes:,} minutes is too short or too long.", "Give 1 to 10,080, which is a week."
        )
    return minutes


def _read_limit(text: str) -> int:
    seconds = read_seconds(text)
    if not 1 <= seconds <= LONGEST_SECONDS:
        raise UsageError(
            f"{seconds:,} seconds is too short or too long.", "Give 1 to 600, which is ten minutes."
        )
    return seconds


def _name(key: str) -> str:
    return key.strip().lower().replace("-", "_")
