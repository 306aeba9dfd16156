"""Streaks of journeys as `tracker streaks` tells them: states, days left, rests, and whose they are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import pytest

from tests.fixtures.database import TODAY, Database, Member, fetch
from tests.fixtures.program import Program
from tracker.features.streaks.service import (
    Streak,
    StreakLength,
    all_streaks,
    board,
    journey_lengths,
    streak_of,
)

KEYS = ["kind", "name", "current", "longest", "unit", "last_day", "state", "days_left", "rule"]


@pytest.fixture
def journey(database: Database, ann: Member) -> int:
    """Ann's journey; its one dimension is Run."""
    connection = database.connect(ann.role)
    ((journey_id,),) = fetch(connection, "SELECT create_journey('Fitness')")
    fetch(connection, "SELECT add_dimension(%s, 'Run', 1::smallint, true, '1900-01-01')", journey_id)
    return cast("int", journey_id)


def log(database: Database, journey: int, *distances: int, role: str = "ann") -> None:
    """Check in so many days before today."""
    connection = database.connect(role)
    for distance in distances:
        fetch(
            connection,
            "INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, %s, '{3}')",
            journey,
            TODAY - timedelta(days=distance),
        )


def rest(database: Database, first: int, last: int | None, journey: int | None = None) -> None:
    """Let Ann rest from so many days ago until so many days ago, from everything or from one journey."""
    fetch(
        database.owner(),
        "INSERT INTO pauses (user_id, journey_id, from_day, until_day) SELECT id, %s, %s, %s FROM users"
        " WHERE username = 'ann'",
        journey,
        TODAY - timedelta(days=first),
        None if last is None else TODAY - timedelta(days=last),
    )


def streak(database: Database, journey: int, today: date = TODAY) -> Streak:
    with database.session("ann", today=today) as session:
        return streak_of(session, subject="journey", subject_id=journey, today=today)


def standing(found: Streak) -> tuple[str, int, int, int | None]:
    return found.state, found.current, found.longest, found.days_left


def test_a_streak_is_unstarted_active_open_and_broken(database: Database, journey: int) -> None:
    assert standing(streak(database, journey)) == ("unstarted", 0, 0, None)
    log(database, journey, 3, 2, 1)
    assert standing(streak(database, journey)) == ("open", 3, 3, 1)
    log(database, journey, 0)
    found = streak(database, journey)
    assert standing(found) == ("active", 4, 4, None)
    assert (found.met_now, found.last_day, found.length) == (True, TODAY, StreakLength(4, 4))
    assert standing(streak(database, journey, TODAY + timedelta(days=1))) == ("open", 4, 4, 1)
    missed = streak(database, journey, TODAY + timedelta(days=2))
    assert standing(missed) == ("broken", 0, 4, None)
    assert (missed.met_now, missed.last_day) == (False, TODAY)


def test_a_gap_that_is_filled_joins_both_sides(database: Database, journey: int) -> None:
    log(database, journey, 0, 1, 2, 4, 5)
    assert standing(streak(database, journey)) == ("active", 3, 3, None)
    log(database, journey, 3)
    assert standing(streak(database, journey)) == ("active", 6, 6, None)
    with database.connect("ann") as connection:
        fetch(connection, "SELECT remove_checkin(%s, %s)", journey, TODAY - timedelta(days=1))
    assert standing(streak(database, journey)) == ("active", 1, 4, None)


def test_rests_bridge_a_streak_without_counting(database: Database, journey: int) -> None:
    log(database, journey, 7, 6, 0)
    assert standing(streak(database, journey)) == ("active", 1, 2, None)
    rest(database, 5, 3)
    assert standing(streak(database, journey)) == ("active", 1, 2, None)
    log(database, journey, 2, 1)
    assert standing(streak(database, journey)) == ("active", 5, 5, None)


def test_a_rest_that_lasts_is_paused_and_keeps_the_streak(database: Database, journey: int) -> None:
    log(database, journey, 7, 6)
    rest(database, 5, None, journey)
    assert standing(streak(database, journey)) == ("paused", 2, 2, None)
    assert standing(streak(database, journey, TODAY + timedelta(days=90))) == ("paused", 2, 2, None)


def test_a_rest_of_one_journey_leaves_the_others(database: Database, journey: int) -> None:
    with database.connect("ann") as connection:
        ((other,),) = fetch(connection, "SELECT create_journey('Reading')")
        fetch(connection, "SELECT add_dimension(%s, 'Read', 1::smallint, true, '1900-01-01')", other)
    log(database, journey, 3)
    log(database, cast("int", other), 3)
    rest(database, 2, None, journey)
    with database.session("ann") as session:
        states = {found.name: found.state for found in board(session, today=TODAY)}
    assert states == {"Fitness": "paused", "Reading": "broken"}


def test_the_board_leaves_out_what_is_put_away(database: Database, journey: int) -> None:
    log(database, journey, 0)
    for status, shown, kept in (("active", 1, 1), ("archived", 0, 1), ("deleted", 0, 0)):
        fetch(database.owner(), "UPDATE journeys SET status = %s", status)
        with database.session("ann") as session:
            assert len(board(session, today=TODAY)) == shown
            assert len(all_streaks(session, today=TODAY)) == kept


def test_lengths_are_told_for_any_day_in_the_order_asked(database: Database, journey: int) -> None:
    log(database, journey, 0, 1, 2, 5)
    days = [TODAY - timedelta(days=distance) for distance in (1, 5, 0, 3)]
    with database.session("ann") as session:
        lengths = journey_lengths(session, days=[(journey, day) for day in days])
    assert lengths == [StreakLength(2, 3), StreakLength(1, 3), StreakLength(3, 3), StreakLength(0, 3)]


def test_each_person_has_their_own(database: Database, journey: int, ben: Member, program: Program) -> None:
    fetch(
        database.owner(),
        "INSERT INTO journey_members (user_id, journey_id) VALUES (%s, %s)",
        ben.id,
        journey,
    )
    log(database, journey, 0, 1)
    log(database, journey, 1, role="ben")
    mine, theirs = (program("streaks", "--json", role=role).json() for role in ("ann", "ben"))
    row = {"kind": "journey", "name": "Fitness", "unit": "day", "rule": "every day"}
    assert mine == [
        row | {"current": 2, "longest": 2, "last_day": "2026-11-20", "state": "active", "days_left": None}
    ]
    assert theirs == [
        row | {"current": 1, "longest": 1, "last_day": "2026-11-19", "state": "open", "days_left": 1}
    ]
    assert fetch(database.connect("ben"), "SELECT user_id FROM streaks") == [(ben.id,)]


def test_journeys_come_before_habits_each_by_name(program: Program) -> None:
    for title in ("beta", "Alpha"):
        program("journey", "create", title, "-d", "Run")
    for name in ("walk", "Read"):
        assert program("habit", "add", name, "--every", "day").exit_code == 0
    rows = cast("list[dict[str, object]]", program("streaks", "--json").json())
    assert [list(row) for row in rows] == [KEYS] * 4
    assert [(row["kind"], row["name"]) for row in rows] == [
        ("journey", "Alpha"),
        ("journey", "beta"),
        ("habit", "Read"),
        ("habit", "walk"),
    ]


def test_the_day_is_the_persons(database: Database, journey: int, program: Program) -> None:
    log(database, journey, 1)
    states = []
    for zone in ("Pacific/Kiritimati", "America/New_York"):
        fetch(database.owner(), "UPDATE users SET timezone = %s", zone)
        rows = program("streaks", "--json", now="2026-11-21T03:00:00Z").json()
        states.append(cast("list[dict[str, object]]", rows)[0]["state"])
    assert states == ["broken", "open"]
