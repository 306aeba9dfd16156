"""Moving the schema between revisions, of a private database and of a configured one."""

from __future__ import annotations

import ast
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tracker.core.errors import ConflictError, NotFoundError
from tracker.core.text import quoted
from tracker.db import private, schema
from tracker.db.engine import make_engine
from tracker.db.errors import refusal_of
from tracker.db.migrations import head, migrations_directory
from tracker.db.server import ensure_running
from tracker.db.session import refuse_newer
from tracker.db.target import PRIVATE_DATABASE, SUPERUSER, configured_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from tracker.core.locations import Locations

BASE = "base"
"""The revision before the first: a schema without tables."""

_DROPPED_TABLES = re.compile(r"^DROP TABLE (?:IF EXISTS )?([^;]+);", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """From which revision to which (None: empty), the backup made before, the person who was registered."""

    before: str | None
    after: str | None
    backup: Path | None
    registered: str | None


@dataclass(frozen=True, slots=True)
class Loss:
    """What taking one revision down deletes: rows by table."""

    revision: str
    title: str
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DowngradePlan:
    """From which revision to which, and what is lost on the way, the newest revision first."""

    before: str
    target: str
    losses: tuple[Loss, ...]


def upgrade(environ: Mapping[str, str], locations: Locations, *, revision: str | None = None) -> SchemaChange:
    """Bring the schema up to a revision, the newest unless named; an empty database is set up.

    On a configured server the URL's login must be a superuser or able to act as ``tracker_owner``. Where
    nobody is registered yet, that login becomes the first person's.
    """
    target = head() if revision is None else find_revision(revision)
    url = configured_url(environ, locations)
    if url is None:
        with _told():
            move, backup = private.upgrade(locations, target=_checked_private(locations, target))
        return SchemaChange(move.before, move.after, backup, None)
    with _connected(url) as connection:
        _refuse_older(schema.current_revision(connection), target)
        if not _has_work(connection, target):
            return SchemaChange(target, target, None, None)
        move = schema.upgrade(connection, target=target)
        return SchemaChange(move.before, move.after, None, _register_first(connection))


def plan_downgrade(environ: Mapping[str, str], locations: Locations, *, revision: str) -> DowngradePlan:
    """Return what a downgrade would lose; ``ConflictError`` if the schema is not above that revision."""
    target = find_revision(revision)
    with _connected(*_owner_url(environ, locations)) as connection:
        before = schema.current_revision(connection)
        refuse_newer(before)
        if before is None or (before <= target and target != BASE):
            raise ConflictError(
                f"The schema is at {quoted(before or BASE)} and not above {quoted(target)}.",
                "`tracker db upgrade` goes the other way.",
            )
        connection.execute(text(f"SET LOCAL ROLE {schema.OWNER}"))
        falling = [name for name in reversed(revisions()) if name <= before and not _kept(name, target)]
        return DowngradePlan(before, target, tuple(_loss(connection, name) for name in falling))


def downgrade(environ: Mapping[str, str], locations: Locations, *, plan: DowngradePlan) -> SchemaChange:
    """Carry a plan out; a private database is backed up first."""
    url = configured_url(environ, locations)
    if url is None:
        with _told():
            move, backup = private.downgrade(locations, target=plan.target)
        return SchemaChange(move.before, move.after, backup, None)
    with _connected(url) as connection:
        move = schema.downgrade(connection, target=plan.target)
    return SchemaChange(move.before, move.after, None, None)


def revisions() -> list[str]:
    """Return the revisions that this tracker knows, oldest first."""
    return sorted(path.stem for path in (migrations_directory() / "versions").glob("[0-9]*.py"))


def find_revision(word: str) -> str:
    """Return the revision that a name, its number or beginning means, or ``base``."""
    if word in ("head", BASE):
        return head() if word == "head" else BASE
    known = revisions()
    beginning = word.zfill(4) if word.isdigit() else word
    hits = [name for name in known if beginning and name.startswith(beginning)]
    if len(hits) != 1:
        raise NotFoundError(
            f"There is no revision {quoted(word)}.", f"There are {', '.join([BASE, *known])}."
        )
    return hits[0]


def _checked_private(locations: Locations, target: str) -> str:
    """Return the target if the private database, which may not exist yet, can go up to it."""
    address = ensure_running(locations)
    with make_engine(address.url(SUPERUSER, "postgres"), private=True).connect() as connection:
        made = text("SELECT EXISTS (SELECT FROM pg_database WHERE datname = :name)")
        exists = connection.scalar(made, {"name": PRIVATE_DATABASE})
    if exists:
        with _connected(address.url(SUPERUSER, PRIVATE_DATABASE), private_server=True) as connection:
            _refuse_older(schema.current_revision(connection), target)
    return target


def _refuse_older(current: str | None, target: str) -> None:
    refuse_newer(current)
    if current is not None and (target == BASE or target < current):
        raise ConflictError(
            f"The schema is at {quoted(current)}, above {quoted(target)}.",
            f"To go down and lose what lies between: tracker db downgrade {target}",
        )


def _has_work(connection: Connection, target: str) -> bool:
    """Whether there is a move to make, or one for this login to repeat: owners may mend privileges by it."""
    if schema.current_revision(connection) != target:
        return True
    return bool(connection.scalar(text("SELECT pg_has_role(session_user, 'tracker_owner', 'MEMBER')")))


def _register_first(connection: Connection) -> str | None:
    """Make the session's login a person where there is nobody yet; return the user name."""
    connection.execute(text(f"SET LOCAL ROLE {schema.OWNER}"))
    if schema.current_revision(connection) is None or connection.scalar(
        text("SELECT EXISTS (SELECT FROM users)")
    ):
        connection.execute(text("RESET ROLE"))
        return None
    role = str(connection.scalar(text("SELECT session_user")))
    username = private.as_username(role)
    connection.execute(
        text("SELECT register_person(:role, :username, :timezone)"),
        {"role": role, "username": username, "timezone": private.local_timezone()},
    )
    connection.execute(text("RESET ROLE"))
    connection.execute(text("GRANT tracker_member TO CURRENT_USER"))
    return username


def _owner_url(environ: Mapping[str, str], locations: Locations) -> tuple[str, bool]:
    """Return the URL of a login that may change the schema, and whether the server is the private one."""
    url = configured_url(environ, locations)
    if url is not None:
        return url, False
    return ensure_running(locations).url(SUPERUSER, PRIVATE_DATABASE), True


@contextmanager
def _connected(url: str, private_server: bool = False) -> Iterator[Connection]:  # noqa: FBT001, FBT002
    with _told(), make_engine(url, private=private_server).begin() as connection:
        yield connection


@contextmanager
def _told() -> Iterator[None]:
    """Raise what the database refuses as a ``TrackerError``."""
    try:
        yield
    except DBAPIError as error:
        raise refusal_of(error) from error


def _kept(name: str, target: str) -> bool:
    return target != BASE and name <= target


def _loss(connection: Connection, revision: str) -> Loss:
    versions = migrations_directory() / "versions"
    module = ast.parse((versions / f"{revision}.py").read_text("utf-8"))
    script = versions / revision / "down.sql"
    dropped = _DROPPED_TABLES.findall(script.read_text("utf-8")) if script.exists() else []
    tables = [table.strip() for listed in dropped for table in listed.split(",")]
    rows = {
        table: connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0  # noqa: S608 -- names of ours
        for table in tables
        if connection.scalar(text("SELECT to_regclass(:name)"), {"name": table}) is not None
    }
    return Loss(revision, (ast.get_docstring(module) or revision).splitlines()[0], rows)
