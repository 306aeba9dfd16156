"""The role that every stranger can log in as: it calls one function, with a token, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors, sql

from tests.boundary.attacks import CREATE, Attack
from tests.boundary.matrix import GUEST_FUNCTIONS, MATRIX
from tests.boundary.world import World
from tests.fixtures.cluster import PASSWORD, Connection
from tests.fixtures.database import Database, Member, fetch, number, scalar

GUEST = "tracker_guest"
NEWCOMER = "SELECT accept_invite_as_newcomer(%s, %s, %s, 'Europe/Lisbon', %s)"


@pytest.fixture(scope="module")
def as_guest(world: World) -> Iterator[Connection]:
    """A session of a stranger's."""
    with closing(world.database.connect(GUEST)) as connection:
        yield connection


@pytest.fixture
def name(database: Database) -> Iterator[str]:
    """A user name that is free in the whole server; the role that it becomes is dropped."""
    chosen = f"new_{uuid4().hex[:12]}"
    yield chosen
    with database.connect(None) as superuser:
        superuser.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(chosen)))


def verifier(connection: Connection) -> str:
    return connection.pgconn.encrypt_password(PASSWORD.encode(), b"whoever", b"scram-sha-256").decode()


def invited(database: Database, ann: Member, token: str = "N" * 32) -> int:
    """Let Ann invite somebody; return the journey."""
    connection = database.connect(ann.role)
    journey = number(connection, "SELECT create_journey('Fitness')")
    query = "SELECT * FROM invite_to_journey(%s, 'new@example.org', 'member', sha256(%s))"
    fetch(connection, query, journey, token.encode())
    return journey


def test_it_is_no_member_and_nothing_special(as_guest: Connection) -> None:
    query = """
        SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolinherit,
               rolconnlimit > 0,
               EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid),
               EXISTS (SELECT FROM pg_class WHERE relowner = r.oid)
        FROM pg_roles AS r WHERE rolname = session_user"""
    assert fetch(as_guest, query) == [(False, True, False, False)]
    assert scalar(as_guest, "SHOW statement_timeout") == "5s"


def test_it_may_call_one_function(as_guest: Connection) -> None:
    query = """
        SELECT format('%s(%s)', proname, oidvectortypes(proargtypes)) FROM pg_proc
        WHERE pronamespace = 'tracker'::regnamespace AND has_function_privilege(oid, 'EXECUTE')"""
    assert {function for (function,) in fetch(as_guest, query)} == GUEST_FUNCTIONS


@pytest.mark.parametrize("table", MATRIX)
def test_it_touches_no_table(as_guest: Connection, table: str) -> None:
    for statement in (
        "SELECT FROM {}",
        "DELETE FROM {}",
        "LOCK TABLE {} IN ACCESS SHARE MODE",
        "COPY {} TO STDOUT",
    ):
        with pytest.raises(errors.InsufficientPrivilege), as_guest.transaction():
            fetch(as_guest, statement.format(table))
    query = """
        SELECT FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
          AND has_column_privilege(attrelid, attnum, 'SELECT, INSERT, UPDATE, REFERENCES')"""
    assert fetch(as_guest, query, f"tracker.{table}") == []


def test_it_gets_at_no_sequence(as_guest: Connection) -> None:
    query = """
        SELECT relname FROM pg_class WHERE relnamespace = 'tracker'::regnamespace AND relkind = 'S'
          AND CASE relkind WHEN 'S' THEN has_sequence_privilege(oid, 'USAGE, SELECT, UPDATE') END"""
    assert fetch(as_guest, query) == []


@pytest.mark.parametrize("attack", CREATE, ids=lambda attack: str(attack.name))
def test_it_builds_nothing(world: World, attack: Attack) -> None:
    with closing(world.database.connect(GUEST)) as connection:
        with pytest.raises(psycopg.Error) as refused:
            fetch(connection, attack.sql)
        assert refused.value.sqlstate in attack.verdict.split()


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE tracker_member",
        "SET ROLE tracker_owner",
        "SET SESSION AUTHORIZATION ann",
        "GRANT tracker_member TO tracker_guest",
        "ALTER ROLE ann PASSWORD 'x'",
        "ALTER ROLE tracker_guest CONNECTION LIMIT 1000",
        "ALTER ROLE tracker_guest VALID UNTIL 'infinity'",
        "SELECT accept_invite('x')",
        "SELECT * FROM public_journeys()",
        "SELECT me()",
        "SELECT make_login_role('mallory', 'x', 'infinity', true)",
        "SELECT pg_advisory_lock(1)",
        "SELECT pg_notify('x', 'y')",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
    ],
)
def test_it_becomes_and_does_nothing_else(as_guest: Connection, statement: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        fetch(as_guest, statement)


def test_a_newcomer_is_a_plain_member_on_that_journey(database: Database, ann: Member, name: str) -> None:
    journey = invited(database, ann)
    guest = database.connect(GUEST)
    assert scalar(guest, NEWCOMER, "N" * 32, name, "New One", verifier(guest)) == "Fitness"
    newcomer = database.connect(name)
    query = "SELECT username, display_name, email, timezone FROM users"
    assert fetch(newcomer, query) == [(name, "New One", "new@example.org", "Europe/Lisbon")]
    assert fetch(newcomer, "SELECT journey_id, role FROM journey_members") == [(journey, "member")]
    query = """
        SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication,
               pg_has_role(session_user, 'tracker_admin', 'MEMBER'), rolvaliduntil
        FROM pg_roles WHERE rolname = session_user"""
    ((special, admin, until),) = fetch(newcomer, query.replace("rolvaliduntil", "rolvaliduntil::text"))
    assert (special, admin, until) == (False, False, "infinity")
    assert scalar(guest, NEWCOMER, "N" * 32, f"{name}x", None, verifier(guest)) is None


def test_a_wrong_token_tells_nothing_of_names(database: Database, ann: Member) -> None:
    guest = database.connect(GUEST)
    for taken in (ann.role, "postgres", "never_heard_of", "tracker_owner", "no name"):
        assert scalar(guest, NEWCOMER, "W" * 32, taken, None, "no verifier") is None


def test_after_twenty_wrong_tokens_an_hour_is_over(database: Database, ann: Member) -> None:
    invited(database, ann)
    guest = database.connect(GUEST)
    for _ in range(20):
        assert scalar(guest, NEWCOMER, "W" * 32, "someone", None, "x") is None
    with pytest.raises(errors.InsufficientPrivilege) as refused:
        fetch(guest, NEWCOMER, "N" * 32, "someone", None, "x")
    assert refused.value.diag.constraint_name == "journey_invite_tries_most"


@pytest.mark.parametrize(
    "taken", ["ann", "postgres", "tracker_owner", "tracker_guest", "pg_monitor", "public"]
)
def test_a_name_that_is_taken_stays_whose_it_is(database: Database, ann: Member, taken: str) -> None:
    journey = invited(database, ann)
    query = "SELECT rolpassword FROM pg_authid WHERE rolname = %s"
    superuser = database.superuser()
    before = fetch(superuser, query, taken)
    guest = database.connect(GUEST)
    with pytest.raises(errors.UniqueViolation) as refused:
        fetch(guest, NEWCOMER, "N" * 32, taken, None, verifier(guest))
    # Names of roles are no secret: every login sees them.
    assert refused.value.diag.constraint_name in ("users_username_key", "logins_role_taken")
    assert fetch(superuser, query, taken) == before
    query = "SELECT count(*) FROM journey_members WHERE journey_id = %s"
    assert scalar(superuser, query, journey) == 1


def test_without_a_verifier_nothing_is_made(database: Database, ann: Member, name: str) -> None:
    invited(database, ann)
    guest = database.connect(GUEST)
    for wrong in ("plain", "", "SCRAM-SHA-256$4096:x$y:z' SUPERUSER '"):
        with pytest.raises(errors.InvalidParameterValue):
            fetch(guest, NEWCOMER, "N" * 32, name, None, wrong)
    assert scalar(database.superuser(), "SELECT count(*) FROM pg_roles WHERE rolname = %s", name) == 0
    # The token is still good.
    assert scalar(guest, NEWCOMER, "N" * 32, name, None, verifier(guest)) == "Fitness"


def test_an_address_that_is_anothers_is_not_taken_over(
    database: Database, ann: Member, ben: Member, name: str
) -> None:
    fetch(database.connect(ben.role), "UPDATE users SET email = 'NEW@example.org'")
    invited(database, ann)
    guest = database.connect(GUEST)
    assert scalar(guest, NEWCOMER, "N" * 32, name, None, verifier(guest)) == "Fitness"
    assert fetch(database.connect(name), "SELECT email FROM users") == [(None,)]
