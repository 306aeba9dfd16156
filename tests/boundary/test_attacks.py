"""What a member with psql may try: refused, or without effect."""

from __future__ import annotations

from contextlib import closing

import psycopg
import pytest

from tests.boundary.attacks import ATTACKS, NOTHING, Attack
from tests.boundary.conftest import assert_ordinary
from tests.boundary.world import World
from tests.fixtures.cluster import Connection
from tests.fixtures.database import fetch

CASES = [
    pytest.param(attack, id=f"{kind}: {attack.name}")
    for kind, attacks in ATTACKS.items()
    for attack in attacks
]


@pytest.mark.parametrize("attack", CASES)
def test_attack_fails(world: World, attack: Attack) -> None:
    *preparations, last = (part.strip().format_map(world.names) for part in attack.sql.split(";;"))
    with closing(world.database.connect("ann")) as connection:
        assert_ordinary(connection)
        for statement in preparations:
            fetch(connection, statement)
        if attack.verdict == NOTHING:
            assert [row for row in outcome(connection, last) if row and row[0] not in (0, None)] == []
        else:
            with pytest.raises(psycopg.Error) as refused:
                outcome(connection, last)
            assert refused.value.sqlstate in attack.verdict.split()


def outcome(connection: Connection, statement: str) -> list[tuple[object, ...]]:
    """Run a statement; rows of no columns come back as a row of one, so that they count."""
    if statement.startswith("COPY"):
        with connection.cursor().copy(statement.encode()) as copy:
            return list(copy.rows()) if "TO STDOUT" in statement else []
    return [row or (True,) for row in fetch(connection, statement)]
