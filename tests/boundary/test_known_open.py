"""What `docs/concepts/security.md` says stays open: when one of these closes, the page has to change."""

from __future__ import annotations

from contextlib import closing

import pytest
from psycopg import errors

from tests.boundary.world import World
from tests.fixtures.database import Database, Member, fetch, number

OPEN = {
    "names of roles": "SELECT FROM pg_roles WHERE rolname = 'ben'",
    "who is connected": "SELECT FROM pg_stat_activity WHERE usename = 'postgres'",
    "sizes in rows": "SELECT FROM pg_stat_user_tables WHERE relname = 'checkins'",
    "sizes in bytes": "SELECT WHERE pg_relation_size('checkins') > 0",
}

ALLOWED = {
    "notices": "NOTIFY tracker, 'x'",
    "listening": "LISTEN tracker",
    "one's own settings": "ALTER ROLE ann SET work_mem = '8GB'",
    "the settings as they were": "ALTER ROLE ann RESET work_mem",
    "default privileges of the group": """
        ALTER DEFAULT PRIVILEGES FOR ROLE tracker_member GRANT SELECT ON TABLES TO PUBLIC""",
    "default privileges as they were": """
        ALTER DEFAULT PRIVILEGES FOR ROLE tracker_member REVOKE SELECT ON TABLES FROM PUBLIC""",
}


@pytest.mark.parametrize("what", OPEN)
def test_everybody_sees(world: World, what: str) -> None:
    with closing(world.database.connect("ann")) as connection:
        assert fetch(connection, OPEN[what]) != []


@pytest.mark.parametrize("what", ALLOWED)
def test_everybody_may(world: World, what: str) -> None:
    with closing(world.database.connect("ann")) as connection:
        assert fetch(connection, ALLOWED[what]) == []


def test_estimates_tell_how_much_another_has(database: Database, ann: Member, ben: Member) -> None:
    query = "SELECT user_id FROM habits WHERE user_id = {}"
    bens = database.connect(ben.role)
    many = "SELECT g::text, '2026-01-01' FROM generate_series(1, 300) AS g"
    fetch(bens, f"INSERT INTO habits (name, started_on) {many}")
    fetch(database.superuser(), "ANALYZE habits")
    anns = database.connect(ann.role)
    assert fetch(anns, query.format(ben.id)) == []
    plans = [str(fetch(anns, "EXPLAIN " + query.format(person))) for person in (ben.id, 987654)]
    assert "rows=300" in plans[0]
    assert "rows=300" not in plans[1]


def test_an_address_that_is_taken_is_refused_as_taken(database: Database, ann: Member, ben: Member) -> None:
    fetch(database.connect(ben.role), "UPDATE users SET email = 'ben@example.org'")
    with pytest.raises(errors.UniqueViolation):
        fetch(database.connect(ann.role), "UPDATE users SET email = 'BEN@example.org'")


def test_numbers_grow_together(database: Database, ann: Member, ben: Member) -> None:
    query = "INSERT INTO habits (name, started_on) VALUES ('Read', '2026-11-01') RETURNING id"
    mine, theirs = database.connect(ann.role), database.connect(ben.role)
    assert [number(connection, query) for connection in (mine, theirs)] == [1, 2]
