"""What the tests of rules share."""

from __future__ import annotations

import pytest

from tests.fixtures.database import Database
from tests.properties.world import PERSON


@pytest.fixture(scope="module")
def person(module_database: Database) -> Database:
    """A database with one person in it."""
    module_database.add_person(PERSON)
    return module_database
