"""How lengths and breaks are written: `10m`, `1h30`, `90s`, `5/15`."""

from __future__ import annotations

import re
from datetime import timedelta

from tracker.core.errors import UsageError
from tracker.core.text import quoted

# A number without a unit stands for minutes, at the end alone.
_LENGTH = re.compile(
    r"(?:(?P<hours>[0-9]{1,2})\s*h(?:ours?|rs?)?)?\s*"
    r"(?:(?P<minutes>[0-9]{1,4})(?![0-9])\s*(?:m(?:in(?:ute)?s?)?|$))?\s*"
    r"(?:(?P<seconds>[0-9]{1,4})\s*s(?:ec(?:ond)?s?)?)?"
)
_CLOCK = re.compile(r"(?P<hours>[0-9]{1,2}):(?P<minutes>[0-5][0-9])")
_BREAKS = re.compile(r"([0-9]{1,3})(?:\s*/\s*([0-9]{1,3}))?")
LONGEST_BREAK = 240


def parse_ago(text: str) -> timedelta:
    """Read how long ago something was: `10m`, `10`, `1h`, `1h30m`, `1:30` or `90s`; else a ``UsageError``."""
    word = text.strip().lower().removesuffix("ago").strip()
    found = _CLOCK.fullmatch(word) or _LENGTH.fullmatch(word)
    if found is None or not any(found.groupdict().values()):
        raise UsageError(f"{quoted(text)} is not a length of time.", "Write it as 10m, 1h30m or 90s.")
    parts = {unit: int(number) for unit, number in found.groupdict().items() if number}
    return timedelta(**parts)


def parse_breaks(text: str) -> tuple[int, int]:
    """Read the minutes of a break, and of the long one after the last cycle: `5/15`; `5` is for both."""
    found = _BREAKS.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"{quoted(text)} does not name breaks.", "Write the minutes as 5/15.")
    short, long = int(found[1]), int(found[2] or found[1])
    if max(short, long) > LONGEST_BREAK:
        raise UsageError(
            f"A break of {max(short, long)} minutes is too long.", f"Breaks have 0 to {LONGEST_BREAK}."
        )
    return short, long
