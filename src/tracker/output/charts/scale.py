"""The one piece of arithmetic that charts share: where a value lies between two others."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

Number: TypeAlias = int | float | Decimal


def share(value: Number, *, minimum: Number = 0, maximum: Number) -> float:
    """Return where ``value`` lies from ``minimum`` (0.0) to ``maximum`` (1.0), held within the two.

    When there is nothing between them, 0.0. A float is enough here: it only decides what is drawn.
    """
    span = float(maximum) - float(minimum)
    if span <= 0:
        return 0.0
    return min(1.0, max(0.0, (float(value) - float(minimum)) / span))
