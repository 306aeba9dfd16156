"""The archive of an account: whole, private, and readable by the import."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.fixtures.database import Database, Member, fetch
from tests.fixtures.program import Program

SETUP = (
    ("journey", "create", "Fitness", "-d", "Strength"),
    ("checkin", "fitness", "strength=5", "-m", "Mine"),
    ("habit", "add", "Read", "--from", "2026-11-01"),
    ("done", "read"),
    ("tag", "add", "chess"),
    ("account", "edit", "--bio", "Mine"),
)


@pytest.fixture
def lived(program: Program, ben: Member) -> Program:
    """Ann and Ben both have something."""
    for role in ("ann", ben.role):
        for line in SETUP:
            assert program(*line, role=role).exit_code == 0
    return program


def test_it_holds_every_row_of_the_person_and_no_other(
    lived: Program, database: Database, ann: Member, tmp_path: Path
) -> None:
    path = tmp_path / "all.zip"
    told = lived("account", "export", str(path), "--json").json()
    assert path.stat().st_mode & 0o777 == 0o600
    owner = database.owner()
    query = """
        SELECT table_name FROM information_schema.columns
        WHERE table_schema = 'tracker' AND column_name = 'user_id' ORDER BY 1"""
    # Wrong codes that somebody tried are counted against guessing, and nobody's to read.
    tables = [str(table) for (table,) in fetch(owner, query) if table != "voucher_tries"]
    assert {"checkins", "audit_changes", "logins", "user_settings", "user_tags"} <= set(tables)
    rows = {"users": 1}
    with zipfile.ZipFile(path) as archive:
        for table in tables:
            stored = fetch(owner, f"SELECT to_jsonb(t) FROM {table} AS t WHERE user_id = %s", ann.id)
            lines = archive.read(f"stored/{table}.ndjson").decode().splitlines()
            assert _sorted([json.loads(line) for line in lines]) == _sorted([row for (row,) in stored])
            rows[table] = len(stored)
        (me,) = archive.read("stored/users.ndjson").decode().splitlines()
        assert json.loads(me)["bio"] == "Mine"
    assert told == {"file": str(path), "rows": rows}


def test_the_import_reads_it_back(lived: Program, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    assert lived("account", "export", str(path)).exit_code == 0
    report = lived("import", "tracker", str(path), "--json").json()
    assert isinstance(report, dict)
    assert (report["added"], report["updated"], report["rejected"]) == (0, 0, [])
    assert report["read"] == report["unchanged"] > 0


def test_it_takes_the_place_of_nothing(lived: Program, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_text("mine", encoding="utf-8")
    assert lived("account", "export", str(path)).exit_code == 4
    assert path.read_text("utf-8") == "mine"
    assert lived("account", "export", str(path), "--force").exit_code == 0
    assert zipfile.is_zipfile(path)


def _sorted(rows: list[object]) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in rows)
