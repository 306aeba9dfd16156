"""Who a session is, what it may set, and what it may do to others through the server."""

from __future__ import annotations

from contextlib import closing

import psycopg
import pytest
from psycopg import errors, sql

from tests.boundary.matrix import MATRIX
from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, Member, fetch, number, scalar
from tracker.db.migrations import migrations_directory


def test_a_login_that_nobody_owns_sees_nothing(database: Database, ann: Member) -> None:
    connection = database.connect("cleo")
    assert scalar(connection, "SELECT me()") is None
    assert ann.id
    for table, access in MATRIX.items():
        if access.sees not in (None, "true"):
            assert fetch(connection, f"SELECT * FROM {table}") == [], table
    with pytest.raises(errors.InsufficientPrivilege):
        fetch(connection, "SELECT create_journey('Mine')")
    with pytest.raises(errors.InsufficientPrivilege):
        fetch(connection, "INSERT INTO habits (name, started_on) VALUES ('x', '2026-11-01')")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT FROM public_journeys()",
        "SELECT FROM journey_people({journey})",
        "SELECT FROM dimension_means({journey})",
        "SELECT FROM invitations()",
        "SELECT WHERE member_count({journey}) > 0",
    ],
)
def test_who_is_nobody_learns_of_no_journey(database: Database, ann: Member, query: str) -> None:
    journey = public_journey(database, ann)
    anns, stranger = database.connect(ann.role), database.connect("cleo")
    fetch(anns, "SELECT * FROM invite_to_journey(%s, 'x@example.org', 'member', sha256('x'))", journey)
    assert len(fetch(anns, query.format(journey=journey))) == 1
    assert fetch(stranger, query.format(journey=journey)) == []
    fetch(database.owner(), "UPDATE logins SET expires_at = '2020-01-01'")
    assert fetch(anns, query.format(journey=journey)) == []


@pytest.mark.parametrize(
    "call",
    [
        "accept_invite('x')",
        "join_journey({journey})",
        "leave_journey({journey})",
        "set_member_role({journey}, 'ann', 'member')",
        "remove_member({journey}, 'ann')",
        "invite_to_journey({journey}, 'y@example.org', 'member', sha256('y'))",
    ],
)
def test_who_is_nobody_comes_to_no_journey(database: Database, ann: Member, call: str) -> None:
    journey = public_journey(database, ann)
    anns, stranger = database.connect(ann.role), database.connect("cleo")
    fetch(anns, "SELECT * FROM invite_to_journey(%s, 'x@example.org', 'member', sha256('x'))", journey)
    with pytest.raises(errors.InsufficientPrivilege):
        fetch(stranger, f"SELECT {call.format(journey=journey)}")
    fetch(database.owner(), "UPDATE logins SET expires_at = '2020-01-01'")
    with pytest.raises(errors.InsufficientPrivilege):
        fetch(anns, f"SELECT {call.format(journey=journey)}")
    assert scalar(database.owner(), "SELECT count(*) FROM journey_members") == 1


def public_journey(database: Database, member: Member) -> int:
    """Let a person make a public journey with a dimension."""
    with closing(database.connect(member.role)) as connection:
        journey = number(connection, "SELECT create_journey('Public', p_is_public => true)")
        fetch(connection, "SELECT add_dimension(%s, 'Run', 1::smallint, true, '1900-01-01')", journey)
    return journey


def test_a_login_that_expired_is_nobody(database: Database, ann: Member) -> None:
    connection = database.connect(ann.role)
    assert scalar(connection, "SELECT me()") == ann.id
    fetch(database.owner(), "UPDATE logins SET expires_at = '2020-01-01' WHERE user_id = %s", ann.id)
    assert scalar(connection, "SELECT me()") is None
    assert fetch(connection, "SELECT FROM users") == []


def test_the_label_of_a_step_is_all_that_its_person_chooses(database: Database, ann: Member) -> None:
    connection = database.connect(ann.role)
    fetch(connection, "SET tracker.action = %s" % ("'" + "x" * 300 + "'"))
    fetch(connection, "UPDATE users SET bio = 'new'")
    query = "SELECT user_id, db_role, kind, length(action) FROM audit_log ORDER BY id DESC LIMIT 1"
    assert fetch(connection, query) == [(ann.id, ann.role, "command", 200)]


def test_nobody_moves_a_shared_database_s_clock(database: Database, ann: Member) -> None:
    """Tests let a setting stand in for the clock; what shared servers get is put back here."""
    clock = migrations_directory() / "objects" / "accounts" / "functions" / "current_instant.sql"
    fetch(database.owner(), clock.read_text("utf-8"))
    connection = database.connect(ann.role, now="2199-01-01T00:00:00Z")
    query = "SELECT current_instant() = now(), my_day() < '2199-01-01'"
    assert fetch(connection, query) == [(True, True)]


def test_the_group_is_no_role_to_act_as(database: Database, ann: Member) -> None:
    """Before PostgreSQL 16 a member can become the group, and stays the person that they are."""
    connection = database.connect(ann.role)
    if connection.info.server_version >= 160000:
        with pytest.raises(errors.InsufficientPrivilege):
            fetch(connection, "SET ROLE tracker_member")
    else:
        fetch(connection, "SET ROLE tracker_member")
        assert scalar(connection, "SELECT me()") == ann.id


def test_what_the_group_has_is_not_a_members_to_drop(database: Database, ann: Member, ben: Member) -> None:
    connection = database.connect(ann.role)
    query = "SELECT oid, relacl::text FROM pg_class WHERE relnamespace = 'tracker'::regnamespace ORDER BY 1"
    before = fetch(connection, query)
    statements = ["DROP OWNED BY tracker_member", "DROP OWNED BY tracker_member CASCADE"]
    if connection.info.server_version < 160000:
        fetch(connection, "SET ROLE tracker_member")
    for statement in [*statements, "REASSIGN OWNED BY tracker_member TO ann"]:
        try_it(connection, statement)
    assert fetch(connection, query) == before
    assert scalar(database.connect(ben.role), "SELECT count(*) FROM users") == 1


def try_it(connection: Connection, statement: str) -> None:
    """Run a statement that may be refused or come to nothing.

    DROP OWNED also looks at grants on the server's other databases, and fails where one is dropped just then.
    """
    for _ in range(20):
        try:
            fetch(connection, statement)
        except errors.InsufficientPrivilege:
            return
        except errors.InternalError_ as error:
            if "tuple concurrently deleted" not in str(error):
                raise
        else:
            return
    pytest.fail(f"{statement}: other tests dropped databases every time")


def test_another_database_of_the_server_is_closed(database: Database, ann: Member) -> None:
    """A database of tracker's admits members only; others of the server are their owners' to close."""
    with database.cluster.connect() as maintenance:
        fetch(maintenance, "DROP ROLE IF EXISTS tracker_test_stranger")
        name = sql.Identifier("tracker_test_stranger")
        maintenance.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'tracker-test'").format(name))
        try:
            with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
                psycopg.connect(database.url("tracker_test_stranger"))
        finally:
            maintenance.execute(sql.SQL("DROP ROLE {}").format(name))
    assert scalar(database.connect(ann.role), "SELECT me()") == ann.id


def test_a_copy_is_as_closed_as_its_template(database: Database) -> None:
    """The fixture repeats what setup/harden.sql does to a database itself, which copies do not inherit."""
    query = "SELECT datacl::text FROM pg_database WHERE datname = %s"
    superuser = database.superuser()
    assert fetch(superuser, query, database.name) == fetch(superuser, query, database.cluster.template)
    assert scalar(superuser, query, database.name) is not None


def test_members_wait_for_nobody_s_session_that_is_idle(database: Database, ann: Member, ben: Member) -> None:
    """Whatever a member may lock, others write on."""
    with closing(database.connect(ben.role)) as bens:
        public = number(bens, "SELECT create_journey('Public', p_is_public => true)")
    hostile = database.connect(ann.role, autocommit=False)
    for statement in (
        "SELECT lock_me()",
        "SELECT FROM users FOR UPDATE",
        "UPDATE users SET bio = 'x'",
        "INSERT INTO habits (name, started_on) VALUES ('x', '2026-11-01')",
        "SELECT create_journey('Mine', p_is_public => true)",
        "SELECT accept_invite('wrong')",
        f"SELECT join_journey({public})",
        f"SELECT leave_journey({public})",
        "DECLARE c CURSOR FOR SELECT * FROM checkins",
        "LOCK TABLE checkins IN ACCESS SHARE MODE",
    ):
        fetch(hostile, statement)
    with closing(database.connect(ben.role)) as others:
        fetch(others, "SET lock_timeout = '2s'")
        fetch(others, "UPDATE users SET bio = 'y'")
        fetch(others, "INSERT INTO habits (name, started_on) VALUES ('x', '2026-11-01')")
        fetch(others, "SELECT create_journey('Others')")
        fetch(others, "SELECT undo_last()")
        fetch(others, "SELECT accept_invite('wrong')")
        fetch(others, "SELECT * FROM invite_to_journey(%s, 'x@example.org', 'member', sha256('x'))", public)
        fetch(others, "UPDATE journeys SET title = 'Still mine' WHERE id = %s", public)
    with closing(database.connect(database.add_person("cleo").role)) as third:
        fetch(third, "SET lock_timeout = '2s'")
        fetch(third, "SELECT join_journey(%s)", public)
