"""How firmly a habit sits: a score from 0 to 1 that forgives, instead of a streak that breaks.

The rule is Loop Habit Tracker's exponential smoothing (uhabits, `Score.kt`): each day
``new = old * m + done * (1 - m)`` with ``m = 0.5 ** (sqrt(f) / 13)`` and ``f`` the periods per day. Here a
whole period is one step, ``m ** (1 / f)``, so that runs of equal periods have a closed form and years of
history cost nothing. Excused periods leave it as it is.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Run = tuple[int, int]
"""First period of a run, and the one after its last."""


def strength(met: Iterable[Run], excused: Iterable[Run], *, end: int, days_per_period: float) -> float:
    """Return the strength after all periods before ``end``, counted from the first one that was met.

    Runs are disjoint and in order, as a multirange gives them.
    """
    multiplier: float = 0.5 ** (sqrt(days_per_period) / 13)
    score = 0.0
    place: int | None = None
    for (first, after), is_met in sorted(
        [((a, b), True) for a, b in met] + [((a, b), False) for a, b in excused]
    ):
        if place is None and not is_met:
            continue
        if first >= end:
            break
        score *= multiplier ** (first - place if place is not None else 0)
        place = min(after, end)
        if is_met:
            score = 1 - (1 - score) * multiplier ** (place - first)
    return score * multiplier ** (end - place) if place is not None else 0.0
