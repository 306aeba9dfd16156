"""Budgets of skips and rolling goals, as they are typed: the rule in words, the streak, what is left."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixtures.program import Program, Result


def _data(result: Result) -> Any:  # noqa: ANN401
    """Return what a command printed as JSON."""
    assert result.exit_code == 0, result.stderr
    return result.json()


def _streak(program: Program, habit: str) -> tuple[int, int, str]:
    streak = _data(program("habit", "show", habit, "--json"))["streak"]
    return streak["current"], streak["longest"], streak["state"]


def _log(program: Program, habit: str, done: str = "", skipped: str = "") -> None:
    """Log days of November 2026, given by their numbers."""
    for verb, days in (("done", done), ("skip", skipped)):
        for day in days.split():
            assert program(verb, habit, "--on", f"2026-11-{day:0>2}").exit_code == 0


@pytest.mark.parametrize(
    ("typed", "skips", "words"),
    [
        ("2/month", {"most": 2, "per": "month"}, "every day, 2 skips a month"),
        ("1 a week", {"most": 1, "per": "week"}, "every day, 1 skip a week"),
        ("12 skips per year", {"most": 12, "per": "year"}, "every day, 12 skips a year"),
        ("none", {"most": 0, "per": None}, "every day, no skips"),
        ("0/month", {"most": 0, "per": None}, "every day, no skips"),
        ("any", None, "every day"),
    ],
)
def test_budgets_in_words_and_json(
    program: Program, typed: str, skips: dict[str, object] | None, words: str
) -> None:
    habit = _data(program("habit", "add", "Read", "--skips", typed, "--json"))
    assert (habit["skips"], habit["rule"]) == (skips, words)
    (streak,) = _data(program("streaks", "--json"))
    assert streak["rule"] == words


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--skips", "many"), '"many" is not a budget of skips.'),
        (("--skips", "2"), '"2" is not a budget of skips.'),
        (("--skips", "999/year"), '"999" skips are no budget.'),
        (("--window", "rolling"), "--window rolling needs a week or a number of days."),
        (("--every", "month", "--window", "rolling"), "--window rolling needs a week or a number of days."),
        (("--times", "3/week", "--window", "slow"), '"slow" is not a window.'),
        (("--times", "8/week", "--window", "rolling"), '"8" times do not fit into the period.'),
        (("--every", "400 days", "--window", "rolling"), '"400" is not a number of days.'),
    ],
)
def test_rules_that_make_no_sense_are_refused(program: Program, options: tuple[str, ...], told: str) -> None:
    result = program("habit", "add", "Read", *options)
    assert result.exit_code == 2
    assert told in result.stderr
    assert _data(program("habit", "list", "--json")) == []


def test_a_skip_over_the_budget_says_so_and_breaks(program: Program) -> None:
    assert program("habit", "add", "Read", "--skips", "1/week", "--from", "2026-11-16").exit_code == 0
    _log(program, "read", done="16 18 19")
    assert "0 of 1 skip a week left" in program("skip", "read", "--on", "2026-11-17").stdout
    assert _streak(program, "read") == (3, 3, "open")
    assert "bridges nothing: 1 skip a week" in program("skip", "read", "--on", "2026-11-18").stdout
    assert _streak(program, "read") == (1, 1, "open")
    # Taking the earlier one back makes room for the later one.
    assert program("done", "read", "--delete", "--on", "2026-11-17").exit_code == 0
    assert program("done", "read", "--on", "2026-11-17").exit_code == 0
    assert _streak(program, "read") == (3, 3, "open")
    assert program("undo").exit_code == 0
    assert program("undo").exit_code == 0
    assert _streak(program, "read") == (1, 1, "open")


def test_an_earlier_skip_pushes_a_later_one_out(program: Program) -> None:
    assert program("habit", "add", "Read", "--skips", "1/month", "--from", "2026-11-01").exit_code == 0
    _log(program, "read", done="15 16 18 19", skipped="17")
    assert _streak(program, "read") == (4, 4, "open")
    _log(program, "read", skipped="2")
    assert _streak(program, "read") == (2, 2, "open")


def test_a_new_budget_counts_from_its_day_and_leaves_the_past_alone(program: Program) -> None:
    assert program("habit", "add", "Read", "--from", "2026-11-01").exit_code == 0
    _log(program, "read", done="14 17 19", skipped="15 16 18")
    assert _streak(program, "read") == (3, 3, "open")
    told = program("habit", "edit", "read", "--skips", "2/month").stdout
    assert "every day, 2 skips a month" in told
    assert _streak(program, "read") == (3, 3, "open")
    # Three are used up already: one more today bridges nothing tomorrow.
    assert "bridges nothing" in program("skip", "read").stdout
    tomorrow = program("habit", "show", "read", "--json", now="2026-11-21T12:00:00Z")
    assert _data(tomorrow)["streak"]["state"] == "broken"


def test_a_change_of_anything_else_keeps_the_budget(program: Program) -> None:
    assert program("habit", "add", "Read", "--skips", "2/month").exit_code == 0
    habit = _data(program("habit", "edit", "read", "--times", "3/week", "--json"))
    assert habit["rule"] == "3 days a week, 2 skips a month"
    assert _data(program("habit", "edit", "read", "--skips", "any", "--json"))["rule"] == "3 days a week"


@pytest.mark.parametrize(
    ("options", "words", "schedule"),
    [
        (("--times", "3/week"), "3 days in any 7 days", {"every": 7, "times": 3}),
        (("--every", "3/week"), "3 days in any 7 days", {"every": 7, "times": 3}),
        (("--times", "2/5 days"), "2 days in any 5 days", {"every": 5, "times": 2}),
        (("--every", "week", "--at-least", "150"), "at least 150 in any 7 days", {"every": 7, "times": None}),
        (("--every", "10 days"), "once in any 10 days", {"every": 10, "times": None}),
    ],
)
def test_rolling_goals_in_words_and_json(
    program: Program, options: tuple[str, ...], words: str, schedule: dict[str, object]
) -> None:
    habit = _data(program("habit", "add", "Run", *options, "--window", "rolling", "--json"))
    assert habit["rule"] == words
    assert habit["schedule"] == {"kind": "window", "days": None, **schedule}
    back = _data(program("habit", "edit", "run", "--window", "calendar", "--json"))
    assert "in any" not in back["rule"]
    assert back["schedule"]["times"] == schedule["times"]


def test_both_meanings_of_three_a_week(program: Program) -> None:
    """Friday, Sunday, Monday: three within seven days, though no calendar week has them."""
    for name, window in (("Weeks", "calendar"), ("Days", "rolling")):
        line = ("habit", "add", name, "--every", "3/week", "--window", window, "--from", "2026-11-01")
        assert program(*line).exit_code == 0
        _log(program, name, done="13 15 16")
    assert _streak(program, "weeks") == (0, 0, "unstarted")
    # It has held from Monday to Thursday; today, Friday, the one of last Friday has left the window.
    assert _streak(program, "days") == (4, 4, "open")
    _log(program, "days", done="20")
    assert _streak(program, "days") == (5, 5, "active")


def test_the_day_s_page_and_the_line_tell_of_the_window(program: Program) -> None:
    assert program("habit", "add", "Run", "--times", "3/week", "--window", "rolling").exit_code == 0
    _log(program, "run", done="16 18")
    assert "3 of 3 days in the last 7 days" in program("done", "run").stdout
    (today,) = _data(program("today", "--json"))["habits"]
    assert (today["period"]["first"], today["period"]["last"]) == ("2026-11-14", "2026-11-20")
    assert today["period"]["met"] is True


def test_rules_go_out_and_come_back(program: Program, tmp_path: Any) -> None:  # noqa: ANN401
    line = ("habit", "add", "Run", "--times", "3/week", "--window", "rolling", "--skips", "2/month")
    assert program(*line).exit_code == 0
    file = tmp_path / "all.json"
    assert program("export", str(file)).exit_code == 0
    assert _data(program("import", "tracker", str(file), "--json"))["updated"] == 0
    rows = tmp_path / "habits.ndjson"
    listed = program("habit", "list", "-o", "ndjson").stdout
    rows.write_text(listed.replace("Run", "Swim"), "utf-8")
    assert program("import", "habits", str(rows)).exit_code == 0
    swim = next(habit for habit in _data(program("habit", "list", "--json")) if habit["name"] == "Swim")
    assert swim["rule"] == "3 days in any 7 days, 2 skips a month"
    sheet = tmp_path / "habits.csv"
    sheet.write_text("name,times,window,skips\nBike,2/week,rolling,none\nBad,2/week,rolling,lots\n", "utf-8")
    result = program("import", "habits", str(sheet), "--json")
    assert result.exit_code == 1
    (rejected,) = json_rows(result)
    assert (rejected["column"], rejected["value"]) == ("skips", "lots")
    bike = next(habit for habit in _data(program("habit", "list", "--json")) if habit["name"] == "Bike")
    assert bike["rule"] == "2 days in any 7 days, no skips"


def json_rows(result: Result) -> list[dict[str, Any]]:
    """Return the rejected rows of an import."""
    found = result.json()
    assert isinstance(found, dict)
    return list(found["rejected"])
