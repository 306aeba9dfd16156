"""What `undo`, `redo` and `audit` say, to people and to programs."""

from __future__ import annotations

import pytest

from tests.features.audit.conftest import Act
from tests.features.audit.snapshots import Watch
from tests.features.audit.test_every_change import ENTRIES, HABIT, OF_READ, WEEKLY
from tests.fixtures.program import Program, Result


def objects(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value


def summaries(result: Result) -> list[str]:
    """Return the lines about changes."""
    return [line.strip() for line in result.stdout.splitlines() if line.startswith("  ")]


def test_undo_says_what_it_changed_and_how_to_go_back(program: Program) -> None:
    program("journey", "create", "Fitness", "-d", "Strength:3")
    program("checkin", "fitness", "strength=4")
    assert program("undo").stdout == (
        "  Fitness 2026-11-20: check-in taken back\nUndid: checkin fitness strength=4 • Redo: tracker redo\n"
    )
    assert program("redo").stdout == (
        "  Fitness 2026-11-20: check-in added\nRedid: checkin fitness strength=4 • Undo: tracker undo\n"
    )


def test_undo_of_several_steps(program: Program) -> None:
    program("journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep")
    program("checkin", "strength=4", "sleep=2")
    told = program("undo", "2", "--ascii").stdout
    assert told.splitlines() == [
        "  Fitness 2026-11-20: check-in taken back",
        "Undid: checkin strength=4 sleep=2",
        '  Fitness: dimension "Sleep" removed',
        '  Fitness: dimension "Strength" removed',
        '  journey "Fitness" removed',
        "Undid: journey create Fitness -d Strength:3 -d Sleep - Redo: tracker redo 2",
    ]


def test_a_dry_run_changes_nothing(program: Program, watch: Watch) -> None:
    program("journey", "create", "Fitness", "-d", "Strength:3")
    program("checkin", "strength=4")
    before = watch.snapshot()
    told = program("undo", "2", "--dry-run")
    assert "Would undo: checkin strength=4\n" in told.stdout
    assert "Redo:" not in told.stdout
    assert watch.snapshot() == before
    assert len(objects(program("audit", "list", "--json").json())) == 2


def test_undo_for_programs(program: Program) -> None:
    program("journey", "create", "Fitness", "-d", "Strength:3")
    program("checkin", "strength=4")
    (listed, _) = objects(program("audit", "list", "--json").json())
    for verb, done, operation, words in (
        ("undo", "undone", "delete", "taken back"),
        ("redo", "redone", "insert", "added"),
    ):
        result = program(verb, "--json")
        assert result.stderr == ""
        found = result.json()
        assert isinstance(found, dict)
        assert list(found) == [done]
        (step,) = objects(found[done])
        assert step == {
            "id": listed["id"],
            "action": "checkin strength=4",
            "at": str(listed["at"]),
            "changes": [
                {
                    "table": "checkins",
                    "operation": operation,
                    "count": 1,
                    "summary": f"Fitness 2026-11-20: check-in {words}",
                }
            ],
        }


@pytest.mark.parametrize(
    ("command", "summary"),
    [
        ("checkin strength=2", "Fitness 2026-11-20: Strength from 2 to 4"),
        ("checkin -m Hard", "Fitness 2026-11-20: note changed"),
        ("checkin fitness --delete", "Fitness 2026-11-20: check-in added"),
        ("journey edit fitness --title Health", 'journey "Fitness" renamed from "Health"'),
        ("journey edit fitness --public", 'journey "Fitness" made private'),
        ("journey archive fitness", 'journey "Fitness" active again'),
        (
            "journey dimension edit fitness sleep --name Rest",
            'Fitness: dimension "Sleep" renamed from "Rest"',
        ),
        (
            "journey dimension edit fitness sleep --weight 4",
            "Fitness: weights from 2026-11-20 taken back",
        ),
        (
            "journey dimension edit fitness sleep --weight 4 --optional --from 1900-01-01",
            "Fitness: weights from 1900-01-01: Sleep from 4 to 1, Sleep required",
        ),
        ("journey dimension remove fitness sleep", 'Fitness: dimension "Sleep" asked again'),
        ("settings set timezone europe/lisbon", "settings: timezone from Europe/Lisbon to UTC"),
        ("settings set game off", "settings: game from off to on"),
        ("settings set x.a 1", "settings: x.a from 1 to none"),
    ],
)
def test_each_change_has_a_readable_line(program: Program, command: str, summary: str) -> None:
    program("journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep")
    program("checkin", "strength=4", "sleep=3")
    assert program(*command.split()).exit_code == 0
    assert summary in summaries(program("undo"))


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (WEEKLY, ["Read: schedule from 2026-11-05 removed"]),
        ("UPDATE habits SET name = 'Reading'", ['habit "Read" renamed from "Reading"']),
        ("UPDATE habits SET state = 'archived', why = 'x'", ['habit "Read" active again, why changed']),
        (
            "UPDATE habit_entries SET amount = 3 WHERE day = '2026-11-07'",
            ["Read 2026-11-07: amount from 3 to 22"],
        ),
        (f"SELECT remove_habit_entry({OF_READ}, '2026-11-07')", ["Read 2026-11-07: entry of 22 added"]),
        (
            "INSERT INTO habit_entries (habit_id, day, answer) SELECT id, '2026-10-20', 'skip' FROM habits",
            ["Read 2026-10-20: skip taken back"],
        ),
        (
            "INSERT INTO habit_entries (habit_id, day, answer) SELECT id, '2026-10-20', 'no' FROM habits",
            ['Read 2026-10-20: "no" taken back'],
        ),
        (
            "INSERT INTO habit_entries (habit_id, day, amount) SELECT id, '2026-10-20', 1 FROM habits",
            ["Read 2026-10-20: entry taken back"],
        ),
        ("UPDATE habit_entries SET note = 'x'", ['12 entries of "Read" 2026-11-01..2026-11-12 changed']),
        ("INSERT INTO pauses (from_day) VALUES ('2026-11-02')", ["vacation from 2026-11-02 on removed"]),
        (
            (
                "INSERT INTO pauses (habit_id, from_day, until_day)"
                f" VALUES ({OF_READ}, '2026-11-02', '2026-11-03')"
            ),
            ["Read: pause from 2026-11-02..2026-11-03 removed"],
        ),
    ],
)
def test_each_change_of_habits_has_a_readable_line(
    program: Program, act: Act, statements: str, expected: list[str]
) -> None:
    act(HABIT)
    act(ENTRIES)
    act(statements)
    result = program("undo")
    assert summaries(result) == expected
    assert "Undid: a change made by hand" in result.stdout


def test_a_step_that_makes_and_unmakes_a_row_says_nothing_of_it(program: Program, act: Act) -> None:
    act(HABIT)
    act(f"{ENTRIES}; SELECT remove_habit_entry(habit_id, day) FROM habit_entries WHERE day > '2026-11-02'")
    assert summaries(program("undo")) == [
        "Read 2026-11-02: entry of 17 taken back",
        "Read 2026-11-01: entry of 16 taken back",
    ]


def test_the_list_holds_the_promised_keys_newest_first(program: Program) -> None:
    assert program("audit", "list", "--json").json() == []
    assert program("audit", "list").stdout == "Nothing was changed.\n"
    program("journey", "create", "Fitness", "-d", "Strength:3")
    program("checkin", "strength=4", "--json")
    program("undo")
    undo, checkin, create = objects(program("audit", "list", "--json").json())
    assert list(undo) == [
        "id", "at", "action", "kind", "undone", "changes", "tables", "client", "address",
    ]  # fmt: skip
    assert (undo["kind"], undo["undone"], undo["action"]) == ("undo", False, "checkin strength=4 --json")
    assert (checkin["kind"], checkin["undone"], checkin["tables"]) == ("command", True, ["checkins"])
    assert (create["undone"], create["changes"]) == (False, 5)
    assert str(create["client"]).startswith("tracker ")


def test_undone_follows_the_chain_of_undo_and_redo(program: Program) -> None:
    program("settings", "set", "theme", "dark")
    expected = False
    for verb in ("undo", "redo", "undo", "redo"):
        program(verb)
        expected = not expected
        command = objects(program("audit", "list", "--json").json())[-1]
        assert (command["kind"], command["undone"]) == ("command", expected)


def test_the_list_is_limited_by_number_and_days(program: Program) -> None:
    for theme in ("dark", "light", "neon"):
        program("settings", "set", "theme", theme)
    assert len(objects(program("audit", "list", "-n", "2", "--json").json())) == 2
    for nothing in ("..2020-01-01", "9999", "1900"):
        assert program("audit", "list", nothing, "--json").json() == []
    assert len(objects(program("audit", "list", "2020-01-01..2999-01-01", "--json").json())) == 3
    assert program("audit", "list", "--limit", "0").exit_code == 2


def test_a_step_is_shown_with_old_and_new_rows(program: Program) -> None:
    program("settings", "set", "theme", "dark")
    (step,) = objects(program("audit", "list", "--json").json())
    shown = program("audit", "show", str(step["id"]), "--json").json()
    assert isinstance(shown, dict)
    (change,) = objects(shown["changes"])
    assert list(change) == ["table", "operation", "count", "summary", "old", "new"]
    assert change["summary"] == "settings: theme from auto to dark"
    old, new = change["old"], change["new"]
    assert isinstance(old, dict)
    assert isinstance(new, dict)
    assert (old["theme"], new["theme"]) == ("auto", "dark")
    assert "theme: auto → dark" in program("audit", "show", str(step["id"])).stdout
    assert program("audit", "show", "999").exit_code == 3


def test_times_are_the_persons(program: Program) -> None:
    program("settings", "set", "timezone", "Asia/Tokyo")
    (step,) = objects(program("audit", "list", "--json").json())
    assert str(step["at"]).endswith("+09:00")
