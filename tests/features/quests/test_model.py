"""What becomes of quests, and what they pay, against a model of a few lines of Python."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import errors

from tests.fixtures.cluster import Connection
from tests.fixtures.database import TODAY, Database, Member, fetch, number, scalar
from tests.properties.strategies import DEEP

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["entry", "entry", "checkin", "checkin", "forget", "take back", "quest", "quest", "complete",
             "skip", "undo", "next day"]
        ),
        st.integers(0, 3),
        st.integers(1, 4),
    ),
    max_size=18,
)  # fmt: skip
MEASURES = (None, "habit", "checkins", "habit_days")
CHECKIN_XP, ENTRY_XP, FAILED_XP, PAID = 16, 5, -10, 3


@dataclass
class Taken:
    """A quest: what it counts, its days, and what the person said of it, and when."""

    measure: str | None
    needed: int
    first: date
    last: date
    said: str = "assigned"
    said_on: date | None = None

    @property
    def xp(self) -> int:
        """By the amounts that the documentation names; none of these has a week of work in it."""
        return 10 if self.measure is None else 20


@dataclass
class Model:
    """The facts by day, and the quests."""

    entries: set[date] = field(default_factory=set)
    checkins: set[date] = field(default_factory=set)
    quests: dict[int, Taken] = field(default_factory=dict)

    def state(self, quest: Taken, today: date) -> tuple[str, int, date | None]:
        """Return status, progress and day."""
        facts = {"checkins": self.checkins, "habit": self.entries, "habit_days": self.entries}
        days = sorted(d for d in facts.get(quest.measure or "", set()) if quest.first <= d <= quest.last)
        if quest.said != "assigned":
            return quest.said, 1 if quest.said == "completed" else len(days), quest.said_on
        if quest.measure and len(days) >= quest.needed:
            return "completed", len(days), days[quest.needed - 1]
        if quest.last < today:
            return "failed", len(days), quest.last
        return "assigned", len(days), None

    def states(self, today: date) -> list[tuple[int, str, int, date | None, bool]]:
        """Return the states of all quests, and whether each pays or costs."""
        states = {key: self.state(quest, today) for key, quest in self.quests.items()}
        found = []
        for key, (status, progress, day) in states.items():
            rivals = [k for k, (s, _, d) in states.items() if s == status == "completed" and d == day]
            rivals.sort(key=lambda k: (-self.quests[k].xp, k))
            found.append((key, status, progress, day, status == "failed" or key in rivals[:PAID]))
        return found

    def xp(self, today: date) -> int:
        """Return the sum of everything."""
        earned = CHECKIN_XP * len(self.checkins) + ENTRY_XP * len(self.entries)
        for key, status, _, _, counts in self.states(today):
            earned += (FAILED_XP if status == "failed" else self.quests[key].xp) if counts else 0
        return earned


@dataclass
class Player:
    """A person at work: their connection, the day, the model, and what undo goes back to."""

    connection: Connection
    habit: int
    journey: int
    today: date = TODAY
    model: Model = field(default_factory=Model)
    before: list[Model] = field(default_factory=list)

    def run(self, query: str, *parameters: object) -> None:
        """Run a statement at noon of the day."""
        fetch(self.connection, "SELECT set_config('tracker.now', %s, false)", f"{self.today}T12:00:00Z")
        fetch(self.connection, query, *parameters)

    def step(self, what: str, ago: int, which: int) -> None:
        """Do one step in the database and in the model."""
        earlier, day = deepcopy(self.model), self.today - timedelta(days=ago)
        if what == "next day":
            self.today += timedelta(days=1)
        elif what == "undo":
            if self.before:
                self.run("SELECT undo_last()")
                self.model = self.before.pop()
            return
        elif what == "quest":
            self.take_on(MEASURES[ago], which)
        elif what in {"complete", "skip"}:
            self.end("completed" if what == "complete" else "skipped", which)
        else:
            self.log(what, day)
        if self.model != earlier:
            self.before.append(earlier)

    def log(self, what: str, day: date) -> None:
        """Enter a fact or take one back."""
        model = self.model
        if what == "entry" and day not in model.entries:
            self.run("INSERT INTO habit_entries (habit_id, day, amount) VALUES (%s, %s, 1)", self.habit, day)
            model.entries.add(day)
        elif what == "checkin" and day not in model.checkins:
            self.run(
                "INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, %s, '{3}')", self.journey, day
            )
            model.checkins.add(day)
        elif what == "forget":
            self.run("SELECT remove_habit_entry(%s, %s)", self.habit, day)
            model.entries.discard(day)
        elif what == "take back":
            self.run("SELECT remove_checkin(%s, %s)", self.journey, day)
            model.checkins.discard(day)

    def take_on(self, measure: str | None, days: int) -> None:
        """Take a quest on from the day, for some days."""
        last = self.today + timedelta(days=days - 1)
        needed = 1 if measure is None else (days + 1) // 2
        self.run(
            "INSERT INTO quests (kind, title, measure, needed, habit_id, starts_on, ends_on) "
            "VALUES (%s, 'Q', %s, %s, %s, %s, %s)",
            "habit_chain" if measure == "habit" else "milestone",
            measure, needed, self.habit if measure == "habit" else None, self.today, last,
        )  # fmt: skip
        key = number(self.connection, "SELECT max(id) FROM quests")
        self.model.quests[key] = Taken(measure, needed, self.today, last)

    def end(self, status: str, which: int) -> None:
        """Say of a quest that it is over; the database refuses what the model says cannot be."""
        keys = sorted(self.model.quests)
        if not keys:
            return
        key = keys[which % len(keys)]
        quest = self.model.quests[key]
        query = "UPDATE quests SET status = %s WHERE id = %s"
        if quest.said != "assigned":
            return
        if self.today > quest.last or (status == "completed" and quest.measure):
            with pytest.raises(errors.CheckViolation):
                self.run(query, status, key)
            return
        self.run(query, status, key)
        quest.said, quest.said_on = status, self.today


@pytest.fixture
def player(database: Database, ann: Member) -> Player:  # noqa: ARG001 -- she has to be there
    """Ann, with a habit and a journey that asks for one thing of weight 3."""
    connection = database.connect("ann")
    habit = number(
        connection, "INSERT INTO habits (name, started_on) VALUES ('Read', '2026-11-01') RETURNING id"
    )
    fetch(
        connection,
        "INSERT INTO habit_schedules (habit_id, from_day, kind) VALUES (%s, '2026-11-01', 'day')",
        habit,
    )
    journey = number(connection, "SELECT create_journey('Fitness')")
    scalar(connection, "SELECT add_dimension(%s, 'Strength', 3::smallint, true, '1900-01-01')", journey)
    return Player(connection, habit, journey)


@settings(
    max_examples=200 if DEEP else 12,
    deadline=None,
    derandomize=not DEEP,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(steps=STEPS)
def test_quests_are_what_the_facts_make_of_them(
    database: Database, player: Player, steps: list[tuple[str, int, int]]
) -> None:
    with database.owner() as owner:
        for table in ("quests", "checkins", "habit_entries", "audit_changes", "audit_log", "xp_ledger"):
            fetch(owner, f"DELETE FROM {table}")
    player.today, player.model, player.before = TODAY, Model(), []
    for step in steps:
        player.step(*step)
        player.run("SELECT settle_quests()")
        stored = fetch(
            player.connection,
            "SELECT quest_id, status, progress, day, counts FROM quest_states ORDER BY quest_id",
        )
        assert stored == sorted(player.model.states(player.today))
        assert scalar(player.connection, "SELECT net_xp FROM progress") == player.model.xp(player.today)
    with database.owner() as owner:
        fetch(owner, "SELECT set_config('tracker.now', %s, false)", f"{player.today}T12:00:00Z")
        assert fetch(owner, "SELECT * FROM quest_faults()") == []
        assert fetch(owner, "SELECT net_xp FROM expected_progress()") == [(player.model.xp(player.today),)]


def test_verify_finds_a_state_that_nobody_earned_and_puts_it_right(
    database: Database, player: Player
) -> None:
    player.take_on("checkins", 4)
    superuser = database.superuser()
    fetch(superuser, "UPDATE quest_states SET status = 'completed', day = '2026-11-20', counts = true")
    ((kind, _, stored, expected),) = fetch(
        superuser, "SELECT kind, subject, stored, expected FROM derived_faults()"
    )
    assert kind == "quest"
    assert str(stored).startswith("completed on 2026-11-20")
    assert str(expected).startswith("assigned")
    assert scalar(superuser, "SELECT repair_derived()") == 1
    assert fetch(superuser, "SELECT status, day FROM quest_states") == [("assigned", None)]
    assert scalar(superuser, "SELECT net_xp FROM progress") == 0
