"""Until when a streak holds: what is told, and that it is so when the day comes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.fixtures.program import Program, Result


def _data(result: Result) -> Any:  # noqa: ANN401
    """Return what a command printed as JSON."""
    assert result.exit_code == 0, result.stderr
    return result.json()


def _show(program: Program, noun: str, name: str, day: str = "2026-11-20") -> dict[str, Any]:
    found = _data(program(noun, "show", name, "--json", now=f"{day}T12:00:00Z"))
    assert isinstance(found, dict)
    return found


RULES = [
    ((), "19 20", "2026-11-21", None),
    ((), "18 19", "2026-11-20", None),
    (("--at-least", "30", "--unit", "min"), "18 19", "2026-11-20", 30),
    (("--days", "mon,thu"), "16 19", "2026-11-23", None),
    (("--times", "3/week"), "9 10 11 16 18", "2026-11-22", 1),
    (("--times", "2/week"), "9 10 16 18", "2026-11-29", None),
    (("--every", "month"), "2", "2026-12-31", None),
    (("--every", "3 days"), "14 17 18", "2026-11-22", None),
    (("--times", "3/week", "--window", "rolling"), "16 18 19", "2026-11-23", None),
    (("--times", "3/week", "--window", "rolling"), "13 15 16", "2026-11-20", 1),
]


@pytest.mark.parametrize(("options", "done", "breaks_after", "missing"), RULES)
def test_a_streak_breaks_just_after_the_day_that_is_told(
    program: Program, options: tuple[str, ...], done: str, breaks_after: str, missing: int | None
) -> None:
    assert program("habit", "add", "Read", *options, "--from", "2026-11-02").exit_code == 0
    for day in done.split():
        assert program("done", "read", "--on", f"2026-11-{day:0>2}").exit_code == 0
    outlook = _show(program, "habit", "read")["outlook"]
    last = date.fromisoformat(breaks_after)
    assert (outlook["breaks_after"], outlook["missing"]) == (breaks_after, missing)
    assert outlook["days_left"] == (last - date(2026, 11, 20)).days + 1
    held = _show(program, "habit", "read", breaks_after)["streak"]
    broken = _show(program, "habit", "read", str(last + timedelta(days=1)))["streak"]
    assert held["current"] > 0
    assert broken["current"] == 0


def test_rest_moves_the_day_and_an_open_one_takes_it_away(program: Program) -> None:
    assert program("habit", "add", "Read").exit_code == 0
    assert program("journey", "create", "Fitness", "-d", "Sleep").exit_code == 0
    assert _show(program, "habit", "read")["outlook"]["breaks_after"] is None
    assert program("done", "read").exit_code == 0
    assert program("checkin", "sleep=4").exit_code == 0
    for noun in ("habit", "journey"):
        name = {"habit": "read", "journey": "fitness"}[noun]
        assert _show(program, noun, name)["outlook"]["breaks_after"] == "2026-11-21"
    assert program("vacation", "add", "2026-11-21..2026-11-25").exit_code == 0
    assert _show(program, "habit", "read")["outlook"]["breaks_after"] == "2026-11-26"
    assert _show(program, "journey", "fitness")["outlook"]["breaks_after"] == "2026-11-26"
    assert program("vacation", "add", "2026-11-26..").exit_code == 0
    assert _show(program, "habit", "read")["outlook"]["breaks_after"] is None


def test_people_read_the_rule_the_skips_and_the_day(program: Program) -> None:
    assert program("habit", "add", "Run", "--times", "3/week", "--skips", "2/month").exit_code == 0
    for day in ("9", "10", "11", "17"):
        assert program("done", "run", "--on", f"2026-11-{day:0>2}").exit_code == 0
    shown = program("habit", "show", "run", "--ascii").stdout
    assert "breaks unless 2 more days are done by Sun 2026-11-22 (3 days left)" in shown
    assert "each calendar week that meets the rule" in shown
    assert "the first 2 of a month bridge, 2 left" in shown
    assert program("skip", "run").exit_code == 0
    assert "the first 2 of a month bridge, 1 left" in program("habit", "show", "run").stdout


def test_people_read_how_their_journey_stands(program: Program) -> None:
    assert program("journey", "create", "Fitness", "-d", "Sleep").exit_code == 0
    assert "no streak yet" in program("journey", "show", "fitness").stdout
    assert program("checkin", "sleep=4").exit_code == 0
    shown = program("journey", "show", "fitness").stdout
    assert "1 day in a row, best 1" in shown
    assert "breaks if nothing is logged by Sat 2026-11-21 (2 days left)" in shown


@pytest.mark.parametrize(
    ("skips", "words", "left"),
    [
        ("any", "bridges: the day neither counts nor breaks", None),
        ("none", "bridges nothing: the day is missed", 0),
        ("1/week", "the first of a week bridges, 1 left", 1),
        ("12/year", "the first 12 of a year bridge, 12 left", 12),
    ],
)
def test_what_a_skip_does_is_told(program: Program, skips: str, words: str, left: int | None) -> None:
    assert program("habit", "add", "Read", "--skips", skips).exit_code == 0
    outlook = _show(program, "habit", "read")["outlook"]
    assert (outlook["skip"], outlook["skips_left"]) == (words, left)
