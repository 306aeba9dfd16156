"""What tests of admins begin with: names of their own, for login roles belong to the whole server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol
from urllib.parse import quote, urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from tests.features.people.town import town
from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch
from tests.fixtures.program import Program, Result

__all__ = ["town"]


class Admin(Protocol):
    """``admin("user", "list")``: runs `tracker admin …` as the server's superuser, who may all of it."""

    def __call__(self, *argv: str, stdin: str | None = None, env: Mapping[str, str] | None = None) -> Result:
        """Run one command line."""


@pytest.fixture
def admin(program: Program, database: Database) -> Admin:
    """Tracker as the superuser."""

    def call(*argv: str, stdin: str | None = None, env: Mapping[str, str] | None = None) -> Result:
        usual = {"TRACKER_DATABASE_URL": database.url(None)}
        return program("admin", *argv, stdin=stdin, env={**usual, **(env or {})})

    return call


@pytest.fixture
def prefix(database: Database, maintenance: Connection) -> Iterator[str]:
    """How the names of a test's people begin; their roles go after the test."""
    begins = f"t{uuid4().hex[:9]}_"
    yield begins
    database.close()
    with database.connect(None) as connection:
        fetch(connection, "SELECT end_sessions_of(id) FROM users")
    for (role,) in maintenance.execute(
        "SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)", (begins,)
    ).fetchall():
        maintenance.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


def url_as(database: Database, role: str, password: str) -> str:
    """Return the URL of a role that has a password of its own."""
    parts = urlsplit(database.url(None))
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{quote(role)}:{password}@{host}").geturl()


def may_log_in(database: Database, role: str, password: str) -> bool:
    """Whether the server lets the role in with the password, on servers that ask for one."""
    try:
        with psycopg.connect(url_as(database, role, password)):
            return True
    except psycopg.OperationalError:
        return False
