"""XP and coins follow the facts, whatever is done to them: against a model of a few lines of Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import errors

from tests.fixtures.cluster import Connection
from tests.fixtures.database import TODAY, Database, Member, fetch, number
from tests.fixtures.program import Program, Result
from tests.properties.strategies import DEEP

XP_BY_EFFORT = {1: 10 - 6, 2: 10 + 3, 3: 10 + 6, 4: 10 + 10, 5: 10 + 10}
"""XP of a check-in with one dimension of weight 3: half points -6, 3, 6, 12 and 18, of which ten count."""

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["checkin", "checkin", "entry", "entry", "take back", "forget", "undo", "penalties"]),
        st.integers(0, 2),
        st.integers(1, 5),
    ),
    max_size=15,
)


def data(result: Result) -> Any:  # noqa: ANN401 -- whatever the command prints
    """Return what a command printed as JSON."""
    return result.json()


@dataclass
class Model:
    """What there is: efforts and answers by day, whether penalties count, and what undo goes back to."""

    efforts: dict[int, int] = field(default_factory=dict)
    answers: dict[int, str] = field(default_factory=dict)
    penalties: bool = True
    before: list[tuple[dict[int, int], dict[int, str], bool]] = field(default_factory=list)

    def remember(self) -> None:
        """Keep how things are, for undo."""
        self.before.append((dict(self.efforts), dict(self.answers), self.penalties))

    @property
    def totals(self) -> tuple[int, int]:
        """XP and coins, by the amounts that the documentation names."""
        xp = sum(10 if e == 1 and not self.penalties else XP_BY_EFFORT[e] for e in self.efforts.values())
        xp += 5 * sum(a == "amount" for a in self.answers.values())
        xp -= 2 * sum(a == "no" for a in self.answers.values()) if self.penalties else 0
        return xp, 2 * len(self.efforts) + sum(a == "amount" for a in self.answers.values())


@pytest.fixture
def playing(database: Database, ann: Member, program: Program) -> Connection:
    """Ann's connection; she has a journey with one dimension of weight 3, and a habit."""
    assert program("journey", "create", "Fitness", "-d", "Strength:3").exit_code == 0
    assert program("habit", "add", "Read", "--from", "2026-11-01").exit_code == 0
    return database.connect(ann.role)


def carry_out(connection: Connection, model: Model, step: tuple[str, int, int]) -> None:
    """Do one step, in the database and in the model."""
    what, ago, which = step
    day = TODAY - timedelta(days=ago)
    journey = number(connection, "SELECT id FROM journeys")
    habit = number(connection, "SELECT id FROM habits")
    if what == "undo":
        if model.before:
            fetch(connection, "SELECT undo_last()")
            model.efforts, model.answers, model.penalties = model.before.pop()
        return
    earlier = (dict(model.efforts), dict(model.answers), model.penalties)
    if what == "checkin":
        fetch(
            connection,
            "INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, %s, ARRAY[%s]::smallint[]) "
            "ON CONFLICT (user_id, journey_id, day) DO UPDATE SET efforts = excluded.efforts",
            journey, day, which,
        )  # fmt: skip
        model.efforts[ago] = which
    elif what == "entry":
        answer = ("amount", "no", "skip")[which % 3]
        fetch(
            connection,
            "INSERT INTO habit_entries (habit_id, day, answer, amount) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (user_id, habit_id, day) "
            "DO UPDATE SET answer = excluded.answer, amount = excluded.amount",
            habit, day, answer, int(answer == "amount"),
        )  # fmt: skip
        model.answers[ago] = answer
    elif what == "take back":
        fetch(connection, "SELECT remove_checkin(%s, %s)", journey, day)
        model.efforts.pop(ago, None)
    elif what == "forget":
        fetch(connection, "SELECT remove_habit_entry(%s, %s)", habit, day)
        model.answers.pop(ago, None)
    else:
        fetch(connection, "UPDATE user_settings SET penalties = NOT penalties")
        model.penalties = not model.penalties
    if (model.efforts, model.answers, model.penalties) != earlier:
        model.before.append(earlier)


@settings(
    max_examples=200 if DEEP else 12,
    deadline=None,
    derandomize=not DEEP,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(steps=STEPS)
def test_totals_are_what_the_facts_add_up_to(
    database: Database, playing: Connection, steps: list[tuple[str, int, int]]
) -> None:
    begin_again(database, playing)
    model = Model()
    for step in steps:
        carry_out(playing, model, step)
        xp, coins = model.totals
        query = "SELECT net_xp, net_coins, xp, coins, owed, level_at(xp) FROM progress"
        assert fetch(playing, query) == [(xp, coins, max(0, xp), coins, 0, 2 if xp >= 100 else 1)]
    with database.owner() as owner:
        assert fetch(owner, "SELECT net_xp, net_coins FROM expected_progress()") == [model.totals]
    for ledger, total in zip(("xp_ledger", "coin_ledger"), model.totals, strict=True):
        rows = fetch(playing, f"SELECT amount, balance FROM {ledger} ORDER BY id")
        assert [balance for _, balance in rows] == list(accumulate(amount for amount, _ in rows))
        assert sum(amount for amount, _ in rows) == total


def begin_again(database: Database, playing: Connection) -> None:
    """Leave Ann without facts, without a past and with the game as it comes."""
    with database.owner() as owner:
        for statement in (
            "DELETE FROM checkins",
            "DELETE FROM habit_entries",
            "UPDATE user_settings SET game = true, penalties = true",
            "DELETE FROM audit_changes",
            "DELETE FROM audit_log",
            "DELETE FROM xp_ledger",
            "DELETE FROM coin_ledger",
        ):
            fetch(owner, statement)
    assert fetch(playing, "SELECT net_xp, net_coins FROM progress") == [(0, 0)]


def test_one_row_per_person_and_statement(playing: Connection) -> None:
    fetch(
        playing,
        "INSERT INTO checkins (journey_id, day, efforts) SELECT j.id, d::date, ARRAY[5]::smallint[] "
        "FROM journeys AS j, generate_series(timestamp '2026-11-01', '2026-11-10', '1 day') AS d",
    )
    rows = fetch(playing, "SELECT kind, reason, amount, subject, day, facts FROM xp_ledger")
    assert rows == [("earned", "checkin", 200, "journey", None, 10)]


def test_the_game_off_stops_it_and_on_again_counts_what_was_done(
    playing: Connection, program: Program
) -> None:
    assert program("done", "read").exit_code == 0
    assert program("settings", "set", "game", "off").exit_code == 0
    assert program("checkin", "fitness", "strength=5").exit_code == 0
    assert fetch(playing, "SELECT reason, amount FROM xp_ledger") == [("habit", 5)]
    refused = program("level")
    assert (refused.exit_code, refused.stderr.splitlines()[0]) == (4, "Error: The game is off.")
    assert program("xp", "log").exit_code == program("coins", "log").exit_code == 4
    assert data(program("today", "--json"))["level"] is None
    assert "XP" not in program("today").stdout
    assert program("undo", "2").exit_code == 0
    assert fetch(playing, "SELECT xp FROM progress") == [(5,)]
    assert program("redo", "2").exit_code == 0
    assert program("settings", "set", "game", "on").exit_code == 0
    level = data(program("level", "--json"))
    assert level == {
        "level": 1, "title": "Seed", "xp": 25, "xp_into_level": 25, "xp_to_next": 75, "coins": 3, "owed": 0,
    }  # fmt: skip
    assert data(program("today", "--json"))["level"] == level
    assert "Level 1, 25 XP, 75 to level 2, 3 coins" in program("today").stdout


def test_logs_say_what_moved_and_why(program: Program, playing: Connection) -> None:
    assert program("checkin", "fitness", "strength=1").exit_code == 0
    assert program("done", "read", "--on", "yesterday").exit_code == 0
    assert program("undo").exit_code == 0
    (reversed_, earned, checkin) = data(program("xp", "log", "--json"))
    assert checkin == {
        "at": "2026-11-20T12:00:00", "amount": 4, "balance": 4, "reason": "checkin", "kind": "earned",
        "resource": "journey:1", "name": "Fitness", "day": "2026-11-20", "facts": 1,
    }  # fmt: skip
    assert (earned["amount"], earned["balance"], earned["name"]) == (5, 9, "Read")
    assert (reversed_["amount"], reversed_["balance"], reversed_["kind"]) == (-5, 4, "reversed")
    assert [row["amount"] for row in data(program("coins", "log", "--limit", "2", "--json"))] == [-1, 1]
    assert data(program("xp", "log", "2026-11-19", "--json")) == []
    assert fetch(playing, "SELECT count(*) FROM xp_ledger WHERE kind = 'earned'") == [(2,)]


def test_what_is_owed_is_made_good_by_the_next_coins(
    playing: Connection, database: Database, ann: Member
) -> None:
    owner = database.owner()
    pay(owner, ann, 3, "earned", spends=False)
    pay(owner, ann, -5, "reversed", spends=False)
    assert fetch(playing, "SELECT coins, owed FROM progress") == [(0, 2)]
    fetch(
        playing,
        "INSERT INTO checkins (journey_id, day, efforts) "
        "SELECT id, '2026-11-20', ARRAY[5]::smallint[] FROM journeys",
    )
    fetch(playing, "INSERT INTO habit_entries (habit_id, day, amount) SELECT id, '2026-11-20', 1 FROM habits")
    assert fetch(playing, "SELECT coins, owed FROM progress") == [(1, 0)]
    with pytest.raises(errors.CheckViolation, match="not enough coins"):
        pay(owner, ann, -2, "spent", spends=True)


def pay(owner: Connection, member: Member, coins: int, kind: str, *, spends: bool) -> None:
    """Book coins as the database's own functions do."""
    due = f"ROW ({member.id}, 0, {coins}, 0, NULL, NULL, NULL, 1)::game_due"
    fetch(owner, f"SELECT pay(ARRAY[{due}], '{kind}', 'gift', {spends})")


def test_a_new_weight_changes_what_was_earned_from_then_on(program: Program, playing: Connection) -> None:
    assert program("checkin", "fitness", "strength=2").exit_code == 0
    edited = program("journey", "dimension", "edit", "fitness", "strength", "--weight", "5")
    assert edited.exit_code == 0, edited.stderr
    query = "SELECT xp - 10, (SELECT half_points FROM checkins) FROM progress"
    ((bonus, half_points),) = fetch(playing, query)
    assert bonus == half_points
    assert fetch(playing, "SELECT DISTINCT amount = balance OR kind = 'changed' FROM xp_ledger") == [(True,)]


def test_every_level_takes_a_hundred_more_than_the_one_before(program: Program) -> None:
    steps = [row["xp"] for row in data(program("xp", "levels", "--json"))]
    ways = [after - before for before, after in pairwise(steps)]
    assert steps[:4] == [0, 100, 300, 600]
    assert ways == list(range(100, 100 * len(steps), 100))
    assert {row["key"] for row in data(program("xp", "amounts", "--json")) if row["penalty"]} >= {
        "checkin_below", "habit_missed",
    }  # fmt: skip


def test_goals_and_focus_time_pay_when_they_are_completed(program: Program, playing: Connection) -> None:
    assert program("goal", "add", "Books").exit_code == 0
    assert program("goal", "complete", "books").exit_code == 0
    assert program("focus", "start", "60", now="2026-11-20T10:00:00Z").exit_code == 0
    assert fetch(playing, "SELECT reason, amount, balance FROM xp_ledger") == [("goal", 100, 100)]
    assert program("focus", "stop", now="2026-11-20T10:55:30Z").exit_code == 0
    query = "SELECT reason, amount FROM {} ORDER BY id"
    assert fetch(playing, query.format("xp_ledger")) == [("goal", 100), ("focus", 55)]
    assert fetch(playing, query.format("coin_ledger")) == [("goal", 20), ("focus", 2)]
    assert program("undo").exit_code == 0
    assert program("focus", "abandon", now="2026-11-20T10:58:00Z").exit_code == 0
    assert program("goal", "delete", "books").exit_code == 0
    assert fetch(playing, "SELECT xp, coins FROM progress") == [(0, 0)]
