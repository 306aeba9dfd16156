"""`import loop`: CSV exports of every generation, and SQLite backups of every schema."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.features.transfer.builders import (
    NEW_HABITS,
    OLD_HABITS,
    loop_sqlite,
    milliseconds,
    write_files,
    write_zip,
)
from tests.features.transfer.conftest import counts, rejected, report
from tests.fixtures.database import Database, fetch
from tests.fixtures.program import Program

NEW = {
    "Habits.csv": f"{NEW_HABITS}\n"
    "001,Run,NUMERICAL,How far?,,3,7,#388E3C,km,AT_LEAST,5.0,false\n"
    "002,Wake up,YES_NO,Up?,Early,1,1,#FF8F00,,,,true\n"
    "003,Ünïcode,YES_NO,,,1,30,#FF8F00,,,,false\n",
    "001 Run/Checkmarks.csv": "Date,Value,Notes\n2026-03-03,NO,\n"
    '2026-03-02,7000,"wet, windy"\n2026-03-01,SKIP,\n',
    "Checkmarks.csv": "Date,Run,Wake up,Ünïcode,\n"
    "2026-03-03,NO,UNKNOWN,NO,\n2026-03-02,7000,YES_MANUAL,UNKNOWN,\n2026-03-01,SKIP,YES_AUTO,YES_MANUAL,\n",
    "Scores.csv": "Date,Run,Wake up,Ünïcode,\n",
    "003 ncode/Checkmarks.csv": "Date,Value,Notes\n2026-03-02,YES_MANUAL,fine\n",
}


def _entries(database: Database) -> list[tuple[object, ...]]:
    with database.owner() as owner:
        rows = fetch(
            owner,
            "SELECT h.name, e.day::text, e.answer, trim_scale(e.amount)::text, e.note "
            "FROM habit_entries AS e JOIN habits AS h ON h.id = e.habit_id ORDER BY h.position, e.day",
        )
    return [tuple(row) for row in rows]


def _rules(database: Database) -> list[tuple[object, ...]]:
    with database.owner() as owner:
        rows = fetch(
            owner,
            "SELECT h.name, s.kind, s.every, s.times, s.direction, trim_scale(s.target)::text, s.unit, "
            "h.state FROM habits AS h JOIN habit_schedules AS s ON s.habit_id = h.id ORDER BY h.position",
        )
    return [tuple(row) for row in rows]


@pytest.mark.parametrize("packed", [False, True])
def test_the_newer_generation(program: Program, database: Database, tmp_path: Path, packed: bool) -> None:
    inside = {f"Loop/{name}": text for name, text in NEW.items()} | {"../../evil.csv": "x"}
    path = write_zip(tmp_path / "loop.zip", inside) if packed else write_files(tmp_path / "loop", NEW)
    found = report(program("import", "loop", str(path), "--json"))
    assert counts(found) == (8, 8, 0, 0, 0)
    assert _entries(database) == [
        ("Run", "2026-03-01", "skip", "0", None),
        ("Run", "2026-03-02", "amount", "7", "wet, windy"),
        ("Run", "2026-03-03", "amount", "0", None),
        ("Wake up", "2026-03-02", "amount", "1", None),
        ("Ünïcode", "2026-03-02", "amount", "1", "fine"),
    ]
    assert _rules(database) == [
        ("Run", "week", 7, 3, "at_least", "5", "km", "active"),
        ("Wake up", "day", 1, None, "at_least", "1", None, "archived"),
        ("Ünïcode", "month", 1, 1, "at_least", "1", None, "active"),
    ]
    assert counts(report(program("import", "loop", str(path), "--json"))) == (8, 0, 0, 8, 0)
    assert program("undo").exit_code == 0
    assert _rules(database) == []


def test_the_older_generation(program: Program, database: Database, tmp_path: Path) -> None:
    files = {
        "Habits.csv": f"{OLD_HABITS}\n001,Read,Read?,,2,3,#D32F2F\n002,Pages,,,1,1,#E64A19\n",
        "001 Read/Checkmarks.csv": "2026-03-03,2\n2026-03-02,1\n2026-03-01,0\n2026-02-28,-1\n2026-02-27,3\n",
        "002 Pages/Checkmarks.csv": "2026-03-01,12500\n",
        "Checkmarks.csv": "Date,Read,Pages,\n2026-03-03,2,0,\n",
    }
    found = report(program("import", "loop", str(write_files(tmp_path / "loop", files)), "--json"))
    assert counts(found) == (6, 6, 0, 0, 0)
    assert _entries(database) == [
        ("Read", "2026-02-27", "skip", "0", None),
        ("Read", "2026-03-01", "no", "0", None),
        ("Read", "2026-03-03", "amount", "1", None),
        ("Pages", "2026-03-01", "amount", "12.5", None),
    ]
    assert _rules(database)[0][:4] == ("Read", "interval", 3, 2)


def test_mixed_generations_and_names_with_commas(
    program: Program, database: Database, tmp_path: Path
) -> None:
    files = {
        "Habits.csv": f'{NEW_HABITS}\n001,"Eat, slowly",YES_NO,,,1,1,#FF8F00,,,,false\n'
        "002,B,YES_NO,,,1,1,,,,,false\n",
        "001 Eat slowly/Checkmarks.csv": "2026-03-02,YES_MANUAL\n2026-03-01,2\n",
        "Checkmarks.csv": "Date,Eat, slowly,B,\n2026-03-02,2,0,\n2026-03-01,2,2,\n",
    }
    found = report(program("import", "loop", str(write_files(tmp_path / "loop", files)), "--json"))
    # The root does not tell "no" from "unknown": its zeros say nothing.
    assert counts(found) == (5, 5, 0, 0, 0)
    assert _entries(database)[-1] == ("B", "2026-03-01", "amount", "1", None)


def test_bad_days_and_values_name_their_file(program: Program, tmp_path: Path) -> None:
    files = {
        "Habits.csv": f"{NEW_HABITS}\n001,A,YES_NO,,,1,1,#FF8F00,,,,false\n",
        "001 A/Checkmarks.csv": "Date,Value,Notes\n2026-02-30,YES_MANUAL,\n2026-03-01,MAYBE,\n2026-03-02,7,\n"
        "2026-03-03,UNKNOWN,lost\n2026-12-01,YES_MANUAL,\n2026-03-04,YES_MANUAL,\n",
    }
    found = report(program("import", "loop", str(write_files(tmp_path / "loop", files)), "--json"), code=1)
    assert rejected(found) == [
        (2, "Date", "2026-02-30"),
        (3, "Value", "MAYBE"),
        (4, "Value", "7"),
        (5, "Notes", "lost"),
        (6, "day", "2026-12-01"),
    ]
    assert "(001 A/Checkmarks.csv)" in str(found["rejected"])


HABITS: list[dict[str, object]] = [
    {"Id": 5, "archived": 0, "color": 7, "description": "Old words", "freq_num": 1, "freq_den": 7,
     "name": "Run", "position": 1, "reminder_hour": 7, "reminder_min": 30, "reminder_days": 5, "type": 1,
     "target_type": 0, "target_value": 5.5, "unit": "km", "question": "How far?", "uuid": "abc123"},
    {"Id": 6, "archived": 1, "color": -16742021, "description": "", "freq_num": 1, "freq_den": 1,
     "name": "Run", "position": 0, "type": 0, "target_type": 0, "target_value": 0, "unit": "",
     "question": "Why?", "uuid": "def456"},
]  # fmt: skip
REPETITIONS: list[dict[str, object]] = [
    {"Id": 1, "habit": 5, "timestamp": milliseconds("2026-03-01"), "value": 5500, "notes": "far"},
    {"Id": 2, "habit": 6, "timestamp": milliseconds("2026-03-01"), "value": 2, "notes": ""},
    {
        "Id": 3,
        "habit": 6,
        "timestamp": milliseconds("2024-10-03"),
        "value": 1,
        "notes": None,
    },
    {"Id": 4, "habit": 6, "timestamp": milliseconds("2026-03-03"), "value": 0, "notes": "no"},
    {"Id": 5, "habit": 6, "timestamp": milliseconds("2026-03-04"), "value": 3, "notes": None},
]


def test_a_backup_of_the_newest_schema(program: Program, database: Database, tmp_path: Path) -> None:
    path = loop_sqlite(tmp_path / "loop.db", version=25, habits=HABITS, repetitions=REPETITIONS)
    before = path.read_bytes()
    found = report(program("import", "loop", str(path), "--json"))
    assert counts(found) == (6, 6, 0, 0, 0)
    assert _entries(database) == [
        ("Run", "2026-03-01", "amount", "1", None),
        ("Run", "2026-03-03", "no", "0", "no"),
        ("Run", "2026-03-04", "skip", "0", None),
        ("Run (2)", "2026-03-01", "amount", "5.5", "far"),
    ]
    assert _rules(database) == [
        ("Run", "day", 1, None, "at_least", "1", None, "archived"),
        ("Run (2)", "week", 7, None, "at_least", "5.5", "km", "active"),
    ]
    with database.owner() as owner:
        rows = fetch(
            owner,
            "SELECT external_key, why, colour, metadata, started_on::text FROM habits ORDER BY position",
        )
    assert rows[0][:3] == ("loop:def456", "Why?", "#00897b")
    assert rows[1][:3] == ("loop:abc123", "Old words", "#388e3c")
    assert rows[1][3]["loop"]["reminder"] == {"time": "07:30", "days": ["mon", "sat"]}
    assert rows[1][3]["loop"]["question"] == "How far?"
    assert rows[1][4] == "2026-03-01"
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith("loop")] == ["loop.db"]
    assert counts(report(program("import", "loop", str(path), "--json"))) == (6, 0, 0, 6, 0)


@pytest.mark.parametrize("version", [9, 12, 16, 18, 22, 23, 24])
def test_backups_of_older_schemas(program: Program, database: Database, tmp_path: Path, version: int) -> None:
    path = loop_sqlite(tmp_path / "loop.db", version=version, habits=HABITS, repetitions=REPETITIONS)
    found = report(program("import", "loop", str(path), "--json"))
    days = 4 if version >= 16 else 5
    assert counts(found) == (2 + days, 2 + days, 0, 0, 0)
    assert _rules(database)[1][4:7] == (
        ("at_least", "5.5", "km") if version >= 18 else ("at_least", "0.001" if version >= 16 else "1", None)
    )
    assert counts(report(program("import", "loop", str(path), "--json"))) == (2 + days, 0, 0, 2 + days, 0)


def test_what_is_refused_whole(program: Program, tmp_path: Path) -> None:
    newer = loop_sqlite(tmp_path / "newer.db", version=26, habits=[], repetitions=[])
    result = program("import", "loop", str(newer))
    assert (result.exit_code, "schema 26" in result.stderr) == (2, True)
    for name, content in (
        ("text.csv", b"Date,Value\n"),
        ("broken.zip", b"PK\x03\x04broken"),
        ("broken.db", b"SQLite format 3\x00" + b"\xff" * 200),
        ("empty", b""),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        result = program("import", "loop", str(path))
        assert (result.exit_code, result.stdout) == (2, ""), name
    (tmp_path / "folder").mkdir()
    assert program("import", "loop", str(tmp_path / "folder")).exit_code == 2


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (1, 1, ("day", 1, None)),
        (7, 7, ("day", 1, None)),
        (3, 7, ("week", 7, 3)),
        (10, 30, ("month", 1, 10)),
        (2, 31, ("month", 1, 2)),
        (1, 2, ("interval", 2, None)),
        (3, 14, ("interval", 14, 3)),
        (1, 1000, ("interval", 366, None)),
        (0, 0, ("day", 1, None)),
    ],
)
def test_frequencies(
    program: Program,
    database: Database,
    tmp_path: Path,
    numerator: int,
    denominator: int,
    expected: tuple[object],
) -> None:
    habit = HABITS[1] | {"freq_num": numerator, "freq_den": denominator}
    path = loop_sqlite(tmp_path / "loop.db", version=25, habits=[habit], repetitions=[])
    report(program("import", "loop", str(path), "--json"))
    assert _rules(database)[0][1:4] == expected
