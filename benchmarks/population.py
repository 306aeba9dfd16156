"""Made-up people with their check-ins and habits, put in by statements over whole sets.

Only facts are written here. Scores come from the database's own function; standings, streaks and the audit
from its own triggers; `verify` compares them with what the database computes from nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.db.target import PRIVATE_DATABASE

if TYPE_CHECKING:
    from benchmarks.home import Connection, Home

JOURNEY = "Health"
DIMENSIONS = ("Sleep", "Sport:2", "Food:3")
HABIT = "Read"
_ROWS_PER_STATEMENT = 250_000

_PEOPLE = """
    WITH person AS (
      INSERT INTO users (username) SELECT 'member_' || number FROM generate_series(2, %(people)s) AS number
      RETURNING id)
    INSERT INTO user_settings (user_id) SELECT id FROM person
"""

_JOURNEYS = (
    "INSERT INTO journeys (title) SELECT 'Group ' || number FROM generate_series(2, %(groups)s) AS number"
)

_QUESTIONS = """
    INSERT INTO dimensions (journey_id, slot, name, position)
    SELECT j.id, d.slot, d.name, d.position
    FROM journeys AS j CROSS JOIN dimensions AS d
    WHERE d.journey_id = %(journey)s AND j.id <> %(journey)s
"""

_WEIGHTS = """
    INSERT INTO journey_weights (journey_id, from_day, weights, required)
    SELECT j.id, w.from_day, w.weights, w.required
    FROM journeys AS j CROSS JOIN journey_weights AS w
    WHERE w.journey_id = %(journey)s AND j.id <> %(journey)s
"""

# People fill the journeys in the order of their ids: who measures is on the journey that they made.
_MEMBERS = """
    INSERT INTO journey_members (user_id, journey_id)
    SELECT u.id, j.id
    FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / %(group_size)s AS place FROM users) AS u
    JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM journeys) AS j USING (place)
    ON CONFLICT DO NOTHING
"""

_HABITS = """
    INSERT INTO habits (user_id, name, started_on)
    SELECT u.id, CASE number WHEN 1 THEN %(habit)s ELSE 'Habit ' || number END, current_date - 2 * %(days)s
    FROM users AS u CROSS JOIN generate_series(1, %(habits)s) AS number
"""

_SCHEDULES = """
    INSERT INTO habit_schedules (user_id, habit_id, from_day, kind, target, unit)
    SELECT user_id, id, started_on, 'day', 30, 'min' FROM habits
"""

# Every tenth day is missed. Efforts differ by remainders, so that the rows are the same each time.
_CHECKINS = """
    WITH answer AS MATERIALIZED (
      SELECT row_number() OVER () - 1 AS number, e.efforts,
             score_half_points(e.efforts, (weights_on(%(journey)s, current_date)).weights) AS half_points
      FROM (SELECT ARRAY[a, b, c]::smallint[] AS efforts
            FROM generate_series(1, 5) AS a, generate_series(1, 5) AS b, generate_series(1, 5) AS c) AS e
    )
    INSERT INTO checkins (user_id, journey_id, day, efforts, half_points)
    SELECT m.user_id, m.journey_id, current_date - n - (n - 1) / 9, a.efforts, a.half_points
    FROM journey_members AS m
    CROSS JOIN generate_series(1, %(days)s) AS n
    JOIN answer AS a ON a.number = (m.user_id * 7 + n * 31) %% 125
    WHERE m.user_id BETWEEN %(first)s AND %(last)s
"""

_ENTRIES = """
    INSERT INTO habit_entries (user_id, habit_id, day, amount)
    SELECT h.user_id, h.id, current_date - n - (n - 1) / 9, 10 + (h.id * 7 + n * 31) %% 40
    FROM habits AS h
    CROSS JOIN generate_series(1, %(days)s) AS n
    WHERE h.user_id BETWEEN %(first)s AND %(last)s
"""

# What is stored and what it should be, each less the other: no row where both hold the same.
_WRONG = """
    SELECT count(*) FROM (
      (SELECT {columns} FROM {table} EXCEPT ALL SELECT {columns} FROM expected_{what}())
      UNION ALL
      (SELECT {columns} FROM expected_{what}() EXCEPT ALL SELECT {columns} FROM {table})
    ) AS difference
"""
_DERIVED = {
    "streaks": "user_id, subject, subject_id, met, excused, longest",
    "standings": "journey_id, user_id, period, bucket, half_points, checkins",
    "scores": "user_id, journey_id, day, half_points",
}
_STORED = {"scores": "checkins"}
"""What is stored in a table of another name."""


class WrongStateError(Exception):
    """Derived state differs from what the facts say: whatever is measured on it means nothing."""


@dataclass(frozen=True, slots=True)
class Population:
    """How many people, each with how many days up to yesterday, in journeys of ``group_size`` members.

    Everybody also has so many ``habits``, with an entry on each of those days; the first is named ``HABIT``.
    """

    people: int
    days: int
    group_size: int = 100
    habits: int = 0

    @property
    def checkins(self) -> int:
        """How many check-ins that makes."""
        return self.people * self.days

    @property
    def entries(self) -> int:
        """How many rows of facts that makes."""
        return self.checkins * (1 + self.habits)


def populate(home: Home, population: Population, *, database: str = PRIVATE_DATABASE) -> None:
    """Fill an empty home; its person is the first of the people and owns the first journey, ``JOURNEY``."""
    options = [word for dimension in DIMENSIONS for word in ("-d", dimension)]
    home.run("journey", "create", JOURNEY, *options, database=database)
    with home.connect(database=database) as connection:
        (journey,) = connection.execute("SELECT min(id) FROM journeys").fetchone() or (0,)
        values = {
            "people": population.people,
            "days": population.days,
            "groups": -(-population.people // population.group_size),
            "group_size": population.group_size,
            "journey": journey,
            "habit": HABIT,
            "habits": population.habits,
        }
        statements = [_PEOPLE, _JOURNEYS, _QUESTIONS, _WEIGHTS, _MEMBERS]
        for statement in statements + ([_HABITS, _SCHEDULES] if population.habits else []):
            connection.execute(statement.encode(), values)
        connection.execute("ANALYZE")
        for statement in [_CHECKINS] + ([_ENTRIES] if population.habits else []):
            _in_slices(connection, statement, values, population)
        settle(connection)


def settle(connection: Connection) -> None:
    """Do what the server would do by and by, so that it does not do it while something is measured."""
    connection.execute("VACUUM (ANALYZE)")
    connection.execute("CHECKPOINT")


def verify(connection: Connection) -> None:
    """Compare scores, standings and streaks with the facts; `WrongStateError` where one row differs."""
    for what, columns in _DERIVED.items():
        query = _WRONG.format(table=_STORED.get(what, what), what=what, columns=columns)
        (wrong,) = connection.execute(query.encode()).fetchone() or (0,)
        if wrong:
            raise WrongStateError(f"{wrong} rows of {what} are not what the facts say.")


def _in_slices(
    connection: Connection, statement: str, values: dict[str, object], population: Population
) -> None:
    """Run the statement for so many people at a time that their rows stay at hand."""
    people = max(1, _ROWS_PER_STATEMENT // (population.days * max(1, population.habits)))
    (lowest, highest) = connection.execute("SELECT min(id), max(id) FROM users").fetchone() or (0, 0)
    for first in range(lowest, highest + 1, people):
        connection.execute(statement.encode(), {**values, "first": first, "last": first + people - 1})
