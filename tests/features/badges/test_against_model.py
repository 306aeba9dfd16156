"""Whatever is entered, edited, deleted and undone: badges, XP and coins are what plain Python says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.features.badges.model import DAILY, ROLLING, WEEKLY, Badge, Facts, Wall
from tests.fixtures.cluster import Connection
from tests.fixtures.database import TODAY, Database, Member, fetch, number
from tests.fixtures.program import Program
from tests.properties.strategies import DEEP

JOURNEYS = ("Fitness", "Music")
HABITS = (DAILY, WEEKLY, ROLLING)
GOALS = ("Art", "Book")
XP, COINS = 7, 3

CATALOGUE = (
    *(Badge("streak", n, journey=j) for n in (2, 5) for j in (False, True)),
    *(Badge("checkins", n, journey=j) for n in (2, 7, 20) for j in (False, True)),
    *(Badge("perfect_week", n, journey=j) for n in (1, 2) for j in (False, True)),
    *(Badge("comebacks", n, journey=j) for n in (1, 2) for j in (False, True)),
    *(Badge("crushed_count", n, "week", journey=j) for n in (2, 5) for j in (False, True)),
    Badge("crushed_count", 6, "month"),
    *(Badge("improvement", n, "previous_week", journey=j) for n in (1, 40) for j in (False, True)),
    Badge("improvement", 50, "previous_month"),
    *(Badge("habit_streak", n) for n in (2, 3, 6)),
    *(Badge("habit_entries", n) for n in (1, 4, 12)),
    Badge("goals_completed", 1), Badge("goals_completed", 2), Badge("goals_completed", 1, "b"),
    *(Badge("focus_minutes", n) for n in (30, 100)),
    *(Badge("total_xp", n) for n in (15, 60, 200)),
    *(Badge("level", n) for n in (2, 3)),
)  # fmt: skip

Step: TypeAlias = tuple[str, int, int, int, int]
"""What to do, with which of several, how many days ago, over how many days, and a number for what is said."""

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["checkin", "checkin", "checkin", "entry", "entry", "take back", "take back", "forget",
             "vacation",
             "end vacation", "goal", "focus", "say less", "undo", "undo", "see", "penalties", "game"]
        ),
        st.integers(0, 2),
        st.integers(0, 40),
        st.sampled_from([1, 1, 2, 3, 8, 15]),
        st.integers(1, 5),
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


@dataclass
class Player:
    """Ann, in the database and in the model, side by side."""

    owner: Connection
    connection: Connection
    journeys: dict[str, int]
    habits: dict[str, int]
    goals: dict[str, int]
    facts: Facts = field(default_factory=Facts)
    wall: Wall = field(default_factory=lambda: Wall(CATALOGUE, JOURNEYS))
    game: bool = True
    before: list[tuple[Facts, bool]] = field(default_factory=list)

    def run(self, query: str, *parameters: object) -> None:
        """Run a statement as Ann."""
        fetch(self.connection, query, *parameters)

    def take(self, step: Step) -> None:
        """Take one step in both worlds."""
        what, which, ago, length, said = step
        days = [TODAY - timedelta(days=n) for n in range(max(0, ago - length + 1), ago + 1)]
        earlier, game = self.facts.copy(), self.game
        if what == "undo":
            if self.before:
                self.run("SELECT undo_last()")
                self.facts, self.game = self.before.pop()
        else:
            STEPS_BY_NAME[what](self, which, days, said)
            if (self.facts, self.game) != (earlier, game):
                self.before.append((earlier, game))
        if self.game and (self.facts, self.game) != (earlier, game):
            self.wall.judge(self.facts)


def check_in(player: Player, which: int, days: list[date], effort: int) -> None:
    journey = JOURNEYS[which % 2]
    player.run(
        "INSERT INTO checkins (journey_id, day, efforts) "
        "SELECT %s, d, ARRAY[%s]::smallint[] FROM unnest(%s) AS d "
        "ON CONFLICT (user_id, journey_id, day) DO UPDATE SET efforts = excluded.efforts",
        player.journeys[journey], effort, days,
    )  # fmt: skip
    player.facts.checkins |= {(journey, day): effort for day in days}


def take_back(player: Player, which: int, days: list[date], _: int) -> None:
    journey = JOURNEYS[which % 2]
    player.run("SELECT remove_checkin(%s, %s)", player.journeys[journey], days[0])
    player.facts.checkins.pop((journey, days[0]), None)


def enter(player: Player, which: int, days: list[date], said: int) -> None:
    answer = ("amount", "amount", "amount", "no", "skip")[said - 1]
    player.run(
        "INSERT INTO habit_entries (habit_id, day, answer, amount) SELECT %s, d, %s, %s FROM unnest(%s) AS d "
        "ON CONFLICT (user_id, habit_id, day) "
        "DO UPDATE SET answer = excluded.answer, amount = excluded.amount",
        player.habits[HABITS[which]], answer, int(answer == "amount"), days,
    )  # fmt: skip
    player.facts.entries |= {(HABITS[which], day): answer for day in days}


def forget(player: Player, which: int, days: list[date], _: int) -> None:
    player.run("SELECT remove_habit_entry(%s, %s)", player.habits[HABITS[which]], days[0])
    player.facts.entries.pop((HABITS[which], days[0]), None)


def rest(player: Player, _: int, days: list[date], __: int) -> None:
    """Go on a vacation, where there is none yet."""
    if not player.facts.vacations:
        player.run("INSERT INTO pauses (from_day, until_day) VALUES (%s, %s)", min(days), max(days))
        player.facts.vacations = set(days)


def end_rest(player: Player, _: int, __: list[date], ___: int) -> None:
    if player.facts.vacations:
        player.run("SELECT remove_pause(id) FROM pauses")
        player.facts.vacations = set()


def reach_goal(player: Player, which: int, days: list[date], _: int) -> None:
    """Complete a goal, or say that it is not."""
    title = GOALS[which % 2]
    done = title not in player.facts.goals
    player.run(
        "UPDATE goals SET status = %s, completed_on = %s WHERE id = %s",
        "completed" if done else "active", days[0] if done else None, player.goals[title],
    )  # fmt: skip
    if done:
        player.facts.goals[title] = days[0]
    else:
        del player.facts.goals[title]


def focus(player: Player, _: int, days: list[date], said: int) -> None:
    """Have been focused on a day, where there was no session yet."""
    if days[0] not in player.facts.focus:
        player.run(
            "INSERT INTO focus_sessions (planned_minutes, status, started_at, completed_at) "
            "SELECT 120, 'completed', s, s + make_interval(mins => %s) "
            "FROM (SELECT %s::timestamp AT TIME ZONE 'UTC' + interval '8 hours') AS x (s)",
            20 * said, days[0],
        )  # fmt: skip
        player.facts.focus[days[0]] = 20 * said


def say_less(player: Player, _: int, days: list[date], __: int) -> None:
    """Say less of a session, which changes nothing that counts."""
    player.run("UPDATE focus_sessions SET goal_id = NULL WHERE day = %s", days[0])


def see(player: Player, _: int, __: list[date], ___: int) -> None:
    player.run("SELECT see_badges()")
    if player.game:
        player.wall.see()


def switch_penalties(player: Player, _: int, __: list[date], ___: int) -> None:
    player.run("UPDATE user_settings SET penalties = NOT penalties")
    player.facts.penalties = not player.facts.penalties


def switch_game(player: Player, _: int, __: list[date], ___: int) -> None:
    player.run("UPDATE user_settings SET game = NOT game")
    player.game = not player.game


STEPS_BY_NAME: dict[str, Callable[[Player, int, list[date], int], None]] = {
    "checkin": check_in, "take back": take_back, "entry": enter, "forget": forget, "vacation": rest,
    "end vacation": end_rest, "goal": reach_goal, "focus": focus, "say less": say_less, "see": see,
    "penalties": switch_penalties, "game": switch_game,
}  # fmt: skip


@pytest.fixture
def player(database: Database, ann: Member, program: Program) -> Player:
    """Ann with two journeys, three habits and two goals, and a catalogue of small badges."""
    owner = database.owner()
    fetch(owner, "DELETE FROM badges")
    for badge in CATALOGUE:
        add_badge(owner, badge)
    for journey in JOURNEYS:
        assert program("journey", "create", journey, "-d", "Strength:3").exit_code == 0
    connection = database.connect(ann.role)
    rules = {
        DAILY: "'day', 1, NULL",
        WEEKLY: "'week', 7, 2",
        ROLLING: "'window', 3, 2",
    }
    for habit, rule in rules.items():
        query = "INSERT INTO habits (name, started_on) VALUES (%s, '2026-09-01') RETURNING id"
        made = number(connection, query, habit)
        query = "INSERT INTO habit_schedules (habit_id, from_day, kind, every, times) "
        query += f"VALUES (%s, '2026-09-01', {rule})"
        fetch(connection, query, made)
    for goal in GOALS:
        query = "INSERT INTO goals (title, category, started_on) VALUES (%s, %s, '2026-09-01')"
        fetch(connection, query, goal, goal[0])

    def ids(query: str) -> dict[str, int]:
        return {str(name): int(str(key)) for name, key in fetch(connection, query)}

    return Player(
        owner,
        connection,
        ids("SELECT title, id FROM journeys"),
        ids("SELECT name, id FROM habits"),
        ids("SELECT title, id FROM goals"),
    )


def add_badge(owner: Connection, badge: Badge) -> None:
    """Put a badge into the catalogue."""
    ((key, variant),) = fetch(
        owner, "SELECT threshold_key, variant_key FROM badge_measures WHERE measure = %s", badge.measure
    )
    criteria: dict[object, object] = {"type": badge.measure, key: badge.threshold}
    if badge.variant is not None:
        criteria[variant] = badge.variant
    fetch(
        owner,
        "INSERT INTO badges (key, name, description, category, scope, criteria, xp, coins) "
        "VALUES (%s, 'A badge', 'Of a test.', 'tests', %s, %s, %s, %s)",
        badge.key, "journey" if badge.journey else "global", json.dumps(criteria), XP, COINS,
    )  # fmt: skip


def begin_again(player: Player) -> Player:
    """Leave Ann without facts, without a past, with an empty wall and with the game as it comes."""
    for statement in (
        "UPDATE user_settings SET game = true, penalties = true",
        "DELETE FROM checkins",
        "DELETE FROM habit_entries",
        "DELETE FROM pauses",
        "DELETE FROM focus_sessions",
        "UPDATE goals SET status = 'active', completed_on = NULL",
        "DELETE FROM user_badges",
        "DELETE FROM audit_changes",
        "DELETE FROM audit_log",
        "DELETE FROM xp_ledger",
        "DELETE FROM coin_ledger",
    ):
        fetch(player.owner, statement)
    assert fetch(player.connection, "SELECT net_xp, badge_xp, net_coins FROM progress") == [(0, 0, 0)]
    return Player(player.owner, player.connection, player.journeys, player.habits, player.goals)


WALL = """
    SELECT b.key, j.title, e.earned_on, e.holds, e.seen_at IS NOT NULL
    FROM user_badges AS e JOIN badges AS b ON b.id = e.badge_id
    LEFT JOIN journeys AS j ON j.id = e.journey_id"""


@settings(
    max_examples=400 if DEEP else 15,
    deadline=None,
    derandomize=not DEEP,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(steps=STEPS)
def test_badges_are_what_the_facts_earn(player: Player, steps: list[Step]) -> None:
    now = begin_again(player)
    for step in steps:
        now.take(step)
        expected = {
            (badge.key, journey, place.earned_on, place.holds, place.seen)
            for (badge, journey), place in now.wall.places.items()
        }
        assert set(fetch(now.connection, WALL)) == expected, step
    if not now.game:
        now.take(("game", 0, 0, 1, 1))
    held = sum(place.holds for place in now.wall.places.values())
    xp = sum(now.facts.xp_by_day().values())
    query = "SELECT net_xp, badge_xp, net_coins FROM progress"
    ((net_xp, badge_xp, net_coins),) = fetch(now.connection, query)
    assert (net_xp, badge_xp) == (xp + XP * held, XP * held)
    query = "SELECT net_xp, badge_xp, net_coins FROM expected_progress()"
    assert fetch(now.owner, query) == [(net_xp, badge_xp, net_coins)]
    query = "SELECT (SELECT sum(amount) FROM xp_ledger), (SELECT sum(amount) FROM coin_ledger)"
    assert [tuple(int(total or 0) for total in row) for row in fetch(now.owner, query)] == [
        (net_xp, net_coins)
    ]
    assert fetch(now.owner, "SELECT * FROM badge_faults()") == []
