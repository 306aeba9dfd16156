"""Random orders of everything that one can do to a habit: the database agrees with the plain rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.fixtures.database import Database, fetch
from tests.properties.history import History
from tests.properties.model import MARGIN, Entry, Habit, Rest, Schedule, judge, standing
from tests.properties.strategies import AROUND, ENTRIES, ERAS, PAST, after, examples, schedules
from tests.properties.world import (
    PUT_ENTRY,
    PUT_PAUSE,
    PUT_SCHEDULE,
    World,
    clipped,
    schedule_row,
)

HABITS = st.integers(0, 1)
STAGE = """
    INSERT INTO staged_entries (batch, line, habit_id, day, answer, amount) VALUES (%s, %s, %s, %s, %s, %s)
"""
MANY = st.dictionaries(st.tuples(HABITS, PAST), ENTRIES, min_size=2, max_size=12)


@dataclass
class Facts:
    """Two habits; rests by the id of their row, with the habit that rests (None: a vacation)."""

    habits: list[Habit] = field(default_factory=lambda: [Habit(), Habit()])
    rests: dict[int, tuple[int | None, Rest]] = field(default_factory=dict)

    def rests_of(self, habit: int) -> list[Rest]:
        """Return the pauses of a habit, and the vacations."""
        return [rest for of, rest in self.rests.values() if of in {None, habit}]


class HabitsMachine(RuleBasedStateMachine):
    """The habits of one person."""

    database: Database

    def __init__(self) -> None:
        """Wait for an era."""
        super().__init__()
        self.history = History(Facts())

    @property
    def facts(self) -> Facts:
        return self.history.facts

    @initialize(era=st.sampled_from(ERAS), first=schedules(), begun=AROUND)
    def begin(self, era: date, first: Schedule, begun: int) -> None:
        self.world = World(self.database, era)
        self.ids = [self.world.add_habit(name) for name in ("Read", "Run")]
        self.world.connection.execute("DELETE FROM audit_log")
        self.change_schedule(habit=0, start=begun, schedule=first)
        self.change_schedule(habit=1, start=0, schedule=Schedule())

    def day(self, offset: int) -> date:
        return clipped(after(self.world.today, offset))

    # -- what a person enters

    @rule(habit=HABITS, offset=PAST, entry=ENTRIES)
    def enter(self, habit: int, offset: int, entry: Entry) -> None:
        day = self.day(offset)
        made = self.world.do(PUT_ENTRY, self.ids[habit], day, entry.answer, entry.amount)
        self.history.step(lambda facts: facts.habits[habit].entries.update({day: entry}), made=made)

    @rule(many=MANY)
    def enter_many(self, many: dict[tuple[int, int], Entry]) -> None:
        rows = {(habit, self.day(offset)): entry for (habit, offset), entry in many.items()}
        values = ", ".join(["(%s, %s, %s, %s)"] * len(rows))
        made = self.world.do(
            PUT_ENTRY.replace("(%s, %s, %s, %s)", values),
            *(
                value
                for (habit, day), entry in rows.items()
                for value in (self.ids[habit], day, entry.answer, entry.amount)
            ),
        )
        self.history.step(lambda facts: put_all(facts, rows), made=made)

    @rule(many=MANY)
    def import_many(self, many: dict[tuple[int, int], Entry]) -> None:
        rows = {(habit, self.day(offset)): entry for (habit, offset), entry in many.items()}
        batch = uuid4()
        staged = [
            (STAGE, (batch, line, self.ids[habit], day, entry.answer, entry.amount))
            for line, ((habit, day), entry) in enumerate(rows.items())
        ]
        made = self.world.do_all([*staged, ("SELECT apply_staged_entries(%s)", (batch,))])
        self.history.step(lambda facts: put_all(facts, rows), made=made)

    @rule(habit=HABITS, length=st.integers(90, 130))
    def fill(self, habit: int, length: int) -> None:
        """Enter more days than the audit keeps one by one, where nothing was entered yet."""
        wanted = {self.day(-number) for number in range(length)}
        missing = sorted(wanted - self.facts.habits[habit].entries.keys())
        made = self.world.do(
            "INSERT INTO habit_entries (habit_id, day, amount) SELECT %s, unnest(%s::date[]), 1",
            self.ids[habit],
            missing,
        )
        rows = {(habit, day): Entry() for day in missing}
        self.history.step(lambda facts: put_all(facts, rows), made=made)

    @rule(habit=HABITS, first=PAST, length=st.integers(0, 20))
    def add_to_amounts(self, habit: int, first: int, length: int) -> None:
        start, end = self.day(first), self.day(first + length)
        made = self.world.do(
            "UPDATE habit_entries SET amount = amount + 1"
            " WHERE habit_id = %s AND answer = 'amount' AND day BETWEEN %s AND %s",
            self.ids[habit],
            start,
            end,
        )
        rows = {
            (habit, day): Entry("amount", entry.amount + 1)
            for day, entry in self.facts.habits[habit].entries.items()
            if entry.answer == "amount" and start <= day <= end
        }
        self.history.step(lambda facts: put_all(facts, rows), made=made)

    @rule(habit=HABITS, choice=st.integers(0, 200))
    def take_back(self, habit: int, choice: int) -> None:
        days = sorted(self.facts.habits[habit].entries) or [self.world.today]
        day = days[choice % len(days)]
        made = self.world.do("SELECT remove_habit_entry(%s, %s)", self.ids[habit], day)
        self.history.step(lambda facts: facts.habits[habit].entries.pop(day, None), made=made)

    # -- schedules

    @rule(habit=HABITS, start=AROUND, schedule=schedules())
    def change_schedule(self, habit: int, start: int, schedule: Schedule) -> None:
        day = self.day(start)
        made = self.world.do(PUT_SCHEDULE, self.ids[habit], day, *schedule_row(schedule))
        self.history.step(lambda facts: facts.habits[habit].schedules.update({day: schedule}), made=made)

    @rule(habit=HABITS, start=AROUND, schedule=st.none() | schedules())
    def replace_schedules_from(self, habit: int, start: int, schedule: Schedule | None) -> None:
        day = self.day(start)
        statements: list[tuple[str, tuple[object, ...]]] = [
            ("SELECT remove_schedules_from(%s, %s)", (self.ids[habit], day))
        ]
        if schedule is not None:
            statements.append((PUT_SCHEDULE, (self.ids[habit], day, *schedule_row(schedule))))
        made = self.world.do_all(statements)
        self.history.step(lambda facts: replace_from(facts.habits[habit], day, schedule), made=made)

    # -- rests

    @rule(habit=st.none() | HABITS, first=AROUND, length=st.none() | st.integers(0, 25))
    def rest(self, habit: int | None, first: int, length: int | None) -> None:
        rest = Rest(self.day(first), None if length is None else self.day(first + length))
        habit_id = None if habit is None else self.ids[habit]
        made = self.world.do(PUT_PAUSE, habit_id, None, rest.first, rest.last)
        ((new_id,),) = fetch(self.world.connection, "SELECT max(id) FROM pauses")
        self.history.step(lambda facts: facts.rests.update({new_id: (habit, rest)}), made=made)

    @precondition(lambda self: self.facts.rests)
    @rule(choice=st.integers(0, 20), last=st.none() | st.integers(0, 10))
    def end_rest(self, choice: int, last: int | None) -> None:
        rest_id = sorted(self.facts.rests)[choice % len(self.facts.rests)]
        habit, old = self.facts.rests[rest_id]
        new = Rest(old.first, None if last is None else clipped(after(old.first, last)))
        made = self.world.do("UPDATE pauses SET until_day = %s WHERE id = %s", new.last, rest_id)
        self.history.step(lambda facts: facts.rests.update({rest_id: (habit, new)}), made=made)

    @precondition(lambda self: self.facts.rests)
    @rule(choice=st.integers(0, 20))
    def forget_rest(self, choice: int) -> None:
        rest_id = sorted(self.facts.rests)[choice % len(self.facts.rests)]
        made = self.world.do("SELECT remove_pause(%s)", rest_id)
        self.history.step(lambda facts: facts.rests.pop(rest_id), made=made)

    # -- undo

    @rule()
    def undo(self) -> None:
        assert self.world.revert("undo_last") == self.history.undo()

    @rule()
    def redo(self) -> None:
        assert self.world.revert("redo_last") == self.history.redo()

    # -- what must hold

    @invariant()
    def stored_is_expected(self) -> None:
        assert not self.world.differences("streaks")

    @invariant()
    def model_agrees_today(self) -> None:
        for habit in (0, 1):
            self.compare(habit, self.world.today)

    @rule(habit=HABITS, offset=AROUND)
    def model_agrees_on_any_day(self, habit: int, offset: int) -> None:
        self.compare(habit, self.day(offset))

    @rule(habit=HABITS)
    def every_period_agrees(self, habit: int) -> None:
        """Each period of the model has the next number in the database, and the same verdict."""
        facts = self.facts.habits[habit]
        first, last = self.day(-30), self.day(30)
        judged = [
            verdict
            for verdict in judge(facts, self.facts.rests_of(habit), first - MARGIN, last + MARGIN)
            if first <= verdict.period.first and verdict.period.last <= last
        ]
        rows = self.world.ask(
            """
            SELECT o.ordinal - o.place, s.met @> o.ordinal::integer, s.excused @> o.ordinal::integer
            FROM streaks AS s, LATERAL (
              SELECT d.place, period_ordinal(v, d.day) + v.ordinal_shift AS ordinal
              FROM unnest(%s::date[]) WITH ORDINALITY AS d (day, place),
                   LATERAL schedule_on(s.user_id, s.habit_id, d.day) AS v
            ) AS o
            WHERE s.habit_id = %s ORDER BY o.place""",
            [verdict.period.first for verdict in judged],
            self.ids[habit],
        )
        assert [(met, excused) for _, met, excused in rows] == [
            (verdict.met, verdict.excused) for verdict in judged
        ]
        assert len({number for number, _, _ in rows}) <= 1

    def compare(self, habit: int, day: date) -> None:
        expected = standing(self.facts.habits[habit], self.facts.rests_of(habit), day)
        assert self.world.standing("habit", self.ids[habit], day) == expected

    def teardown(self) -> None:
        """Look at all periods once more, and take everything back."""
        try:
            for habit in (0, 1):
                self.every_period_agrees(habit)
        finally:
            self.world.close()


def put_all(facts: Facts, rows: dict[tuple[int, date], Entry]) -> None:
    """Enter all rows."""
    for (habit, day), entry in rows.items():
        facts.habits[habit].entries[day] = entry


def replace_from(habit: Habit, day: date, schedule: Schedule | None) -> None:
    """Let one schedule, or none of its own, hold from a day on."""
    for start in [start for start in habit.schedules if start >= day]:
        del habit.schedules[start]
    if schedule is not None:
        habit.schedules[day] = schedule


def test_the_database_never_disagrees_with_the_plain_rules(person: Database) -> None:
    class Machine(HabitsMachine):
        database = person

    run_state_machine_as_test(Machine, settings=examples(12))


def test_amounts_are_kept_as_they_were_entered(person: Database) -> None:
    world = World(person, ERAS[0])
    habit = world.add_habit("Read")
    world.do(PUT_ENTRY, habit, ERAS[0], "amount", Decimal("0.001"))
    assert world.ask("SELECT amount FROM habit_entries") == [(Decimal("0.001"),)]
    world.close()
