"""Habits themselves: names, words, dated rules, putting away and bringing back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from tests.features.habits.conftest import Diary
from tests.fixtures.database import TODAY, Database, Member, fetch
from tracker.core.errors import AmbiguousError, ConflictError, NotFoundError, UsageError
from tracker.features.habits import service
from tracker.features.habits.service import NewHabit
from tracker.features.streaks.rules import Rule

MONDAY = date(2026, 11, 16)
THRICE_A_WEEK = Rule("week", times=3)
THIRTY_MINUTES = Rule("day", target=Decimal(30), unit="min")

RULES = (
    Rule("day"),
    THIRTY_MINUTES,
    Rule("day", direction="at_most", target=Decimal(0)),
    Rule("weekdays", weekdays=(1, 3, 5)),
    Rule("week"),
    THRICE_A_WEEK,
    Rule("week", target=Decimal("2.5"), unit="h"),
    Rule("month", times=10),
    Rule("interval", every=3),
    Rule("interval", every=14, times=4),
)


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_rule_is_kept_as_it_was_given(diary: Diary, rule: Rule) -> None:
    habit = diary.add(rule=rule)
    assert habit.rule == rule
    with diary.database.session("ann") as session:
        ((version),) = service.schedules(session, habit_id=habit.id)
    assert (version.from_day, version.rule) == (TODAY, rule)


def test_all_that_an_import_knows_is_kept(diary: Diary) -> None:
    new = NewHabit(
        name="Läsa",
        rule=Rule("day"),
        started_on=date(2020, 2, 29),
        why="Less screen",
        category="Mind",
        colour="#388e3c",
        external_key="loop:1",
        state="archived",
        position=4,
        metadata={"question": "Did you read?", "nested": [1, None]},
        public_id=UUID("9ef54cef-53fd-4007-8f2f-6040438f2f01"),
    )
    with diary.database.session("ann") as session:
        made = service.create(session, habit=new, today=TODAY)
        found = service.find(session, query=str(new.public_id), today=TODAY)
    assert found == made
    for name in NewHabit.__dataclass_fields__:
        assert getattr(found, name) == getattr(new, name)


def test_a_name_is_unique_per_person_whatever_its_case(diary: Diary) -> None:
    diary.add("Read")
    with pytest.raises(ConflictError, match=r'There is a habit "READ" already\.'):
        diary.add("READ")


def test_another_person_may_use_the_name_and_sees_nothing(diary: Diary, ben: Member) -> None:
    diary.add("Read")
    other = Diary(diary.database, ben.role)
    assert other.add("Read").name == "Read"
    assert list(other.due()) == ["Read"]


@pytest.mark.parametrize("name", ["", " Read", "a\nb", "x" * 81])
def test_a_name_is_one_line_of_1_to_80_characters(diary: Diary, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be a habit's name"):
        diary.add(name)


@pytest.mark.parametrize(
    "rule",
    [
        Rule("week", times=8),
        Rule("month", times=32),
        Rule("interval", every=3, times=4),
        Rule("interval", every=1),
        Rule("interval", every=367),
        Rule("weekdays", weekdays=()),
        Rule("day", target=Decimal(0)),
        Rule("day", unit="x" * 31),
    ],
    ids=str,
)
def test_a_rule_that_makes_no_sense_is_refused(diary: Diary, rule: Rule) -> None:
    with pytest.raises(UsageError):
        diary.add(rule=rule)


def test_a_habit_is_found_by_part_of_its_name_and_by_its_ids(diary: Diary) -> None:
    read, run = diary.add("Read"), diary.add("Run far")
    with diary.database.session("ann") as session:
        for query, wanted in {"rea": read, "far": run, str(run.id): run, str(read.public_id): read}.items():
            assert service.find(session, query=query, today=TODAY).id == wanted.id
        with pytest.raises(AmbiguousError):
            service.find(session, query="r", today=TODAY)
        with pytest.raises(NotFoundError) as refusal:
            service.find(session, query="Raed", today=TODAY)
    assert refusal.value.hint == 'Did you mean "Read"?'


def test_words_change_without_touching_the_rule(diary: Diary) -> None:
    habit = diary.add(rule=THIRTY_MINUTES)
    changed = diary.edit(habit, name="Read more", why="Calm", category="Mind", colour="#000000")
    assert replace(
        changed, name="Read", why=None, category=None, colour=None, streak=habit.streak
    ) == replace(habit)
    assert diary.edit(changed, why=None).why is None


def test_an_edit_that_changes_nothing_is_refused(diary: Diary) -> None:
    habit = diary.add(rule=THRICE_A_WEEK)
    with pytest.raises(UsageError, match="Nothing to change"):
        diary.edit(habit)
    with pytest.raises(UsageError, match="Nothing to change"):
        diary.edit(habit, rule=THRICE_A_WEEK, from_day=TODAY - timedelta(days=2))


def test_renaming_to_a_name_in_use_is_refused(diary: Diary) -> None:
    diary.add("Read")
    with pytest.raises(ConflictError, match='"read"'):
        diary.edit(diary.add("Run"), name="read")


def test_a_new_rule_leaves_the_past_alone(diary: Diary) -> None:
    habit = diary.add(rule=Rule("day"), started_on=MONDAY - timedelta(days=7))
    diary.done(habit, *(MONDAY - timedelta(days=offset) for offset in range(1, 8)))
    assert diary.streak(habit)[1] == 7
    diary.edit(habit, rule=THIRTY_MINUTES, from_day=MONDAY)
    assert diary.streak(habit, today=MONDAY) == (7, 7, "open")
    diary.done(habit, MONDAY, amount="29")
    assert diary.streak(habit, today=MONDAY) == (7, 7, "open")
    diary.done(habit, MONDAY, amount="1")
    assert diary.streak(habit, today=MONDAY) == (8, 8, "active")
    # The old days keep the old rule, when they are entered late too.
    diary.done(habit, MONDAY - timedelta(days=8))
    assert diary.streak(habit, today=MONDAY) == (9, 9, "active")


def test_a_new_rule_on_the_first_day_leaves_what_was_backfilled_alone(diary: Diary) -> None:
    habit = diary.add(rule=Rule("day"))
    diary.done(habit, *(TODAY - timedelta(days=offset) for offset in range(1, 4)))
    diary.edit(habit, rule=THIRTY_MINUTES, from_day=TODAY)
    assert diary.streak(habit) == (3, 3, "open")


def test_a_new_rule_can_be_dated_back_over_everything(diary: Diary) -> None:
    habit = diary.add(rule=Rule("day"))
    diary.done(habit, TODAY - timedelta(days=2), TODAY - timedelta(days=1))
    diary.edit(habit, rule=THIRTY_MINUTES, from_day=TODAY - timedelta(days=2))
    assert diary.streak(habit) == (0, 0, "unstarted")


def test_a_later_rule_is_replaced_by_one_that_begins_before_it(diary: Diary) -> None:
    habit = diary.add(started_on=MONDAY)
    diary.edit(habit, rule=THRICE_A_WEEK, from_day=TODAY + timedelta(days=10))
    assert diary.due()["Read"].habit.rule == Rule("day")
    diary.edit(habit, rule=THIRTY_MINUTES, from_day=TODAY)
    with diary.database.session("ann") as session:
        versions = service.schedules(session, habit_id=habit.id)
    assert [(version.from_day, version.rule) for version in versions] == [
        (MONDAY, Rule("day")),
        (TODAY, THIRTY_MINUTES),
    ]


def test_a_plan_for_later_is_taken_back_by_the_rule_of_now(diary: Diary) -> None:
    habit = diary.add(started_on=MONDAY)
    diary.edit(habit, rule=THRICE_A_WEEK, from_day=TODAY + timedelta(days=10))
    diary.edit(habit, rule=Rule("day"), from_day=TODAY)
    assert diary.due(TODAY + timedelta(days=20))["Read"].habit.rule == Rule("day")


def test_weeks_begin_on_the_first_weekday_of_the_person(database: Database, diary: Diary) -> None:
    with database.owner() as connection:
        fetch(connection, "UPDATE user_settings SET first_weekday = 7")
    habit = diary.add(rule=Rule("week", times=2))
    saturday, sunday = MONDAY - timedelta(days=2), MONDAY - timedelta(days=1)
    diary.done(habit, saturday, sunday)
    assert diary.streak(habit)[1] == 0
    diary.done(habit, MONDAY)
    assert diary.streak(habit) == (1, 1, "active")


def test_slots_of_days_begin_on_the_day_from_which_they_count(diary: Diary) -> None:
    habit = diary.add(rule=Rule("interval", every=3), started_on=TODAY - timedelta(days=4))
    period = diary.due()["Read"].period
    assert (period.first, period.last) == (TODAY - timedelta(days=1), TODAY + timedelta(days=1))
    assert habit.rule.every == 3


def test_archived_and_deleted_habits_leave_the_list_and_come_back(diary: Diary) -> None:
    read, run = diary.add("Read"), diary.add("Run")
    diary.done(run, TODAY)
    assert diary.set_state(read, "archived").state == "archived"
    assert diary.set_state(run, "deleted").state == "deleted"
    assert diary.due() == {}
    assert diary.set_state(read, "active").state == "active"
    restored = diary.set_state(run, "active")
    assert restored.streak is not None
    assert restored.streak.current == 1


def test_the_name_of_a_deleted_habit_can_be_used_again(diary: Diary) -> None:
    first = diary.add("Read")
    diary.set_state(first, "deleted")
    second = diary.add("read")
    assert second.id != first.id
    with pytest.raises(ConflictError, match='There is a habit "Read" already'):
        diary.set_state(first, "active")


def test_the_name_of_an_archived_habit_stays_taken(diary: Diary) -> None:
    diary.set_state(diary.add("Read"), "archived")
    with pytest.raises(ConflictError):
        diary.add("Read")
