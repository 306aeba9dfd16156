"""The effort scale: 1 to 5, by number or by name (reference 000, `checkin_details`)."""

from __future__ import annotations

from tracker.core.errors import UsageError
from tracker.core.text import fold, near, quoted

EFFORT_NAMES = ("skipped", "minimal", "partial", "solid", "crushed")
"""Names of the efforts 1 to 5; they earn -1, 0.5, 1, 2 and 3 points times the dimension's weight."""


def parse_effort(text: str) -> int:
    """Read an effort: 1 to 5, or an unambiguous beginning of its name. Anything else is a ``UsageError``."""
    word = fold(text)
    if word in {"1", "2", "3", "4", "5"}:
        return int(word)
    matching = [number for number, name in enumerate(EFFORT_NAMES, start=1) if word and name.startswith(word)]
    if len(matching) != 1:
        meant = "".join(f"Did you mean {quoted(name)}? " for name in near(text, EFFORT_NAMES, limit=1))
        raise UsageError(
            f"{quoted(text)} is not an effort.", f"{meant}Give 1 to 5, or one of {', '.join(EFFORT_NAMES)}."
        )
    return matching[0]
