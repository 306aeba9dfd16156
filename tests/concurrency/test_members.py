"""People who come, go and are taken off while others check in: no deadlock, no standing left behind."""

from __future__ import annotations

import psycopg
from psycopg import errors

from tests.concurrency.conftest import Club
from tests.concurrency.test_weights import ROUNDS, then_undoing, weighing
from tests.concurrency.together import Action, assert_derived_state_is_right, rounds
from tests.fixtures.cluster import Connection
from tests.fixtures.database import fetch, scalar

CHECK_IN = """
    INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, date '2026-11-01' + %s, '{4}')
    ON CONFLICT (user_id, journey_id, day) DO UPDATE SET efforts = excluded.efforts
"""


def calling(query: str, *parameters: object) -> Action:
    def action(connection: Connection, _turn: int) -> None:
        fetch(connection, query, *parameters)

    return action


def checking_in_if_on_it(journey: int) -> Action:
    """Check in; whoever is off the journey just then is refused, and nothing else."""

    def action(connection: Connection, turn: int) -> None:
        try:
            with connection.transaction():
                fetch(connection, CHECK_IN, journey, turn % 7)
        except errors.InsufficientPrivilege:
            pass

    return action


def test_one_is_taken_off_and_one_leaves_while_they_check_in(club: Club) -> None:
    journey = club.journeys[0]
    leave = then_undoing(calling("SELECT leave_journey(%s)", journey))
    people: list[tuple[str | None, Action]] = [
        ("ann", then_undoing(calling("SELECT remove_member(%s, 'ben')", journey))),
        ("ben", checking_in_if_on_it(journey)),
        ("cleo", leave),
    ]
    rounds(club.database, people, number=ROUNDS - 1)
    assert_derived_state_is_right(club.database)


def test_weights_change_while_members_come_and_go(club: Club) -> None:
    journey = club.journeys[0]
    people: list[tuple[str | None, Action]] = [
        ("ann", weighing(journey)),
        ("ben", checking_in_if_on_it(journey)),
        ("cleo", then_undoing(calling("SELECT leave_journey(%s)", journey))),
    ]
    rounds(club.database, people, number=ROUNDS - 1)
    assert_derived_state_is_right(club.database)


def test_of_two_owners_who_leave_at_once_one_stays(club: Club) -> None:
    journey = club.journeys[0]
    for _ in range(10):
        with club.database.connect("ann") as anns:
            fetch(anns, "SELECT set_member_role(%s, 'ben', 'owner')", journey)
        refused: list[str | None] = []

        def leaving(connection: Connection, _turn: int, refused: list[str | None] = refused) -> None:
            try:
                with connection.transaction():
                    fetch(connection, "SELECT leave_journey(%s)", journey)
            except psycopg.Error as error:
                refused.append(error.diag.constraint_name)

        rounds(club.database, [("ann", leaving), ("ben", leaving)], number=1)
        assert refused == ["journey_members_last_owner"]
        with club.database.owner() as owner:
            query = (
                "UPDATE journey_members SET left_at = NULL, role = %s WHERE journey_id = %s AND user_id = %s"
            )
            for name, role in (("ann", "owner"), ("ben", "member")):
                user = scalar(owner, "SELECT id FROM users WHERE username = %s", name)
                fetch(owner, query, role, journey, user)


def test_one_token_admits_one(club: Club) -> None:
    with club.database.connect("ann") as anns:
        journey = scalar(anns, "SELECT create_journey('New')")
        query = "SELECT * FROM invite_to_journey(%s, 'x@example.org', 'member', sha256('x'))"
        fetch(anns, query, journey)
    admitted: list[object] = []

    def accepting(connection: Connection, _turn: int) -> None:
        admitted.append(scalar(connection, "SELECT accept_invite('x')"))

    rounds(club.database, [("ben", accepting), ("cleo", accepting)], number=1)
    assert sorted(admitted, key=str) == [journey, None]
