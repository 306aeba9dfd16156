"""`admin verify` finds every kind of drift, and puts it right."""

from __future__ import annotations

import pytest

from tests.fixtures.database import Database, Member, fetch
from tests.fixtures.program import Program

SOILED = {
    "score": "UPDATE checkins SET half_points = half_points + 100",
    "standing": "UPDATE standings SET half_points = half_points + 1 WHERE period = 1",
    "standing missing": "DELETE FROM standings WHERE period = 2",
    "standing too many": "INSERT INTO standings (journey_id, user_id, bucket, half_points, checkins, period) "
    "SELECT journey_id, user_id, 9999, 1, 1, 1 FROM standings WHERE period = 0",
    "streak": "UPDATE streaks SET longest = 99",
    "streak missing": "DELETE FROM streaks",
}


@pytest.fixture
def lived(program: Program) -> Program:
    """Ann with a journey and a habit, three days each."""
    program("journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep")
    program("habit", "add", "Read")
    for day in ("2026-11-18", "2026-11-19", "2026-11-20"):
        program("checkin", "fitness", "strength=4", "sleep=5", "--on", day)
        program("done", "read", "--on", day)
    return program


def test_all_is_well_after_an_ordinary_life(lived: Program, database: Database) -> None:
    result = lived("admin", "verify", "--json", env=_admin(database))
    assert (result.exit_code, result.json()) == (0, [])


@pytest.mark.parametrize("name", SOILED)
def test_drift_is_found_told_and_repaired(lived: Program, database: Database, name: str) -> None:
    before = _derived(database)
    with database.superuser() as superuser:
        # What the owner's own hand does: no trigger follows it.
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(SOILED[name].encode())
    admin = _admin(database)
    found = lived("admin", "verify", "--json", env=admin)
    assert found.exit_code == 1
    faults = found.json()
    assert isinstance(faults, list)
    assert name.partition(" ")[0] in {fault["kind"] for fault in faults}
    assert {fault["username"] for fault in faults} == {"ann"}
    repaired = lived("admin", "verify", "--repair", env=admin)
    assert repaired.exit_code == 0, repaired
    assert lived("admin", "verify", env=admin).exit_code == 0
    assert _derived(database) == before


def test_a_member_verifies_nothing(lived: Program, ann: Member) -> None:
    refused = lived("admin", "verify", role=ann.role)
    assert refused.exit_code == 5
    assert f'"{ann.role}" is not an admin' in refused.stderr


def _admin(database: Database) -> dict[str, str]:
    """Return the surroundings of the superuser, who may act as the schema's owner."""
    return {"TRACKER_DATABASE_URL": database.url(None)}


def _derived(database: Database) -> list[object]:
    tables = {
        "checkins": "user_id, journey_id, day, half_points",
        "standings": "journey_id, period, bucket, user_id, half_points, checkins",
        "streaks": "user_id, subject, subject_id, met, excused, longest",
    }
    superuser = database.superuser()
    return [
        fetch(superuser, f"SELECT {columns} FROM {table} ORDER BY 1, 2, 3, 4")
        for table, columns in tables.items()
    ]
