"""Making the private database on its first use, and bringing an older one up to this tracker.

Imported only when there is something to do: the daily path never comes here.
"""

from __future__ import annotations

import getpass
import re
import subprocess
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import tzlocal
from sqlalchemy import text

from tracker.core.errors import DatabaseError
from tracker.db import schema
from tracker.db.engine import make_engine, undisturbed
from tracker.db.migrations import head
from tracker.db.server import ensure_running, run_binary_argv
from tracker.db.server.locking import locked
from tracker.db.target import PRIVATE_DATABASE, PRIVATE_ROLE, SUPERUSER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from tracker.core.locations import Locations
    from tracker.db.schema import SchemaMove
    from tracker.db.server import ServerAddress

_SETUP_LIMIT_SECONDS = 60.0
_USERNAME_LENGTHS = (3, 30)


def set_up(locations: Locations) -> None:
    """Make database, schema, login and person of the private server, or what is missing of them."""
    upgrade(locations)


def upgrade(locations: Locations, *, target: str = "head") -> tuple[SchemaMove, Path | None]:
    """Bring the private database up to a revision, making what is missing.

    Return what was done, and the backup that was made before where there was an older schema.
    """
    with _setting_up(locations) as (connection, address):
        revision = schema.current_revision(connection)
        older = revision is not None and revision != (head() if target == "head" else target)
        backup = back_up(address, locations, label=f"before-upgrade-of-{revision}") if older else None
        move = schema.upgrade(connection, target=target, movable_clock=True)
        make_person(connection, PRIVATE_ROLE, as_username(getpass.getuser()))
    return move, backup


def downgrade(locations: Locations, *, target: str) -> tuple[SchemaMove, Path]:
    """Take the private database down to a revision; return the backup that was made before."""
    with _setting_up(locations) as (connection, address):
        revision = schema.current_revision(connection)
        backup = back_up(address, locations, label=f"before-downgrade-of-{revision}")
        return schema.downgrade(connection, target=target), backup


@contextmanager
def _setting_up(locations: Locations) -> Iterator[tuple[Connection, ServerAddress]]:
    """Yield a transaction of the superuser in the private database, one command at a time."""
    locations.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with locked(
        locations.data / "setup.lock",
        limit_seconds=_SETUP_LIMIT_SECONDS,
        message="Another tracker is setting the private database up and does not finish.",
        hint="Try again; if it stays so, run `tracker db stop` first.",
    ):
        address = ensure_running(locations)
        _make_database(address)
        engine = make_engine(address.url(SUPERUSER, PRIVATE_DATABASE), private=True)
        with engine.begin() as connection:
            yield connection, address


def _make_database(address: ServerAddress) -> None:
    engine = make_engine(address.url(SUPERUSER, "postgres"), private=True)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        found = text("SELECT EXISTS (SELECT FROM pg_database WHERE datname = :name)")
        if not connection.scalar(found, {"name": PRIVATE_DATABASE}):
            connection.execute(text(f"CREATE DATABASE {PRIVATE_DATABASE}"))


def make_person(connection: Connection, role: str, username: str) -> None:
    """Make a login role and the person that it belongs to, or what is missing of them."""
    role_known = text("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :role)")
    if not connection.scalar(role_known, {"role": role}):
        connection.execute(text(f'CREATE ROLE "{role}" LOGIN'))
        connection.execute(text(f'GRANT tracker_member TO "{role}" WITH INHERIT TRUE, SET FALSE'))
    login_known = text("SELECT EXISTS (SELECT FROM logins WHERE db_role = :role)")
    if not connection.scalar(login_known, {"role": role}):
        connection.execute(
            text("SELECT register_person(:role, :username, :timezone)"),
            {"role": role, "username": username, "timezone": local_timezone()},
        )


def as_username(name: str) -> str:
    """Return the name of a system's user or of a role in the form that `users.username` takes."""
    shortest, longest = _USERNAME_LENGTHS
    cleaned = re.sub(r"[^a-z0-9_.-]+", "_", name.lower()).lstrip(".-")[:longest]
    return cleaned if len(cleaned) >= shortest else f"person_{cleaned}"


def local_timezone() -> str:
    """Return the IANA name of the machine's time zone, ``UTC`` where it has none."""
    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError):
        return "UTC"


def back_up(address: ServerAddress, locations: Locations, *, label: str) -> Path:
    """Dump the private database beside its data and return the file."""
    folder = locations.data / "backups"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{label}.dump"
    argv = run_binary_argv("pg_dump", address, SUPERUSER, PRIVATE_DATABASE, "--format=custom")
    with path.open("xb") as file, undisturbed():
        done = subprocess.run(argv, stdout=file, stderr=subprocess.PIPE, check=False, text=True)
    if done.returncode != 0:
        path.unlink()
        raise DatabaseError(
            f'The backup "{path}" failed: {done.stderr.strip()}.',
            "Nothing was upgraded; make room and try again.",
        )
    return path
