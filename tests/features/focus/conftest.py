"""People whose focus is tested, in one database for a module."""

from __future__ import annotations

import pytest

from tests.fixtures.database import Database


@pytest.fixture(scope="module")
def people(module_database: Database) -> Database:
    """A database with Ann in it, who lives in Berlin."""
    module_database.add_person("ann", timezone="Europe/Berlin")
    return module_database
