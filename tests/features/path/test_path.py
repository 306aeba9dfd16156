"""The path against a few lines of plain Python, whatever is logged, changed and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.fixtures.database import TODAY, Database, Member, fetch
from tests.fixtures.program import Program
from tests.properties.strategies import examples
from tracker.features.habits import service as habits
from tracker.features.journeys import service as journeys
from tracker.features.path import service
from tracker.features.streaks.rules import Rule

FIRST = TODAY - timedelta(days=70)
CREATED = date(2026, 11, 10)
NEEDED = {
    "checkins": {1: 1},
    "habit_entries": {1: 1},
    "active_days": {1: 2, 2: 4, 3: 6, 4: 12},
    "longest_streak": {2: 2, 3: 3, 4: 5},
    "logged": {2: 5, 3: 8, 4: 16},
}
"""Smaller numbers than the real ones, so that a few weeks lead to the top."""

HABITS = {
    "Daily": Rule("day", target=Decimal(10)),
    "Twice": Rule("week", every=7, times=2),
    "Total": Rule("month", target=Decimal(25)),
    "Little": Rule("interval", every=3, direction="at_most", target=Decimal(12)),
    "Named": Rule("weekdays", weekdays=(1, 3, 5)),
}
ANCHOR = date(2000, 1, 3)


@dataclass
class World:
    """What was logged: the days of two journeys, and amounts by habit and day."""

    checkins: dict[str, set[date]] = field(default_factory=lambda: {"One": set(), "Two": set()})
    amounts: dict[str, dict[date, int]] = field(default_factory=lambda: {name: {} for name in HABITS})
    resting: tuple[date, date] | None = None

    def done_days(self) -> list[date]:
        """Return the day of every entry that is done by itself."""
        good: dict[str, Callable[[int], bool]] = {
            "Daily": lambda amount: amount >= 10,
            "Twice": lambda amount: amount >= 1,
            "Total": lambda amount: amount > 0,
            "Little": lambda amount: amount <= 12,
            "Named": lambda amount: amount >= 1,
        }
        return sorted(
            day
            for name, of_one in self.amounts.items()
            for day, amount in of_one.items()
            if good[name](amount)
        )

    def streaks(self) -> list[list[date]]:
        """Return each run of each subject as the days on which its periods were met."""
        found: list[list[date]] = []
        for days in self.checkins.values():
            found += self._runs({day.toordinal(): day for day in days}, lambda day: day.toordinal())
        for name, amounts in self.amounts.items():
            period = PERIODS[name]
            by_period: dict[int, list[tuple[date, int]]] = {}
            for day, amount in sorted(amounts.items()):
                if name != "Named" or day.isoweekday() in {1, 3, 5}:
                    by_period.setdefault(period(day), []).append((day, amount))
            met = {number: met_on(name, entries) for number, entries in by_period.items()}
            found += self._runs({number: day for number, day in met.items() if day is not None}, period, name)
        return found

    def _runs(self, met: dict[int, date], period: Callable[[date], int], name: str = "") -> list[list[date]]:
        excused = set()
        if self.resting is not None:
            first, last = self.resting
            days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
            excused = {period(day) for day in days if name != "Named" or day.isoweekday() in {1, 3, 5}} - set(
                met
            )
        runs: list[list[date]] = [[]]
        numbers = sorted(set(met) | excused)
        for number in numbers:
            if number - 1 not in numbers:
                runs.append([])
            if number in met:
                runs[-1].append(met[number])
        return runs


def _named(day: date) -> int:
    weeks, rest = divmod((day - ANCHOR).days, 7)
    return 3 * weeks + sum(weekday <= rest + 1 for weekday in (1, 3, 5))


PERIODS: dict[str, Callable[[date], int]] = {
    "Daily": lambda day: day.toordinal(),
    "Twice": lambda day: (day - ANCHOR).days // 7,
    "Total": lambda day: day.year * 12 + day.month,
    "Little": lambda day: (day - FIRST).days // 3,
    "Named": _named,
}


def met_on(name: str, entries: Iterable[tuple[date, int]]) -> date | None:
    """Return the day on which a period was met, if it was."""
    listed = list(entries)
    total = good = 0
    for day, amount in listed:
        total += amount
        good += amount >= 1
        if name == "Little":
            return listed[0][0] if sum(amount for _, amount in listed) <= 12 else None
        if {"Daily": total >= 10, "Twice": good >= 2, "Total": total >= 25, "Named": total >= 1}[name]:
            return day
    return None


def expected(world: World) -> tuple[dict[tuple[str, int], date | None], dict[str, int], int, date, int]:
    """Return days of milestones by source and level, counters, level, its first day and the percentage."""
    checkins = sorted(day for days in world.checkins.values() for day in days)
    done = world.done_days()
    counted = {
        "checkins": checkins,
        "habit_entries": done,
        "logged": sorted(checkins + done),
        "active_days": sorted({*checkins, *done}),
    }
    runs = world.streaks()
    counters = {source: len(days) for source, days in counted.items()}
    counters["longest_streak"] = max(map(len, runs), default=0)
    reached: dict[tuple[str, int], date | None] = {}
    for source, by_level in NEEDED.items():
        for level, needed in by_level.items():
            if source == "longest_streak":
                reached[source, level] = min(
                    (run[needed - 1] for run in runs if len(run) >= needed), default=None
                )
            else:
                days = counted[source]
                reached[source, level] = days[needed - 1] if len(days) >= needed else None
    level, began = 1, min([CREATED, *counted["logged"][:1]])
    last = date.min
    while level < 5:
        of_level = [day for (_, asked), day in reached.items() if asked == level]
        if None in of_level:
            break
        last = max(last, *(day for day in of_level if day is not None))
        level, began = level + 1, last
    parts = [
        min(1.0, counters[source] / by_level[level])
        for source, by_level in NEEDED.items()
        if level in by_level
    ]
    return reached, counters, level, began, int(100 * sum(parts) / len(parts) + 1e-9) if parts else 100


@pytest.fixture(scope="module")
def begun(module_database: Database) -> Database:
    """Ann has journeys and habits of every kind, and rules that are soon met."""
    ann = module_database.add_person("ann")
    with module_database.session("ann") as session:
        for title in ("One", "Two"):
            new = [journeys.NewDimension("Effort", 1)]
            journeys.create(session, title=f"Journey {title}", dimensions=new, today=TODAY)
        for name, rule in HABITS.items():
            habits.create(session, habit=habits.NewHabit(name=name, rule=rule, started_on=FIRST), today=TODAY)
    superuser = module_database.superuser()
    fetch(superuser, "UPDATE users SET created_at = %s WHERE id = %s", CREATED, ann.id)
    fetch(superuser, "UPDATE habit_schedules SET anchor = %s WHERE kind = 'interval'", FIRST)
    # Badges have tests of their own; here nobody has any.
    fetch(superuser, "DELETE FROM path_milestones WHERE source = 'badges'")
    for key, source in (("logged_1", "checkins"), ("logged_5", "habit_entries")):
        fetch(superuser, "UPDATE path_milestones SET source = %s, needed = 1 WHERE key = %s", source, key)
    for source, by_level in NEEDED.items():
        for level, needed in by_level.items():
            fetch(
                superuser,
                "UPDATE path_milestones SET needed = %s WHERE source = %s AND level = %s",
                needed,
                source,
                level,
            )
    return module_database


DAYS = st.integers(0, 70).map(lambda age: TODAY - timedelta(days=age))


def _actions(habits: list[str]) -> st.SearchStrategy[list[tuple[str, str, date, int]]]:
    """Return what may be done with some of the habits and both journeys."""
    action = st.one_of(
        st.tuples(st.just("enter"), st.sampled_from(habits), DAYS, st.integers(1, 20)),
        st.tuples(st.just("fill"), st.sampled_from(habits), DAYS, st.integers(1, 60)),
        st.tuples(st.just("check in"), st.sampled_from(["One", "Two"]), DAYS, st.integers(1, 9)),
        st.tuples(st.just("remove"), st.sampled_from(["One", "Two", *habits]), DAYS, st.integers(1, 9)),
    )
    return st.lists(action, max_size=14)


# Often a single habit: among several, that of every day has the first streak.
ACTIONS = st.one_of(_actions(list(HABITS)), *(_actions([name]) for name in HABITS))
RESTS = st.none() | st.tuples(DAYS, st.integers(0, 12)).map(
    lambda rest: (rest[0], rest[0] + timedelta(days=rest[1]))
)


@examples(20)
@given(actions=ACTIONS, resting=RESTS)
@example(
    actions=[("fill", name, FIRST, 40) for name in HABITS] + [("check in", "One", FIRST, 9)], resting=None
)
@example(actions=[("fill", "Twice", FIRST, 71)], resting=None)
@example(actions=[("fill", "Total", FIRST, 71)], resting=None)
@example(actions=[("fill", "Named", FIRST, 71)], resting=(FIRST, FIRST))
@example(actions=[("enter", "Little", FIRST + timedelta(days=age), 4) for age in range(1, 20)], resting=None)
def test_any_facts_lead_where_plain_python_says(
    begun: Database, actions: list[tuple[str, str, date, int]], resting: tuple[date, date] | None
) -> None:
    world = World(resting=resting)
    with begun.session("ann") as session, session.begin_nested() as savepoint:
        if resting is not None:
            session.execute(
                text("INSERT INTO pauses (from_day, until_day) VALUES (:first, :last)"),
                {"first": resting[0], "last": resting[1]},
            )
        for action in actions:
            _act(session, world, *action)
        found = service.progress(session, today=TODAY)
        savepoint.rollback()
    reached, counters, level, began, percent = expected(world)
    assert {
        (each.source, each.level): each.reached_on for each in found.milestones if each.recorded
    } == reached
    assert {source: found.counters[source] for source in counters} == counters
    assert (found.level, found.level_began_on, found.percent) == (level, began, percent)


def _act(session: Session, world: World, what: str, name: str, day: date, number: int) -> None:
    """Do one thing in the database and in plain Python; a stretch of days is one statement."""
    if what == "remove":
        in_journey = name in world.checkins
        query = (
            "SELECT remove_checkin(id, :day) FROM journeys WHERE title = :name"
            if in_journey
            else ("SELECT remove_habit_entry(id, :day) FROM habits WHERE name = :name")
        )
        session.execute(text(query), {"day": day, "name": f"Journey {name}" if in_journey else name})
        world.checkins.get(name, set()).discard(day)
        world.amounts.get(name, {}).pop(day, None)
        return
    length = 1 if what == "enter" else number
    days = [day + timedelta(days=place) for place in range(length) if day + timedelta(days=place) <= TODAY]
    if what == "check in":
        query = """
            INSERT INTO checkins (journey_id, day, efforts)
            SELECT id, d, '{3}' FROM journeys, unnest(CAST(:days AS date[])) AS d WHERE title = :name
            ON CONFLICT DO NOTHING"""
        session.execute(text(query), {"days": days, "name": f"Journey {name}"})
        world.checkins[name] |= set(days)
        return
    amount = number if what == "enter" else 11
    query = """
        INSERT INTO habit_entries (habit_id, day, amount)
        SELECT id, d, :amount FROM habits, unnest(CAST(:days AS date[])) AS d WHERE name = :name
        ON CONFLICT (user_id, habit_id, day) DO UPDATE SET amount = excluded.amount"""
    session.execute(text(query), {"days": days, "name": name, "amount": amount})
    world.amounts[name] |= dict.fromkeys(days, amount)


def test_a_change_of_schedule_and_a_rolling_goal_keep_their_days(database: Database, ann: Member) -> None:  # noqa: ARG001
    """Numbers of periods go on over a change; a rolling goal is met on the day itself, never ahead of it."""
    with database.session("ann") as session:
        new = habits.NewHabit(name="Run", rule=Rule("day"), started_on=TODAY - timedelta(days=30))
        run = habits.create(session, habit=new, today=TODAY)
        rolling = Rule("window", every=7, times=1)
        habits.edit(
            session, habit=run, words={}, rule=rolling, from_day=TODAY - timedelta(days=10), today=TODAY
        )
        for age in (13, 12, 11, 10, 3):
            session.execute(
                text("INSERT INTO habit_entries (habit_id, day, amount) VALUES (:id, :day, 1)"),
                {"id": run.id, "day": TODAY - timedelta(days=age)},
            )
        found = service.progress(session, today=TODAY)
    # Three days, then seven of which the last seven had one, then the four up to today.
    assert found.counters["longest_streak"] == 3 + 7 + 4
    streak = next(each for each in found.milestones if each.key == "streak_7")
    assert streak.reached_on == TODAY - timedelta(days=7)


def test_the_command_tells_what_comes_next_and_nothing_of_others(program: Program, ben: Member) -> None:
    assert program("habit", "add", "Read", "--from", "2026-11-01").exit_code == 0
    assert program("journey", "create", "Fitness", "-d", "Strength").exit_code == 0
    assert program("checkin", "fitness", "strength=3", "--on", "2020-02-29").exit_code == 0
    for day in ("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-20"):
        assert program("done", "read", "--on", day).exit_code == 0
    found = program("path", "--json").json()
    assert isinstance(found, dict)
    assert list(found) == [
        "level", "level_began_on", "percent", "counters", "not_recorded", "milestones", "next",
    ]  # fmt: skip
    assert (found["level"], found["level_began_on"]) == (2, "2026-11-20")
    assert found["next"] == {"level": 3, "missing": ["active_14", "streak_7", "logged_50"]}
    assert found["counters"]["gym_visits"] == 0
    assert found["not_recorded"] == ["gym_visits", "mentor_sessions", "coffee_redemptions"]
    assert found["milestones"][0] == {
        "key": "logged_1", "level": 1, "title": "A first check-in, or a habit done", "source": "logged",
        "needed": 1, "current": 5, "reached": True, "reached_on": "2020-02-29", "recorded": True,
    }  # fmt: skip
    assert program("checkin", "fitness", "--delete", "--on", "2020-02-29").exit_code == 0
    back = program("path", "--json").json()
    assert isinstance(back, dict)
    assert (back["level"], back["level_began_on"], back["milestones"][0]["reached_on"]) == (
        1,
        "2026-11-16",
        "2026-11-16",
    )
    assert program("undo").exit_code == 0
    assert program("path", "--json").json() == found
    others = program("path", "--json", role=ben.role).json()
    assert isinstance(others, dict)
    assert (others["level"], set(others["counters"].values())) == (1, {0})


@pytest.mark.parametrize("width", [60, 80, 140])
def test_it_is_drawn_without_colour_at_any_width(program: Program, width: int) -> None:
    drawn = program("path", "--all", "--ascii", env={"COLUMNS": str(width)}).stdout
    assert drawn.isascii()
    for words in ("level 1 of 5: Setting out", "Level 4", "to come", "0 of 1000", "not yet recorded"):
        assert words in drawn


def test_badges_are_asked_of_those_who_play_and_coffee_where_there_is_any(
    program: Program, database: Database
) -> None:
    fetch(
        database.owner(),
        "INSERT INTO badges (key, name, description, tier, category, icon, scope, xp, coins, criteria) "
        "VALUES ('once', 'Once', 'One check-in.', 'bronze', 'check-ins', '*', 'global', 10, 1, "
        '        \'{"type": "checkins", "value": 1}\')',
    )
    assert program("journey", "create", "Fitness", "-d", "Strength").exit_code == 0
    assert program("checkin", "fitness", "strength=3", "--on", "2026-11-18").exit_code == 0

    def told() -> tuple[object, object]:
        found = program("path", "--json").json()
        assert isinstance(found, dict)
        return found["counters"]["badges"], found["not_recorded"]

    assert told() == (1, ["gym_visits", "mentor_sessions", "coffee_redemptions"])
    assert program("settings", "set", "game", "off").exit_code == 0
    assert told() == (0, ["gym_visits", "mentor_sessions", "coffee_redemptions", "badges"])
    fetch(
        database.owner(),
        "INSERT INTO rewards (title, type, price) VALUES ('A coffee', 'coffee', 5)",
    )
    assert told() == (0, ["gym_visits", "mentor_sessions", "badges"])
