"""The day's page: what is due, what is done, what is at risk, the week so far."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len

from tests.features.today.terminal import plain
from tests.fixtures.program import Program
from tests.warm.home import Home

YESTERDAY = "2026-11-19"


def ok(program: Program, *argv: str, **environment: str) -> str:
    """Run a command that has to succeed and return what it printed."""
    result = program(*argv, env=environment)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def page(program: Program) -> dict[str, Any]:
    """Return the page of Friday 2026-11-20 as JSON."""
    found = program("today", "--json").json()
    assert isinstance(found, dict)
    return found


@pytest.fixture
def busy(program: Program) -> Program:
    """A program with one journey and four habits, some of them done."""
    ok(program, "journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep")
    ok(program, "checkin", "fitness", "strength=4", "sleep=5", "--on", YESTERDAY)
    ok(program, "habit", "add", "Read", "--at-least", "30", "--unit", "min", "--from", "2026-11-16")
    ok(program, "habit", "add", "Run", "--times", "3/week", "--from", "2026-11-16")
    ok(program, "habit", "add", "Stretch", "--days", "mon,wed", "--from", "2026-11-16")
    ok(program, "habit", "add", "Paint", "--from", "2026-11-16")
    ok(program, "habit", "pause", "paint")
    ok(program, "done", "read", "20")
    ok(program, "done", "run", "--on", YESTERDAY)
    return program


def test_a_new_person_is_told_how_to_begin(program: Program) -> None:
    assert "tracker habit add Read" in ok(program, "today")
    assert page(program) == {
        "day": "2026-11-20",
        "journeys": [],
        "habits": [],
        "groups": [],
        "goals": [],
        "focus": None,
        "quests": [],
        "open": 0,
        "done": 0,
        "at_risk": [],
        "week": {"first": "2026-11-16", "last": "2026-11-22"},
        "level": {
            "level": 1, "title": "Seed", "xp": 0, "xp_into_level": 0, "xp_to_next": 100,
            "coins": 0, "owed": 0,
        },
    }  # fmt: skip


def test_plain_tracker_is_today(busy: Program) -> None:
    assert ok(busy) == ok(busy, "today")


def test_a_journey_is_open_until_the_check_in(busy: Program) -> None:
    (journey,) = page(busy)["journeys"]
    assert journey["journey"] == "Fitness"
    assert journey["done"] is False
    assert journey["streak"] == {"current": 1, "longest": 1, "state": "open", "unit": "day", "days_left": 1}
    assert journey["week"] == ["none", "none", "none", "done", "none", "future", "future"]
    ok(busy, "checkin", "fitness", "strength=4", "sleep=5")
    (journey,) = page(busy)["journeys"]
    assert journey["done"] is True
    assert journey["score"] == 9
    assert journey["streak"]["state"] == "active"


def test_habits_say_whether_they_are_due(busy: Program) -> None:
    habits = {habit["habit"]: habit for habit in page(busy)["habits"]}
    assert {name: habit["due"] for name, habit in habits.items()} == {
        "Read": True,
        "Run": True,
        "Stretch": False,
        "Paint": False,
    }
    assert habits["Read"]["status"] == "partial"
    assert habits["Read"]["period"]["remaining"] == 10
    assert habits["Run"]["period"]["done"] == 1
    assert habits["Run"]["period"]["goal"] == 3
    assert habits["Stretch"]["scheduled"] is False
    assert habits["Paint"]["paused"] is True


def test_what_is_done_is_not_due(busy: Program) -> None:
    ok(busy, "done", "read")
    (read,) = [habit for habit in page(busy)["habits"] if habit["habit"] == "Read"]
    assert read["due"] is False
    assert read["status"] == "done"
    assert read["week"][4] == "done"


def test_streaks_that_end_today_are_at_risk_longest_first(busy: Program) -> None:
    for day in ("2026-11-18", YESTERDAY):
        ok(busy, "done", "read", "30", "--on", day)
    assert [streak["name"] for streak in page(busy)["at_risk"]] == ["Read", "Fitness"]
    assert ok(busy, "today").splitlines()[1] == "At risk: Read, 2 days; Fitness, 1 day"
    ok(busy, "done", "read")
    assert [streak["name"] for streak in page(busy)["at_risk"]] == ["Fitness"]


def test_completed_habits_can_be_hidden(busy: Program) -> None:
    ok(busy, "done", "read")
    assert "Read" in ok(busy, "today")
    ok(busy, "settings", "set", "hide_completed", "on")
    assert "Read" not in ok(busy, "today")
    assert "Run" in ok(busy, "today")


def test_the_week_begins_on_the_chosen_weekday(busy: Program) -> None:
    ok(busy, "settings", "set", "first_weekday", "sun")
    assert page(busy)["week"] == {"first": "2026-11-15", "last": "2026-11-21"}


def test_the_day_begins_at_the_chosen_hour(busy: Program) -> None:
    ok(busy, "settings", "set", "day_start", "4")
    found = busy("today", "--json", now="2026-11-21T03:59:00Z").json()
    assert isinstance(found, dict)
    assert found["day"] == "2026-11-20"


def test_the_page_in_ascii_is_ascii(busy: Program) -> None:
    assert ok(busy, "today", "--ascii").isascii()
    assert not ok(busy, "today").isascii()


def test_the_page_reads_like_this(busy: Program) -> None:
    lines = ok(busy, "today", "--ascii").splitlines()
    assert lines[:3] == ["Friday 20 November 2026  3 open, 0 done", "At risk: Fitness, 1 day", ""]
    assert [line.split()[:2] for line in lines[3:-2]] == [
        ["Journeys", "MTWTFSS"],
        [".", "Fitness"],
        ["Habits"],
        ["=", "Paint"],
        ["~", "Read"],
        [".", "Run"],
        ["Stretch", "not"],
    ]
    assert "20 of 30 min" in lines[7]
    assert "at least 30 min a day" in lines[7]
    assert lines[-2:] == ["", "* Level 1, 30 XP, 70 to level 2, 4 coins"]


def test_habits_stand_under_their_categories(busy: Program) -> None:
    ok(busy, "habit", "edit", "run", "--category", "Body")
    ok(busy, "habit", "edit", "stretch", "--category", "body")
    lines = [line.split()[0] for line in ok(busy, "today", "--ascii").splitlines()[3:-2]]
    assert lines == ["Journeys", ".", "Habits", "=", "~", "Body", ".", "Stretch"]
    categories = {habit["habit"]: habit["category"] for habit in page(busy)["habits"]}
    assert categories == {"Paint": None, "Read": None, "Run": "Body", "Stretch": "body"}


def test_one_kind_of_thing_needs_no_title(program: Program) -> None:
    ok(program, "habit", "add", "Read")
    lines = ok(program, "today", "--ascii").splitlines()
    assert lines[2].strip() == "MTWTFSS"
    assert lines[3].split()[:2] == [".", "Read"]


def test_what_is_left_and_what_was_done_is_counted(busy: Program) -> None:
    assert (page(busy)["open"], page(busy)["done"]) == (3, 0)
    ok(busy, "done", "read")
    ok(busy, "checkin", "fitness", "strength=4", "sleep=5")
    ok(busy, "skip", "run")
    assert (page(busy)["open"], page(busy)["done"]) == (0, 2)


def test_many_streaks_at_risk_are_counted(program: Program) -> None:
    for number in range(7):
        ok(program, "habit", "add", f"Habit {number}", "--from", YESTERDAY)
        ok(program, "done", f"Habit {number}", "--on", YESTERDAY)
    assert ok(program, "today").splitlines()[1].endswith("Habit 4, 1 day; 2 more")


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_page_fits_the_terminal(busy: Program, warm_terminal: Home, width: int, theme: str) -> None:
    ok(busy, "settings", "set", "theme", theme)
    for env in ({"NO_COLOR": "1"}, {"COLORTERM": "truecolor"}):
        shown = warm_terminal.in_terminal("today", env={"COLUMNS": str(width), **env})
        lines = plain(shown.stdout).splitlines()
        assert max(map(cell_len, lines)) <= width
        assert all(name in shown.stdout for name in ("Fitness", "Read", "Run", "Stretch", "Paint"))
        assert ("at least 30 min a day" in shown.stdout) == (width >= 80)
        assert ("\x1b[" in shown.stdout) == ("NO_COLOR" not in env)
