"""The state of the database, found out without starting or changing anything."""

from __future__ import annotations

import platform
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tracker import __version__
from tracker.core.errors import TrackerError
from tracker.db import server
from tracker.db.engine import make_engine, parse_url
from tracker.db.errors import refusal_of
from tracker.db.migrations import head
from tracker.db.server.paths import server_paths
from tracker.db.server.postmaster import running_address
from tracker.db.target import PRIVATE_DATABASE, PRIVATE_ROLE, Place, Target, named_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tracker.core.locations import Locations


@dataclass(frozen=True, slots=True)
class SchemaState:
    """The database's revision (None: no schema, or out of reach), and the one that this tracker needs."""

    revision: str | None
    head: str


@dataclass(frozen=True, slots=True)
class DatabaseStatus:
    """Where the data are and how they are doing.

    ``size_bytes`` is what the private server takes on the disk, or the size of a configured database. Files
    and ``pid`` are those of the private server. ``problem`` says why there was no answer; ``profile`` is the
    name of the one that named a configured database.
    """

    kind: Literal["private", "configured"]
    running: bool
    server_version: str | None
    socket: str | None
    host: str | None
    database: str | None
    schema: SchemaState
    size_bytes: int | None
    data_directory: Path | None
    log_file: Path | None
    pid: int | None
    problem: str | None
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """Versions of all parts; ``server`` is None where the server is out of reach."""

    tracker: str
    schema: str
    server: str | None
    python: str


@dataclass(frozen=True, slots=True)
class _Answer:
    server_version: str
    database: str
    revision: str | None
    size_bytes: int


def status(environ: Mapping[str, str], locations: Locations) -> DatabaseStatus:
    """Return the state of the database that commands work with."""
    place = named_place(environ, locations)
    return _private(locations) if place is None else _configured(place, locations)


def versions(environ: Mapping[str, str], locations: Locations) -> Versions:
    """Return all versions; a private server is not started for that."""
    place = named_place(environ, locations)
    return Versions(
        tracker=__version__,
        schema=head(),
        server=_installed_version() if place is None else _server_version(place, locations),
        python=platform.python_version(),
    )


def _private(locations: Locations) -> DatabaseStatus:
    found = server.status(locations)
    answer, problem = None, None
    if found.running:
        address = running_address(server_paths(locations))
        if address is None:
            problem = "The server is starting, or its socket is not private."
        else:
            target = Target(address.url(PRIVATE_ROLE, PRIVATE_DATABASE), private=True)
            answer, problem = _asked(lambda: target)
    return DatabaseStatus(
        kind="private",
        running=found.running,
        server_version=answer.server_version if answer else _installed_version(),
        socket=str(found.socket_directory),
        host=None,
        database=PRIVATE_DATABASE,
        schema=SchemaState(answer.revision if answer else None, head()),
        size_bytes=found.size_bytes,
        data_directory=found.data_directory,
        log_file=found.log_file,
        pid=found.pid,
        problem=problem,
    )


def _configured(place: Place, locations: Locations) -> DatabaseStatus:
    parts = parse_url(place.url)
    host = parts.get("host") or parts.get("hostaddr")
    socket = host if host and host.startswith(("/", "@")) else None
    answer, problem = _asked(lambda: place.target(locations))
    return DatabaseStatus(
        kind="configured",
        running=answer is not None,
        server_version=answer.server_version if answer else None,
        socket=socket,
        host=None if socket else host,
        database=answer.database if answer else parts.get("dbname"),
        schema=SchemaState(answer.revision if answer else None, head()),
        size_bytes=answer.size_bytes if answer else None,
        data_directory=None,
        log_file=None,
        pid=None,
        problem=problem,
        profile=place.profile.name if place.profile else None,
    )


def _asked(find: Callable[[], Target]) -> tuple[_Answer | None, str | None]:
    """Ask a server that may not answer; return the answer or the reason why there is none."""
    try:
        return _ask(find()), None
    except TrackerError as error:
        return None, error.message


def _ask(target: Target) -> _Answer:
    query = text("""
        SELECT current_setting('server_version') AS server_version, current_database() AS database,
               pg_database_size(current_database()) AS size_bytes,
               coalesce(has_table_privilege(to_regclass('alembic_version'), 'SELECT'), false) AS readable
    """)
    try:
        with make_engine(target.url, private=target.private).connect() as connection:
            row = connection.execute(query).one()
            revision = text("SELECT version_num FROM alembic_version")
            return _Answer(
                server_version=row.server_version,
                database=row.database,
                revision=connection.scalar(revision) if row.readable else None,
                size_bytes=row.size_bytes,
            )
    except DBAPIError as error:
        raise refusal_of(error, target.profile) from error


def _server_version(place: Place, locations: Locations) -> str | None:
    answer, _ = _asked(lambda: place.target(locations))
    return answer.server_version if answer else None


def _installed_version() -> str:
    """Return the version of the PostgreSQL that tracker brings."""
    shown = subprocess.run(
        [str(server.binaries() / "postgres"), "--version"], capture_output=True, text=True, check=True
    )
    return shown.stdout.split()[-1]
