"""`import habits` and `import entries`."""

from __future__ import annotations

import pytest

from tests.features.transfer.conftest import Import, counts, rejected
from tests.fixtures.program import Program


def _habits(program: Program) -> dict[str, dict[str, object]]:
    found = program("habit", "list", "--json").json()
    assert isinstance(found, list)
    return {habit["name"]: habit for habit in found}


def test_habits_as_csv(bring: Import, program: Program) -> None:
    text = (
        "name,why,every,times,days,at_least,at_most,unit,colour,category,state,from\n"
        "Read,To know,,,,30,,min,#388E3C,Mind,,2026-01-01\n"
        "Gym,,,3/week,,,,,,,,\n"
        'Swim,,day,,"mon,fri",,,,,,,\n'
        "Coffee,,,,,,2,cups,,,,\n"
        "Plants,,3 days,,,,,,,,archived,\n"
        "Read,,,,,,,,,Body,,\n"
        "Bad,,fortnight,,,,,,,,,\n"
        ",,,,,,,,x,,,\n"
    )
    found = bring("habits", text, code=1)
    assert counts(found) == (8, 5, 1, 0, 2)
    assert rejected(found) == [(8, "every", "fortnight"), (9, "name", "")]
    habits = _habits(program)
    assert habits["Read"]["target"] == {"direction": "at_least", "amount": 30, "unit": "min"}
    assert (habits["Read"]["category"], habits["Read"]["colour"]) == ("Body", "#388e3c")
    assert habits["Gym"]["schedule"] == {"kind": "week", "every": None, "days": None, "times": 3}
    assert habits["Swim"]["schedule"] == {
        "kind": "weekdays",
        "every": None,
        "days": ["mon", "fri"],
        "times": None,
    }


def test_what_habit_list_prints_comes_back(bring: Import, program: Program) -> None:
    program("goal", "add", "Books")
    program("habit", "add", "Read", "--at-least", "2.5", "--unit", "h", "--goal", "books")
    program("habit", "add", "Plants", "--every", "3 days")
    text = program("habit", "list", "-o", "ndjson").stdout
    assert counts(bring("habits", text)) == (2, 0, 0, 2, 0)
    program("undo", "2")
    assert counts(bring("habits", text)) == (2, 2, 0, 0, 0)
    again = program("habit", "list", "-o", "ndjson").stdout
    assert (again.count("interval"), again.count('"goal":"Books"'), again.count('"amount":2.5')) == (1, 1, 1)
    assert counts(bring("habits", "name,goal\nPlants,books\n")) == (1, 0, 1, 0, 0)
    assert rejected(bring("habits", "name,goal\nSwim,cooks\n", code=1)) == [(2, "goal", "cooks")]


def test_a_schedule_is_not_changed_by_a_file(bring: Import, program: Program) -> None:
    program("habit", "add", "Read")
    found = bring("habits", "name,every\nRead,week\n", code=1)
    assert rejected(found) == [(2, "name", "Read")]


@pytest.mark.parametrize("text", ["name,evry\nRead,day\n", "why\nx\n"])
def test_headers_that_are_refused(
    program: Program, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("input") / "file.csv"
    path.write_text(text, "utf-8")
    assert program("import", "habits", str(path)).exit_code == 2
    assert _habits(program) == {}


def test_entries_of_every_status(bring: Import, program: Program) -> None:
    program("habit", "add", "Read", "--at-least", "30", "--unit", "min", "--from", "2026-11-01")
    text = (
        "day,habit,amount,status,note\n"
        "2026-11-01,read,45.5,,good\n"
        "2026-11-02,Read,,missed,\n"
        "2026-11-03,Read,,skipped,ill\n"
        "2026-11-04,Read,10,missed,\n"
        "2026-11-05,Reading,10,,\n"
        "2026-11-06,Read,-1,,\n"
        "2026-11-07,Read,,perhaps,\n"
        "2026-11-08,Read,,,\n"
        "2026-11-21,Read,10,,\n"
        "2026-11-01,Read,46,,\n"
        "2026-11-01,Read,45.5,,\n"
        "2026-11-09,Read,99999999999,,\n"
        "2026-11-10,Read,,done,\n"
    )
    found = bring("entries", text, code=1)
    assert rejected(found) == [
        (6, "habit", "Reading"),
        (7, "amount", "-1"),
        (8, "status", "perhaps"),
        (9, "amount", ""),
        (10, "day", "2026-11-21"),
        (11, "day", "2026-11-01"),
        (13, "amount", "99999999999"),
    ]
    assert counts(found) == (13, 5, 0, 1, 7)
    logged = program("habit", "log", "Read", ":all", "--json").json()
    assert isinstance(logged, list)
    shown = {entry["day"]: (entry["amount"], entry["status"]) for entry in logged}
    assert shown == {
        "2026-11-01": (45.5, "done"),
        "2026-11-02": (0, "missed"),
        "2026-11-03": (0, "skipped"),
        "2026-11-04": (10, "partial"),
        "2026-11-10": (30, "done"),
    }


def test_entries_twice_updated_and_undone(bring: Import, program: Program) -> None:
    program("habit", "add", "Read", "--from", "2026-10-01")
    text = "day,habit,amount,note\n" + "".join(f"2026-10-{day:02d},Read,1,\n" for day in range(1, 32))
    assert counts(bring("entries", text)) == (31, 31, 0, 0, 0)
    assert counts(bring("entries", text)) == (31, 0, 0, 31, 0)
    assert counts(bring("entries", "day,habit,amount,note\n2026-10-01,Read,2,more\n")) == (1, 0, 1, 0, 0)
    program("undo", "2")
    assert program("habit", "log", "Read", ":all", "--json").json() == []


def test_what_habit_log_prints_comes_back(bring: Import, program: Program) -> None:
    program("habit", "add", "Read", "--at-most", "2", "--from", "2026-11-01")
    program("done", "read", "3", "--on", "2026-11-18")
    program("done", "read", "--no", "--on", "2026-11-19")
    program("skip", "read")
    text = program("habit", "log", "read", ":all", "-o", "ndjson").stdout
    assert counts(bring("entries", text)) == (3, 0, 0, 3, 0)
