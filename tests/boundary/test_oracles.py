"""What is refused reads the same whether a thing is another's or is not there at all."""

from __future__ import annotations

import re
from contextlib import closing

import psycopg
import pytest

from tests.boundary.world import World
from tests.fixtures.database import fetch

QUESTIONS = {
    "check in": (
        "private",
        "INSERT INTO checkins (journey_id, day, efforts) VALUES ({}, '2026-11-19', '{{4,4}}')",
    ),
    "check in on a day that is taken": (
        "private",
        "INSERT INTO checkins (journey_id, day, efforts) VALUES ({}, '2026-11-18', '{{4,4}}')",
    ),
    "check in with efforts that do not fit": (
        "private",
        "INSERT INTO checkins (journey_id, day, efforts) VALUES ({}, '2026-11-18', '{{4,4,4,4}}')",
    ),
    "weigh": ("private", "SELECT set_dimension_weight({}, 1::smallint, 1::smallint, true, '2026-01-01')"),
    "add a dimension": ("private", "SELECT add_dimension({}, 'Sleep', 1::smallint, true, '2026-01-01')"),
    "remove a dimension": ("private", "SELECT remove_dimension({}, 1::smallint, '2026-01-01')"),
    "role": ("private", "SELECT require_role({}, 'member')"),
    "leaderboard": (
        "private",
        "SELECT * FROM leaderboard({}, 0::smallint, 0, '2026-01-01', '2026-12-31', 9)",
    ),
    "remove a check-in": ("private", "SELECT remove_checkin({}, '2026-11-18')"),
    "rename a journey": ("private", "UPDATE journeys SET title = 'x' WHERE id = {}"),
    "pause a journey": ("private", "INSERT INTO pauses (journey_id, from_day) VALUES ({}, '2026-11-18')"),
    "pause a habit": ("foreign_habit", "INSERT INTO pauses (habit_id, from_day) VALUES ({}, '2026-11-18')"),
    "focus": (
        "foreign_habit",
        """INSERT INTO focus_sessions (planned_minutes, habit_id, status, started_at, completed_at)
           VALUES (25, {}, 'completed', '2026-11-18 10:00Z', '2026-11-18 10:25Z')""",
    ),
    "enter": (
        "foreign_habit",
        "INSERT INTO habit_entries (habit_id, day, amount) VALUES ({}, '2026-11-18', 1)",
    ),
    "schedule": (
        "foreign_habit",
        "INSERT INTO habit_schedules (habit_id, from_day, kind) VALUES ({}, '2026-11-01', 'day')",
    ),
    "update a goal": (
        "foreign_goal",
        "INSERT INTO goal_updates (goal_id, day, added) VALUES ({}, '2026-11-18', 1)",
    ),
    "serve a goal": ("foreign_goal", "UPDATE habits SET goal_id = {}"),
    "remove an update": ("foreign_goal", "SELECT remove_goal_update({}, '2026-11-18')"),
    "remove an entry": ("foreign_habit", "SELECT remove_habit_entry({}, '2026-11-18')"),
    "remove schedules": ("foreign_habit", "SELECT remove_schedules_from({}, '1900-01-01')"),
    "remove a pause": ("foreign_pause", "SELECT remove_pause({})"),
    "invite": ("private", "SELECT * FROM invite_to_journey({}, 'x@example.org', 'member', sha256('x'))"),
    "join by oneself": ("private", "SELECT join_journey({})"),
    "leave": ("private", "SELECT leave_journey({})"),
    "give a role": ("private", "SELECT set_member_role({}, 'ben', 'member')"),
    "take off": ("private", "SELECT remove_member({}, 'ben')"),
    "people": ("private", "SELECT * FROM journey_people({})"),
    "how many": ("private", "SELECT member_count({})"),
    "figures": ("private", "SELECT * FROM journey_figures({})"),
    "means": ("private", "SELECT * FROM dimension_means({})"),
    "enter as another": (
        "ben",
        "INSERT INTO habit_entries (user_id, habit_id, day) VALUES ({}, 1, '2026-11-18')",
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_do_not_tell_foreign_from_missing(world: World, question: str) -> None:
    thing, sql = QUESTIONS[question]
    foreign, missing = world.names[thing], world.names["unknown"]
    assert answer(world, sql.format(foreign), foreign) == answer(world, sql.format(missing), missing)


def answer(world: World, sql: str, number: object) -> object:
    """Return all that a client is told, with the number that was asked for left out."""
    with closing(world.database.connect("ann")) as connection:
        try:
            return fetch(connection, sql)
        except psycopg.Error as error:
            said = (
                error.sqlstate,
                error.diag.message_primary,
                error.diag.message_detail,
                error.diag.message_hint,
                error.diag.constraint_name,
                error.diag.context,
            )
            return re.sub(rf"\b{number}\b", "N", repr(said))
