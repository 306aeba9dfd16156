"""Logins that are nobody's any more, or only an admin's: the same tables, and nothing in them."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from psycopg import errors, sql

from tests.boundary.matrix import FUNCTIONS, MATRIX
from tests.boundary.world import World
from tests.fixtures.cluster import PASSWORD, Connection
from tests.fixtures.database import fetch, scalar

KINDS = ("expired session", "kept out", "stranger", "admin alone")
TABLES = [table for table in MATRIX if table != "alembic_version"]
ADMINS_CALLS = (
    "people()",
    "register_person('x', 'x')",
    "add_person('x', 'x', NULL, NULL, NULL, NULL)",
    "add_people('[]')",
    "reset_person('ben', '')",
    "allow_person('ben', false)",
    "delete_other('ben')",
    "restore_person('ben')",
    "purge_people()",
    "clear_operations()",
    "clear_sessions()",
    "clear_abandoned_staging()",
    "clear_unused_tags()",
    "derived_faults()",
    "repair_derived()",
    "stock_faults()",
    "repair_stock()",
    "set_partner_staff(1, 'ben', true)",
    "partner_people()",
    "grant_reward('ben', gen_random_uuid())",
    "journeys_of_people('{}')",
    "asked_by_journeys('{}')",
    "import_checkins('{}', '{}')",
    "add_badge('x', 'x', 'x', 'bronze', 'x', NULL, 'global', '{}', NULL, NULL)",
    "retire_badge('x')",
    "badge_holders()",
    "badge_faults()",
    "repair_badges()",
    "add_mission('x', 'x', 'x', 'beginner', 'x', 1, 1, NULL, '{}', '{}')",
    "offer_mission('x', false)",
)
SEES_NOTHING = "SELECT count(*) FROM {}"


@pytest.fixture(scope="module")
def superuser(world: World) -> Connection:
    """One connection of the superuser for all of them."""
    return world.database.superuser()


@pytest.fixture(scope="module", params=KINDS)
def other(request: pytest.FixtureRequest, world: World, superuser: Connection) -> Iterator[Connection]:
    """An open connection of such a login; it had been somebody's until a moment ago."""
    role = f"other_{uuid4().hex[:12]}"
    verifier = superuser.pgconn.encrypt_password(PASSWORD.encode(), b"x", b"scram-sha-256").decode()
    admin = request.param == "admin alone"
    fetch(superuser, "SELECT make_login_role(%s, %s, 'infinity', %s)", role, verifier, admin)
    if request.param in ("expired session", "kept out"):
        query = (
            "INSERT INTO logins (db_role, user_id, kind, expires_at) "
            "VALUES (%s, %s, 'session', now() + interval '1 day')"
        )
        fetch(superuser, query, role, world.ann.id)
    if admin:
        name = sql.Identifier(role)
        superuser.execute(sql.SQL("REVOKE tracker_member FROM {}").format(name))
    connection = world.database.connect(role)
    if not admin and request.param != "stranger":
        assert scalar(connection, "SELECT count(*) FROM checkins") != 0
    ended = "UPDATE logins SET expires_at = %s WHERE db_role = %s"
    fetch(superuser, ended, "-infinity" if request.param == "kept out" else "2020-01-01", role)
    yield connection
    connection.close()
    fetch(superuser, "DELETE FROM logins WHERE db_role = %s", role)
    superuser.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


def test_it_is_nobody(other: Connection) -> None:
    assert scalar(other, "SELECT me()") is None


@pytest.mark.parametrize("table", TABLES)
def test_it_reads_nothing(other: Connection, table: str) -> None:
    try:
        assert scalar(other, SEES_NOTHING.format(table)) in (0, None) or _public_journeys_alone(other, table)
    except errors.InsufficientPrivilege:
        other.rollback()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO {} SELECT * FROM {}",
        "INSERT INTO {} DEFAULT VALUES",
        "DELETE FROM {}",
        "TRUNCATE {}",
        "LOCK TABLE {} IN ACCESS EXCLUSIVE MODE",
    ],
)
def test_it_writes_nothing(superuser: Connection, other: Connection, table: str, statement: str) -> None:
    before = scalar(superuser, SEES_NOTHING.format(table))
    with pytest.raises(errors.Error):
        fetch(other, statement.format(table, table))
    assert scalar(superuser, SEES_NOTHING.format(table)) == before


def test_what_an_admin_may_call_takes_an_admin_who_is_somebody(other: Connection) -> None:
    """Those functions are the admins' alone, and refuse a login that has ended."""
    query = """
        SELECT format('%s(%s)', proname, oidvectortypes(proargtypes)) FROM pg_proc
        WHERE pronamespace = 'tracker'::regnamespace AND has_function_privilege(oid, 'EXECUTE')"""
    callable_now = {name for (name,) in fetch(other, query)}
    for_admins = callable_now - FUNCTIONS
    if not for_admins:
        return
    for call in ADMINS_CALLS:
        with pytest.raises(errors.InsufficientPrivilege):
            fetch(other, f"SELECT {call}")
    assert {call.partition("(")[0] for call in ADMINS_CALLS} == {
        name.partition("(")[0] for name in for_admins
    } - {"deletion_grace"}


def _public_journeys_alone(connection: Connection, table: str) -> bool:
    """Who may log in may see which journeys are public, and nothing of their people."""
    if table != "journeys":
        return False
    return scalar(connection, "SELECT count(*) FROM journeys WHERE NOT is_public") == 0
