"""The screens of the tour: a command each, and a sentence of what it is for."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_HALF_A_YEAR = 6


@dataclass(frozen=True, slots=True)
class Screen:
    """A stop of the tour."""

    argv: tuple[str, ...]
    about: str

    @property
    def command(self) -> str:
        """The line that a person would type."""
        return shlex.join(("tracker", *self.argv))


def screens(today: date) -> tuple[Screen, ...]:
    """Return the stops. A young calendar year has the one before it beside it."""
    years = ("--years", "2") if today.month < _HALF_A_YEAR else ()
    return (
        Screen(("today",), "What is due, what is done, and which streaks are at risk."),
        Screen(
            ("done", "read", "25"), "Logging takes a word; everything that changes something names its undo."
        ),
        Screen(("streaks",), "Every streak, and how long it still holds; the holiday bridged them all."),
        Screen(
            ("heatmap", "read", *years), "A calendar year at a glance; signs say the same without colour."
        ),
        Screen(("chart", "health"), "Values over time, with their moving average."),
        Screen(("stats",), "The numbers of the last 30 days, beside the 30 before."),
        Screen(
            ("habit", "show", "run"),
            "What a habit counts, what a skip does, and until when its streak holds.",
        ),
        Screen(("leaderboard", "health", "--period", "all"), "Where the friends on a journey stand."),
        Screen(("undo", "--list"), "What undo would take back, step by step: a whole imported year is one."),
    )
