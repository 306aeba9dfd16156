"""The schema's state: setting a database up, moving it between revisions, telling which one it has.

Alembic is imported when a schema moves: a process that waits for commands need not hold it in memory.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.db.migrations import migrations_directory, setup_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alembic.config import Config
    from sqlalchemy import Connection

OWNER = "tracker_owner"
_LOCK = 7237651000000000002
_MAY_CREATE_ROLES = text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")


@dataclass(frozen=True)
class SchemaMove:
    """What an upgrade or downgrade did; a revision is None where the schema is empty."""

    before: str | None
    after: str | None


def run_script(connection: Connection, script: str) -> None:
    """Run SQL text of several statements as it stands: percent signs and colons need no escaping."""
    connection.exec_driver_sql(script, execution_options={"no_parameters": True})


def current_revision(connection: Connection) -> str | None:
    """Return the schema's revision, None where tracker was never set up."""
    if connection.scalar(text("SELECT to_regclass('alembic_version')")) is None:
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def prepare(connection: Connection) -> None:
    """Make group roles and the schema, and take from PUBLIC what members must not have; may be run again.

    The first time this needs a superuser, or a role that may create roles and owns the database.
    """
    if connection.scalar(text("SELECT to_regnamespace('tracker')")) is None:
        run_script(connection, setup_text("roles"))
        run_script(connection, setup_text("schema"))
    if connection.scalar(_MAY_CREATE_ROLES):
        run_script(connection, setup_text("logins"))
        run_script(connection, setup_text("guest"))
    run_script(connection, setup_text("harden"))


def upgrade(connection: Connection, *, target: str = "head", movable_clock: bool = False) -> SchemaMove:
    """Bring the schema up to a revision in the connection's transaction.

    ``movable_clock`` is for private databases and tests: ``TRACKER_NOW`` then reaches the database too.
    """
    from alembic import command

    prepare(connection)
    with _as_owner(connection):
        before = current_revision(connection)
        command.upgrade(_config(connection), target)
        if movable_clock and current_revision(connection) is not None:
            run_script(connection, setup_text("movable_clock"))
        return SchemaMove(before, current_revision(connection))


def downgrade(connection: Connection, *, target: str) -> SchemaMove:
    """Take the schema down to a revision (``base``: empty) in the connection's transaction.

    What later revisions hold is lost.
    """
    from alembic import command

    with _as_owner(connection):
        before = current_revision(connection)
        command.downgrade(_config(connection), target)
        if current_revision(connection) is None:
            run_script(connection, setup_text("unmake_logins"))
        return SchemaMove(before, current_revision(connection))


@contextmanager
def _as_owner(connection: Connection) -> Iterator[None]:
    """Act as the schema's owner, one upgrade at a time."""
    connection.execute(text(f"SET LOCAL ROLE {OWNER}"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    yield
    connection.execute(text("RESET ROLE"))


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_directory()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
