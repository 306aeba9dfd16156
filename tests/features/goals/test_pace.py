"""Percent, pace and projected day: the rules of docs/concepts/goals.md at their edges."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.database import TODAY
from tests.properties.strategies import examples
from tracker.features.goals.service import Course, pace, percent, reached

USUAL: dict[str, Any] = {
    "status": "active",
    "started_on": date(2026, 11, 7),
    "start": Decimal(0),
    "target": Decimal(12),
    "target_date": date(2026, 12, 17),
    "completed_on": None,
    "origin": Decimal(0),
    "current": Decimal(4),
    "last_day": date(2026, 11, 19),
}
"""Fourteen days old on 2026-11-20, with 28 days to go."""


TOMORROW = TODAY + timedelta(days=1)


def course(**said: object) -> Course:
    return Course(**(USUAL | said))


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("said", "per_cent", "needed", "kept", "leads_to"),
    [
        ({}, "33.3", "2", "2", "2026-12-18"),
        ({"current": 6, "origin": 6}, "50", "1.5", "0", None),
        ({"current": 5, "origin": 6}, "41.6", "1.75", "-0.5", None),
        ({"last_day": None, "current": 0}, "0", "3", None, None),
        ({"last_day": date(2026, 11, 6), "origin": 4}, "33.3", "2", None, None),
        ({"target": None}, None, None, "2", None),
        ({"target_date": None}, "33.3", None, "2", "2026-12-18"),
        ({"target_date": TODAY}, "33.3", "56", "2", "2026-12-18"),
        ({"target_date": date(2026, 11, 19)}, "33.3", None, "2", "2026-12-18"),
        ({"current": 12}, "100", "0", "6", None),
        ({"current": 15}, "125", "0", "7.5", None),
        ({"current": Decimal("11.999")}, "99.9", "0", "6", "2026-11-21"),
        ({"current": -3}, "0", "3.75", "-1.5", None),
        ({"status": "paused"}, "33.3", None, "2.154", None),
        ({"status": "abandoned"}, "33.3", None, "2.154", None),
        ({"status": "paused", "last_day": None, "current": 0}, "0", None, None, None),
        ({"status": "completed", "completed_on": date(2026, 11, 20)}, "33.3", None, "2", None),
        ({"status": "completed", "completed_on": date(2026, 11, 10)}, "33.3", None, "2.154", None),
        # It goes down: 82 kg to 75, 79 by now.
        ({"start": 82, "target": 75, "origin": 82, "current": 79}, "42.8", "1", "1.5", "2026-12-09"),
        ({"start": 82, "target": 75, "origin": 82, "current": 83}, "0", "2", "-0.5", None),
        # It begins tomorrow: its days are all still to come.
        (
            {"started_on": TOMORROW, "last_day": None, "current": 0, "target_date": date(2026, 12, 4)},
            "0", "6", None, None,
        ),
        # So slow that it does not come while there are days.
        ({"current": Decimal("0.001"), "target": 999999}, "0", "249999.75", "0.001", None),
    ],
)  # fmt: skip
def test_the_rule(
    said: dict[str, object],
    per_cent: str | None,
    needed: str | None,
    kept: str | None,
    leads_to: str | None,
) -> None:
    numbers = {key: Decimal(value) if isinstance(value, int) else value for key, value in said.items()}
    of = course(**numbers)
    found = pace(of, today=TODAY)
    assert percent(of) == number(per_cent)
    assert (found.needed, found.kept) == (number(needed), number(kept))
    assert found.projected_date == (date.fromisoformat(leads_to) if leads_to else None)


AMOUNTS = st.decimals(-999, 999, places=3)


@examples(60)
@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS, st.integers(0, 400))
def test_the_projected_day_is_the_first_that_the_pace_reaches(
    start: Decimal, target: Decimal, origin: Decimal, current: Decimal, age: int
) -> None:
    if start == target:
        return
    of = course(
        start=start, target=target, origin=origin, current=current, started_on=TODAY - timedelta(days=age),
        last_day=TODAY, target_date=None,
    )  # fmt: skip
    day = pace(of, today=TODAY).projected_date
    toward = 1 if target > start else -1
    gained, left = (current - origin) * toward, (target - current) * toward
    assert reached(of) == (left <= 0)
    assert (percent(of) == 100) == (left == 0)
    if left <= 0 or gained <= 0:
        assert day is None
    elif day is not None:
        # In days times the days that the gain took: no rounding.
        ahead = (day - TODAY).days
        assert gained * ahead >= left * (age + 1) > gained * (ahead - 1)
