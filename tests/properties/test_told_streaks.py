"""What the page about streaks tells is true: its examples are read from the page and tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.fixtures.database import Database
from tests.properties.model import DAY, Entry, Habit, Rest, Schedule, Standing, standing
from tests.properties.world import (
    PERSON,
    PUT_ENTRY,
    PUT_PAUSE,
    PUT_SCHEDULE,
    World,
    schedule_row,
    state_of,
)
from tracker.features.streaks.rules import Rule, SkipBudget, describe
from tracker.features.streaks.service import streak_of

PAGE = Path(__file__).parents[2] / "docs" / "concepts" / "streaks.md"
EXAMPLE = re.compile(r"^\| (.+?) \| `(.+?)` \| (\d+) \| (\d+) \| (\w+) \|$", re.MULTILINE)
EXAMPLES = EXAMPLE.findall(PAGE.read_text("utf-8"))
MONDAY = date(2026, 11, 2)

WEEK = Schedule("week", every=7)
SCHEDULES = {
    "every day": Schedule(),
    "at least 3 a day": Schedule(target=Decimal(3)),
    "at most 2 a day": Schedule(direction="at_most", target=Decimal(2)),
    "once a week": WEEK,
    "3 days a week": replace(WEEK, times=3),
    "at least 6 a week": replace(WEEK, target=Decimal(6)),
    "at most 5 a week": replace(WEEK, direction="at_most", target=Decimal(5)),
    "2 days a week, at most 1": replace(WEEK, times=2, direction="at_most"),
    "once every 2 days": Schedule("interval", every=2, anchor=MONDAY),
    "every day, 1 skip a week": Schedule(skips=1, per="week"),
    "every day, no skips": Schedule(skips=0),
    "once a week, 1 skip a month": replace(WEEK, skips=1, per="month"),
    "3 days in any 7 days": Schedule("window", every=7, times=3),
    "at least 6 in any 3 days": Schedule("window", every=3, target=Decimal(6)),
    "at most 5 in any 7 days": Schedule("window", every=7, direction="at_most", target=Decimal(5)),
    "every Mon, Wed, Fri": Schedule("weekdays", weekdays=frozenset({1, 3, 5})),
}


def entry_of(sign: str) -> Entry | None:
    """Return what a sign of the page enters."""
    if sign in {"n", "s"}:
        return Entry("no" if sign == "n" else "skip", Decimal(0))
    return Entry("amount", Decimal(1 if sign == "x" else sign)) if sign == "x" or sign.isdigit() else None


def test_the_page_has_its_examples() -> None:
    assert len(EXAMPLES) >= 37
    assert {rule for rule, *_ in EXAMPLES} == SCHEDULES.keys()


@pytest.mark.parametrize("words", SCHEDULES)
def test_the_page_words_rules_as_the_program_does(words: str) -> None:
    schedule = SCHEDULES[words]
    weekdays = tuple(sorted(schedule.weekdays)) if schedule.kind == "weekdays" else ()
    skips = None if schedule.skips is None else SkipBudget(schedule.skips, schedule.per)
    asked = (schedule.kind, schedule.every, weekdays, schedule.times, schedule.direction, schedule.target)
    rule = Rule(*asked, skips=skips)
    assert describe(rule) == words


@pytest.mark.parametrize(("words", "signs", "now", "best", "state"), EXAMPLES)
def test_examples_of_the_page(
    person: Database, words: str, signs: str, now: str, best: str, state: str
) -> None:
    days = {MONDAY + DAY * number: sign for number, sign in enumerate(re.sub(r"[ /]", "", signs))}
    today = max(days)
    entries = {day: entry for day, sign in days.items() if (entry := entry_of(sign))}
    rests = [Rest(day, day) for day, sign in days.items() if sign in {"p", "v"}]
    told = Standing(int(now), int(best), state_of(state))
    assert standing(Habit({MONDAY: SCHEDULES[words]}, entries), rests, today) == told

    world = World(person, today)
    habit = world.add_habit("Read")
    world.do(PUT_SCHEDULE, habit, MONDAY, *schedule_row(SCHEDULES[words]))
    for day, entry in entries.items():
        world.do(PUT_ENTRY, habit, day, entry.answer, entry.amount)
    for rest in rests:
        world.do(PUT_PAUSE, None if days[rest.first] == "v" else habit, None, rest.first, rest.last)
    assert world.standing("habit", habit, today) == told
    world.close()


@pytest.fixture
def world(person: Database) -> Iterator[World]:
    """A person on Friday of the third week."""
    opened = World(person, MONDAY + DAY * 18)
    yield opened
    opened.close()


def weekly_then_daily(world: World) -> int:
    """Make a habit of once a week that becomes one of every day on the second Wednesday."""
    habit = world.add_habit("Read")
    world.do(PUT_SCHEDULE, habit, MONDAY, *schedule_row(WEEK))
    for day in (MONDAY - timedelta(weeks=1), MONDAY):
        world.do(PUT_ENTRY, habit, day, "amount", 1)
    world.do(PUT_SCHEDULE, habit, MONDAY + DAY * 9, *schedule_row(Schedule()))
    return habit


def test_a_streak_goes_on_over_a_change_and_the_week_cut_short_is_excused(world: World) -> None:
    habit = weekly_then_daily(world)
    for number in range(9, 19):
        world.do(PUT_ENTRY, habit, MONDAY + DAY * number, "amount", 1)
    assert world.standing("habit", habit, world.today) == Standing(2 + 10, 12, "active")
    world.do(PUT_ENTRY, habit, MONDAY + DAY * 8, "amount", 1)
    assert world.standing("habit", habit, world.today) == Standing(3 + 10, 13, "active")


def test_a_period_cut_short_at_its_beginning_is_excused(world: World) -> None:
    habit = world.add_habit("Read")
    world.do(PUT_SCHEDULE, habit, MONDAY, *schedule_row(Schedule()))
    world.do(PUT_ENTRY, habit, MONDAY, "amount", 1)
    world.do(PUT_SCHEDULE, habit, MONDAY + DAY, *schedule_row(WEEK))
    assert world.standing("habit", habit, MONDAY + DAY * 10) == Standing(1, 1, "open")
    assert world.standing("habit", habit, MONDAY + DAY * 14) == Standing(0, 1, "broken")


def test_a_change_that_is_taken_back_leaves_nothing(world: World) -> None:
    habit = weekly_then_daily(world)
    assert world.standing("habit", habit, world.today) == Standing(0, 2, "broken")
    world.do("SELECT remove_schedules_from(%s, %s)", habit, MONDAY + DAY * 9)
    world.do(PUT_ENTRY, habit, MONDAY + DAY * 9, "amount", 1)
    assert world.standing("habit", habit, world.today) == Standing(3, 3, "open")


def test_a_schedule_dated_before_the_first_judges_the_days_between_by_itself(world: World) -> None:
    habit = world.add_habit("Read")
    world.do(PUT_SCHEDULE, habit, world.today, *schedule_row(Schedule()))
    for weeks in (0, 1):
        world.do(PUT_ENTRY, habit, MONDAY + timedelta(weeks=weeks), "amount", 1)
    assert world.standing("habit", habit, world.today) == Standing(0, 1, "broken")
    world.do(PUT_SCHEDULE, habit, MONDAY - timedelta(weeks=30), *schedule_row(WEEK))
    assert world.standing("habit", habit, world.today) == Standing(2, 2, "open")


def test_nothing_at_all_is_within_any_limit(world: World) -> None:
    habit = world.add_habit("Sweets")
    world.do(PUT_SCHEDULE, habit, MONDAY, *schedule_row(Schedule(direction="at_most", target=Decimal(0))))
    world.do(PUT_ENTRY, habit, world.today, "amount", 0)
    assert world.standing("habit", habit, world.today) == Standing(1, 1, "active")


def test_weeks_may_begin_on_another_day(world: World) -> None:
    habit = world.add_habit("Read")
    sunday_weeks = replace(WEEK, anchor=date(2000, 1, 2))
    world.do(PUT_SCHEDULE, habit, MONDAY, *schedule_row(sunday_weeks))
    for day in (MONDAY, MONDAY + DAY * 6):
        world.do(PUT_ENTRY, habit, day, "amount", 1)
    assert world.standing("habit", habit, MONDAY + DAY * 6) == Standing(2, 2, "active")


def test_a_habit_without_schedule_or_entries_has_not_started(world: World) -> None:
    habit = world.add_habit("Read")
    assert world.standing("habit", habit, world.today) == Standing(0, 0, "unstarted")
    world.do(PUT_ENTRY, habit, world.today, "amount", 1)
    world.do(PUT_SCHEDULE, habit, world.today, *schedule_row(Schedule()))
    assert world.standing("habit", habit, world.today - DAY) == Standing(0, 1, "unstarted")


def test_strength_leaves_out_what_is_open_and_what_is_excused(database: Database) -> None:
    database.add_person(PERSON)
    today = MONDAY + DAY * 13
    with database.connect(PERSON) as connection:
        ((habit,),) = connection.execute(
            "INSERT INTO habits (name, started_on) VALUES ('Read', %s) RETURNING id", (MONDAY,)
        ).fetchall()
        connection.execute(PUT_SCHEDULE, (habit, MONDAY, *schedule_row(Schedule())))
        for number in range(13):
            connection.execute(PUT_ENTRY, (habit, MONDAY + DAY * number, "amount", 1))
    for day, strength in ((today - DAY, 0.5), (today, 0.5), (today + DAY, 0.474)):
        with database.session(PERSON, today=day) as session:
            streak = streak_of(session, subject="habit", subject_id=habit, today=day)
            assert streak.strength == pytest.approx(strength, abs=0.001)
    with database.connect(PERSON) as connection:
        connection.execute(PUT_ENTRY, (habit, today, "skip", 0))
    with database.session(PERSON, today=today + DAY) as session:
        assert streak_of(session, subject="habit", subject_id=habit, today=today + DAY).strength == 0.5
