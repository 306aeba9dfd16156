"""How far a plant has grown: the one table of stages and thresholds, told in docs/concepts/garden.md too."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Stage(StrEnum):
    """What a plant looks like, from the seed to the bloom, and back."""

    SEED = "seed"
    SPROUT = "sprout"
    GROWING = "growing"
    BUDDING = "budding"
    BLOOMING = "blooming"
    WILTING = "wilting"
    WITHERED = "withered"


GROWTH: Mapping[Stage, tuple[int, int, int]] = {
    Stage.BLOOMING: (21, 8, 6),
    Stage.BUDDING: (7, 4, 3),
    Stage.GROWING: (3, 2, 2),
    Stage.SPROUT: (1, 1, 1),
}
"""How long a streak has to be: in periods shorter than a week, of a week or more, of four weeks or more."""

WITHERED_AFTER = 14
"""Days missed from which a plant is withered; with fewer it wilts."""

_WEEK, _FOUR_WEEKS = 7, 28


def stage_of(*, streak: int, longest: int, days_missed: int, days_per_period: float) -> Stage:
    """Return the stage of a plant whose streak counts periods of so many days.

    A streak that runs decides alone. What never had one is a seed, however long it waits.
    """
    if streak > 0:
        column = (days_per_period >= _WEEK) + (days_per_period >= _FOUR_WEEKS)
        return next(stage for stage, needed in GROWTH.items() if streak >= needed[column])
    if longest == 0:
        return Stage.SEED
    return Stage.WITHERED if days_missed >= WITHERED_AFTER else Stage.WILTING
