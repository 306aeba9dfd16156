"""Preparing a database on a server for a group of people."""

from __future__ import annotations

import getpass
import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from psycopg import OperationalError as DriverOperationalError
from psycopg import sql
from psycopg.conninfo import make_conninfo
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tracker.core.errors import ConflictError, NotPermittedError
from tracker.core.text import quoted
from tracker.db import schema
from tracker.db.engine import connection_parameters, make_engine, parse_url
from tracker.db.errors import refusal_of
from tracker.db.target import URL_VARIABLE, configured_url
from tracker.features.people.service.checks import Check, check_server, is_new_enough
from tracker.features.server import service as server

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from tracker.core.locations import Locations

_MAINTENANCE_DATABASE = "postgres"


@dataclass(frozen=True, slots=True)
class Setup:
    """What was made, and how the server is doing; ``admin`` is the asking person's user name."""

    database: str
    created: bool
    upgraded: bool
    admin: str | None
    checks: list[Check]


def asks_for_password(url: str) -> bool:
    """Whether the server turns the login away because no password came with it."""
    try:
        with make_engine(url).connect():
            return False
    except DBAPIError as error:
        refused = error.orig
        connection = refused.pgconn if isinstance(refused, DriverOperationalError) else None
        return connection is not None and connection.needs_password


def with_password(url: str, password: str) -> str:
    """Return the URL as a connection string with a password."""
    return make_conninfo("", **{**parse_url(url), "password": password})


def without_password(url: str) -> str:
    """Return the URL, or the connection string that it became, without its password."""
    parts = parse_url(url)
    if parts.pop("password", None) is None:
        return url
    host, port = parts.pop("host", ""), parts.pop("port", None)
    user, database = parts.pop("user", None), parts.pop("dbname", "")
    place = f"{quote(host, safe='')}{f':{port}' if port else ''}"
    rest = f"?{urlencode(parts)}" if parts else ""
    return f"postgresql://{f'{quote(user)}@' if user else ''}{place}/{quote(database, safe='')}{rest}"


def init(url: str, *, environ: Mapping[str, str], locations: Locations) -> Setup:
    """Make database, roles, schema and grants, or what is missing; the first person is an admin.

    An older server than PostgreSQL 15 is only looked at.
    """
    created = _make_database(url)
    with _connected(url) as connection:
        database = str(connection.scalar(text("SELECT current_database()")))
        if not is_new_enough(connection):
            return Setup(database, created, upgraded=False, admin=None, checks=_checks(connection, url))
        _refuse_without_rights(connection)
    change = server.upgrade({**environ, URL_VARIABLE: url}, locations)
    with _connected(url) as connection:
        admin = _make_admin(connection)
    with _connected(url) as connection:
        checks = _checks(connection, url)
    return Setup(database, created, change.before != change.after, admin, checks)


def check(url: str | None, *, environ: Mapping[str, str], locations: Locations) -> list[Check]:
    """Look at a server again, at the configured one where no URL is given."""
    chosen = url or configured_url(environ, locations)
    if chosen is None:
        raise ConflictError(
            "Your database is private: nobody else gets into its server.",
            "Name the server to look at: tracker admin check URL",
        )
    with _connected(chosen) as connection:
        return _checks(connection, chosen)


def _checks(connection: Connection, url: str) -> list[Check]:
    return check_server(connection, sslmode=connection_parameters(url, {}).get("sslmode", ""))


def _make_database(url: str) -> bool:
    """Create the database if the server has none of that name; False where it is there."""
    try:
        with make_engine(url).connect():
            return False
    except DBAPIError as error:
        if _is_missing(url):
            _create_database(url)
            return True
        raise refusal_of(error) from error


def _is_missing(url: str) -> bool:
    """Whether the server answers and has no database of the name; libpq gives no state to tell it by."""
    found = text("SELECT EXISTS (SELECT FROM pg_database WHERE datname = :name)")
    try:
        with make_engine(_beside(url)).connect() as connection:
            return not connection.scalar(found, {"name": _database_name(url)})
    except DBAPIError:
        return False


def _create_database(url: str) -> None:
    name = _database_name(url)
    create = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
    engine = make_engine(_beside(url)).execution_options(isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(create.as_string())
    except DBAPIError as error:
        refused = refusal_of(error)
        if isinstance(refused, NotPermittedError):
            raise NotPermittedError(
                f"There is no database {quoted(name)}, and this login may not create it.",
                f"As a superuser: CREATE DATABASE {sql.Identifier(name).as_string()} OWNER <this login>",
            ) from error
        raise refused from error


def _database_name(url: str) -> str:
    """Return what libpq connects to: the database that is named, else the one of the user's name."""
    given = connection_parameters(url, os.environ)
    return given.get("dbname") or os.environ.get("PGDATABASE") or given.get("user") or getpass.getuser()


def _beside(url: str) -> str:
    """Return the URL of the database that every server has."""
    return make_conninfo("", **{**parse_url(url), "dbname": _MAINTENANCE_DATABASE})


def _refuse_without_rights(connection: Connection) -> None:
    """Say it in one sentence, before the server says it of one statement among many."""
    row = connection.execute(
        text("""
            SELECT session_user, r.rolsuper OR r.rolcreaterole OR EXISTS (
                SELECT FROM pg_roles AS o WHERE o.rolname = 'tracker_owner' AND pg_has_role(o.oid, 'MEMBER'))
            FROM pg_roles AS r WHERE r.rolname = session_user
        """)
    ).one()
    if not row[1]:
        raise NotPermittedError(
            f"The login role {quoted(row[0])} may not create roles.",
            "Use a superuser, or the database's owner after: ALTER ROLE … CREATEROLE",
        )


def _make_admin(connection: Connection) -> str | None:
    """Let the asking login administer, if it is a person's; return their user name."""
    connection.execute(text(f"SET LOCAL ROLE {schema.OWNER}"))
    username: str | None = connection.scalar(
        text("""
            SELECT u.username FROM logins AS l JOIN users AS u ON u.id = l.user_id
            WHERE l.db_role = session_user AND l.kind = 'main'
        """)
    )
    connection.execute(text("RESET ROLE"))
    if username is not None:
        connection.execute(text("GRANT tracker_admin TO CURRENT_USER"))
    return username


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    """Yield a transaction; what the database refuses is raised as a ``TrackerError``."""
    try:
        with make_engine(url).begin() as connection:
            yield connection
    except DBAPIError as error:
        raise refusal_of(error) from error
