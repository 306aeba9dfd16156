"""The guided day at a real terminal: what is asked, what is kept of the answers, how one leaves."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixtures.program import Program
from tests.warm.home import Home

HABIT, CTRL_C, CTRL_D = "y/n/s: ", "\x03", "\x04"
TYPED = list[tuple[str, str]]


def walk(home: Home, *argv: str, typed: TYPED) -> tuple[int, list[str]]:
    """Run a command and answer; the exit code, and the screen's lines without trailing blanks."""
    keys = [(shown, answer if answer in {CTRL_C, CTRL_D} else answer + "\r") for shown, answer in typed]
    result = home.in_terminal(*argv, typed=keys)
    return result.exit_code, [line.rstrip() for line in result.stdout.replace("\r\n", "\n").split("\n")]


def rows(program: Program, *argv: str) -> list[dict[str, Any]]:
    """Return a listing."""
    found = program(*argv, "--json").json()
    assert isinstance(found, list)
    return found


def entries(program: Program, day: str = "today") -> dict[str, tuple[object, object, object]]:
    """Return amount, status and note of a day's entries by habit."""
    found = rows(program, "habit", "log", day)
    return {row["habit"]: (row["amount"], row["status"], row["note"]) for row in found}


def test_the_whole_day_is_asked_journeys_first(home: Home, lived: Program) -> None:
    code, lines = walk(
        home,
        "checkin",
        typed=[
            ("Strength: ", "great"),
            ("is not an effort", "4 # sore"),
            ("leaves it out): ", ""),
            ("Practice: ", ""),
            (HABIT, "y"),
            ("How much was it?", "@ 1"),
            (HABIT, "y @ 25 # on the train"),
            (HABIT, "s # knee"),
        ],
    )
    assert code == 0
    assert lines[0] == "Fri 2026-11-20  5 open"
    assert lines[1] == "1 skipped, 2 minimal, 3 partial, 4 solid, 5 crushed; Enter later, q stops"
    assert lines[2].split() == ["Fitness", *["MTWTFSS"] * 4]
    assert lines[-2] == "4 saved, 1 left open. Undo the last one: tracker undo"
    assert entries(lived) == {
        "Coffee": (1, "done", None),
        "Read": (25, "partial", "on the train"),
        "Run": (0, "skipped", "knee"),
    }
    (log,) = rows(lived, "history", "today")
    assert (log["journey"], log["efforts"], log["note"]) == ("Fitness", {"Strength": 4}, "sore")


def test_each_answer_is_a_step_to_undo(home: Home, lived: Program) -> None:
    walk(home, "done", typed=[(HABIT, "@ 2"), (HABIT, "y"), (HABIT, "q")])
    steps = [row["action"] for row in rows(lived, "audit", "list")[:2]]
    assert steps == ["done Read", "done Coffee 2"]
    assert lived("undo").exit_code == 0
    assert set(entries(lived)) == {"Coffee"}
    assert lived("undo").exit_code == 0
    assert entries(lived) == {}


def test_enter_leaves_a_habit_open_and_no_is_an_answer(home: Home, lived: Program) -> None:
    code, lines = walk(home, "done", typed=[(HABIT, ""), (HABIT, "n # tired"), (HABIT, "")])
    assert (code, lines[-2]) == (0, "1 saved, 2 left open. Undo the last one: tracker undo")
    assert entries(lived) == {"Read": (0, "missed", "tired")}
    assert rows(lived, "audit", "list")[0]["action"] == "done Read --no"


def test_no_takes_nothing_back(home: Home, lived: Program) -> None:
    assert lived("done", "read", "10").exit_code == 0
    code, lines = walk(home, "done", typed=[(HABIT, ""), (HABIT, "n"), (HABIT, "")])
    assert (code, lines[-2]) == (0, "0 saved, 3 left open.")
    assert entries(lived) == {"Read": (10, "partial", None)}


@pytest.mark.parametrize(("keys", "ends"), [("q", 0), (CTRL_D, 0), (CTRL_C, 130)])
def test_leaving_keeps_what_was_answered(home: Home, lived: Program, keys: str, ends: int) -> None:
    code, lines = walk(home, "done", typed=[(HABIT, "@ 2"), (HABIT, keys)])
    assert code == ends
    assert lines[-2] == "1 saved, the rest stays open. Undo the last one: tracker undo"
    assert set(entries(lived)) == {"Coffee"}


def test_a_journey_that_is_left_halfway_is_not_saved(home: Home, lived: Program) -> None:
    code, _ = walk(home, "checkin", "--all", typed=[("Strength: ", "4"), ("leaves it out): ", "q")])
    assert code == 0
    assert rows(lived, "history", "today") == []


def test_all_asks_for_journeys_alone(home: Home, lived: Program) -> None:
    assert lived("checkin", "music", "practice=3").exit_code == 0
    code, lines = walk(home, "checkin", "--all", typed=[("Strength: ", "5"), ("leaves it out): ", "5")])
    assert (code, lines[0]) == (0, "Fri 2026-11-20  1 open")
    assert "y/n/s" not in "".join(lines)
    assert {row["journey"] for row in rows(lived, "history", "today")} == {"Fitness", "Music"}


def test_what_is_answered_is_not_asked_again(home: Home, lived: Program) -> None:
    for line in (("done", "coffee", "1"), ("skip", "read"), ("done", "run", "--no")):
        assert lived(*line).exit_code == 0
    code, lines = walk(home, "done", typed=[])
    assert (code, lines) == (0, ["Nothing is open on 2026-11-20.", ""])


def test_a_past_day(home: Home, lived: Program) -> None:
    code, lines = walk(home, "done", "--on", "yesterday", typed=[(HABIT, "@ 1"), (HABIT, "q")])
    assert (code, lines[0]) == (0, "Thu 2026-11-19  3 open")
    assert entries(lived, "yesterday") == {"Coffee": (1, "done", None)}
    assert rows(lived, "audit", "list")[0]["action"] == "done Coffee 1 --on 2026-11-19"


def test_a_past_day_before_the_first_check_in(home: Home, lived: Program) -> None:
    code, _ = walk(home, "checkin", "--all", "--on", "-4", typed=[("Strength: ", ""), ("Practice: ", "3")])
    assert code == 0
    assert [(row["journey"], row["day"]) for row in rows(lived, "history")] == [("Music", "2026-11-16")]


def test_a_day_that_has_not_begun(home: Home, lived: Program) -> None:
    code, lines = walk(home, "done", "--on", "+2", typed=[])
    assert (code, lines[0]) == (2, 'Error: The day "2026-11-22" has not begun.')
    assert lived("today").exit_code == 0


def test_missed_days_are_asked_one_by_one(home: Home, lived: Program) -> None:
    assert lived("checkin", "fitness", "strength=3", "--on", "-2").exit_code == 0
    code, lines = walk(
        home,
        "checkin",
        "--missed",
        "--all",
        typed=[
            ("Strength: ", "2"),
            ("leaves it out): ", ""),
            ("Strength: ", "3"),
            ("leaves it out): ", ""),
            ("Practice: ", ""),
        ],
    )
    assert code == 0
    assert [line for line in lines if line.endswith("open")] == [
        "Thu 2026-11-19  1 open",
        "Fri 2026-11-20  2 open",
    ]
    assert [row["day"] for row in rows(lived, "history")] == ["2026-11-20", "2026-11-19", "2026-11-18"]


def test_missed_days_of_one_habit_and_how_many_are_left_out(home: Home, lived: Program) -> None:
    assert lived("done", "read", "--on", "-20").exit_code == 0
    assert lived("done", "coffee", "1", "--on", "yesterday").exit_code == 0
    code, lines = walk(home, "done", "rea", "--missed", typed=[(HABIT, "y"), (HABIT, "q")])
    assert code == 0
    assert lines[:2] == ["5 days before 2026-11-06 left out; each with --on DAY.", "Fri 2026-11-06  1 open"]
    assert set(entries(lived, "2026-11-06")) == {"Read"}


def test_nothing_to_ask_about_yet(home: Home, program: Program) -> None:
    code, lines = walk(home, "checkin", typed=[])
    assert (code, lines[0]) == (3, "Error: There is nothing to ask about yet.")
    assert program("today").exit_code == 0


@pytest.mark.parametrize("width", [60, 80, 140])
def test_questions_fit_the_terminal_also_in_ascii(home: Home, lived: Program, width: int) -> None:
    assert lived("habit", "add", "Water all of the plants in the house and the garden").exit_code == 0
    home.extra |= {"COLUMNS": str(width), "TRACKER_ASCII": "1"}
    code, lines = walk(home, "done", typed=[(HABIT, ""), (HABIT, ""), (HABIT, ""), (HABIT, "q")])
    assert code == 0
    assert max(map(len, lines)) <= width
    assert "".join(lines).isascii()


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("done",), "No habit was named."),
        (("done", "-m", "x"), "No habit was named."),
        (("done", "--missed"), "--missed asks questions"),
        (("done", "--missed", "--no"), "--missed asks for each answer."),
        (("checkin", "--all"), "--all asks questions"),
        (("checkin", "--missed"), "--missed asks questions"),
        (("checkin", "--all", "fit"), "--all asks for what is open."),
        (("checkin", "--missed", "strength=3"), "--missed asks for what is open."),
        (("checkin",), "You are on several journeys"),
    ],
)
def test_without_a_terminal_it_is_said_what_to_give(
    lived: Program, argv: tuple[str, ...], message: str
) -> None:
    result = lived(*argv)
    assert (result.exit_code, result.stdout) in [(2, ""), (4, "")]
    assert message in result.stderr
    assert result.stderr.count("\n") == 2


def test_missed_and_another_day_do_not_go_together(home: Home, lived: Program) -> None:
    code, lines = walk(home, "done", "--missed", "--on", "-2", typed=[])
    assert (code, lines[0]) == (2, "Error: --missed and --on -2 name different days.")
    assert entries(lived) == {}
