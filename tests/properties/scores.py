"""The rules of scores, weights and standings in plain Python, next to `model.py`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

WORTH = {1: Decimal(-1), 2: Decimal("0.5"), 3: Decimal(1), 4: Decimal(2), 5: Decimal(3)}
"""What an effort is worth: skipped, minimal, partial, solid, crushed."""

Efforts = Sequence[int | None]
Period = tuple[str, int, int]


@dataclass(frozen=True)
class Weighing:
    """From a day on, a dimension weighs so much; None: it is not asked."""

    first: date
    weight: int | None
    required: bool


@dataclass
class Journey:
    """One person's journey: check-ins by day, and per dimension what was said of its weight, in order."""

    dimensions: list[list[Weighing]] = field(default_factory=list)
    checkins: dict[date, Efforts] = field(default_factory=dict)

    def weighing(self, slot: int, day: date) -> Weighing:
        """Return what was said last of the dimension for the day; where nothing was, it is not asked."""
        said = [weighing for weighing in self.dimensions[slot] if weighing.first <= day]
        return said[-1] if said else Weighing(day, weight=None, required=False)

    def accepts(self, day: date, efforts: Efforts) -> bool:
        """Whether something is answered, all that is required, and nothing that is not asked."""
        if not any(efforts):
            return False
        for slot in range(max(len(efforts), len(self.dimensions))):
            effort = efforts[slot] if slot < len(efforts) else None
            asked = self.weighing(slot, day) if slot < len(self.dimensions) else None
            if effort is not None and (asked is None or asked.weight is None):
                return False
            if effort is None and asked is not None and asked.weight is not None and asked.required:
                return False
        return True

    def score(self, day: date) -> Decimal:
        """Return what a check-in is worth with the weights of its day; what is not asked counts nothing."""
        total = Decimal(0)
        for slot, effort in enumerate(self.checkins[day]):
            weight = self.weighing(slot, day).weight if effort else None
            if effort is not None and weight is not None:
                total += weight * WORTH[effort]
        return total

    def standings(self) -> Mapping[Period, tuple[Decimal, int]]:
        """Return score and number of check-ins of all time, each ISO week and each month."""
        found: dict[Period, tuple[Decimal, int]] = defaultdict(lambda: (Decimal(0), 0))
        for day in self.checkins:
            year, week, _ = day.isocalendar()
            for period in (("all", 0, 0), ("week", year, week), ("month", day.year, day.month)):
                score, number = found[period]
                found[period] = (score + self.score(day), number + 1)
        return dict(found)
