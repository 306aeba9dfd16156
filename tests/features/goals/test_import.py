"""`import goals`: CSV and NDJSON, what is there already, and what is wrong in a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.fixtures.program import Program

FILE = """title,target,unit,by,start,from,current,priority,category,tags,status,completed_on
Read 12 books,12,books,2026-12-31,,2026-01-01,5,2,learning,"winter,Night",,
Weigh 75 kg,75,kg,,82,2026-06-01,78.5,,,,paused,
Swim,,,,,2026-02-01,,,,,completed,2026-07-01
"""
BAD = """title,target,by,priority,status,completed_on
Good,3,,,,
,3,,,,
Far,many,,,,
Late,3,2026-02-30,,,
High,3,,9,,
Gone,3,,,lost,
Soon,,,,completed,2026-12-24
Before,,2020-01-01,,,
"""


def _imported(program: Program, text: str, exit_code: int = 0) -> Any:  # noqa: ANN401
    result = program("import", "goals", "-", "--json", stdin=text)
    assert result.exit_code == exit_code, result.stderr
    return result.json()


def _goals(program: Program) -> Any:  # noqa: ANN401
    found = program("goal", "list", "--all", "--json").json()
    assert isinstance(found, list)
    return [{key: value for key, value in goal.items() if key not in {"id", "public_id"}} for goal in found]


def test_a_file_goes_in_once_and_comes_back(program: Program, tmp_path: Path) -> None:
    told = _imported(program, FILE)
    assert (told["format"], told["read"], told["added"]) == ("goals", 3, 3)
    goals = _goals(program)
    assert [(goal["title"], goal["status"], goal["current"], goal["percent"]) for goal in goals] == [
        ("Read 12 books", "active", 5, 41.6),
        ("Weigh 75 kg", "paused", 78.5, 50), ("Swim", "completed", 0, None),
    ]  # fmt: skip
    assert (goals[0]["category"], goals[0]["priority"]) == ("learning", 2)
    assert _imported(program, FILE)["unchanged"] == 3
    assert _imported(program, "title,priority\nread 12 BOOKS,1\n")["updated"] == 1
    listed = program("goal", "list", "--all", "-o", "ndjson").stdout
    assert _imported(program, listed)["unchanged"] == 3
    backup = tmp_path / "backup.json"
    assert program("export", str(backup)).exit_code == 0
    later = _goals(program)
    # The import that changed the priority, and the first.
    assert program("undo", "2").exit_code == 0
    assert _goals(program) == []
    assert program("import", "tracker", str(backup)).exit_code == 0
    assert _goals(program) == later


def test_bad_rows_are_told_and_the_good_ones_kept(program: Program) -> None:
    told = _imported(program, BAD, exit_code=1)
    assert (told["read"], told["added"]) == (8, 1)
    assert [(row["line"], row["column"]) for row in told["rejected"]] == [
        (3, "title"), (4, "target"), (5, "by"), (6, "priority"), (7, "status"), (8, "title"), (9, "title"),
    ]  # fmt: skip
    assert [goal["title"] for goal in _goals(program)] == ["Good"]
    refused = program("import", "goals", "-", stdin="name,target\nX,3\n")
    assert (refused.exit_code, 'The column "name" is not known.' in refused.stderr) == (2, True)
