"""A watch on the test's database, and steps made through SQL as a member with psql makes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.features.audit.snapshots import Watch
from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, Member

Act = Callable[[str], None]


@pytest.fixture
def watch(database: Database) -> Watch:
    """Who sees everything."""
    return Watch(database)


@pytest.fixture
def act(database: Database, ann: Member) -> Act:
    """Run SQL as Ann in one transaction, which is one step."""
    connection: Connection = database.connect(ann.role)

    def run(statements: str) -> None:
        with connection.transaction():
            connection.execute(statements.encode())

    return run
