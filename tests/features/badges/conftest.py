"""The catalogue, which other tests do without."""

from __future__ import annotations

import pytest

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database


@pytest.fixture
def owner(database: Database) -> Connection:
    """The schema's owner, once the badges that come with tracker are there."""
    database.fill_catalogue()
    return database.owner()
