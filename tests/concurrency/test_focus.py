"""Two terminals of one person that begin, pause and end at once."""

from __future__ import annotations

from contextlib import suppress

from psycopg.errors import ObjectNotInPrerequisiteState, SerializationFailure, UniqueViolation

from tests.concurrency.together import rounds
from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch, number

START = "INSERT INTO focus_sessions (planned_minutes) VALUES (25)"
VERBS = ("paused", "active", "completed", "abandoned")


def test_of_two_that_begin_at_once_one_does(database: Database) -> None:
    database.add_person("ann")
    begun: list[int] = []
    refused: list[str | None] = []

    def begin(connection: Connection, turn: int) -> None:
        try:
            with connection.transaction():
                fetch(connection, START)
            begun.append(turn)
        except UniqueViolation as error:
            refused.append(error.diag.constraint_name)

    for _ in range(8):
        rounds(database, [("ann", begin), ("ann", begin)], number=1)
        with database.connect("ann") as connection:
            fetch(connection, "UPDATE focus_sessions SET status = 'completed' WHERE status = 'active'")
    assert (len(begun), refused) == (8, ["focus_sessions_running_key"] * 8)


def test_whatever_two_terminals_do_at_once_times_fit(database: Database) -> None:
    database.add_person("ann")

    def act(connection: Connection, turn: int) -> None:
        try:
            with connection.transaction():
                fetch(connection, START)
        except UniqueViolation:
            verb = VERBS[turn % len(VERBS)]
            query = "UPDATE focus_sessions SET status = %s WHERE status IN ('active', 'paused')"
            fetch(connection, query, verb)

    def undo(connection: Connection, _: int) -> None:
        # The other terminals may come in between, or have changed what the step wrote.
        with suppress(ObjectNotInPrerequisiteState, SerializationFailure), connection.transaction():
            fetch(connection, "SELECT undo_last()")

    rounds(database, [("ann", act), ("ann", act), ("ann", undo)], number=20)
    with database.superuser() as connection:
        assert number(connection, "SELECT count(*) FROM focus_sessions") > 0
        running = "SELECT count(*) FROM focus_sessions WHERE status IN ('active', 'paused')"
        assert number(connection, running) <= 1
