"""Vacations as they are typed: what rests, what the streak does with it, taking them back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixtures.database import Member
from tests.fixtures.program import Program, Result

KEYS = {"id", "from", "until", "habit", "journey", "note"}


def _data(result: Result) -> Any:  # noqa: ANN401
    """Return what a command printed as JSON."""
    assert result.exit_code == 0, result.stderr
    return result.json()


def _streaks(program: Program) -> dict[str, tuple[int, str]]:
    rows = _data(program("streaks", "--json"))
    return {row["name"]: (row["current"], row["state"]) for row in rows}


@pytest.fixture
def lived(program: Program) -> Program:
    """Two habits and a journey, each done on Monday and on Thursday; today is Friday."""
    for name in ("Read", "Run"):
        assert program("habit", "add", name).exit_code == 0
        for day in ("2026-11-16", "2026-11-19"):
            assert program("done", name, "--on", day).exit_code == 0
    assert program("journey", "create", "Fitness", "-d", "Sleep").exit_code == 0
    for day in ("2026-11-16", "2026-11-19"):
        assert program("checkin", "Fitness", "sleep=4", "--on", day).exit_code == 0
    assert set(_streaks(program).values()) == {(1, "open")}
    return program


def test_a_vacation_in_the_past_mends_every_streak_at_once(lived: Program) -> None:
    row = _data(lived("vacation", "add", "2026-11-17..2026-11-18", "-m", "Sea", "--json"))
    assert set(row) == KEYS
    assert row | {"id": 0} == {
        "id": 0, "from": "2026-11-17", "until": "2026-11-18", "habit": None, "journey": None, "note": "Sea",
    }  # fmt: skip
    assert set(_streaks(lived).values()) == {(2, "open")}
    assert lived("undo").exit_code == 0
    assert set(_streaks(lived).values()) == {(1, "open")}
    assert lived("redo").exit_code == 0
    assert set(_streaks(lived).values()) == {(2, "open")}


def test_named_things_rest_alone(lived: Program) -> None:
    rows = _data(lived("vacation", "add", "2026-11-17..2026-11-18", "read", "fitn", "--json"))
    assert [(row["habit"], row["journey"]) for row in rows] == [("Read", None), (None, "Fitness")]
    assert _streaks(lived) == {"Read": (2, "open"), "Run": (1, "open"), "Fitness": (2, "open")}
    assert _data(lived("vacation", "list", "--json")) == rows[::-1]


def test_a_vacation_without_an_end_bridges_today_too(lived: Program) -> None:
    row = _data(lived("vacation", "add", "2026-11-17..", "--json"))
    assert row["until"] is None
    assert set(_streaks(lived).values()) == {(2, "paused")}


def test_removing_by_days_and_by_id(lived: Program) -> None:
    assert lived("vacation", "add", "2026-11-17..2026-11-18", "read", "run").exit_code == 0
    whole = _data(lived("vacation", "add", "2026-11-18", "--json"))
    assert _data(lived("vacation", "remove", str(whole["id"]), "--json")) == whole
    removed = _data(lived("vacation", "remove", "2026-11-17..2026-11-18", "--json"))
    assert {row["habit"] for row in removed} == {"Read", "Run"}
    assert _data(lived("vacation", "list", "--json")) == []
    assert set(_streaks(lived).values()) == {(1, "open")}


def test_a_pause_is_listed_and_ended_like_a_vacation(lived: Program) -> None:
    assert lived("habit", "pause", "run", "--from", "2026-11-17", "-m", "Knee").exit_code == 0
    (row,) = _data(lived("vacation", "list", "--json"))
    assert (row["habit"], row["from"], row["until"], row["note"]) == ("Run", "2026-11-17", None, "Knee")
    assert lived("vacation", "remove", "2026-11-17..").exit_code == 0
    assert _streaks(lived)["Run"] == (1, "open")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("add", "2026-11-18..2026-11-30"), 4, "Everything rests already: 2026-11-17..2026-11-18."),
        (("add", "2026-11-18", "read"), 0, ""),
        (("add", "2026-11-20..2026-11-18"), 2, "ends (2026-11-18) before it starts"),
        (("add", "7d"), 2, '"7d" does not say which days are meant.'),
        (("add", "tomorrow", "swim"), 3, 'There is no habit or journey "swim".'),
        (("add", "tomorrow", "r"), 4, '"r" could be "Read", "Run".'),
        (("add", "2199-12-31..", "-m", "x" * 501), 2, "The note is too long."),
        (("remove", "999"), 3, "There is no vacation 999."),
        (("remove", "2026-11-17"), 3, "There is no vacation 2026-11-17..2026-11-17."),
    ],
)
def test_what_is_refused_says_why(lived: Program, words: tuple[str, ...], code: int, told: str) -> None:
    assert lived("vacation", "add", "2026-11-17..2026-11-18").exit_code == 0
    before = _data(lived("vacation", "list", "--json"))
    result = lived("vacation", *words)
    assert result.exit_code == code
    assert told in result.stderr
    assert (_data(lived("vacation", "list", "--json")) == before) is (code != 0)


def test_people_read_what_rests(lived: Program) -> None:
    assert "No vacations." in lived("vacation", "list").stdout
    told = lived("vacation", "add", "mon..fri", "--ascii").stdout
    assert "Everything rests 2026-11-23..2026-11-27. Undo: tracker undo" in told
    assert "2026-11-27" in lived("vacation", "list").stdout


def test_nobody_reaches_anothers_vacation(lived: Program, ben: Member) -> None:
    row = _data(lived("vacation", "add", "2026-11-17", "--json"))
    assert lived("vacation", "remove", str(row["id"]), role=ben.role).exit_code == 3
    assert _data(lived("vacation", "list", "--json", role=ben.role)) == []
    assert len(_data(lived("vacation", "list", "--json"))) == 1
