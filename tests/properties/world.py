"""One person in one database, driven within a single transaction: quick, and gone without a trace.

The superuser's connection takes on the person's login for what the person does, so `me()`, privileges and
row security are the person's. After each step the audit is told that its transaction is over, so that steps
can be undone one by one although they share one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from psycopg.rows import TupleRow

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch, number
from tests.properties.model import Rest, Schedule, Standing, State

PERSON = "ann"
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)

_COLUMNS = {
    "streaks": "user_id, subject, subject_id, met, excused, longest",
    "standings": "journey_id, user_id, period, bucket, half_points, checkins",
}


class World:
    """A person's facts in an open transaction; ``close`` takes all of it back."""

    def __init__(self, database: Database, today: date) -> None:
        """Begin at noon of a day."""
        self.connection: Connection = database.connect(None, autocommit=False)
        self.today = today
        fetch(self.connection, "SELECT set_config('tracker.now', %s, false)", f"{today}T12:00:00Z")

    def close(self) -> None:
        """Roll everything back."""
        self.connection.rollback()
        self.connection.close()

    @contextmanager
    def person(self) -> Iterator[Connection]:
        """Be the person; what is refused is rolled back and raised."""
        with self.connection.transaction():
            self.connection.execute(f"SET LOCAL SESSION AUTHORIZATION {PERSON}".encode())
            yield self.connection
            self.connection.execute("RESET SESSION AUTHORIZATION")

    def ask(self, query: str, *parameters: object) -> Sequence[TupleRow]:
        """Read as the person."""
        with self.person() as connection:
            return fetch(connection, query, *parameters)

    def do(self, statement: str, *parameters: object) -> bool:
        """Let the person carry out one command of one statement; returns whether it made a step of undo."""
        return self.do_all([(statement, parameters)])

    def do_all(self, statements: Sequence[tuple[str, Sequence[object]]]) -> bool:
        """Let the person carry out one command of several statements."""
        before = self._last_step()
        with self.person() as connection:
            for statement, parameters in statements:
                fetch(connection, statement, *parameters)
        self.end_step()
        return self._last_step() > before

    def end_step(self) -> None:
        """Tell the audit that the transaction is over."""
        self.connection.execute("UPDATE audit_log SET txid = '3' WHERE txid = pg_current_xact_id()")

    def revert(self, door: str) -> bool:
        """Undo or redo (``undo_last``, ``redo_last``); returns whether there was anything."""
        ((step,),) = self.ask(f"SELECT {door}()")
        self.end_step()
        return step is not None

    def _last_step(self) -> int:
        return number(self.connection, "SELECT coalesce(max(id), 0) FROM audit_log")

    def differences(self, table: str) -> Sequence[TupleRow]:
        """Return rows that are stored but not expected from the facts, or the other way round."""
        stored = f"SELECT {_COLUMNS[table]} FROM {table}"
        query = f"""
            WITH expected AS MATERIALIZED (SELECT {_COLUMNS[table]} FROM expected_{table}())
            ({stored} EXCEPT ALL TABLE expected) UNION ALL (TABLE expected EXCEPT ALL {stored})
        """
        return fetch(self.connection, query)

    def add_habit(self, name: str) -> int:
        """Make a habit that has no schedule yet."""
        ((habit,),) = self.ask(
            "INSERT INTO habits (name, started_on) VALUES (%s, %s) RETURNING id", name, self.today
        )
        self.end_step()
        assert isinstance(habit, int)
        return habit

    def standing(self, subject: str, subject_id: int, day: date) -> Standing:
        """Return where a streak stands according to the database."""
        ((now, best, state),) = self.ask(
            "SELECT current, longest, state FROM streak_board(%s) WHERE subject = %s AND subject_id = %s",
            day,
            subject,
            subject_id,
        )
        return Standing(now, best, state_of(state))


def state_of(word: object) -> State:
    """Return a state that the database named."""
    states: Sequence[State] = ("active", "open", "broken", "paused", "unstarted")
    return next(state for state in states if state == word)


ScheduleRow = tuple[str, int, date, int, int | None, str, Decimal, int | None, str | None]


def schedule_row(schedule: Schedule) -> ScheduleRow:
    """Return kind, every, anchor, weekdays, times, direction, target and skips as the table has them."""
    mask = sum(1 << (weekday - 1) for weekday in schedule.weekdays)
    return (
        schedule.kind,
        schedule.every,
        schedule.anchor,
        mask if schedule.kind == "weekdays" else 127,
        schedule.times,
        schedule.direction,
        schedule.target,
        schedule.skips,
        schedule.per,
    )


PUT_SCHEDULE = """
    INSERT INTO habit_schedules
      (habit_id, from_day, kind, every, anchor, weekdays, times, direction, target, skips, skips_per)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (user_id, habit_id, from_day) DO UPDATE
    SET (kind, every, anchor, weekdays, times, direction, target, skips, skips_per)
      = (excluded.kind, excluded.every, excluded.anchor, excluded.weekdays, excluded.times,
         excluded.direction, excluded.target, excluded.skips, excluded.skips_per)
"""

PUT_ENTRY = """
    INSERT INTO habit_entries (habit_id, day, answer, amount) VALUES (%s, %s, %s, %s)
    ON CONFLICT (user_id, habit_id, day) DO UPDATE SET answer = excluded.answer, amount = excluded.amount
"""

PUT_PAUSE = "INSERT INTO pauses (habit_id, journey_id, from_day, until_day) VALUES (%s, %s, %s, %s)"


def rest_row(rest: Rest) -> tuple[date, date | None]:
    """Return first and last day as the table has them."""
    return rest.first, rest.last


def clipped(day: date) -> date:
    """Return the nearest day that the database takes."""
    return min(max(day, FIRST_DAY), LAST_DAY)
