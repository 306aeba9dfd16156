"""The rules in words, and the strength that forgives."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.features.streaks.rules import Rule, describe, weekdays_of
from tracker.features.streaks.strength import Run, strength


@pytest.mark.parametrize(
    ("rule", "words", "unit", "length"),
    [
        (Rule("day"), "every day", "day", 1),
        (Rule("week"), "once a week", "week", 7),
        (Rule("month"), "once a month", "month", 30.4375),
        (Rule("interval", every=3), "once every 3 days", "period", 3),
        (Rule("weekdays", weekdays=(1, 3, 5)), "every Mon, Wed, Fri", "day", 7 / 3),
        (Rule("weekdays", weekdays=(7,), target=Decimal(30)), "every Sun, at least 30", "day", 7),
        (Rule("week", times=3), "3 days a week", "week", 7),
        (Rule("month", times=1), "1 day a month", "month", 30.4375),
        (Rule("day", target=Decimal("2.50"), unit="km"), "at least 2.5 km a day", "day", 1),
        (Rule("day", unit="glass"), "at least 1 glass a day", "day", 1),
        (Rule("week", direction="at_most", target=Decimal(5)), "at most 5 a week", "week", 7),
        (Rule("day", direction="at_most", target=Decimal(0)), "at most 0 a day", "day", 1),
        (
            Rule("week", times=3, target=Decimal(30), unit="min"),
            "3 days a week, at least 30 min",
            "week",
            7,
        ),
        (
            Rule("interval", every=2, target=Decimal(10), unit="pages"),
            "at least 10 pages every 2 days",
            "period",
            2,
        ),
    ],
)
def test_a_rule_says_what_to_do_and_how_often(rule: Rule, words: str, unit: str, length: float) -> None:
    assert describe(rule) == words
    assert rule.streak_unit == unit
    assert rule.days_per_period == length


def test_a_mask_of_weekdays_counts_monday_first() -> None:
    assert weekdays_of(0b0000001) == (1,)
    assert weekdays_of(0b1000000) == (7,)
    assert weekdays_of(0b1111111) == (1, 2, 3, 4, 5, 6, 7)
    assert weekdays_of(0) == ()


def step_by_step(met: set[int], excused: set[int], end: int, days_per_period: float) -> float:
    """Return the strength as Loop Habit Tracker computes it, one period after the other."""
    a_day: float = 0.5 ** ((1 / days_per_period) ** 0.5 / 13)
    multiplier: float = a_day**days_per_period
    score, begun = 0.0, False
    for period in range(end):
        begun = begun or period in met
        if not begun or (period in excused and period not in met):
            continue
        score = score * multiplier + (1 - multiplier) * (period in met)
    return score


@pytest.mark.parametrize("days_per_period", [1.0, 7 / 3, 7.0, 30.4375])
@pytest.mark.parametrize(
    ("met", "excused", "end"),
    [
        ([], [], 5),
        ([], [(0, 3)], 5),
        ([(0, 10)], [], 10),
        ([(0, 10)], [], 30),
        ([(2, 5), (9, 12)], [(5, 7)], 15),
        ([(2, 5), (9, 20)], [(0, 2), (7, 8)], 12),
        ([(0, 3)], [(3, 40)], 10),
    ],
)
def test_runs_give_what_single_periods_give(
    met: list[Run], excused: list[Run], end: int, days_per_period: float
) -> None:
    periods = [{period for first, after in runs for period in range(first, after)} for runs in (met, excused)]
    expected = step_by_step(periods[0], periods[1], end, days_per_period)
    assert strength(met, excused, end=end, days_per_period=days_per_period) == pytest.approx(expected)


def test_strength_grows_slowly_and_forgives_a_miss() -> None:
    def after(days: int, missed: int = 0) -> float:
        return strength([(0, days)], [], end=days + missed, days_per_period=1)

    assert after(0) == 0
    assert after(13) == pytest.approx(0.5)
    assert 0.79 < after(30) < 0.8
    assert after(30) > after(30, missed=1) > 0.7
