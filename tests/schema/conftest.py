"""Databases for tests of migrations: empty, or at some revision."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from psycopg import sql
from sqlalchemy import Engine

from tests.fixtures.cluster import Cluster, Connection
from tests.fixtures.database import Database
from tests.schema.catalog import describe
from tracker.db import schema
from tracker.db.engine import make_engine


@dataclass
class Migrated:
    """A database that is moved between revisions, with the clock that shared servers have."""

    database: Database
    engine: Engine

    def up(self, target: str = "head") -> list[str]:
        """Upgrade and describe what there is then."""
        with self.engine.begin() as connection:
            schema.upgrade(connection, target=target)
        return self.describe()

    def down(self, target: str) -> list[str]:
        """Downgrade and describe what there is then."""
        with self.engine.begin() as connection:
            schema.downgrade(connection, target=target)
        return self.describe()

    def describe(self) -> list[str]:
        """Describe the schema."""
        with self.database.superuser() as connection:
            return describe(connection)


@pytest.fixture(scope="module")
def superuser(module_database: Database) -> Connection:
    """The superuser's connection to a module's database."""
    return module_database.superuser()


@pytest.fixture(scope="module")
def empty(cluster: Cluster, maintenance: Connection) -> Iterator[Migrated]:
    """A database without tracker's schema, for a module to move up and down."""
    name = cluster.template.replace("template", f"{os.getpid()}_empty")
    cluster.drop(maintenance, name)
    maintenance.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    database = Database(cluster, name)
    engine = make_engine(cluster.url(None, name))
    try:
        yield Migrated(database, engine)
    finally:
        engine.dispose()
        database.close()
        cluster.drop(maintenance, name)
