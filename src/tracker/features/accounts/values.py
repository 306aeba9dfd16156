"""Values of settings: read from what a person typed, and as they are shown. The database checks ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import available_timezones

from tracker.core.errors import UsageError
from tracker.core.text import fold, near, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Value: TypeAlias = bool | int | str

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_YES = frozenset({"on", "yes", "true", "y", "1"})
_NO = frozenset({"off", "no", "false", "n", "0"})
_HOUR = re.compile(r"(?P<hour>[0-9]{1,2})(?::00)?\s?(?P<half>am|pm)?")
_MINUTES = re.compile(r"(?P<count>[0-9]{1,4})\s?(?:m|min|minutes?)?")
_SECONDS = re.compile(r"(?P<count>[0-9]{1,4})\s?(?:s|sec|seconds?)?")


def read_word(text: str) -> str:
    """Return a word as it is compared."""
    return text.strip().lower()


def read_theme(text: str) -> str:
    """Return a theme as it is written, whatever the spelling of colour-blind."""
    word = read_word(text)
    joined = word.replace("-", "").replace("_", "").replace(" ", "")
    return "colorblind" if joined in {"colorblind", "colourblind"} else word


def read_language(text: str) -> str:
    """Return a language code as it is written: small language, capital country."""
    language, dash, country = text.strip().replace("_", "-").partition("-")
    return language.lower() + dash + (country.upper() if len(country) == 2 else country)


def read_switch(text: str) -> bool:
    """Return whether a word means on; a ``UsageError`` for one that means neither."""
    word = text.strip().lower()
    if word not in _YES | _NO:
        raise UsageError(f"{quoted(text)} is neither on nor off.", "Give on or off.")
    return word in _YES


def read_minutes(text: str) -> int:
    """Return a number of minutes, written alone or with its unit."""
    match = _MINUTES.fullmatch(text.strip().lower())
    if match is None:
        raise UsageError(f"{quoted(text)} is not a number of minutes.", "Give a number such as 25.")
    return int(match["count"])


def read_seconds(text: str) -> int:
    """Return a number of seconds, written alone or with its unit."""
    match = _SECONDS.fullmatch(text.strip().lower())
    if match is None:
        raise UsageError(f"{quoted(text)} is not a number of seconds.", "Give a number such as 5.")
    return int(match["count"])


def read_weekday(text: str) -> int:
    """Return 1 for Monday to 7 for Sunday, of a number or a name of three letters or more."""
    word = text.strip().lower()
    named = [
        number for number, name in enumerate(WEEKDAYS, start=1) if len(word) > 2 and name.startswith(word)
    ]
    if named:
        return named[0]
    if not re.fullmatch("[1-7]", word):
        raise UsageError(f"{quoted(text)} is not a weekday.", "Give mon to sun, or 1 for Monday to 7.")
    return int(word)


def read_hour(text: str) -> int:
    """Return an hour of the day: ``4``, ``04:00``, ``4am``, ``4 pm``."""
    match = _HOUR.fullmatch(text.strip().lower())
    if match is None:
        raise UsageError(f"{quoted(text)} is not an hour.", "Give a whole hour: 4, 04:00 or 4am.")
    hour = int(match["hour"])
    if match["half"] is None:
        return hour
    if not 1 <= hour <= 12:
        raise UsageError(f"{quoted(text)} is not an hour.", "Before am and pm, hours go from 1 to 12.")
    return hour % 12 + (12 if match["half"] == "pm" else 0)


def read_timezone(text: str) -> str:
    """Return the IANA name as it is written, whatever the case; a ``UsageError`` that names near ones."""
    names = {_compared(name): name for name in available_timezones()}
    wanted = _compared(text)
    if wanted in names:
        return names[wanted]
    meant = [names[key] for key in sorted(names) if wanted and wanted == key.rpartition("/")[2]]
    suggestions = " or ".join(meant[:3] or near(text.replace(" ", "_"), sorted(names.values())))
    raise UsageError(
        f"There is no time zone {quoted(text)}.",
        f"Did you mean {suggestions}?" if suggestions else "Give a name such as Europe/Lisbon.",
    )


def _compared(name: str) -> str:
    return fold(name).replace(" ", "_")


def shown(key: str, value: Value | None) -> Value | None:
    """Return a stored value as it is shown: weekdays by name, all else as it is."""
    return WEEKDAYS[value - 1] if key == "first_weekday" and isinstance(value, int) else value


def in_words(value: object) -> str:
    """Return a shown value as a person would type it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return "nothing" if value is None else str(value)


READERS: Mapping[str, Callable[[str], Value]] = {
    "timezone": read_timezone,
    "theme": read_theme,
    "language": read_language,
    "focus_minutes": read_minutes,
    "first_weekday": read_weekday,
    "day_start": read_hour,
}
"""How a setting's text is read where its kind alone does not say."""
