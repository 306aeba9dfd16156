"""Random orders of everything that one can do on a journey: the database agrees with the plain rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import psycopg
import pytest
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
from tests.properties.model import Rest, as_habit, standing
from tests.properties.scores import Journey, Period, Weighing
from tests.properties.strategies import AROUND, ERAS, PAST, after, examples
from tests.properties.world import FIRST_DAY, PUT_PAUSE, World, clipped

EFFORT = st.integers(1, 5)
ANSWERS = st.lists(EFFORT, min_size=8, max_size=8)
LEFT_OUT = st.lists(st.booleans(), min_size=8, max_size=8)
WEIGHT = st.integers(1, 5)
MOST_DIMENSIONS = 6

PUT_CHECKIN = """
    INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, %s, %s)
    ON CONFLICT (user_id, journey_id, day) DO UPDATE SET efforts = excluded.efforts
"""


@dataclass
class Facts:
    """A journey, which dimensions are still there, and rests by the id of their row."""

    journey: Journey = field(default_factory=Journey)
    removed: set[int] = field(default_factory=set)
    rests: dict[int, Rest] = field(default_factory=dict)


class JourneysMachine(RuleBasedStateMachine):
    """The journey of one person."""

    database: Database

    def __init__(self) -> None:
        """Wait for an era."""
        super().__init__()
        self.history = History(Facts())

    @property
    def facts(self) -> Facts:
        return self.history.facts

    @initialize(era=st.sampled_from(ERAS), vacation=st.none() | AROUND)
    def begin(self, era: date, vacation: int | None) -> None:
        """Begin with two dimensions that were always asked, perhaps during a vacation."""
        self.world = World(self.database, era)
        if vacation is not None:
            self.rest(first=vacation, length=None, from_all=True, journey_known=False)
        ((self.journey_id,),) = self.world.ask("SELECT create_journey('Health')")
        for name in ("Sleep", "Sport"):
            self.add_dimension(start=None, weight=1, required=name == "Sleep")
        self.world.end_step()
        self.world.connection.execute("DELETE FROM audit_log")
        self.history = History(self.facts)

    def day(self, offset: int) -> date:
        return clipped(after(self.world.today, offset))

    # -- what a person answers

    @rule(offset=PAST, answers=ANSWERS, left_out=LEFT_OUT)
    def check_in(self, offset: int, answers: list[int], left_out: list[bool]) -> None:
        day = self.day(offset)
        efforts = self.fitting(day, answers, left_out)
        if efforts:
            made = self.world.do(PUT_CHECKIN, self.journey_id, day, efforts)
            self.history.step(lambda facts: facts.journey.checkins.update({day: efforts}), made=made)

    @rule(offset=PAST, efforts=st.lists(st.none() | EFFORT, min_size=1, max_size=8))
    def check_in_anyhow(self, offset: int, efforts: list[int | None]) -> None:
        day = self.day(offset)
        if self.facts.journey.accepts(day, efforts):
            made = self.world.do(PUT_CHECKIN, self.journey_id, day, efforts)
            self.history.step(lambda facts: facts.journey.checkins.update({day: efforts}), made=made)
        else:
            with pytest.raises(psycopg.errors.CheckViolation):
                self.world.do(PUT_CHECKIN, self.journey_id, day, efforts)

    @rule(offset=PAST, length=st.integers(1, 40), answers=ANSWERS, left_out=LEFT_OUT, imported=st.booleans())
    def check_in_many(
        self, offset: int, length: int, answers: list[int], left_out: list[bool], imported: bool
    ) -> None:
        days = {self.day(min(offset + number, 0)) for number in range(length)}
        rows = {day: efforts for day in sorted(days) if (efforts := self.fitting(day, answers, left_out))}
        if not rows:
            return
        made = self.stage(rows) if imported else self.insert(rows)
        self.history.step(lambda facts: facts.journey.checkins.update(rows), made=made)

    def insert(self, rows: dict[date, list[int | None]]) -> bool:
        statement = PUT_CHECKIN.replace("(%s, %s, %s)", ", ".join(["(%s, %s, %s)"] * len(rows)))
        return self.world.do(
            statement,
            *(value for day, efforts in rows.items() for value in (self.journey_id, day, efforts)),
        )

    def stage(self, rows: dict[date, list[int | None]]) -> bool:
        batch = uuid4()
        stage = (
            "INSERT INTO staged_checkins (batch, line, journey_id, day, efforts) VALUES (%s, %s, %s, %s, %s)"
        )
        staged = [
            (stage, (batch, line, self.journey_id, day, efforts))
            for line, (day, efforts) in enumerate(rows.items())
        ]
        return self.world.do_all([*staged, ("SELECT apply_staged_checkins(%s)", (batch,))])

    @rule(effort=EFFORT)
    def change_many(self, effort: int) -> None:
        """Answer the first dimension anew wherever the answers still fit what is asked."""
        rows = {
            day: [effort, *efforts[1:]]
            for day, efforts in self.facts.journey.checkins.items()
            if self.facts.journey.accepts(day, [effort, *efforts[1:]])
        }
        made = self.world.do(
            "UPDATE checkins SET efforts[1] = %s WHERE journey_id = %s AND day = ANY (%s)",
            effort,
            self.journey_id,
            list(rows),
        )
        self.history.step(lambda facts: facts.journey.checkins.update(rows), made=made)

    @rule(choice=st.integers(0, 200))
    def take_back(self, choice: int) -> None:
        days = sorted(self.facts.journey.checkins) or [self.world.today]
        day = days[choice % len(days)]
        made = self.world.do("SELECT remove_checkin(%s, %s)", self.journey_id, day)
        self.history.step(lambda facts: facts.journey.checkins.pop(day, None), made=made)

    # -- what is asked

    @precondition(lambda self: len(self.facts.journey.dimensions) < MOST_DIMENSIONS)
    @rule(start=st.none() | AROUND, weight=WEIGHT, required=st.booleans())
    def add_dimension(self, start: int | None, weight: int, required: bool) -> None:
        said = Weighing(self.start(start), weight, required)
        name = f"Dimension {len(self.facts.journey.dimensions)} {uuid4()}"
        made = self.world.do(
            "SELECT add_dimension(%s, %s, %s::smallint, %s, %s)",
            self.journey_id,
            name,
            weight,
            required,
            said.first,
        )
        self.history.step(lambda facts: facts.journey.dimensions.append([said]), made=made)

    @precondition(lambda self: self.present())
    @rule(choice=st.integers(0, 8), start=st.none() | AROUND, weight=WEIGHT, required=st.booleans())
    def weigh(self, choice: int, start: int | None, weight: int, required: bool) -> None:
        slot = self.present()[choice % len(self.present())]
        said = Weighing(self.start(start), weight, required)
        made = self.world.do(
            "SELECT set_dimension_weight(%s, %s::smallint, %s::smallint, %s, %s)",
            self.journey_id,
            slot + 1,
            weight,
            required,
            said.first,
        )
        self.history.step(lambda facts: facts.journey.dimensions[slot].append(said), made=made)

    @precondition(lambda self: len(self.present()) > 1)
    @rule(choice=st.integers(0, 8), start=st.none() | AROUND)
    def remove_dimension(self, choice: int, start: int | None) -> None:
        slot = self.present()[choice % len(self.present())]
        said = Weighing(self.start(start), weight=None, required=False)
        made = self.world.do(
            "SELECT remove_dimension(%s, %s::smallint, %s)", self.journey_id, slot + 1, said.first
        )
        self.history.step(lambda facts: remove(facts, slot, said), made=made)

    def present(self) -> list[int]:
        return [slot for slot in range(len(self.facts.journey.dimensions)) if slot not in self.facts.removed]

    def start(self, offset: int | None) -> date:
        return FIRST_DAY if offset is None else self.day(offset)

    def fitting(self, day: date, answers: Sequence[int], left_out: Sequence[bool]) -> list[int | None]:
        """Return answers to what is asked on the day, some optional ones left out; empty when nothing is."""
        journey = self.facts.journey
        asked = [journey.weighing(slot, day) for slot in range(len(journey.dimensions))]
        efforts = [
            None if each.weight is None or (left_out[slot] and not each.required) else answers[slot]
            for slot, each in enumerate(asked)
        ]
        return efforts if any(efforts) else []

    # -- rests and undo

    @rule(first=AROUND, length=st.none() | st.integers(0, 25), from_all=st.booleans())
    def rest(self, first: int, length: int | None, from_all: bool, *, journey_known: bool = True) -> None:
        rest = Rest(self.day(first), None if length is None else self.day(first + length))
        journey_id = None if from_all or not journey_known else self.journey_id
        made = self.world.do(PUT_PAUSE, None, journey_id, rest.first, rest.last)
        ((new_id,),) = fetch(self.world.connection, "SELECT max(id) FROM pauses")
        self.history.step(lambda facts: facts.rests.update({new_id: rest}), made=made)

    @precondition(lambda self: self.facts.rests)
    @rule(choice=st.integers(0, 20))
    def forget_rest(self, choice: int) -> None:
        rest_id = sorted(self.facts.rests)[choice % len(self.facts.rests)]
        made = self.world.do("SELECT remove_pause(%s)", rest_id)
        self.history.step(lambda facts: facts.rests.pop(rest_id), made=made)

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
        assert not self.world.differences("standings")

    @invariant()
    def scores_agree(self) -> None:
        rows = self.world.ask("SELECT day, half_points FROM checkins")
        journey = self.facts.journey
        assert {day: Decimal(half) / 2 for day, half in rows} == {
            day: journey.score(day) for day in journey.checkins
        }

    @invariant()
    def standings_agree(self) -> None:
        rows = self.world.ask("SELECT period, bucket, half_points, checkins FROM standings")
        stored = {
            period_of(period, bucket): (Decimal(half) / 2, number) for period, bucket, half, number in rows
        }
        assert stored == self.facts.journey.standings()

    @invariant()
    def streak_agrees_today(self) -> None:
        self.streak_agrees(0)

    @rule(offset=AROUND)
    def streak_agrees(self, offset: int) -> None:
        day = self.day(offset)
        expected = standing(as_habit(self.facts.journey.checkins), list(self.facts.rests.values()), day)
        assert self.world.standing("journey", self.journey_id, day) == expected

    def teardown(self) -> None:
        """Take everything back."""
        self.world.close()


def remove(facts: Facts, slot: int, said: Weighing) -> None:
    """Ask for a dimension no more."""
    facts.journey.dimensions[slot].append(said)
    facts.removed.add(slot)


def period_of(period: int, bucket: int) -> Period:
    """Name a bucket of standings as the model does."""
    if period == 1:
        year, week, _ = (date(2000, 1, 3) + timedelta(weeks=bucket)).isocalendar()
        return "week", year, week
    return ("month", 2000 + bucket // 12, bucket % 12 + 1) if period == 2 else ("all", 0, 0)


def test_the_database_never_disagrees_with_the_plain_rules(person: Database) -> None:
    class Machine(JourneysMachine):
        database = person

    run_state_machine_as_test(Machine, settings=examples(12))
