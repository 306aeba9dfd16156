"""Owners who change weights while members check in: nobody waits for ever, and no score is left behind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Event

from tests.concurrency.conftest import Club
from tests.concurrency.test_checkins import FIRST, checking_in, importing
from tests.concurrency.together import Action, assert_derived_state_is_right, rounds
from tests.fixtures.cluster import Connection
from tests.fixtures.database import fetch, scalar

ROUNDS = 25
WEIGH = "SELECT set_dimension_weight(%s, 1::smallint, %s::smallint, true, %s)"


def weighing(*journeys: int) -> Action:
    """Give the journeys' dimension another weight each round, from a day in the past."""

    def action(connection: Connection, turn: int) -> None:
        for journey in journeys:
            fetch(connection, WEIGH, journey, turn % 5 + 1, FIRST + timedelta(days=turn % 3))

    return action


def then_undoing(action: Action) -> Action:
    """Do it in one round, take it back in the next."""

    def either(connection: Connection, turn: int) -> None:
        if turn % 2 == 0:
            action(connection, turn)
        else:
            assert scalar(connection, "SELECT undo_last()") is not None

    return either


def test_weights_change_while_members_check_in(club: Club) -> None:
    journey = club.journeys[0]
    people = [("ann", weighing(journey)), ("ben", checking_in(journey, 5)), ("cleo", checking_in(journey, 3))]
    rounds(club.database, [*people], number=ROUNDS)
    assert_derived_state_is_right(club.database)


def test_weights_change_while_members_import(club: Club) -> None:
    journey = club.journeys[0]
    people = [
        ("ann", weighing(journey)),
        ("ben", importing([journey], days=60, effort=1)),
        ("cleo", importing([journey], days=60, effort=3)),
    ]
    rounds(club.database, [*people], number=10)
    assert_derived_state_is_right(club.database)


def test_two_owners_change_weights_of_their_journeys_at_once(club: Club) -> None:
    first, second = club.journeys
    rounds(club.database, [("cleo", checking_in(first, 2)), ("ann", checking_in(second, 4))], number=5)
    people = [("ann", weighing(first)), ("ben", weighing(second)), ("cleo", checking_in(second, 5))]
    rounds(club.database, [*people], number=ROUNDS)
    assert_derived_state_is_right(club.database)


def test_two_owners_undo_changes_of_weights_at_once(club: Club) -> None:
    first, second = club.journeys
    for journey in club.journeys:
        people = [(role, checking_in(journey, 3)) for role in ("ann", "ben", "cleo")]
        rounds(club.database, [*people], number=3)
    changes = [("ann", then_undoing(weighing(first))), ("ben", then_undoing(weighing(second)))]
    rounds(club.database, [*changes], number=ROUNDS * 2)
    assert_derived_state_is_right(club.database)


def test_two_owners_undo_several_steps_at_once(club: Club) -> None:
    """All whom the steps touch are locked before the first: taking them one step at a time would deadlock."""
    first, second = club.journeys
    for journey in club.journeys:
        people = [(role, checking_in(journey, 3)) for role in ("ann", "ben", "cleo")]
        rounds(club.database, [*people], number=3)

    def several(weigh: Action, check_in: Action) -> Action:
        def either(connection: Connection, turn: int) -> None:
            if turn % 3 == 0:
                weigh(connection, turn)
            elif turn % 3 == 1:
                check_in(connection, turn)
            else:
                fetch(connection, "SELECT lock_steps('undo', 2)")
                assert None not in [scalar(connection, "SELECT undo_last()") for _ in range(2)]

        return either

    owners = [
        ("ann", several(weighing(first), checking_in(second, 4))),
        ("ben", several(weighing(second), checking_in(first, 4))),
    ]
    rounds(club.database, [*owners], number=ROUNDS * 3)
    assert_derived_state_is_right(club.database)


def test_a_checkin_under_way_is_scored_with_the_weights_that_come_in_between(club: Club) -> None:
    """The check-in is not committed yet when the owner weighs: the owner waits and scores it again."""
    journey = club.journeys[0]
    day = date(2026, 5, 1)
    ann, ben = (club.database.connect(role, autocommit=False) for role in ("ann", "ben"))
    checking_in(journey, 5)(ben, (day - FIRST).days)
    weighed = Event()

    def weigh() -> None:
        fetch(ann, WEIGH, journey, 4, day)
        ann.commit()
        weighed.set()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(weigh)
        assert not weighed.wait(0.3)
        ben.commit()
        done.result(timeout=10)
    assert_derived_state_is_right(club.database)
    assert fetch(ben, "SELECT half_points FROM checkins") == [(24,)]
