"""People whom tracker made itself, with login roles of their own, and an admin who looks after them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import uuid4

import pytest

from tests.fixtures.cluster import PASSWORD, Connection
from tests.fixtures.database import Database, Member, fetch, number, scalar
from tests.fixtures.program import Program, Result


@dataclass
class Town:
    """A database with people. Roles are the whole server's, so their names are the test's own."""

    database: Database
    program: Program
    people: dict[str, Member] = field(default_factory=dict)

    def settle(self, username: str) -> Member:
        """Add a person as an admin does."""
        role = f"town_{uuid4().hex[:12]}"
        with self.database.superuser() as superuser:
            query = "SELECT add_person(%s, %s, NULL, NULL, 'UTC', %s, false)"
            fetch(superuser, query, username, role, verifier(superuser))
            person = Member(role, number(superuser, "SELECT id FROM users WHERE username = %s", username))
        self.people[username] = person
        return person

    def run(self, username: str, *argv: str, stdin: str | None = None) -> Result:
        """Run a command of a person that has to succeed."""
        result = self.program(*argv, role=self.people[username].role, stdin=stdin)
        assert result.exit_code == 0, (argv, result.stderr)
        return result

    def administer(self, *argv: str, now: str | None = None, code: int = 0) -> Result:
        """Run a command of an admin, the database's superuser."""
        result = self.program("admin", *argv, now=now, env={"TRACKER_DATABASE_URL": self.database.url(None)})
        assert result.exit_code == code, (argv, result.stdout, result.stderr)
        return result

    def join(self, username: str, journey: str, *, role: str = "member") -> None:
        """Put a person on a journey."""
        query = """
            INSERT INTO journey_members (user_id, journey_id, role)
            SELECT %s, id, %s FROM journeys WHERE title = %s"""
        fetch(self.database.owner(), query, self.people[username].id, role, journey)

    def open_session(self, username: str) -> str:
        """Open a device session, keeping the password for the main login; return the session's login role."""
        main = self.database.connect(self.people[username].role)
        query = "SELECT db_role FROM open_session('laptop', %s, %s)"
        return str(scalar(main, query, verifier(main), verifier(main)))


def verifier(connection: Connection) -> str:
    """Return what the server is told instead of the tests' password."""
    return connection.pgconn.encrypt_password(PASSWORD.encode(), b"whoever", b"scram-sha-256").decode()


@pytest.fixture
def town(database: Database, program: Program) -> Iterator[Town]:
    """A town with nobody in it but Ann, whose role was there before."""
    town = Town(database, program)
    yield town
    with database.superuser() as superuser:
        fetch(superuser, "SELECT end_sessions_of(id) FROM users")
        roles = [person.role for person in town.people.values()]
        query = "SELECT end_login_role(r.rolname) FROM pg_roles AS r WHERE r.rolname = ANY (%s)"
        fetch(superuser, query, roles)
