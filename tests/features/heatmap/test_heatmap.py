"""The year as a calendar, of a habit, a journey, or everything."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.fixtures.program import Program


def ok(program: Program, *argv: str) -> str:
    """Run a command that has to succeed and return what it printed."""
    result = program(*argv)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def days(program: Program, *argv: str) -> dict[str, dict[str, Any]]:
    """Return a year's days by day."""
    rows = program("heatmap", *argv, "--json").json()
    assert isinstance(rows, list)
    assert all(set(row) == {"day", "value", "state"} for row in rows)
    return {row["day"]: row for row in rows}


@pytest.fixture
def year(program: Program) -> Program:
    """A program with a week of a journey and of a measured habit on weekdays."""
    ok(program, "journey", "create", "Fitness", "-d", "Strength")
    ok(
        program,
        "habit",
        "add",
        "Read",
        "--at-least",
        "30",
        "--days",
        "mon,tue,wed,thu,fri",
        "--from",
        "2026-11-02",
    )
    ok(program, "checkin", "fitness", "strength=5", "--on", "2026-11-16")
    ok(program, "done", "read", "45", "--on", "2026-11-16")
    ok(program, "done", "read", "10", "--on", "2026-11-17")
    ok(program, "skip", "read", "--on", "2026-11-18")
    ok(program, "done", "read", "--no", "--on", "2026-11-19")
    return program


def test_every_day_of_the_year_has_a_row(year: Program) -> None:
    assert len(days(year, "read")) == 365
    assert len(days(year, "read", "--year", "2024")) == 366


def test_a_habit_shows_amounts_and_states(year: Program) -> None:
    found = days(year, "read")
    assert found["2026-11-16"] == {"day": "2026-11-16", "value": 45, "state": "done"}
    assert found["2026-11-17"]["state"] == "partial"
    assert found["2026-11-18"]["state"] == "skipped"
    assert found["2026-11-19"]["state"] == "missed"
    assert found["2026-11-20"]["state"] == "none"
    assert found["2026-11-15"]["state"] == "unscheduled"
    assert found["2026-11-21"]["state"] == "future"
    assert found["2026-10-01"]["state"] == "unscheduled"


def test_a_journey_shows_scores(year: Program) -> None:
    found = days(year, "fitness")
    assert found["2026-11-16"] == {"day": "2026-11-16", "value": 3, "state": "done"}
    assert Counter(row["state"] for row in found.values()) == {"done": 1, "none": 323, "future": 41}


def test_paused_days_are_told_from_empty_ones(year: Program) -> None:
    ok(year, "habit", "pause", "read", "--from", "2026-11-09", "--until", "2026-11-13")
    found = days(year, "read")
    assert found["2026-11-10"]["state"] == "paused"
    assert found["2026-11-06"]["state"] == "none"


def test_everything_counts_what_was_done(year: Program) -> None:
    found = days(year)
    assert found["2026-11-16"] == {"day": "2026-11-16", "value": 2, "state": "done"}
    assert found["2026-11-17"]["value"] == 1
    assert found["2026-11-19"] == {"day": "2026-11-19", "value": None, "state": "none"}


def test_a_name_that_fits_a_habit_and_a_journey_is_ambiguous(year: Program) -> None:
    ok(year, "habit", "add", "Fit")
    ok(year, "journey", "create", "Reading", "-d", "Pages")
    result = year("heatmap", "rea")
    assert result.exit_code == 4
    assert '"Read"' in result.stderr
    assert '"Reading"' in result.stderr
    assert year("heatmap", "nothing").exit_code == 3


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_calendar_keeps_to_the_terminal(year: Program, width: int) -> None:
    result = year("heatmap", "read", "--ascii", env={"COLUMNS": str(width)})
    assert result.exit_code == 0
    assert result.stdout.isascii()
    labels = [line[:3] for line in result.stdout.splitlines()]
    assert [labels.count(day) for day in ("Mon", "Sun")] == [1, 1]


def test_the_signs_differ_without_colour(year: Program) -> None:
    ok(year, "habit", "pause", "read", "--from", "2026-11-09", "--until", "2026-11-13")
    drawn = ok(year, "heatmap", "read", "--ascii")
    legend = drawn.splitlines()[-1]
    for word in ("skipped", "paused", "missed", "not scheduled"):
        assert word in legend
    monday = next(line for line in drawn.splitlines() if line.startswith("Mon"))
    assert "@" in monday
    assert "=" in monday


def test_the_year_has_a_range(year: Program) -> None:
    assert year("heatmap", "--year", "1800").exit_code == 2


def test_several_years_end_with_the_one_that_is_named(year: Program) -> None:
    found = days(year, "read", "--years", "3")
    assert (min(found), max(found), len(found)) == ("2024-01-01", "2026-12-31", 366 + 365 + 365)
    earlier = days(year, "read", "--year", "2025", "--years", "2")
    assert (min(earlier), max(earlier)) == ("2024-01-01", "2025-12-31")
    assert len(days(year, "--year", "1900", "--years", "5")) == 365
    drawn = ok(year, "heatmap", "read", "--years", "2").splitlines()
    assert [line for line in drawn if line.isdecimal()] == ["2025", "2026"]
    assert year("heatmap", "--years", "0").exit_code == 2
