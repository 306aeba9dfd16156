"""A person's habits as a test drives them: every call is a command's transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from tests.fixtures.database import TODAY, Database, Member, fetch
from tracker.core.days import DayRange
from tracker.features.habits import service
from tracker.features.habits.service import DueHabit, EntryLog, HabitView, HeatDay, NewHabit, StoredState
from tracker.features.streaks.rules import Rule
from tracker.features.streaks.service import streak_of


@dataclass(frozen=True)
class Diary:
    """The habits of one person, through the public functions of the service."""

    database: Database
    role: str

    def add(self, name: str = "Read", rule: Rule | None = None, started_on: date = TODAY) -> HabitView:
        """Make a habit; every day unless a rule is given."""
        new = NewHabit(name=name, rule=rule or Rule("day"), started_on=started_on)
        with self.database.session(self.role) as session:
            return service.create(session, habit=new, today=TODAY)

    def edit(
        self, habit: HabitView, *, rule: Rule | None = None, from_day: date | None = None, **words: str | None
    ) -> HabitView:
        """Change words or the rule of a habit."""
        with self.database.session(self.role) as session:
            return service.edit(session, habit=habit, words=words, rule=rule, from_day=from_day, today=TODAY)

    def set_state(self, habit: HabitView, state: StoredState) -> HabitView:
        """Archive, restore or delete a habit."""
        with self.database.session(self.role) as session:
            return service.set_state(session, habit=habit, state=state, today=TODAY)

    def done(
        self, habit: HabitView, *days: date, amount: str | None = None, note: str | None = None
    ) -> EntryLog:
        """Log a habit on days; returns the last."""
        parsed = Decimal(amount) if amount is not None else None
        with self.database.session(self.role) as session:
            logs = [
                service.record(session, habit=habit, day=day, amount=parsed, note=note, today=TODAY)
                for day in days
            ]
        return logs[-1]

    def replace(self, habit: HabitView, day: date, amount: str) -> EntryLog:
        """Put an amount in place of a day's."""
        with self.database.session(self.role) as session:
            return service.replace(session, habit=habit, day=day, amount=Decimal(amount), today=TODAY)

    def deny(self, habit: HabitView, day: date) -> EntryLog:
        """Say that a habit was not done."""
        with self.database.session(self.role) as session:
            return service.deny(session, habit=habit, day=day, today=TODAY)

    def skip(self, habit: HabitView, day: date, note: str | None = None) -> EntryLog:
        """Excuse a habit for a day."""
        with self.database.session(self.role) as session:
            return service.skip(session, habit=habit, day=day, note=note, today=TODAY)

    def remove(self, habit: HabitView, day: date) -> None:
        """Take an entry back."""
        with self.database.session(self.role) as session:
            service.remove(session, habit=habit, day=day)

    def pause(self, habit: HabitView, from_day: date, until_day: date | None = None) -> HabitView:
        """Let a habit rest."""
        with self.database.session(self.role) as session:
            return service.pause(session, habit=habit, from_day=from_day, until_day=until_day, today=TODAY)

    def resume(self, habit: HabitView, today: date = TODAY) -> HabitView:
        """End a pause."""
        with self.database.session(self.role, today=today) as session:
            return service.resume(session, habit=habit, today=today)

    def streak(self, habit: HabitView, today: date = TODAY) -> tuple[int, int, str]:
        """Return current, longest and state of a streak."""
        with self.database.session(self.role, today=today) as session:
            found = streak_of(session, subject="habit", subject_id=habit.id, today=today)
        return found.current, found.longest, found.state

    def entries(self, first: date = TODAY, last: date = TODAY) -> list[EntryLog]:
        """Return what was entered in a range of days."""
        with self.database.session(self.role) as session:
            return service.day_entries(session, days=DayRange(first, last), today=TODAY)

    def heat(self, habit: HabitView, first: date, last: date) -> dict[date, HeatDay]:
        """Return what days of a range were."""
        with self.database.session(self.role) as session:
            return service.heat(session, habits=[habit], days=DayRange(first, last))[habit.id]

    def due(self, day: date = TODAY) -> dict[str, DueHabit]:
        """Return the habits of a day by name."""
        with self.database.session(self.role, today=day) as session:
            return {due.habit.name: due for due in service.due_today(session, day=day)}

    def undo(self) -> None:
        """Take the last step back."""
        with self.database.session(self.role, action="undo") as session:
            session.connection().exec_driver_sql("SELECT undo_last()")

    def redo(self) -> None:
        """Take the last undo back."""
        with self.database.session(self.role, action="redo") as session:
            session.connection().exec_driver_sql("SELECT redo_last()")

    def facts(self) -> list[object]:
        """Return everything that is stored about habits, apart from times of change."""
        tables = {
            "habits": "to_jsonb(t) - 'updated_at'",
            "habit_schedules": "to_jsonb(t)",
            "habit_entries": "to_jsonb(t)",
            "pauses": "to_jsonb(t)",
            "streaks": "to_jsonb(t)",
        }
        with self.database.owner() as connection:
            return [
                fetch(connection, f"SELECT {columns} FROM {table} AS t ORDER BY 1")
                for table, columns in tables.items()
            ]


@pytest.fixture
def diary(database: Database, ann: Member) -> Iterator[Diary]:
    """Ann's habits. After the test, the streaks that are stored equal those computed from the facts."""
    yield Diary(database, ann.role)
    with database.owner() as connection:
        assert fetch(connection, "SELECT subject_id, met, excused, longest FROM streaks ORDER BY 1") == fetch(
            connection, "SELECT subject_id, met, excused, longest FROM expected_streaks() ORDER BY 1"
        )
