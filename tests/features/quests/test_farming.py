"""Whoever has psql has the same quests as everybody: nobody writes their own XP."""

# ruff: noqa: E501, ISC004 -- a table reads best with an attempt on a line

from __future__ import annotations

import pytest
from psycopg import Error

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, Member, fetch, number, scalar

DENIED = "42501"
CHECK = "23514"
INSERT = "INSERT INTO quests (kind, title, measure, needed, starts_on, ends_on"
TODAY = "date '2026-11-20'"
ATTEMPTS = {
    "an amount of one's own": (f"{INSERT}, xp) VALUES ('daily', 'x', NULL, 1, {TODAY}, {TODAY}, 999)", DENIED),
    "known for long": (
        f"{INSERT}, made_on) VALUES ('daily', 'x', NULL, 1, {TODAY}, {TODAY}, '2020-01-01')", DENIED
    ),
    "a state of one's own": (
        "INSERT INTO quest_states (user_id, quest_id, status, ends_on) SELECT user_id, id, 'completed', ends_on "
        "FROM quests", DENIED,
    ),
    "a state that is changed": ("UPDATE quest_states SET status = 'completed', counts = true", DENIED),
    "a measured quest completed by hand": ("UPDATE quests SET status = 'completed' WHERE title = 'Five'", CHECK),
    "one that is completed as it is made": (
        f"{INSERT}, status) VALUES ('milestone', 'x', 'checkins', 5, {TODAY}, {TODAY}, 'completed')", CHECK
    ),
    "less to do": ("UPDATE quests SET needed = 1", DENIED),
    "more time": ("UPDATE quests SET ends_on = '2026-12-31'", DENIED),
    "another day of completion": ("UPDATE quests SET ended_on = '2026-11-19'", DENIED),
    "a completion to come": (
        f"{INSERT}, status, ended_on) VALUES ('milestone', 'x', NULL, 1, {TODAY}, '2026-12-01', 'completed', "
        "'2026-11-30')", CHECK,
    ),
    "a milestone without anything to reach": (
        f"{INSERT}) VALUES ('milestone', 'x', 'checkins', 0, {TODAY}, {TODAY})", CHECK
    ),
    "gone, so that it does not fail": ("DELETE FROM quests", DENIED),
    "points of a mission": ("UPDATE missions SET points = 1000", DENIED),
    "a mission of one's own": (
        "SELECT add_mission('x', 'x', 'x', 'beginner', 'x', 1000, 1, NULL, '{}', '{}')", DENIED
    ),
    "verdicts of one's own": ("SELECT store_verdicts(NULL, NULL)", DENIED),
}  # fmt: skip


@pytest.fixture
def psql(database: Database, ann: Member) -> Connection:  # noqa: ARG001 -- she has to be there
    """Ann's psql; she has a measured quest of five check-ins."""
    connection = database.connect("ann")
    fetch(connection, f"{INSERT}) VALUES ('milestone', 'Five', 'checkins', 5, {TODAY}, {TODAY})")
    return connection


def paid(psql: Connection) -> object:
    """Return what quests came to so far."""
    return scalar(psql, "SELECT coalesce(sum(amount), 0)::int FROM xp_ledger WHERE reason = 'quest'")


def test_every_attempt_is_refused(psql: Connection) -> None:
    verdicts = {}
    for name, (attempt, _) in ATTEMPTS.items():
        with pytest.raises(Error) as told:
            fetch(psql, attempt)
        verdicts[name] = told.value.sqlstate
    assert verdicts == {name: verdict for name, (_, verdict) in ATTEMPTS.items()}
    assert paid(psql) == 0


def test_three_of_a_day_pay_however_many_are_completed(psql: Connection) -> None:
    for round_ in range(1, 6):
        fetch(
            psql,
            f"{INSERT}, status) SELECT 'daily', 'Easy ' || n, NULL, 1, {TODAY}, {TODAY}, 'completed' "
            "FROM generate_series(1, 5) AS n",
        )
        assert paid(psql) == 30, round_
    # One worth more takes the place of one of them, and gives it back.
    mission = number(psql, "SELECT id FROM missions WHERE key = 'host-an-evening'")
    fetch(psql, "INSERT INTO quests (kind, mission_id, title) VALUES ('mission', %s, 'mine')", mission)
    fetch(psql, "UPDATE quests SET status = 'completed' WHERE mission_id = %s", mission)
    assert paid(psql) == 10 + 10 + 90
    fetch(psql, "SELECT undo_last()")
    assert paid(psql) == 30


def test_the_past_neither_pays_nor_costs(psql: Connection) -> None:
    fetch(
        psql,
        f"{INSERT}, status, ended_on) SELECT 'daily', 'Old', NULL, 1, d, d, 'completed', d "
        "FROM (SELECT date '2026-10-01' + n AS d FROM generate_series(1, 40) AS n) AS days",
    )
    fetch(
        psql,
        f"{INSERT}) SELECT 'daily', 'Missed', NULL, 1, d, d "
        "FROM (SELECT date '2026-10-01' + n AS d FROM generate_series(1, 40) AS n) AS days",
    )
    query = "SELECT status, count(*), bool_or(counts) FROM quest_states WHERE day IS NOT NULL GROUP BY 1 ORDER BY 1"
    assert fetch(psql, query) == [("completed", 40, False), ("failed", 40, False)]
    assert paid(psql) == 0


def test_what_began_before_it_was_known_pays_no_more_than_one_that_is_told(psql: Connection) -> None:
    journey = number(psql, "SELECT create_journey('Fitness')")
    scalar(psql, "SELECT add_dimension(%s, 'Strength', 1::smallint, true, '1900-01-01')", journey)
    fetch(
        psql,
        "INSERT INTO checkins (journey_id, day, efforts) "
        "SELECT %s, d::date, '{3}' FROM generate_series(date '2026-10-22', date '2026-11-20', '1 day') AS d",
        journey,
    )
    fetch(psql, f"{INSERT}) VALUES ('milestone', 'Long', 'checkins', 30, '2026-10-22', '2026-12-20')")
    assert fetch(psql, "SELECT status, xp FROM quest_states WHERE progress = 30") == [("completed", 10)]
    # A mission says itself what it asks for and how long it lasts.
    mission = number(psql, "SELECT id FROM missions WHERE key = 'ten-checkins'")
    fetch(
        psql,
        "INSERT INTO quests (kind, mission_id, title, measure, needed) VALUES ('mission', %s, 'x', NULL, 1)",
        mission,
    )
    query = "SELECT title, measure, needed, xp, ends_on - starts_on FROM quests WHERE mission_id IS NOT NULL"
    assert fetch(psql, query) == [("Ten check-ins", "checkins", 10, 40, 13)]
    with pytest.raises(Error, match="fewer days"):
        fetch(psql, "INSERT INTO quests (kind, mission_id, title, ends_on) VALUES ('mission', "
                    "(SELECT id FROM missions WHERE key = 'one-drawer'), 'x', '2026-12-24')")  # fmt: skip


def test_thirty_are_open_at_most_and_one_of_a_mission(psql: Connection) -> None:
    insert = (
        "INSERT INTO quests (kind, mission_id, title) SELECT 'mission', id, 'x' FROM missions WHERE key = %s"
    )
    fetch(psql, insert, "one-drawer")
    with pytest.raises(Error, match="the mission is open"):
        fetch(psql, insert, "one-drawer")
    for number_ in range(28):
        fetch(psql, f"{INSERT}) VALUES ('daily', 'Easy {number_}', NULL, 1, {TODAY}, {TODAY})")
    with pytest.raises(Error, match="too many quests are open"):
        fetch(psql, f"{INSERT}) VALUES ('daily', 'One more', NULL, 1, {TODAY}, {TODAY})")
