"""`admin init` and `admin check`: a server made ready, and what is found wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast
from uuid import uuid4

import pytest
from psycopg import sql

from tests.features.people.conftest import Admin, url_as
from tests.fixtures.cluster import PASSWORD, Cluster, Connection
from tests.fixtures.database import Database, fetch
from tests.fixtures.program import Program, Result
from tracker.db.migrations import head
from tracker.features.people.service.hba import Rule, judge

CHECKS = [
    "PostgreSQL", "TLS", "password_encryption", "schema", "login roles", "pg_hba.conf", "time zones",
    "log_statement", "log_min_duration_statement", "log_min_error_statement", "max_connections", "fsync",
    "data_checksums", "encoding",
]  # fmt: skip


def checks(result: Result) -> dict[str, dict[str, str]]:
    """Return the checks by name."""
    rows = cast("list[dict[str, str]]", result.json())
    assert [row["check"] for row in rows] == CHECKS
    for row in rows:
        assert list(row) == ["check", "state", "found", "advice"]
        assert row["state"] in ("ok", "warn", "fail")
        assert (row["advice"] is None) == (row["state"] == "ok")
    failed = any(row["state"] == "fail" for row in rows)
    assert result.exit_code == (1 if failed else 0)
    return {row["check"]: row for row in rows}


@pytest.fixture
def missing(cluster: Cluster, maintenance: Connection) -> Iterator[str]:
    """The name of a database that is not there, and is not afterwards."""
    name = cluster.template.replace("template", f"init_{uuid4().hex[:6]}")
    yield name
    cluster.drop(maintenance, name)


def test_a_database_is_made_and_its_maker_adds_people(
    program: Program, cluster: Cluster, missing: str, prefix: str
) -> None:
    url = cluster.url(None, missing)
    env = {"TRACKER_DATABASE_URL": url}
    made = program("admin", "init", url, "--json", env={"TRACKER_DATABASE_URL": ""})
    found = checks(made)
    assert found["schema"]["found"] == head()
    assert found["login roles"]["state"] == found["encoding"]["state"] == "ok"
    assert f'Database "{missing}": made, its schema is set up.' in made.stderr
    assert "secret" not in made.stderr
    added = program("admin", "user", "add", f"{prefix}first", "--json", env=env)
    assert added.exit_code == 0, added.stderr
    assert program("habit", "add", "Read", env=env).exit_code == 0
    again = program("admin", "init", url)
    assert "there already, its schema is up to date." in again.stdout
    assert "and an admin." in again.stdout
    assert "made by tracker_logins" in again.stdout
    assert fetch_people(program, env) == {f"{prefix}first": False, "postgres": True}


def fetch_people(program: Program, env: dict[str, str]) -> dict[str, bool]:
    """Return who is an admin, by name."""
    rows = cast("list[dict[str, object]]", program("admin", "user", "list", "--json", env=env).json())
    return {str(row["username"]): bool(row["admin"]) for row in rows}


def test_the_owner_of_a_database_sets_it_up_without_being_superuser(
    program: Program, cluster: Cluster, maintenance: Connection, missing: str, prefix: str, database: Database
) -> None:
    role = f"{prefix}owner"
    name = sql.Identifier(role)
    maintenance.execute(
        sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} CREATEDB").format(name, sql.Literal(PASSWORD))
    )
    url = url_as(database, role, PASSWORD).replace(database.name, missing)
    refused = program("admin", "init", url)
    assert refused.exit_code == 5
    assert f'The login role "{role}" may not create roles.' in refused.stderr
    maintenance.execute(sql.SQL("ALTER ROLE {} CREATEROLE").format(name))
    for group in ("tracker_owner", "tracker_member", "tracker_admin", "tracker_import", "tracker_logins"):
        admin_option = sql.SQL("GRANT {} TO {} WITH ADMIN OPTION").format(sql.Identifier(group), name)
        maintenance.execute(admin_option)
    made = program("admin", "init", url, "--json")
    try:
        found = checks(made)
        assert found["pg_hba.conf"]["found"] == "for superusers' eyes only"
        added = program("admin", "user", "add", f"{prefix}first", "--json", env={"TRACKER_DATABASE_URL": url})
        assert added.exit_code == 0, added.stderr
    finally:
        cluster.drop(maintenance, missing)
        maintenance.execute(sql.SQL("DROP OWNED BY {}").format(name))


def test_a_login_that_may_not_create_the_database(program: Program, database: Database, missing: str) -> None:
    refused = program("admin", "init", database.url("ann").replace(database.name, missing))
    assert refused.exit_code == 5
    assert f'There is no database "{missing}", and this login may not create it.' in refused.stderr
    assert "CREATE DATABASE" in refused.stderr


def test_an_unreachable_server_is_told(program: Program) -> None:
    refused = program("admin", "init", "postgresql://ann:secret@127.0.0.1:1/growth")
    assert refused.exit_code == 6
    assert "port 1 failed" in refused.stderr
    assert "secret" not in refused.stderr


def test_the_private_database_is_nobody_elses(program: Program) -> None:
    refused = program("admin", "check", env={"TRACKER_DATABASE_URL": ""})
    assert refused.exit_code == 4
    assert "Your database is private" in refused.stderr


def test_members_check_what_they_may_see(program: Program) -> None:
    found = checks(program("admin", "check", "--json"))
    assert found["schema"] == {"check": "schema", "state": "ok", "found": head(), "advice": None}
    assert found["pg_hba.conf"]["state"] == "warn"


@pytest.mark.parametrize(
    ("setting", "value", "check", "state"),
    [
        ("log_statement", "all", "log_statement", "warn"),
        ("log_statement", "ddl", "log_statement", "ok"),
        ("log_min_duration_statement", "0", "log_min_duration_statement", "warn"),
        ("log_parameter_max_length_on_error", "-1", "log_min_error_statement", "warn"),
        ("log_error_verbosity", "terse", "log_min_error_statement", "ok"),
        ("password_encryption", "md5", "password_encryption", "warn"),
        ("password_encryption", "scram-sha-256", "password_encryption", "ok"),
        ("synchronous_commit", "off", "fsync", None),
    ],
)
def test_settings_that_would_tell_or_lose_something(
    admin: Admin, database: Database, setting: str, value: str, check: str, state: str | None
) -> None:
    superuser = database.superuser()
    name = sql.Identifier(setting)
    alter = sql.SQL("ALTER DATABASE {} SET {} = {}")
    superuser.execute(alter.format(sql.Identifier(database.name), name, sql.Literal(value)))
    found = checks(admin("check", "--json"))[check]
    assert state is None or found["state"] == state
    if state is None:
        assert found["state"] in ("warn", "fail")


def rule(line: int, kind: str, users: str, address: str | None, method: str) -> Rule:
    """Return a rule for all databases."""
    return Rule(line, kind, ["all"], [users], address, method)


@pytest.mark.parametrize(
    ("rules", "state", "words"),
    [
        ([], "fail", "no line lets login roles in"),
        ([rule(1, "hostssl", "all", "all", "scram-sha-256")], "ok", "line 1: hostssl all all all"),
        ([rule(1, "hostssl", "+tracker_member", "all", "md5")], "ok", "line 1"),
        ([rule(1, "hostssl", "somebody", "all", "scram-sha-256")], "fail", "no line"),
        ([rule(1, "host", "all", "10.1.0.0", "scram-sha-256")], "warn", "does not ask for TLS"),
        ([rule(1, "host", "all", "127.0.0.1", "scram-sha-256")], "warn", "from the server's machine only"),
        ([rule(1, "local", "all", None, "scram-sha-256")], "fail", "no line"),
        ([rule(1, "local", "all", None, "peer"), rule(2, "hostssl", "all", "all", "scram-sha-256")],
         "ok", "line 2"),
        ([rule(1, "local", "all", None, "trust"), rule(2, "hostssl", "all", "all", "scram-sha-256")],
         "warn", "line 1: local all all trust lets everybody"),
        ([rule(1, "host", "all", "10.0.0.0", "trust"), rule(2, "hostssl", "all", "all", "scram-sha-256")],
         "fail", "asks for no password"),
        ([rule(1, "hostssl", "all", "all", "password")], "fail", "the password in clear"),
        ([Rule(7, None, [], [], None, None, "invalid word")], "fail", "line 7: invalid word"),
        ([Rule(1, "hostssl", ["replication"], ["all"], "all", "scram-sha-256")], "fail", "no line"),
        ([Rule(1, "hostssl", ["growth"], ["all"], "all", "scram-sha-256")], "ok", "line 1"),
    ],
)  # fmt: skip
def test_what_pg_hba_says(rules: list[Rule], state: str, words: str) -> None:
    verdict = judge(rules, database="growth")
    assert verdict.state == state
    assert words in verdict.found
    assert (verdict.advice is None) == (state == "ok")


def test_the_file_of_a_real_server_is_read(admin: Admin, database: Database) -> None:
    found = checks(admin("check", "--json"))["pg_hba.conf"]
    lines = fetch(database.superuser(), "SELECT count(*) FROM pg_hba_file_rules WHERE error IS NULL")
    assert lines[0][0] > 0
    assert found["found"] != "for superusers' eyes only"
