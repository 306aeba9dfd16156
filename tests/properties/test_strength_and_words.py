"""The strength of a habit, period by period, and its rule in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.strategies import examples
from tracker.features.streaks.rules import Direction, Rule, ScheduleKind, describe, weekdays_of
from tracker.features.streaks.strength import Run, strength

NUMBERS = st.frozensets(st.integers(-20, 20))
LENGTHS = st.sampled_from([1.0, 7 / 3, 3.0, 7.0, 30.4375])


def runs_of(numbers: frozenset[int]) -> list[Run]:
    """Return neighbours as runs, in order."""
    runs: list[Run] = []
    for one in sorted(numbers):
        if runs and runs[-1][1] == one:
            runs[-1] = (runs[-1][0], one + 1)
        else:
            runs.append((one, one + 1))
    return runs


@given(met=NUMBERS, excused=NUMBERS, end=st.integers(-22, 25), length=LENGTHS)
@examples(300)
def test_strength_is_the_formula_applied_period_by_period(
    met: frozenset[int], excused: frozenset[int], end: int, length: float
) -> None:
    multiplier = 0.5 ** (length**0.5 / 13)
    expected = 0.0
    for one in range(min(met, default=end), end):
        if one in met:
            expected = expected * multiplier + (1 - multiplier)
        elif one not in excused:
            expected *= multiplier
    found = strength(runs_of(met), runs_of(excused - met), end=end, days_per_period=length)
    assert found == pytest.approx(expected, abs=1e-9)
    assert 0 <= found <= 1


def test_a_habit_kept_every_day_is_half_strong_after_thirteen_days() -> None:
    assert strength([(0, 13)], [], end=13, days_per_period=1) == pytest.approx(0.5)


KINDS: tuple[ScheduleKind, ...] = ("day", "weekdays", "week", "month", "interval")
DIRECTIONS: tuple[Direction, ...] = ("at_least", "at_most")


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Any rule that the database can hold."""
    kind = draw(st.sampled_from(KINDS))
    direction = draw(st.sampled_from(DIRECTIONS))
    every = {"week": 7, "interval": draw(st.integers(2, 366))}.get(kind, 1)
    most = {"week": 7, "month": 31, "interval": every}.get(kind)
    target = Decimal(draw(st.integers(0 if direction == "at_most" else 1, 90000))) / 1000
    return Rule(
        kind=kind,
        every=every,
        weekdays=weekdays_of(draw(st.integers(1, 127))) if kind == "weekdays" else (),
        times=draw(st.none() | st.integers(1, most)) if most else None,
        direction=direction,
        target=draw(st.sampled_from([Decimal(1), target])),
        unit=draw(st.none() | st.just("min")),
    )


@given(rule=rules())
@examples(200)
def test_different_rules_are_never_told_in_the_same_words(rule: Rule) -> None:
    words = describe(rule)
    assert words == words.strip()
    assert ("at most" in words) == (rule.direction == "at_most")
    assert ("at least" in words) == (rule.direction == "at_least" and rule.measured)
    assert (rule.unit or "") in words
    if rule.kind == "interval":
        assert f"every {rule.every} days" in words
    if rule.times is not None:
        assert words.startswith(f"{rule.times} day")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("day"), "every day"),
        (Rule("week"), "once a week"),
        (Rule("month"), "once a month"),
        (Rule("interval", every=3), "once every 3 days"),
        (Rule("interval", every=10, times=4), "4 days every 10 days"),
        (Rule("weekdays", weekdays=(1, 3)), "every Mon, Wed"),
        (Rule("week", every=7, times=3), "3 days a week"),
        (Rule("week", every=7, times=3, target=Decimal(30), unit="min"), "3 days a week, at least 30 min"),
        (
            Rule("week", every=7, target=Decimal(5), direction="at_most", unit="drinks"),
            "at most 5 drinks a week",
        ),
        (Rule("day", target=Decimal(0), direction="at_most"), "at most 0 a day"),
        (
            Rule("weekdays", weekdays=(6, 7), target=Decimal("2.50"), unit="h"),
            "every Sat, Sun, at least 2.5 h",
        ),
    ],
)
def test_rules_in_words(rule: Rule, words: str) -> None:
    assert describe(rule) == words


@given(mask=st.integers(1, 127))
@examples(40)
def test_weekdays_of_a_mask(mask: int) -> None:
    assert sum(1 << (weekday - 1) for weekday in weekdays_of(mask)) == mask
