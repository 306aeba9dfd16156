"""Habits by day: what is due, how a period stands, and the days of a heat map."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from tests.features.habits.conftest import Diary
from tests.fixtures.database import TODAY
from tracker.features.streaks.rules import Rule

YESTERDAY = TODAY - timedelta(days=1)
MONDAY = date(2026, 11, 16)


def test_a_daily_habit_is_due_until_it_is_done(diary: Diary) -> None:
    habit = diary.add()
    due = diary.due()["Read"]
    assert (due.due, due.entry, due.met) == (True, None, False)
    diary.done(habit, TODAY)
    due = diary.due()["Read"]
    assert due.entry is not None
    assert (due.due, due.entry.status, due.met) == (False, "done", True)


def test_a_partial_habit_stays_due_and_says_what_is_left(diary: Diary) -> None:
    habit = diary.add(rule=Rule("day", target=Decimal(30)))
    diary.done(habit, TODAY, amount="12")
    due = diary.due()["Read"]
    assert [due.period.done, due.period.goal, due.period.remaining] == [12, 30, 18]
    assert due.due


def test_a_habit_that_was_skipped_or_denied_is_not_due(diary: Diary) -> None:
    read, run = diary.add("Read"), diary.add("Run")
    diary.skip(read, TODAY)
    diary.deny(run, TODAY)
    assert [due.due for due in diary.due().values()] == [False, False]


def test_a_paused_habit_is_not_due(diary: Diary) -> None:
    diary.pause(diary.add(), TODAY)
    due = diary.due()["Read"]
    assert (due.paused, due.due) == (True, False)


def test_between_its_weekdays_a_habit_is_not_due(diary: Diary) -> None:
    habit = diary.add(rule=Rule("weekdays", weekdays=(5,)))
    diary.done(habit, YESTERDAY)
    assert diary.due()["Read"].due
    due = diary.due(YESTERDAY)["Read"]
    assert (due.scheduled, due.due, due.period.done) == (False, False, Decimal(0))


def test_before_it_starts_a_habit_is_not_due(diary: Diary) -> None:
    diary.add(started_on=TODAY + timedelta(days=1))
    assert not diary.due()["Read"].due
    assert diary.due(TODAY + timedelta(days=1))["Read"].due


def test_times_a_week_say_how_many_days_are_done(diary: Diary) -> None:
    habit = diary.add(rule=Rule("week", times=3))
    diary.done(habit, MONDAY, YESTERDAY, MONDAY - timedelta(days=1))
    due = diary.due()["Read"]
    assert [due.period.done, due.period.goal, due.period.remaining] == [2, 3, 1]
    assert due.due
    assert (due.period.first, due.period.last) == (MONDAY, MONDAY + timedelta(days=6))
    diary.done(habit, TODAY)
    assert not diary.due()["Read"].due
    assert not diary.due(TODAY + timedelta(days=1))["Read"].due


def test_the_total_of_a_week_says_how_much_is_left(diary: Diary) -> None:
    habit = diary.add(rule=Rule("week", direction="at_most", target=Decimal(5)))
    diary.done(habit, MONDAY, amount="3.5")
    diary.skip(habit, YESTERDAY)
    assert diary.due()["Read"].period.remaining == Decimal("1.5")
    diary.done(habit, TODAY, amount="9")
    assert diary.due()["Read"].period.remaining == 0


def test_a_period_does_not_reach_into_another_rules_days(diary: Diary) -> None:
    habit = diary.add(rule=Rule("week", times=3), started_on=MONDAY - timedelta(days=7))
    diary.done(habit, MONDAY)
    diary.edit(habit, rule=Rule("week", times=4), from_day=YESTERDAY)
    period = diary.due()["Read"].period
    assert (period.first, period.done, period.goal) == (YESTERDAY, Decimal(0), Decimal(4))


def test_heat_tells_days_with_something_to_say(diary: Diary) -> None:
    days = [TODAY - timedelta(days=offset) for offset in range(8, -1, -1)]
    habit = diary.add(rule=Rule("day", target=Decimal(30)), started_on=days[1])
    diary.done(habit, days[2], amount="30")
    diary.done(habit, days[3], amount="1.5")
    diary.deny(habit, days[4])
    diary.skip(habit, days[5])
    diary.pause(habit, days[6], days[7])
    diary.done(habit, days[7], amount="31")
    heat = diary.heat(habit, days[0], days[8])
    assert {day: (found.amount, found.status) for day, found in heat.items()} == {
        days[0]: (None, "unscheduled"),
        days[2]: (30, "done"),
        days[3]: (Decimal("1.5"), "partial"),
        days[4]: (0, "missed"),
        days[5]: (0, "skipped"),
        days[6]: (None, "paused"),
        days[7]: (31, "done"),
    }


def test_heat_follows_the_rule_of_each_day(diary: Diary) -> None:
    habit = diary.add(started_on=MONDAY)
    diary.edit(habit, rule=Rule("weekdays", weekdays=(5,)), from_day=MONDAY + timedelta(days=2))
    heat = diary.heat(habit, MONDAY, TODAY)
    assert list(heat) == [MONDAY + timedelta(days=2), MONDAY + timedelta(days=3)]
    assert {found.status for found in heat.values()} == {"unscheduled"}
