"""`import habitbull`."""

from __future__ import annotations

import pytest

from tests.features.transfer.conftest import Import, counts, rejected
from tests.fixtures.database import Database, fetch
from tests.fixtures.program import Program

HEADER = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"


def _days(database: Database) -> list[tuple[object, ...]]:
    query = "SELECT day::text, answer, trim_scale(amount)::text, note FROM habit_entries ORDER BY day"
    with database.owner() as owner:
        return [tuple(row) for row in fetch(owner, query)]


def test_values_notes_and_doubles(bring: Import, database: Database) -> None:
    text = HEADER + (
        'Run,"far, fast",Sport,2026-03-01,1,text\nRun,,Sport,2026-03-01,1,\nRun,,Sport,2026-03-02,0,\n'
        "Run,,Sport,2026-03-03,-2150000000,\nRun,,Sport,2026-03-04,-2150000000,lost\nRun,,Sport,2026-03-05,x,\n"
        "Run,,Sport,2026-03-01,0,\n"
    )
    found = bring("habitbull", text, code=1)
    assert rejected(found) == [
        (6, "CommentText", "lost"),
        (7, "Value", "x"),
        (8, "day", "2026-03-01"),
    ]
    assert counts(found) == (7, 3, 0, 1, 3)
    assert _days(database) == [("2026-03-01", "amount", "1", "text"), ("2026-03-02", "no", "0", None)]
    assert counts(bring("habitbull", text, code=1)) == (7, 0, 0, 4, 3)


def test_a_value_above_one_makes_an_amount(bring: Import, database: Database) -> None:
    bring("habitbull", HEADER + "Run,,,2026-03-01,1,\nRun,,,2026-03-02,7,\n")
    assert [day[2] for day in _days(database)] == ["1", "7"]
    with database.owner() as owner:
        assert fetch(owner, "SELECT unit FROM habit_schedules") == [("times",)]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (["3/4/2026", "3/13/2026"], ["2026-03-04", "2026-03-13"]),
        (["4/3/2026", "13/3/2026"], ["2026-03-04", "2026-03-13"]),
        (["4.3.2026", "5.3.2026"], ["2026-03-04", "2026-03-05"]),
        (["3/4/2026", "3/5/2026"], ["2026-03-04", "2026-03-05"]),
        (["3/4/26", "3/13/26"], ["2026-03-04", "2026-03-13"]),
        (["2026-03-04", "2026/3/13"], ["2026-03-04", "2026-03-13"]),
        (["2026-03-04 00:00:00", "2026-03-13"], ["2026-03-04", "2026-03-13"]),
    ],
)
def test_one_form_of_dates_for_the_whole_file(
    bring: Import, database: Database, dates: list[str], days: list[str]
) -> None:
    bring("habitbull", HEADER + "".join(f"Run,,,{day},1,\n" for day in dates))
    assert [day[0] for day in _days(database)] == days


def test_days_that_do_not_fit_the_form_are_rejected(bring: Import) -> None:
    text = HEADER + "".join(f"Run,,,{day},1,\n" for day in ("3/13/2026", "3/14/2026", "15/3/2026", "soon"))
    assert [value for _, _, value in rejected(bring("habitbull", text, code=1))] == ["15/3/2026", "soon"]


def test_another_file_is_refused(program: Program) -> None:
    result = program("import", "habitbull", "-", stdin="Date,Value\n")
    assert result.exit_code == 2
    assert "is no export of HabitBull" in result.stderr
