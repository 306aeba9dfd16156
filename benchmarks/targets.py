"""The targets, and whether a measure meets its own. They come from the design, not from a measurement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from benchmarks.rivals import OTHER_RIVALS, PYTHON_RIVALS

if TYPE_CHECKING:
    from benchmarks.measure import Measure


class Verdict(StrEnum):
    """How a measure stands to its target."""

    MET = "met"
    SHORT = "falls short"
    UNKNOWN = "not measurable"


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on a measure's ratio, or on its value where it is held against nothing."""

    bound: float
    at_least: bool = False
    absolute: bool = False

    def allows(self, value: float) -> bool:
        """Whether a ratio or value is within the bound."""
        return value >= self.bound if self.at_least else value <= self.bound


_MEGABYTE = 1_000_000
_AHEAD = Target(1)

TARGETS = {
    **{f"commands.{name}": Target(4) for name in ("done", "checkin", "today", "streaks", "completion")},
    **{
        f"commands.size.{name}": Target(1.2) for name in ("done", "checkin", "today", "streaks", "completion")
    },
    "commands.cold.done": Target(1.3),
    "commands.memory": Target(90 * _MEGABYTE, absolute=True),
    "reference.bytes": Target(0.25),
    "reference.bulk": Target(15, at_least=True),
    "reference.checkin": Target(0.5),
    "reference.leaderboard.week": Target(0.2),
    "reference.leaderboard.all": Target(0.2),
    "reference.security.history": Target(1.2),
    "reference.security.standings": Target(1.2),
    "reference.security.leaderboard": Target(1.2),
    "import.time": Target(4),
    "import.memory": Target(1.2),
    **{
        f"rivals.{name}.{action}.{size}": _AHEAD
        for name in (*PYTHON_RIVALS, *OTHER_RIVALS)
        for action in ("log", "show")
        for size in ("small", "large")
        if size == "large" or name in PYTHON_RIVALS
    },
    **{f"people.{name}": Target(1.3) for name in ("login", "today", "leaderboard")},
    "badges.checkin": Target(1.5),
    "badges.done": Target(1.5),
    "badges.linear": Target(1.3),
    **{f"growth.{name}": Target(1.2) for name in ("today", "streaks", "history", "leaderboard")},
}

REASONS = {
    "import.time": (
        "a bare COPY neither reads CSV in Python, nor judges rows, nor looks up each row's membership, nor "
        "keeps standings, streaks and an audit; reading and looking up alone take longer than it"
    ),
    "reference.checkin": (
        "the reference ranks all members anew and so grows with the journey, while tracker does not; in one "
        "as small as this, tracker also writes an audit, a week, a month and a streak"
    ),
    "reference.security.history": "finding out who asks takes as long as reading so few rows",
    "commands.cold.done": "the command's own modules come on top of the libraries",
}
"""What costs the time, where it was looked into; told with a target that is missed."""


def target_of(measure: Measure) -> Target | None:
    """Return a measure's target; None for one that is only told."""
    return TARGETS.get(measure.key)


def verdict_of(measure: Measure) -> Verdict | None:
    """Judge a measure; None where it has no target."""
    target = target_of(measure)
    if target is None:
        return None
    value = measure.ours.median if target.absolute else measure.ratio
    if value is None:
        return Verdict.UNKNOWN
    return Verdict.MET if target.allows(value) else Verdict.SHORT
