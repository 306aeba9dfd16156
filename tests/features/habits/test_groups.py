"""Groups of habits: what meets a day, the streak, and every command as it is typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.database import Member
from tests.fixtures.program import Program, Result

KEYS = ["id", "public_id", "name", "rule", "target", "asks", "habits", "streak", "strength"]


def _data(result: Result) -> Any:  # noqa: ANN401
    """Return what a command printed as JSON."""
    assert result.exit_code == 0, result.stderr
    return result.json()


def _log(program: Program, habit: str, done: str = "", skipped: str = "") -> None:
    """Log days of November 2026: ``13`` or, with an amount, ``13=20``."""
    for part in done.split():
        day, _, amount = part.partition("=")
        assert program("done", habit, *([amount] if amount else []), "--on", f"2026-11-{day}").exit_code == 0
    for day in skipped.split():
        assert program("skip", habit, "--on", f"2026-11-{day}").exit_code == 0


def _streak(program: Program, group: str, day: str = "20") -> tuple[int, int, str]:
    """Return current, longest and state as of a day of November 2026."""
    shown = _data(program("habit", "group", "show", group, "--json", now=f"2026-11-{day}T12:00:00Z"))
    streak = shown["streak"]
    return streak["current"], streak["longest"], streak["state"]


@pytest.fixture
def habits(program: Program) -> Program:
    """Two habits of every day and one of twice a week."""
    for line in (("Read",), ("Walk",), ("Run", "--times", "2/week")):
        assert program("habit", "add", *line, "--from", "2026-11-02").exit_code == 0
    return program


@pytest.mark.parametrize(
    ("rule", "read", "walk", "skipped", "expected"),
    [
        ("all", "16 17 18 19", "16 17 18 19", "", (4, 4, "open")),
        ("all", "16 17 18 19 20", "16 17 18 19 20", "", (5, 5, "active")),
        ("all", "16 17 18 19", "16 18 19", "", (2, 2, "open")),
        ("all", "16 17 18 19", "16 18 19", "17", (4, 4, "open")),
        ("all", "16 17 18", "16 17", "", (0, 2, "broken")),
        ("any", "16 18", "17 19", "", (4, 4, "open")),
        ("any", "16 18", "17", "", (0, 3, "broken")),
        ("any", "16 18", "17", "19", (3, 3, "open")),
        ("sum:3", "16=2 17=3 18=1 19=1", "16=1 18=2 19=2", "", (4, 4, "open")),
        ("sum:3", "16=2 17=3 18=1 19=1", "16=1 18=2 19=1", "", (0, 3, "broken")),
        ("sum", "17", "16 18", "", (0, 3, "broken")),
    ],
)
def test_what_meets_a_day(
    habits: Program, rule: str, read: str, walk: str, skipped: str, expected: tuple[int, int, str]
) -> None:
    assert habits("habit", "group", "add", "Both", "read", "walk", "--rule", rule).exit_code == 0
    assert _streak(habits, "both") == (0, 0, "unstarted")
    _log(habits, "read", read)
    _log(habits, "walk", walk, skipped)
    assert _streak(habits, "both") == expected


def test_a_habit_of_weeks_counts_on_every_day_of_a_week_that_is_met(habits: Program) -> None:
    assert habits("habit", "group", "add", "Both", "read", "run").exit_code == 0
    _log(habits, "read", "14 15 16 17 18 19")
    _log(habits, "run", "09 11 17")
    # Two days of the week that was met; this week waits for Run and neither counts nor breaks.
    assert _streak(habits, "both") == (2, 2, "open")
    _log(habits, "run", "20")
    assert _streak(habits, "both") == (6, 6, "open")
    # Without it the week is missed when it is over.
    assert habits("undo").exit_code == 0
    assert _streak(habits, "both", "23") == (0, 2, "broken")


def test_a_habit_that_began_later_is_not_asked_before(habits: Program) -> None:
    assert habits("habit", "add", "Stretch", "--from", "2026-11-18").exit_code == 0
    assert habits("habit", "group", "add", "Both", "read", "stretch").exit_code == 0
    _log(habits, "read", "16 17 18 19")
    _log(habits, "stretch", "18 19")
    assert _streak(habits, "both") == (4, 4, "open")


def test_a_vacation_bridges_a_group(habits: Program) -> None:
    assert habits("habit", "group", "add", "Sum", "read", "walk", "--rule", "sum:2").exit_code == 0
    _log(habits, "read", "16=2 19=2")
    assert _streak(habits, "sum") == (1, 1, "open")
    assert habits("vacation", "add", "2026-11-17..2026-11-18").exit_code == 0
    assert _streak(habits, "sum") == (2, 2, "open")


def test_every_group_command_gives_the_group(habits: Program) -> None:
    made = _data(habits("habit", "group", "add", "Morning", "read", "walk", "--json"))
    assert list(made) == KEYS
    assert made | {"id": 0, "public_id": ""} == {
        "id": 0, "public_id": "", "name": "Morning", "rule": "all", "target": None,
        "asks": "all of its habits every day", "habits": ["Read", "Walk"],
        "streak": {"current": 0, "longest": 0, "state": "unstarted", "unit": "day"}, "strength": 0.0,
    }  # fmt: skip
    assert _data(habits("habit", "group", "show", "morn", "--json")) == made
    assert _data(habits("habit", "group", "list", "--json")) == [made]
    edited = _data(
        habits(
            "habit", "group", "edit", "morn", "--name", "Noon", "--rule", "sum:2.5",
            "--add", "run", "--remove", "walk", "--json",
        )
    )  # fmt: skip
    assert edited == made | {
        "name": "Noon", "rule": "sum", "target": 2.5, "asks": "at least 2.5 together a day",
        "habits": ["Read", "Run"],
    }  # fmt: skip
    assert habits("undo").exit_code == 0
    assert _data(habits("habit", "group", "list", "--json")) == [made]
    assert _data(habits("habit", "group", "remove", "morning", "--json")) == made
    assert _data(habits("habit", "group", "list", "--json")) == []
    assert 'group "Morning" added' in habits("undo").stdout
    assert _data(habits("habit", "group", "list", "--json")) == [made]
    assert len(_data(habits("habit", "list", "--json"))) == 3


def test_groups_stand_among_the_streaks_and_on_the_day_s_page(habits: Program) -> None:
    assert habits("habit", "group", "add", "Both", "read", "walk", "--rule", "any").exit_code == 0
    _log(habits, "read", "18 19")
    row = next(row for row in _data(habits("streaks", "--json")) if row["kind"] == "group")
    assert row == {
        "kind": "group", "name": "Both", "current": 2, "longest": 2, "unit": "day", "last_day": "2026-11-19",
        "state": "open", "days_left": 1, "rule": "any of its habits every day",
    }  # fmt: skip
    today = _data(habits("today", "--json"))
    assert today["groups"] == [row]
    assert row in today["at_risk"]
    assert "any of its habits every day" in habits("today").stdout


def test_habits_are_listed_under_their_groups(habits: Program) -> None:
    assert habits("habit", "group", "add", "Calm", "read", "walk").exit_code == 0
    assert habits("habit", "group", "add", "Air", "walk").exit_code == 0
    rows = _data(habits("habit", "list", "--by", "group", "--json"))
    assert [(row["group"], row["name"]) for row in rows] == [
        ("Air", "Walk"), ("Calm", "Read"), ("Calm", "Walk"), (None, "Run"),
    ]  # fmt: skip
    assert habits("habit", "list", "--by", "colour").exit_code == 2


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("add", "Both", "walk"), 4, 'There is a group "Both" already.'),
        (("add", "", "walk"), 2, "cannot be a group's name."),
        (("add", "X", "walk", "--rule", "some"), 2, '"some" is not a group\'s rule.'),
        (("add", "X", "walk", "--rule", "all:3"), 2, '"all:3" is not a group\'s rule.'),
        (("add", "X", "walk", "--rule", "sum:0"), 2, "cannot be a target."),
        (("add", "X", "swim"), 3, 'There is no habit "swim".'),
        (("show", "nothing"), 3, 'There is no group "nothing".'),
        (("edit", "both"), 2, 'Nothing to change on "Both".'),
        (("edit", "both", "--add", "read"), 4, "The habit is in that group already."),
        (("edit", "both", "--remove", "run"), 4, '"Run" is not in "Both".'),
        (("remove", "nothing"), 3, 'There is no group "nothing".'),
    ],
)
def test_what_is_refused_says_why(habits: Program, words: tuple[str, ...], code: int, told: str) -> None:
    made = _data(habits("habit", "group", "add", "Both", "read", "--json"))
    result = habits("habit", "group", *words)
    assert result.exit_code == code
    assert told in result.stderr
    assert _data(habits("habit", "group", "list", "--json")) == [made]


def test_groups_go_out_and_come_back(habits: Program, tmp_path: Path) -> None:
    made = _data(habits("habit", "group", "add", "Both", "read", "walk", "--rule", "sum:3", "--json"))
    file = tmp_path / "all.ndjson"
    assert habits("export", str(file)).exit_code == 0
    again = _data(habits("import", "tracker", str(file), "--json"))
    assert (again["added"], again["updated"]) == (0, 0)
    assert habits("habit", "group", "edit", "both", "--rule", "any", "--remove", "walk").exit_code == 0
    assert _data(habits("import", "tracker", str(file), "--json"))["updated"] == 1
    assert _data(habits("habit", "group", "list", "--json")) == [made]
    assert habits("undo").exit_code == 0
    assert habits("habit", "group", "remove", "both").exit_code == 0
    assert _data(habits("import", "tracker", str(file), "--json"))["added"] == 1
    (back,) = _data(habits("habit", "group", "list", "--json"))
    assert back | {"id": 0} == made | {"id": 0}


def test_nobody_sees_anothers_groups(habits: Program, ben: Member) -> None:
    assert habits("habit", "group", "add", "Both", "read").exit_code == 0
    assert _data(habits("habit", "group", "list", "--json", role=ben.role)) == []
    assert habits("habit", "group", "remove", "both", role=ben.role).exit_code == 3
