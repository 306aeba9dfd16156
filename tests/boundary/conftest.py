"""What the boundary is tested with: people who log in, and nothing in between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.boundary.world import World, build_world
from tests.fixtures.cluster import Cluster, Connection
from tests.fixtures.database import Database, fetch


@pytest.fixture(scope="module")
def world(module_database: Database) -> World:
    """People with something to hide; tests leave it as it is."""
    return build_world(module_database)


@pytest.fixture(scope="module")
def as_ann(world: World) -> Iterator[Connection]:
    """A session of Ann's, who is an ordinary member; for tests that leave a session as it is."""
    with world.database.connect("ann") as connection:
        assert_ordinary(connection)
        yield connection


def assert_ordinary(connection: Connection) -> None:
    """A boundary that is tested by somebody who stands above it proves nothing."""
    query = """
        SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
               OR pg_has_role(oid, 'tracker_owner', 'MEMBER') OR pg_has_role(oid, 'tracker_admin', 'MEMBER')
               OR pg_has_role(oid, 'tracker_import', 'MEMBER')
               OR EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid)
        FROM pg_roles WHERE rolname = session_user AND session_user = current_user"""
    assert fetch(connection, query) == [(False,)]


__all__ = ["Cluster", "assert_ordinary"]
