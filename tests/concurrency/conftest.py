"""People who share journeys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch, number


@dataclass(frozen=True)
class Club:
    """Ann's and Ben's journeys; all three people are on both."""

    database: Database
    journeys: Sequence[int]


def make_journey(connection: Connection, title: str) -> int:
    """Make a journey with one dimension, by whoever is connected."""
    journey = number(connection, "SELECT create_journey(%s)", title)
    fetch(connection, "SELECT add_dimension(%s, 'Effort', 1::smallint, true, '1900-01-01')", journey)
    return journey


@pytest.fixture
def club(database: Database) -> Club:
    """Three people on two journeys; the owners have the highest and the lowest id."""
    people = [database.add_person(role) for role in ("ann", "cleo", "ben")]
    journeys = []
    for role in ("ann", "ben"):
        with database.connect(role) as connection:
            journeys.append(make_journey(connection, f"Journey of {role}"))
    with database.owner() as connection:
        # Joining is a later feature: the schema's owner writes the memberships.
        for journey in journeys:
            for person in people:
                fetch(
                    connection,
                    """INSERT INTO journey_members (user_id, journey_id) VALUES (%s, %s)
                       ON CONFLICT DO NOTHING""",
                    person.id,
                    journey,
                )
    return Club(database, journeys)
