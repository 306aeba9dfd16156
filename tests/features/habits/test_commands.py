"""The commands of habits, as they are typed: what they promise in JSON, and what people read."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixtures.program import Program, Result

HABIT_KEYS = {
    *("id", "public_id", "name", "why", "category", "goal", "colour", "started_on", "rule"),
    *("schedule", "target", "skips", "state", "streak", "strength"),
}
PLAIN_STREAK = {"current": 0, "longest": 0, "state": "unstarted", "unit": "day"}


def _json(result: Result) -> dict[str, Any]:
    """Return the object that a command printed."""
    assert result.exit_code == 0, result.stderr
    found = result.json()
    assert isinstance(found, dict)
    return found


def _rows(result: Result) -> list[dict[str, Any]]:
    """Return the listing that a command printed."""
    assert result.exit_code == 0, result.stderr
    found = result.json()
    assert isinstance(found, list)
    return found


def _refusal(result: Result, exit_code: int) -> str:
    assert result.exit_code == exit_code
    assert result.stdout == ""
    return result.stderr


def test_add_promises_its_keys(program: Program) -> None:
    habit = _json(
        program(
            "habit", "add", "Read", "--at-least", "30", "--unit", "min", "--why", "Calm",
            "--category", "Mind", "--colour", "#AABBCC", "--from", "2026-11-01", "--json",
        )
    )  # fmt: skip
    assert set(habit) == HABIT_KEYS
    assert habit["schedule"] == {"kind": "day", "every": None, "days": None, "times": None}
    assert habit["target"] == {"direction": "at_least", "amount": 30, "unit": "min"}
    assert habit["streak"] == PLAIN_STREAK
    told = {key: habit[key] for key in ("name", "why", "category", "colour", "started_on", "state")}
    assert told == {
        "name": "Read",
        "why": "Calm",
        "category": "Mind",
        "colour": "#aabbcc",
        "started_on": "2026-11-01",
        "state": "active",
    }


@pytest.mark.parametrize(
    ("options", "schedule", "target"),
    [
        (["--days", "fri,mon"], {"kind": "weekdays", "days": ["mon", "fri"]}, None),
        (["--times", "3/week"], {"kind": "week", "times": 3}, None),
        (["--every", "3 days"], {"kind": "interval", "every": 3}, None),
        (["--every", "month"], {"kind": "month"}, None),
        (["--at-most", "0"], {"kind": "day"}, {"direction": "at_most", "amount": 0, "unit": None}),
    ],
)
def test_schedules_in_json(
    program: Program, options: list[str], schedule: dict[str, object], target: dict[str, object] | None
) -> None:
    habit = _json(program("habit", "add", "X", *options, "--json"))
    assert habit["schedule"] == {"every": None, "days": None, "times": None, **schedule}
    assert habit["target"] == target
    assert _rows(program("habit", "list", "--json")) == [habit]
    shown = _json(program("habit", "show", "x", "--json"))
    assert shown.pop("outlook")["breaks_after"] is None
    assert shown == habit


def test_list_says_so_when_it_is_empty(program: Program) -> None:
    assert program("habit", "list").stdout.startswith("No habits yet.")
    assert program("habit", "list", "--json").stdout == "[]\n"


def test_list_all_has_archived_and_deleted_ones(program: Program) -> None:
    for name in ("A", "B", "C"):
        program("habit", "add", name)
    program("habit", "archive", "B")
    program("habit", "delete", "C")
    assert [habit["name"] for habit in _rows(program("habit", "list", "--json"))] == ["A"]
    everything = _rows(program("habit", "list", "--all", "--json"))
    assert [(habit["name"], habit["state"]) for habit in everything] == [
        ("A", "active"),
        ("B", "archived"),
        ("C", "deleted"),
    ]
    assert everything[2]["streak"] is None
    assert all(set(habit) == HABIT_KEYS for habit in everything)


def test_done_promises_its_keys(program: Program) -> None:
    program("habit", "add", "Read", "--at-least", "30", "--unit", "min")
    log = _json(program("done", "read", "10", "-m", "Train", "--on", "yesterday", "--json"))
    assert log == {
        "habit": "Read",
        "day": "2026-11-19",
        "amount": 10,
        "status": "partial",
        "note": "Train",
        "streak": PLAIN_STREAK,
    }
    assert _json(program("done", "read", "20", "--on", "yesterday", "--json"))["streak"] == {
        "current": 1,
        "longest": 1,
        "state": "open",
        "unit": "day",
    }


def test_done_reads_amounts_in_the_unit_of_the_day(program: Program) -> None:
    program("habit", "add", "Run", "--at-least", "60", "--unit", "min", "--from", "2026-11-01")
    program("habit", "edit", "Run", "--at-least", "1", "--unit", "h")
    assert _json(program("done", "run", "1:30", "--json"))["amount"] == 1.5
    assert _json(program("done", "run", "1:30", "--on", "yesterday", "--json"))["amount"] == 90


def test_done_sets_denies_and_takes_back(program: Program) -> None:
    program("habit", "add", "Read", "--at-least", "30")
    assert _json(program("done", "read", "--set", "5", "--json"))["amount"] == 5
    assert _json(program("done", "read", "--no", "--json"))["status"] == "missed"
    assert _json(program("skip", "read", "-m", "Ill", "--json"))["status"] == "skipped"
    deleted = {"habit": "Read", "day": "2026-11-20", "deleted": True}
    assert _json(program("done", "read", "--delete", "--json")) == deleted
    assert "no entry" in _refusal(program("done", "read", "--delete"), 3)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["5", "--set", "3"], "The amount 5 and --set do not go together"),
        (["5", "--no"], "The amount 5 and --no do not go together"),
        (["--set", "3", "--delete"], "--set and --delete do not go together"),
        (["--no", "--delete"], "--no and --delete do not go together"),
        (["1,5"], '"1,5" is not an amount'),
        (["--on", "tomorrow"], 'The day "2026-11-21" has not begun'),
        (["--on", "someday"], '"someday" is not a day'),
    ],
)
def test_done_refuses(program: Program, options: list[str], message: str) -> None:
    program("habit", "add", "Read", "--at-least", "30")
    assert message in _refusal(program("done", "read", *options), 2)
    assert _rows(program("habit", "log", "read", "--json")) == []


def test_done_needs_an_amount_where_at_most_is_asked(program: Program) -> None:
    program("habit", "add", "Coffee", "--at-most", "2")
    assert "tracker done Coffee 0" in _refusal(program("done", "coffee"), 2)


def test_done_takes_a_name_of_several_words(program: Program) -> None:
    program("habit", "add", "Water the plants")
    program("habit", "add", "Top 10")
    assert _json(program("done", "water", "the", "--json"))["habit"] == "Water the plants"
    assert _json(program("done", "top", "10", "--json"))["amount"] == 1


def test_done_knows_an_archived_habit(program: Program) -> None:
    program("habit", "add", "Water the plants")
    program("habit", "archive", "water")
    assert "tracker habit restore 'Water the plants'" in _refusal(program("done", "water"), 4)
    assert "There is no habit" in _refusal(program("done", "fire"), 3)


def test_log_tells_a_name_from_a_range(program: Program) -> None:
    program("habit", "add", "Read")
    program("habit", "add", "Run", "--from", "2026-01-01")
    for habit, day in (("read", "today"), ("run", "today"), ("run", "yesterday"), ("run", "2026-09-01")):
        program("done", habit, "--on", day)

    def logged(*words: str) -> list[tuple[str, str]]:
        return [(log["habit"], log["day"][5:]) for log in _rows(program("habit", "log", *words, "--json"))]

    assert logged("run") == [("Run", "11-20"), ("Run", "11-19")]
    assert logged("run", ":all") == [("Run", "11-20"), ("Run", "11-19"), ("Run", "09-01")]
    assert logged("run", "last", "week") == []
    assert logged("run", "yesterday") == [("Run", "11-19")]
    assert logged("today") == [("Read", "11-20"), ("Run", "11-20")]
    assert logged() == [("Read", "11-20"), ("Run", "11-20"), ("Run", "11-19")]
    assert "There is no habit" in _refusal(program("habit", "log", "swim"), 3)


def test_log_says_so_when_it_is_empty(program: Program) -> None:
    program("habit", "add", "Read")
    assert "Nothing was logged in 2026-11-16..2026-11-22" in program("habit", "log", "read", ":week").stdout


def test_edit_dates_a_new_rule(program: Program) -> None:
    program("habit", "add", "Run", "--from", "2026-11-01")
    changed = program("habit", "edit", "run", "--times", "4/week", "--from", "2026-12-01")
    assert "Run changed from 2026-12-01 on: 4 days a week." in changed.stdout
    assert _json(program("habit", "show", "run", "--json"))["rule"] == "every day"
    later = program("habit", "show", "run", "--json", now="2026-12-02T12:00:00Z")
    assert _json(later)["rule"] == "4 days a week"
    assert "2026-12-01 4 days a week" in program("habit", "show", "run").stdout


def test_edit_changes_words(program: Program) -> None:
    program("habit", "add", "Run", "--why", "Air", "--category", "Health")
    habit = _json(program("habit", "edit", "run", "--name", "Jog", "--why", "", "--json"))
    assert (habit["name"], habit["why"], habit["category"]) == ("Jog", None, "Health")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "Nothing to change"),
        (["--from", "mon"], "--from dates a new rule"),
        (["--colour", "red"], "is not a colour"),
        (["--times", "8/week"], "do not fit into the period"),
        (["--every", "500 days"], "is not a number of days"),
        (["--at-least", "0"], "cannot be a target"),
    ],
)
def test_edit_refuses(program: Program, options: list[str], message: str) -> None:
    program("habit", "add", "Run")
    assert message in _refusal(program("habit", "edit", "run", *options), 2)


def test_pause_and_resume(program: Program) -> None:
    program("habit", "add", "Run")
    paused = program("habit", "pause", "run", "--from", "yesterday", "--until", "in 2 weeks", "-m", "Knee")
    assert "Run rests from 2026-11-19 to 2026-12-04" in paused.stdout
    assert _json(program("habit", "show", "run", "--json"))["state"] == "paused"
    assert "paused already" in _refusal(program("habit", "pause", "run"), 4)
    assert _json(program("habit", "resume", "run", "--json"))["state"] == "active"
    assert "is not paused" in _refusal(program("habit", "resume", "run"), 4)
    assert "until you resume it" in program("habit", "pause", "run").stdout


def test_restore_brings_back_what_was_put_away(program: Program) -> None:
    program("habit", "add", "Run")
    assert "There is no habit" in _refusal(program("habit", "restore", "run"), 3)
    for away in ("archive", "delete"):
        program("habit", away, "run")
        assert _json(program("habit", "restore", "run", "--json"))["state"] == "active"


def test_a_name_in_use_is_refused(program: Program) -> None:
    program("habit", "add", "Run")
    assert 'There is a habit "RUN" already' in _refusal(program("habit", "add", "RUN"), 4)


def test_one_line_says_what_was_done(program: Program) -> None:
    program("habit", "add", "Read", "--at-least", "30", "--unit", "min")
    program("habit", "add", "Run", "--times", "3/week")
    program("habit", "add", "Guitar", "--days", "mon")
    program("habit", "add", "Beer", "--every", "week", "--at-most", "5")
    program("done", "read", "--on", "yesterday")
    lines = {
        ("read", "20"): "◐ Read  {}  20 min of 30 • 1 day in a row, best 1",
        ("read",): "✓ Read  {}  30 min of 30 • 2 days in a row, best 2",
        ("run",): "✓ Run  {}  1 of 3 days this week • no streak yet",
        ("guitar",): "✓ Guitar  {}  not scheduled that day • no streak yet",
        ("beer", "2"): "✓ Beer  {}  2 • 2 of at most 5 this week • 1 week in a row, best 1",
        ("run", "--no"): "✗ Run  {}  not done • 0 of 3 days this week • no streak yet",
    }
    for words, line in lines.items():
        shown = program("done", *words, env={"COLUMNS": "120"}).stdout
        assert shown == line.format("Fri 2026-11-20") + " • Undo: tracker undo\n"


def test_show_draws_the_last_days(program: Program) -> None:
    program("habit", "add", "Read", "--why", "Less screen", "--from", "2026-11-18")
    program("done", "read", "--on", "yesterday")
    shown = program("--ascii", "habit", "show", "read").stdout.splitlines()
    assert shown[0].startswith("Read  active - id ")
    assert shown[1:5] == [
        "Why       Less screen",
        "Rule      every day",
        "Since     2026-11-18",
        "Streak    1 day in a row, best 1",
    ]
    assert shown[-2:] == [
        "14 days   S S M T W T F S S M T W T F",
        "                                . x .",
    ]


def test_what_people_wrote_is_shown_as_they_wrote_it(program: Program) -> None:
    added = program("habit", "add", "[bold]Read[/bold] :smile: \u202e", "--why", "a\x1b[31mb")
    assert "[bold]Read[/bold] :smile: \\u202e added" in added.stdout
    shown = program("habit", "show", "bold").stdout
    assert "\x1b" not in shown
    assert "a\\x1b[31mb" in shown
