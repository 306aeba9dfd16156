"""Two sessions of one person at everything that moves a streak."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta

from psycopg.errors import SerializationFailure

from tests.concurrency.together import assert_derived_state_is_right, rounds
from tests.fixtures.cluster import Connection
from tests.fixtures.database import TODAY, Database, Member, fetch, number

ROUNDS = 30
Step = Callable[[Connection, int, int], None]


def enter(connection: Connection, habit: int, turn: int) -> None:
    """Put an entry in, or change it."""
    fetch(
        connection,
        """INSERT INTO habit_entries (habit_id, day, answer, amount) VALUES (%s, %s, 'amount', 1)
           ON CONFLICT (user_id, habit_id, day) DO UPDATE SET amount = habit_entries.amount + 1""",
        habit,
        TODAY - timedelta(days=turn % 20),
    )


def take_back(connection: Connection, habit: int, turn: int) -> None:
    """Take an entry out."""
    fetch(connection, "SELECT remove_habit_entry(%s, %s)", habit, TODAY - timedelta(days=turn * 3 % 20))


def rest(connection: Connection, habit: int, turn: int) -> None:
    """Pause the habit, or everything."""
    day = TODAY - timedelta(days=turn % 25)
    only = habit if turn % 2 else None
    fetch(
        connection, "INSERT INTO pauses (habit_id, from_day, until_day) VALUES (%s, %s, %s)", only, day, day
    )


def reschedule(connection: Connection, habit: int, turn: int) -> None:
    """Change the schedule from a day on."""
    kind, every = (("day", 1), ("week", 7), ("interval", 3), ("month", 1))[turn % 4]
    day = TODAY - timedelta(days=turn % 15)
    fetch(connection, "SELECT remove_schedules_from(%s, %s)", habit, day)
    fetch(
        connection,
        "INSERT INTO habit_schedules (habit_id, from_day, kind, every) VALUES (%s, %s, %s, %s)",
        habit,
        day,
        kind,
        every,
    )


def undo(connection: Connection, habit: int, turn: int) -> None:
    """Take the person's last step back, whichever session made it; again when the other one came first."""
    del habit, turn
    while True:
        with suppress(SerializationFailure), connection.transaction():
            fetch(connection, "SELECT undo_last()")
            return


def steps_in_turn(steps: Sequence[Step], habits: Sequence[int]) -> Callable[[Connection, int], None]:
    """Do another step each round, two of them in one transaction, on the habits in their order."""

    def action(connection: Connection, turn: int) -> None:
        for place, habit in enumerate(habits):
            steps[(turn + place) % len(steps)](connection, habit, turn)

    return action


def test_two_sessions_of_one_person_never_wait_for_each_other_for_ever(
    database: Database, ann: Member
) -> None:
    with database.connect(ann.role) as connection:
        habits = [
            number(
                connection, "INSERT INTO habits (name, started_on) VALUES (%s, %s) RETURNING id", name, TODAY
            )
            for name in ("Read", "Run")
        ]
        for habit in habits:
            reschedule(connection, habit, 0)
    forward = steps_in_turn([enter, rest, reschedule, take_back], habits)
    backward = steps_in_turn([reschedule, take_back, enter, rest], habits[::-1])
    rounds(database, [(ann.role, forward), (ann.role, backward)], number=ROUNDS)
    assert_derived_state_is_right(database)


def test_two_sessions_of_one_person_undo_at_once(database: Database, ann: Member) -> None:
    with database.connect(ann.role) as connection:
        habit = number(
            connection, "INSERT INTO habits (name, started_on) VALUES ('Read', %s) RETURNING id", TODAY
        )
        reschedule(connection, habit, 0)
        for turn in range(ROUNDS):
            enter(connection, habit, turn)
    undoing = steps_in_turn([undo], [habit])
    rounds(database, [(ann.role, undoing), (ann.role, undoing)], number=ROUNDS // 2)
    assert_derived_state_is_right(database)
    with database.connect(ann.role) as connection:
        assert number(connection, "SELECT count(*) FROM habit_entries") == 0
        assert number(connection, "SELECT count(*) FROM habit_schedules") == 1
