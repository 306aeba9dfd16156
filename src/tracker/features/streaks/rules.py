"""The rule of a streak in words: what a person has to do, and how often. Always shown, never implied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from tracker.core.text import fold, plural
from tracker.output.plain import decimal_text

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

ScheduleKind = Literal["day", "weekdays", "week", "month", "interval", "window"]
Direction = Literal["at_least", "at_most"]
SkipPeriod = Literal["week", "month", "year"]

_SKIPS = re.compile(r"(?P<most>[0-9]{1,3})(?: skips?)?\s*(?:/|per|an?|every|each)\s*(?P<per>week|month|year)")

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class SkipBudget:
    """How many skips of a calendar period bridge a streak; ``per`` is None where none does."""

    most: int
    per: SkipPeriod | None = None

    def __str__(self) -> str:
        return f"{plural(self.most, 'skip')} a {self.per}" if self.most else "no skips"


@dataclass(frozen=True, slots=True)
class Rule:
    """How often and how much.

    ``weekdays`` counts Monday as 1; with ``times`` None the period's total is held to the target. A *window*
    is any ``every`` days in a row: its periods are days, each judged with those behind it. ``skips`` None:
    all skips bridge.
    """

    kind: ScheduleKind
    every: int = 1
    weekdays: tuple[int, ...] = ()
    times: int | None = None
    direction: Direction = "at_least"
    target: Decimal = Decimal(1)
    unit: str | None = None
    skips: SkipBudget | None = None

    @property
    def measured(self) -> bool:
        """Whether amounts matter: a plain yes-or-no habit asks for at least 1 of nothing in particular."""
        return self.direction == "at_most" or self.target != 1 or self.unit is not None

    @property
    def days_per_period(self) -> float:
        """Length of a period in days, on average."""
        if self.kind == "weekdays":
            return 7 / len(self.weekdays)
        lengths = {"day": 1.0, "window": 1.0, "week": 7.0, "month": 30.4375, "interval": float(self.every)}
        return lengths[self.kind]

    @property
    def streak_unit(self) -> str:
        """What a streak counts: day, week, month, or period for slots of several days."""
        return {"weekdays": "day", "window": "day", "interval": "period"}.get(self.kind, self.kind)


def rule_of(row: RowMapping) -> Rule:
    """Return the rule in the columns of a ``habit_schedules`` or ``streak_board`` row.

    A journey has no schedule, so all but its kind is NULL: every day, once.
    """
    return Rule(
        kind=row["kind"],
        every=row["every"] if row["kind"] in {"interval", "window"} else 1,
        weekdays=weekdays_of(row["weekdays"]) if row["kind"] == "weekdays" else (),
        times=row["times"],
        direction=row["direction"] or "at_least",
        target=Decimal(1) if row["target"] is None else row["target"],
        unit=row["unit"],
        skips=None if row["skips"] is None else SkipBudget(row["skips"], row["skips_per"]),
    )


def describe(rule: Rule) -> str:
    """Return the rule in words: "every day", "3 days a week, at least 30 min", "once a week, no skips"."""
    asked = _asked(rule)
    return f"{asked}, {rule.skips}" if rule.skips is not None else asked


def _asked(rule: Rule) -> str:
    if rule.times is None and rule.measured and rule.kind != "weekdays":
        return f"{_amount(rule)} {_each(rule)}"
    often = f"{plural(rule.times, 'day')} {_each(rule)}" if rule.times else _often(rule)
    return f"{often}, {_amount(rule)}" if rule.measured else often


def describe_group(rule: str, target: Decimal | None) -> str:
    """Return what a group of habits asks of a day: "all of its habits", "amounts of at least 30 together"."""
    if target is not None:
        return f"at least {decimal_text(target)} together a day"
    return f"{'all' if rule == 'all' else 'any'} of its habits every day"


def parse_skips(text: str) -> SkipBudget | None:
    """Read a budget as people write it: ``2/month``, ``1 a week``, ``none``, or ``any`` (None: all bridge).

    ``ValueError`` for anything else.
    """
    words = fold(text)
    if words == "any":
        return None
    if words in {"none", "no", "0"}:
        return SkipBudget(0)
    match = _SKIPS.fullmatch(words)
    if match is None:
        raise ValueError(f"no budget of skips: {text}")
    periods: dict[str, SkipPeriod] = {"week": "week", "month": "month", "year": "year"}
    most = int(match["most"])
    return SkipBudget(most, periods[match["per"]] if most else None)


def weekdays_of(mask: int) -> tuple[int, ...]:
    """Return the weekdays (1 Monday … 7 Sunday) of a bit mask."""
    return tuple(number for number in range(1, 8) if mask & 1 << (number - 1))


def _amount(rule: Rule) -> str:
    amount = f"{rule.direction.replace('_', ' ')} {decimal_text(rule.target)}"
    return f"{amount} {rule.unit}" if rule.unit else amount


def _each(rule: Rule) -> str:
    longer = f"{'in any' if rule.kind == 'window' else 'every'} {rule.every} days"
    return {"day": "a day", "week": "a week", "month": "a month"}.get(rule.kind, longer)


def _often(rule: Rule) -> str:
    if rule.kind == "weekdays":
        return "every " + ", ".join(WEEKDAYS[number - 1].capitalize() for number in rule.weekdays)
    if rule.kind in {"interval", "window"}:
        return f"once {_each(rule)}"
    return "every day" if rule.kind == "day" else f"once a {rule.kind}"
