"""What the machines draw from: eras with awkward days in them, schedules, entries, rests."""

from __future__ import annotations

import os
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.properties.model import Direction, Entry, Kind, Per, Schedule

ERAS = (
    date(2026, 11, 20),
    date(2024, 2, 25),  # a leap day, and a month's end
    date(1999, 12, 25),  # numbers of periods turn from negative to positive
    date(2021, 1, 1),  # the ISO year is not the calendar's
    date(1900, 1, 20),  # where the days of the database begin
    date(2199, 12, 20),  # and where they end
)
SPAN = 45
DEEP = os.environ.get("TRACKER_PROPERTIES", "quick") == "deep"
"""``TRACKER_PROPERTIES=deep`` looks much longer."""


def examples(number: int, *, steps: int = 25) -> settings:
    """Return settings that look at so many examples, or ten times as many, twice as long, when deep."""
    return settings(
        max_examples=number * 10 if DEEP else number,
        stateful_step_count=steps * 2 if DEEP else steps,
        deadline=None,
        derandomize=not DEEP,
        database=None,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
    )


PAST = st.integers(-SPAN, 0)
"""Days before today."""
AROUND = st.integers(-SPAN, 20)
"""Days before and after today."""


def after(day: date, days: int) -> date:
    """Return the day so many days later."""
    return day + timedelta(days=days)


AMOUNTS = st.sampled_from([Decimal(text) for text in ("0", "0.001", "0.5", "1", "1", "1", "2", "3", "7.25")])
ENTRIES = st.one_of(
    st.builds(Entry, st.just("amount"), AMOUNTS),
    st.just(Entry()),
    st.sampled_from([Entry("no", Decimal(0)), *[Entry("skip", Decimal(0))] * 2]),
)


KINDS: tuple[Kind, ...] = ("day", "weekdays", "week", "month", "interval", "window")
PERS: tuple[Per, ...] = ("week", "month", "year")
DIRECTIONS: tuple[Direction, ...] = ("at_least", "at_least", "at_most")


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Any kind of schedule that the database takes, with short intervals."""
    kind = draw(st.sampled_from(KINDS))
    every = {"week": 7, "interval": draw(st.integers(2, 10)), "window": draw(st.integers(2, 9))}.get(kind, 1)
    most_times = {"week": 7, "month": 31, "interval": every, "window": every}.get(kind)
    direction = draw(st.sampled_from(DIRECTIONS))
    times = draw(st.none() | st.integers(1, min(most_times, 4))) if most_times else None
    targets = ("1", "1", "2", "5.5") if direction == "at_least" else ("0", "1", "3")
    weekdays = st.frozensets(st.integers(1, 7), min_size=1)
    skips = draw(st.none() | st.integers(0, 3))
    return Schedule(
        kind=kind,
        every=every,
        anchor=after(date(2000, 1, 3), draw(st.integers(-8, 8)))
        if kind in {"week", "interval"} or skips
        else date(2000, 1, 3),
        weekdays=draw(weekdays) if kind == "weekdays" else frozenset(range(1, 8)),
        times=times,
        direction=direction,
        target=Decimal(draw(st.sampled_from(targets))),
        skips=skips,
        per=draw(st.sampled_from(PERS)) if skips else None,
    )
