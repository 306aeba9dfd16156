"""A server that asks for passwords, people whom an admin has just added, and their devices."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.fixtures.cluster import ASKING, Cluster, Connection
from tests.fixtures.database import Database, copied_database, fetch
from tests.fixtures.program import Result, run_here

ONE_TIME = "given by an admin"
OWN = "chosen by myself"


@dataclass
class Device:
    """A home of tracker's, of somebody who names no database in the environment."""

    path: Path

    def __call__(
        self, *argv: str, stdin: str = "", env: Mapping[str, str] | None = None, now: str | None = None
    ) -> Result:
        """Run one command line in this process."""
        usual = {"TRACKER_HOME": str(self.path), "PYTHONUTF8": "1", "TRACKER_WARM": "0"}
        return run_here(argv, usual | ({"TRACKER_NOW": now} if now else {}) | dict(env or {}), stdin=stdin)

    def json(self, *argv: str, stdin: str = "") -> Any:  # noqa: ANN401 -- whatever it printed
        """Run a command that has to succeed and return its JSON."""
        result = self(*argv, "--json", stdin=stdin)
        assert result.exit_code == 0, result.stderr
        return result.json()

    @property
    def sessions(self) -> Path:
        """Where the secrets are."""
        return self.path / "state" / "sessions"

    def kept(self, profile: str = "club") -> dict[str, str]:
        """Return what is kept of a session."""
        found: dict[str, str] = json.loads((self.sessions / f"{profile}.json").read_text("utf-8"))
        return found


@dataclass
class Server:
    """A database that asks for passwords. Roles are the whole server's: each test's names are its own."""

    database: Database
    people: list[str] = field(default_factory=list)

    def url(self, person: str, database: str | None = None) -> str:
        """Return the URL that a person logs in with, without password."""
        parts = urlsplit(self.database.url("nobody"))
        host = parts.netloc.rpartition("@")[2]
        path = parts.path if database is None else f"/{database}"
        return parts._replace(netloc=f"{person}@{host}", path=path).geturl()

    def add(self, *, admin: bool = False) -> str:
        """Add a person with a one-time password; return the name of person and login."""
        name = f"new_{uuid4().hex[:12]}"
        superuser = self.database.superuser()
        verifier = superuser.pgconn.encrypt_password(ONE_TIME.encode(), name.encode(), b"scram-sha-256")
        fetch(
            superuser,
            "SELECT add_person(%s, %s, NULL, 'Ann', 'UTC', %s, %s)",
            name,
            name,
            verifier.decode(),
            admin,
        )
        self.people.append(name)
        return name

    def login(
        self, device: Device, person: str, *more: str, password: str = OWN, name: str = "club"
    ) -> Result:
        """Log a person in who has chosen a password."""
        line = ("login", self.url(person), "--password-stdin", "--name", name, *more)
        return device(*line, stdin=f"{password}\n")

    def enter(self, device: Device, *, label: str = "laptop", admin: bool = False) -> str:
        """Add a person, let them log in for the first time and choose a password; return their name."""
        name = self.add(admin=admin)
        line = ("login", self.url(name), "--password-stdin", "--new-password-stdin", "--name", "club")
        result = device(*line, "--label", label, stdin=f"{ONE_TIME}\n{OWN}\n")
        assert result.exit_code == 0, result.stderr
        return name

    def clear(self) -> None:
        """Drop the roles that the test made."""
        superuser = self.database.superuser()
        fetch(superuser, "SELECT end_sessions_of(id) FROM users")
        for name in self.people:
            fetch(superuser, "SELECT end_login_role(rolname) FROM pg_roles WHERE rolname = %s", name)
        # Sessions that ended themselves have left their roles.
        fetch(superuser, "SELECT end_expired_sessions()")


@pytest.fixture
def server(cluster: Cluster, maintenance: Connection) -> Iterator[Server]:
    """A server that asks for passwords, nobody on it."""
    for database in copied_database(cluster, maintenance, ending=ASKING):
        made = Server(database)
        try:
            yield made
        finally:
            made.clear()


@pytest.fixture
def laptop(tmp_path: Path) -> Device:
    """A person's device."""
    return Device(tmp_path / "laptop")


@pytest.fixture
def phone(tmp_path: Path) -> Device:
    """Another device."""
    return Device(tmp_path / "phone")
