"""Days in a row as one sign each: a week, or several with a blank between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from tracker.core.days import DayRange
    from tracker.output.theme import Glyphs

_WEEK = 7
_STYLED = frozenset({"done", "partial", "skipped", "missed", "paused"})


def day_sign(state: str, glyphs: Glyphs) -> tuple[str, str]:
    """Return the glyph and the style of what a day was; what is not known was open."""
    signs = {
        "done": glyphs.done,
        "partial": glyphs.partial,
        "skipped": glyphs.skipped,
        "missed": glyphs.missed,
        "paused": glyphs.paused,
        "unscheduled": glyphs.unscheduled,
        "future": glyphs.future,
    }
    return signs.get(state, glyphs.open), state if state in _STYLED else "muted"


def strip(states: Iterable[str], glyphs: Glyphs) -> Text:
    """Return a sign for each state, with a blank after each seventh."""
    from rich.text import Text

    line = Text(no_wrap=True)
    for place, state in enumerate(states):
        line.append("" if place % _WEEK or not place else " ")
        line.append(*day_sign(state, glyphs))
    return line


def weekday_letters(days: DayRange) -> str:
    """Return the first letters of the days' weekdays, spaced as `strip` spaces its signs."""
    letters = "".join(f"{day:%a}"[0] for day in days)
    return " ".join(letters[start : start + _WEEK] for start in range(0, len(letters), _WEEK))
