"""`undo --list`: what undo would take back, and asking how far at a terminal."""

from __future__ import annotations

import csv
import io

import pytest

from tests.features.audit.conftest import Act
from tests.features.audit.snapshots import Watch
from tests.features.audit.test_batches import LOG_YEARS
from tests.fixtures.database import Database, fetch
from tests.fixtures.program import Program
from tests.warm.home import Home

KEYS = ["number", "id", "at", "action", "undoes", "refused", "changes"]
QUESTION = "Undo down to which (1 to 3; Enter leaves): "


def listed(program: Program, *argv: str) -> list[dict[str, object]]:
    found = program("undo", "--list", *argv, "--json").json()
    assert isinstance(found, list)
    return found


@pytest.fixture
def lived(program: Program) -> Program:
    """Three steps: a journey, and two check-ins of which the later one has a note."""
    for line in (
        ("journey", "create", "Fitness", "-d", "Strength:3"),
        ("checkin", "strength=4", "--on", "yesterday"),
        ("checkin", "strength=2", "-m", "Tired"),
    ):
        assert program(*line).exit_code == 0
    return program


@pytest.fixture
def home(warm_terminal: Home) -> Home:
    """Ann's terminal, without colour."""
    warm_terminal.extra["NO_COLOR"] = "1"
    return warm_terminal


def test_nothing_to_list(program: Program) -> None:
    assert program("undo", "--list").stdout == "There is nothing to undo.\n"
    assert listed(program) == []


def test_the_list_says_what_each_undo_would_do(lived: Program, watch: Watch) -> None:
    before = watch.snapshot()
    rows = listed(lived)
    assert [list(row) for row in rows] == [KEYS] * 3
    assert [(row["number"], row["undoes"], row["refused"]) for row in rows] == [
        (1, "Fitness 2026-11-20: check-in taken back", None),
        (2, "Fitness 2026-11-19: check-in taken back", None),
        (3, 'Fitness: dimension "Strength" removed; journey "Fitness" removed', None),
    ]
    steps = lived("audit", "list", "--json").json()
    assert isinstance(steps, list)
    assert [(row["id"], row["at"], row["action"]) for row in rows] == [
        (step["id"], step["at"], step["action"]) for step in steps
    ]
    assert watch.snapshot() == before
    assert watch.commands() == 3


def test_the_list_and_undo_agree(lived: Program, watch: Watch) -> None:
    for number in (1, 2, 3):
        rows = listed(lived)
        done = lived("undo", str(number), "--json").json()
        assert isinstance(done, dict)
        assert [(step["id"], step["changes"]) for step in done["undone"]] == [
            (row["id"], row["changes"]) for row in rows[:number]
        ]
        left = rows[number:]
        assert listed(lived) == [{**row, "number": place} for place, row in enumerate(left, start=1)]
        assert lived("redo", str(number)).exit_code == 0
    assert watch.commands() == 3


def test_names_are_those_that_the_steps_above_leave(lived: Program) -> None:
    assert lived("journey", "edit", "fitness", "--title", "Health").exit_code == 0
    assert [row["undoes"] for row in listed(lived)[:2]] == [
        'journey "Fitness" renamed from "Health"',
        "Fitness 2026-11-20: check-in taken back",
    ]


def test_a_number_limits_the_list_and_ten_is_usual(lived: Program) -> None:
    for number in range(10):
        assert lived("settings", "set", "x.a", str(number)).exit_code == 0
    assert len(listed(lived)) == 10
    assert [row["undoes"] for row in listed(lived, "2")] == [
        "settings: x.a from 9 to 8",
        "settings: x.a from 8 to 7",
    ]
    assert len(listed(lived, "50")) == 13


def test_redone_steps_are_listed_as_what_they_were(lived: Program) -> None:
    rows = listed(lived)
    lived("undo", "2")
    lived("redo", "2")
    assert listed(lived) == rows


def test_a_conflict_is_told_before_anything_is_done(lived: Program, database: Database, watch: Watch) -> None:
    fetch(database.superuser(), "UPDATE checkins SET note = 'Mine' WHERE day = '2026-11-19'")
    before = watch.snapshot()
    assert [row["refused"] for row in listed(lived)] == [
        None,
        "What the step wrote was changed since.",
        "Number 2 comes before it.",
    ]
    refused = lived("undo", "2")
    assert (refused.exit_code, refused.stdout) == (4, "")
    assert refused.stderr == (
        "Error: What the step wrote was changed since.\n"
        'Nothing was done: this is number 2, "checkin strength=4 --on yesterday".'
        " Those before it go alone: tracker undo 1\n"
    )
    assert watch.snapshot() == before
    told = lived("undo", "--list", env={"COLUMNS": "140"}).stdout
    assert "Not possible" in told
    assert lived("undo", "1").exit_code == 0


def test_very_many_rows_are_not_tried(lived: Program, database: Database, act: Act) -> None:
    act(LOG_YEARS.replace(", 3]", "]"))  # the journey asks one thing only
    fetch(database.superuser(), "UPDATE checkins SET note = 'Mine' WHERE day = '2026-11-20'")
    assert [(row["undoes"], row["refused"]) for row in listed(lived)][:2] == [
        ('1,120 check-ins of "Fitness" 2021-03-01..2024-05-01 taken back', None),
        ("Fitness 2026-11-20: check-in taken back", None),
    ]


def test_what_scores_very_many_rows_again_is_not_tried(lived: Program, database: Database, act: Act) -> None:
    edit = ("journey", "dimension", "edit", "fitness", "strength", "--weight")
    assert lived(*edit, "4").exit_code == 0
    spoil = "UPDATE journey_weights SET required = '{f}' WHERE from_day = '2026-11-20'"
    fetch(database.superuser(), spoil)
    assert [row["refused"] for row in listed(lived, "1")] == ["What the step wrote was changed since."]
    act(LOG_YEARS.replace(", 3]", "]"))
    assert lived(*edit, "5").exit_code == 0
    fetch(database.superuser(), spoil.replace("{f}", "{t}"))
    assert [row["refused"] for row in listed(lived, "1")] == [None]


def test_every_format(lived: Program) -> None:
    rows = list(csv.reader(io.StringIO(lived("undo", "--list", "-o", "csv").stdout)))
    assert rows[0] == KEYS[:-1]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3"]
    assert len(lived("undo", "--list", "-o", "ndjson").stdout.splitlines()) == 3
    table = lived("undo", "--list").stdout.splitlines()
    assert table[0].split() == ["Nr", "When", "What", "Undoing", "it"]
    assert table[1].split()[:1] == ["1"]


def test_a_pipe_is_asked_nothing(lived: Program, watch: Watch) -> None:
    before = watch.snapshot()
    result = lived("undo", "--list", stdin="2\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Undo down to" not in result.stdout
    assert watch.snapshot() == before


def test_a_terminal_is_asked_how_far(home: Home, lived: Program) -> None:
    result = home.in_terminal(
        "undo", "--list", typed=[(QUESTION, "4\r"), ("is no number of the list", "2\r")]
    )
    assert result.exit_code == 0
    assert "Undid: checkin strength=4 --on yesterday" in result.stdout
    assert "Redo: tracker redo 2" in result.stdout
    assert lived("history", "--json").json() == []
    assert len(listed(lived)) == 1


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("keys", ["\r", "q\r", "\x04"])
def test_one_leaves_with_enter(home: Home, watch: Watch, keys: str) -> None:
    before = watch.snapshot()
    result = home.in_terminal("undo", "--list", typed=[(QUESTION, keys)])
    assert result.exit_code == 0
    assert "Undid" not in result.stdout
    assert watch.snapshot() == before


@pytest.mark.usefixtures("lived")
def test_ctrl_c_leaves_everything(home: Home, watch: Watch) -> None:
    before = watch.snapshot()
    result = home.in_terminal("undo", "--list", typed=[(QUESTION, "\x03")])
    assert result.exit_code == 130
    assert watch.snapshot() == before


@pytest.mark.usefixtures("lived")
def test_a_dry_run_asks_nothing(home: Home) -> None:
    result = home.in_terminal("undo", "--list", "--dry-run", typed=[])
    assert result.exit_code == 0
    assert "Undo down to" not in result.stdout


def test_what_was_changed_since_the_list_was_made_is_not_undone(lived: Program, database: Database) -> None:
    from tracker.core.errors import ConflictError
    from tracker.features.audit import service

    with database.session("ann") as session:
        chosen = [step.step_id for step in service.list_undoable(session, most=2, timezone="UTC")]
    assert lived("settings", "set", "x.a", "1").exit_code == 0
    with pytest.raises(ConflictError, match="since the list"), database.session("ann") as session:
        service.undo(session, count=2, expected=chosen)
    assert lived("undo").exit_code == 0
    with database.session("ann") as session:
        assert len(service.undo(session, count=2, expected=chosen)) == 2


def test_previews_of_undo_and_redo_change_nothing(lived: Program, watch: Watch) -> None:
    before = watch.snapshot()
    assert lived("undo", "2", "--dry-run").stdout.splitlines() == [
        "  Fitness 2026-11-20: check-in taken back",
        "Would undo: checkin strength=2 -m Tired",
        "  Fitness 2026-11-19: check-in taken back",
        "Would undo: checkin strength=4 --on yesterday",
    ]
    assert watch.snapshot() == before
    lived("undo", "2")
    undone = watch.snapshot()
    preview = lived("redo", "2", "--dry-run", "--json").json()
    assert watch.snapshot() == undone
    assert lived("redo", "2", "--json").json() == preview
    assert watch.snapshot() == before
