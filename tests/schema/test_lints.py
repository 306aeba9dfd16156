"""Rules of the schema that hold for every object, each a query of `migrations/lints`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.cluster import Connection
from tests.fixtures.database import fetch
from tracker.db.migrations import migrations_directory

LINTS = sorted((migrations_directory() / "lints").glob("*.sql"))

FAULTS = {
    "row_security": [
        ("ALTER TABLE habits NO FORCE ROW LEVEL SECURITY", "habits"),
        ("ALTER TABLE streaks DISABLE ROW LEVEL SECURITY", "streaks"),
    ],
    "comments": [
        ("COMMENT ON TABLE habits IS NULL", "habits"),
        ("COMMENT ON FUNCTION me() IS NULL", "me()"),
    ],
    "names": [
        ("ALTER TABLE habits ADD CONSTRAINT short_name CHECK (length(name) < 999)", "short_name"),
        ("CREATE INDEX by_colour ON habits (colour)", "by_colour"),
    ],
    "foreign_keys": [
        ("DROP INDEX imports_step", "imports_step_fkey"),
        ("DROP INDEX journey_members_journey", "journey_members_journey_fkey"),
    ],
    "table_grants": [
        ("GRANT UPDATE ON habits TO tracker_member", "habits"),
        ("GRANT INSERT ON staged_entries TO tracker_import", "staged_entries"),
        ("GRANT TRUNCATE ON checkins TO PUBLIC", "checkins"),
    ],
    "definers": [
        ("ALTER FUNCTION undo_last() RESET search_path", "undo_last()"),
        ("ALTER FUNCTION undo_last() SET search_path = pg_temp, tracker", "undo_last()"),
    ],
    "policies": [
        ("CREATE POLICY late ON habits AS RESTRICTIVE USING (true)", "late on habits"),
        ("CREATE POLICY slow ON habits USING (user_id = me())", "slow on habits"),
        ("CREATE POLICY slow ON habits USING (id = (SELECT me()) OR id = me())", "slow on habits"),
    ],
    "personal_keys": [
        (
            "ALTER TABLE imports DROP CONSTRAINT imports_pkey, ADD CONSTRAINT imports_pkey PRIMARY KEY (id)",
            "imports",
        ),
        ("CREATE TABLE moods (user_id bigint, mood text)", "moods"),
    ],
    "public_functions": [
        ("GRANT EXECUTE ON FUNCTION me() TO PUBLIC", "me()"),
        ("CREATE FUNCTION f() RETURNS int RETURN 1", "f()"),
    ],
}


def found(connection: Connection, lint: str) -> set[str]:
    """Return the objects that a rule objects to."""
    text = next(path for path in LINTS if path.stem == lint).read_text("utf-8")
    return {str(name) for name, _ in fetch(connection, text)}


@pytest.mark.parametrize("path", LINTS, ids=lambda path: path.stem)
def test_the_schema_keeps_the_rule(superuser: Connection, path: Path) -> None:
    assert fetch(superuser, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("lint", "fault", "culprit"),
    [(lint, fault, culprit) for lint, faults in FAULTS.items() for fault, culprit in faults],
)
def test_a_planted_fault_is_found(superuser: Connection, lint: str, fault: str, culprit: str) -> None:
    with superuser.transaction(force_rollback=True):
        fetch(superuser, fault)
        assert found(superuser, lint) == {culprit}


def test_every_rule_has_a_fault_that_it_finds() -> None:
    assert {path.stem for path in LINTS} == set(FAULTS)
