"""The catalogue, which other tests do without."""

from __future__ import annotations

import pytest

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch
from tracker.db.migrations import migrations_directory


@pytest.fixture
def owner(database: Database) -> Connection:
    """The schema's owner, once the badges that come with tracker are there."""
    connection = database.owner()
    catalogue = migrations_directory() / "versions" / "0021_badges" / "catalogue.sql"
    fetch(connection, catalogue.read_text("utf-8"))
    return connection
