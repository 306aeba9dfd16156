"""What the benchmark does with figures: taking turns, medians, ratios, verdicts, writing them for people."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figures import amount, range_of, ratio
from benchmarks.home import cold_among
from benchmarks.measure import CommandFailedError, Measure, Series, Unit, interleave, run_sized, run_timed
from benchmarks.targets import TARGETS, Target, Verdict, target_of, verdict_of

SECONDS = st.floats(1e-6, 1e3)


def series(*values: float, unit: Unit = Unit.SECONDS) -> Series:
    """Return a series of these values."""
    return Series("thing", unit, values)


def test_actions_take_turns_and_the_warm_up_is_not_counted() -> None:
    calls: list[str] = []

    def action(name: str, value: float) -> Callable[[], float]:
        def act() -> float:
            calls.append(name)
            return value

        return act

    found = interleave(
        {"a": action("a", 1), "b": action("b", 2)},
        rounds=2,
        warm_up=1,
        before=lambda: calls.append("-"),
    )
    assert found == {"a": (1, 1), "b": (2, 2)}
    assert "".join(calls) == "-a-b-a-b-a-b"


def test_values_keep_six_digits() -> None:
    assert interleave({"a": lambda: 0.123456789}, rounds=1) == {"a": (0.123457,)}


@given(st.lists(SECONDS, min_size=1, max_size=30))
def test_quartiles_lie_around_the_median(values: list[float]) -> None:
    measured = series(*values)
    first, third = measured.quartiles
    assert min(values) <= first <= measured.median <= third <= max(values)
    assert measured.median == statistics.median(values)


def test_quartiles_of_a_few_values() -> None:
    assert series(1, 2, 3, 4, 5).quartiles == (2, 4)
    assert series(7).quartiles == (7, 7)


@given(SECONDS, SECONDS)
def test_a_ratio_is_ours_over_theirs(ours: float, theirs: float) -> None:
    measure = Measure("key", "What", series(ours), series(theirs))
    assert measure.ratio == ours / theirs


def test_there_is_no_ratio_to_nothing() -> None:
    assert Measure("key", "What", series(1)).ratio is None
    assert Measure("key", "What", series(1), series(0)).ratio is None


@pytest.mark.parametrize(
    ("key", "ours", "theirs", "verdict"),
    [
        ("commands.done", 4.0, 1.0, Verdict.MET),
        ("commands.done", 4.1, 1.0, Verdict.SHORT),
        ("reference.bulk", 15.0, 1.0, Verdict.MET),
        ("reference.bulk", 14.9, 1.0, Verdict.SHORT),
        ("commands.memory", 90e6, None, Verdict.MET),
        ("commands.memory", 90.1e6, None, Verdict.SHORT),
        ("import.time", 1.0, 0.0, Verdict.UNKNOWN),
        ("import.time", 1.0, None, Verdict.UNKNOWN),
        ("rivals.watson.log.small", 1.1, 1.0, Verdict.SHORT),
        ("rivals.timew.log.small", 9.0, 1.0, None),
        ("rivals.timew.log.large", 9.0, 1.0, Verdict.SHORT),
        ("commands.row.done", 9.0, 1.0, None),
    ],
)
def test_a_verdict_follows_from_the_target(
    key: str, ours: float, theirs: float | None, verdict: Verdict | None
) -> None:
    measure = Measure(key, "What", series(ours), None if theirs is None else series(theirs))
    assert verdict_of(measure) is verdict


def test_only_memory_is_held_against_a_value() -> None:
    assert [key for key, target in TARGETS.items() if target.absolute] == ["commands.memory"]
    assert target_of(Measure("commands.memory", "What", series(1))) == Target(90_000_000, absolute=True)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.0123456, Unit.SECONDS, "12.3 ms"),
        (0.000_345, Unit.SECONDS, "345 µs"),
        (0.9996, Unit.SECONDS, "1,000 ms"),
        (61.25, Unit.SECONDS, "61.2 s"),
        (90_000_000, Unit.BYTES, "90.0 MB"),
        (147, Unit.BYTES, "147 B"),
        (26_900, Unit.ROWS_PER_SECOND, "26.9 k rows/s"),
        (0.0, Unit.SECONDS, "0.00 µs"),
    ],
)
def test_amounts_have_three_digits(value: float, unit: Unit, text: str) -> None:
    assert amount(value, unit) == text


def test_a_range_is_written_in_one_unit() -> None:
    assert range_of(series(0.0009, 0.0011, 0.0013)) == "1.10 ms (1.00 to 1.20)"
    assert range_of(series(0.25)) == "250 ms"


def test_ratios() -> None:
    assert [ratio(value) for value in (None, 0.134, 3.999, 14.94, 971.6)] == [
        "-",
        "0.13×",
        "4.00×",
        "14.9×",
        "972×",
    ]


def test_a_program_is_run_and_sized() -> None:
    filling = "import os, sys; data = bytearray(int(os.environ['SIZE'])); sys.exit(len(data) % 7)"
    argv = (sys.executable, "-c", filling)
    small, large = (run_sized(argv, {"SIZE": str(size)})[1] for size in (7, 70_000_000))
    assert 60_000_000 < large - small < 80_000_000
    assert 0 < run_timed(argv, {"SIZE": "7"}) < 60
    for run in (run_timed, run_sized):
        with pytest.raises(CommandFailedError, match="ended with 1"):
            run(argv, {"SIZE": "8"})


def test_cold_commands_among_warm_ones_are_told() -> None:
    assert cold_among(100, 100) == ""
    assert cold_among(100, 97) == "3 of 100 warm commands were not answered in time and ran cold."
