"""People who check in at the same moment, alone and in bulk."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from tests.concurrency.conftest import Club
from tests.concurrency.together import Action, assert_derived_state_is_right, rounds
from tests.fixtures.cluster import Connection
from tests.fixtures.database import TODAY, Database, Member, fetch, number

ROUNDS = 25
FIRST = date(2026, 1, 1)

PUT = """
    INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, %s, %s)
    ON CONFLICT (user_id, journey_id, day) DO UPDATE SET efforts = excluded.efforts
"""


def checking_in(journey: int, effort: int) -> Action:
    """Check in to another day each round."""
    return lambda connection, turn: _put(connection, journey, FIRST + timedelta(days=turn), effort)


def _put(connection: Connection, journey: int, day: date, effort: int) -> None:
    fetch(connection, PUT, journey, day, [effort])


def test_two_people_check_in_to_one_journey_at_once(club: Club) -> None:
    journey = club.journeys[0]
    rounds(club.database, [("ann", checking_in(journey, 5)), ("ben", checking_in(journey, 3))], number=ROUNDS)
    assert_derived_state_is_right(club.database)
    with club.database.superuser() as connection:
        rows = fetch(
            connection,
            "SELECT half_points, checkins FROM standings WHERE journey_id = %s AND period = 0 ORDER BY 1",
            journey,
        )
    assert rows == [(ROUNDS * 2, ROUNDS), (ROUNDS * 6, ROUNDS)]


def test_people_check_in_to_two_journeys_in_opposite_order(club: Club) -> None:
    def both(*journeys: int) -> Action:
        def action(connection: Connection, turn: int) -> None:
            for journey in journeys:
                _put(connection, journey, FIRST + timedelta(days=turn), 4)

        return action

    first, second = club.journeys
    rounds(club.database, [("ann", both(first, second)), ("ben", both(second, first))], number=ROUNDS)
    assert_derived_state_is_right(club.database)


def test_two_sessions_of_one_person_on_the_same_day_make_one_row(club: Club) -> None:
    journey = club.journeys[0]
    rounds(club.database, [("ann", checking_in(journey, 5)), ("ann", checking_in(journey, 1))], number=ROUNDS)
    assert_derived_state_is_right(club.database)
    with club.database.connect("ann") as connection:
        assert number(connection, "SELECT count(*) FROM checkins") == ROUNDS
        assert number(connection, "SELECT count(*) FROM checkins WHERE efforts IN ('{5}', '{1}')") == ROUNDS


def test_amounts_of_two_sessions_add_up(database: Database, ann: Member) -> None:
    with database.connect(ann.role) as connection:
        habit = number(
            connection, "INSERT INTO habits (name, started_on) VALUES ('Read', %s) RETURNING id", TODAY
        )
        fetch(
            connection,
            "INSERT INTO habit_schedules (habit_id, from_day, kind) VALUES (%s, %s, 'day')",
            habit,
            TODAY,
        )

    def add_one(connection: Connection, turn: int) -> None:
        fetch(
            connection,
            """INSERT INTO habit_entries (habit_id, day, amount) VALUES (%s, %s, 1)
               ON CONFLICT (user_id, habit_id, day) DO UPDATE SET amount = habit_entries.amount + 1""",
            habit,
            TODAY - timedelta(days=turn % 2),
        )

    rounds(database, [("ann", add_one), ("ann", add_one), ("ann", add_one)], number=ROUNDS)
    assert_derived_state_is_right(database)
    with database.connect(ann.role) as connection:
        assert number(connection, "SELECT sum(amount)::integer FROM habit_entries") == 3 * ROUNDS


def importing(journeys: list[int], *, days: int, effort: int) -> Action:
    """Import so many days into the journeys, in their order; each round answers differently."""

    def action(connection: Connection, turn: int) -> None:
        batch = uuid4()
        for place, journey in enumerate(journeys):
            fetch(
                connection,
                """INSERT INTO staged_checkins (batch, line, journey_id, day, efforts)
                   SELECT %s, %s + n, %s, %s::date - n, ARRAY[%s::smallint]
                   FROM generate_series(1, %s) AS n""",
                batch,
                place * days,
                journey,
                TODAY,
                (effort + turn) % 5 + 1,
                days,
            )
        fetch(connection, "SELECT apply_staged_checkins(%s)", batch)
        fetch(connection, "SELECT clear_staged(%s)", batch)

    return action


def test_imports_of_different_people_at_once(club: Club) -> None:
    first, second = club.journeys
    people = [
        ("ann", importing([first, second], days=150, effort=1)),
        ("ben", importing([second, first], days=150, effort=2)),
        ("cleo", importing([second, first], days=90, effort=3)),
    ]
    rounds(club.database, [*people], number=8)
    assert_derived_state_is_right(club.database)
    with club.database.superuser() as connection:
        assert number(connection, "SELECT count(*) FROM checkins") == 2 * (150 + 150 + 90)


def test_imports_of_one_person_at_once(club: Club) -> None:
    first, second = club.journeys
    people = [
        ("ann", importing([first, second], days=150, effort=1)),
        ("ann", importing([second, first], days=100, effort=3)),
    ]
    rounds(club.database, [*people], number=8)
    assert_derived_state_is_right(club.database)
    with club.database.connect("ann") as connection:
        assert number(connection, "SELECT count(*) FROM checkins") == 2 * 150
