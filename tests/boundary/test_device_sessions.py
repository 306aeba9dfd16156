"""Sessions of devices: what they are, how they end, and what a stolen one cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import errors

from tests.fixtures.cluster import PASSWORD, Connection
from tests.fixtures.database import Database, Member, fetch, scalar


class Opened(NamedTuple):
    """What `open_session` returns: the role's name, what the person calls it by, and until when it lives."""

    role: str
    id: UUID
    expires_at: object


def verifier(connection: Connection, secret: str = PASSWORD) -> str:
    """Return what the server is told instead of the secret."""
    return connection.pgconn.encrypt_password(secret.encode(), b"whoever", b"scram-sha-256").decode()


def open_session(connection: Connection, label: str = "laptop") -> Opened:
    """Open a session for the connection's main login."""
    (row,) = fetch(connection, "SELECT * FROM open_session(%s, %s)", label, verifier(connection))
    return Opened(*row)


def test_a_session_is_its_person_and_nothing_more(database: Database, ann: Member) -> None:
    session = open_session(database.connect(ann.role))
    connection = database.connect(session.role)
    assert scalar(connection, "SELECT me()") == ann.id
    query = "SELECT label FROM logins WHERE kind = 'session' AND db_role = session_user"
    assert fetch(connection, query) == [("laptop",)]
    query = """
        SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication,
               rolvaliduntil - now() BETWEEN '6 days 23 hours' AND '7 days', rolinherit
        FROM pg_roles WHERE rolname = session_user"""
    assert fetch(connection, query) == [(False, True, True)]


def test_the_server_keeps_a_verifier_and_refuses_a_password(database: Database, ann: Member) -> None:
    connection = database.connect(ann.role)
    session = open_session(connection)
    query = "SELECT rolpassword FROM pg_authid WHERE rolname = %s"
    assert str(scalar(database.superuser(), query, session.role)).startswith("SCRAM-SHA-256$")
    for wrong in ("plain", "md5" + "0" * 32, "SCRAM-SHA-256$4096:x$y:z' SUPERUSER '", ""):
        with pytest.raises(errors.InvalidParameterValue):
            fetch(connection, "SELECT * FROM open_session('phone', %s)", wrong)
        with pytest.raises(errors.InvalidParameterValue):
            fetch(connection, "SELECT change_password(%s)", wrong)


def test_revoking_ends_it_at_once_in_an_open_connection_too(database: Database, ann: Member) -> None:
    main = database.connect(ann.role)
    session = open_session(main)
    open_connection = database.connect(session.role)
    assert scalar(main, "SELECT end_session(%s)", session.id) is True
    with pytest.raises(psycopg.OperationalError):
        fetch(open_connection, "SELECT me()")
    with pytest.raises(psycopg.OperationalError):
        database.connect(session.role)
    assert scalar(main, "SELECT count(*) FROM pg_roles WHERE rolname = %s", session.role) == 0
    assert scalar(main, "SELECT end_session(%s)", session.id) is False


def test_an_expired_one_is_nobody_in_an_open_connection(database: Database, ann: Member) -> None:
    session = open_session(database.connect(ann.role))
    connection = database.connect(session.role)
    fetch(database.owner(), "UPDATE logins SET expires_at = now() WHERE db_role = %s", session.role)
    assert scalar(connection, "SELECT me()") is None
    assert scalar(connection, "SELECT renew_session()") is None
    assert fetch(connection, "SELECT FROM logins") == []


def test_using_it_renews_it(database: Database, ann: Member) -> None:
    session = open_session(database.connect(ann.role))
    connection = database.connect(session.role)
    fetch(database.owner(), "UPDATE logins SET expires_at = now() + interval '1 hour' WHERE kind = 'session'")
    renewed = scalar(connection, "SELECT renew_session() - now() BETWEEN '6 days 23 hours' AND '7 days'")
    assert renewed is True
    assert scalar(database.connect(ann.role), "SELECT renew_session()") is None


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM open_session('another', %(verifier)s)",
        "SELECT change_password(%(verifier)s)",
        "SELECT make_login_role('mallory', %(verifier)s, 'infinity', true)",
        "SELECT change_login_role('ben', %(verifier)s, 'infinity', true)",
        "SELECT end_login_role('ben')",
        "SELECT end_sessions_of(1)",
        "UPDATE logins SET expires_at = 'infinity'",
        "INSERT INTO logins (db_role, user_id) VALUES ('mallory', 1)",
        "DELETE FROM logins",
        "ALTER ROLE ben PASSWORD 'x'",
        "GRANT tracker_admin TO CURRENT_USER",
        "SET ROLE tracker_logins",
    ],
)
def test_a_stolen_one_gives_no_more(database: Database, ann: Member, ben: Member, statement: str) -> None:
    session = open_session(database.connect(ann.role))
    connection = database.connect(session.role)
    assert ben.id
    with pytest.raises(errors.InsufficientPrivilege):
        connection.execute(
            statement.encode(), {"verifier": verifier(connection)} if "%(" in statement else None
        )


def test_nobody_ends_or_sees_anothers(database: Database, ann: Member, ben: Member) -> None:
    session = open_session(database.connect(ann.role))
    other = database.connect(ben.role)
    assert scalar(other, "SELECT end_session(%s)", session.id) is False
    assert fetch(other, "SELECT FROM logins WHERE kind = 'session'") == []


def test_ending_all_ends_the_asking_one_and_leaves_no_role(database: Database, ann: Member) -> None:
    main = database.connect(ann.role)
    first, second = open_session(main), open_session(main, "phone")
    asking = database.connect(first.role)
    assert scalar(asking, "SELECT end_my_sessions()") == 2
    assert scalar(asking, "SELECT me()") is None
    query = "SELECT count(*) FROM pg_roles WHERE rolname IN (%s, %s) AND rolcanlogin"
    assert scalar(main, query, first.role, second.role) == 0
    asking.close()
    third = open_session(main)
    left = "SELECT array_agg(rolname::text) FROM pg_roles WHERE starts_with(rolname, session_role_prefix())"
    assert scalar(database.owner(), left) == [third.role]


@pytest.fixture
def newcomer(database: Database) -> Iterator[str]:
    """A person whom an admin has just added; roles are the whole server's, so the name is the test's own."""
    name = f"new_{uuid4().hex[:12]}"
    with database.connect(None) as superuser:
        fetch(
            superuser,
            "SELECT add_person(%s, %s, NULL, NULL, 'UTC', %s, true)",
            name,
            name,
            verifier(superuser),
        )
    yield name
    with database.connect(None) as superuser:
        fetch(superuser, "SELECT end_login_role(r.rolname) FROM pg_roles AS r WHERE r.rolname = %s", name)


def _password(database: Database, role: str) -> object:
    return scalar(database.superuser(), "SELECT rolpassword FROM pg_authid WHERE rolname = %s", role)


def _forget_sessions(database: Database) -> None:
    with database.connect(None) as superuser:
        superuser.execute("SELECT end_sessions_of(id) FROM users")


def test_a_one_time_password_is_used_up_by_the_first_session(database: Database, newcomer: str) -> None:
    main = database.connect(newcomer)
    limited = "SELECT rolvaliduntil < now() + interval '8 days' FROM pg_roles WHERE rolname = %s"
    assert scalar(main, limited, newcomer) is True
    given = verifier(main, "the new one")
    fetch(main, "SELECT * FROM open_session('laptop', %s, %s)", verifier(main), given)
    assert _password(database, newcomer) == given
    assert scalar(main, limited, newcomer) is False
    assert fetch(main, "SELECT one_time FROM logins WHERE kind = 'main'") == [(False,)]
    _forget_sessions(database)


def test_without_a_new_password_there_is_none_afterwards(database: Database, newcomer: str) -> None:
    main = database.connect(newcomer)
    open_session(main)
    assert _password(database, newcomer) is None
    fetch(main, "SELECT change_password(%s)", verifier(main, "another"))
    assert str(_password(database, newcomer)).startswith("SCRAM-SHA-256$")
    _forget_sessions(database)


def test_an_admins_session_is_an_admin_and_ends_with_a_reset(database: Database, newcomer: str) -> None:
    session = open_session(database.connect(newcomer))
    connection = database.connect(session.role)
    assert [name for name, *_ in fetch(connection, "SELECT username FROM people()")] == [newcomer]
    with pytest.raises(errors.CheckViolation):
        fetch(connection, "SELECT allow_person(%s, false)", newcomer)
    assert (
        scalar(database.superuser(), "SELECT reset_person(%s, %s)", newcomer, verifier(connection))
        == newcomer
    )
    with pytest.raises(psycopg.OperationalError):
        fetch(connection, "SELECT me()")


def test_who_is_kept_out_is_nobody_at_once(database: Database, newcomer: str) -> None:
    main = database.connect(newcomer)
    superuser = database.superuser()
    assert scalar(superuser, "SELECT allow_person(%s, false)", newcomer) is True
    assert scalar(superuser, "SELECT allow_person(%s, false)", newcomer) is False
    assert scalar(main, "SELECT me()") is None
    with pytest.raises(psycopg.OperationalError):
        database.connect(newcomer)
    assert fetch(superuser, "SELECT status FROM people() WHERE username = %s", newcomer) == [("disabled",)]
    assert scalar(superuser, "SELECT allow_person(%s, true)", newcomer) is True
    assert scalar(main, "SELECT me()") is not None


def test_a_member_manages_nobody(database: Database, ann: Member) -> None:
    connection = database.connect(ann.role)
    for call in (
        "people()",
        "allow_person('ann', false)",
        "reset_person('ann', '')",
        "end_expired_sessions()",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            fetch(connection, f"SELECT {call}")


def test_fifty_are_enough(database: Database, ann: Member) -> None:
    main = database.connect(ann.role)
    fetch(
        database.owner(),
        "INSERT INTO logins (db_role, user_id, kind, expires_at) "
        "SELECT 'tracker_s_' || n, %s, 'session', now() + interval '1 day' FROM generate_series(1, 50) AS n",
        ann.id,
    )
    with pytest.raises(errors.CheckViolation):
        open_session(main)
