"""What keeps a habit's streak and what breaks it, for each kind of rule."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.features.habits.conftest import Diary
from tests.fixtures.database import TODAY, Database, fetch
from tracker.core.errors import ConflictError, UsageError
from tracker.features.streaks.rules import Rule

YESTERDAY = TODAY - timedelta(days=1)
MONDAY = date(2026, 11, 16)
WEEK = timedelta(days=7)


def _days_ago(*offsets: int) -> list[date]:
    return [TODAY - timedelta(days=offset) for offset in offsets]


def test_a_daily_streak_stays_open_today_and_breaks_tomorrow(diary: Diary) -> None:
    habit = diary.add()
    diary.done(habit, *_days_ago(1, 2, 3))
    assert diary.streak(habit) == (3, 3, "open")
    assert diary.streak(habit, TODAY + timedelta(days=1)) == (0, 3, "broken")


def test_a_partial_day_does_not_count(diary: Diary) -> None:
    habit = diary.add(rule=Rule("day", target=Decimal(30)))
    diary.done(habit, *_days_ago(1, 2), amount="30")
    diary.done(habit, TODAY, amount="29.999")
    assert diary.streak(habit) == (2, 2, "open")


def test_a_skip_bridges_without_counting(diary: Diary) -> None:
    habit = diary.add()
    diary.done(habit, *_days_ago(0, 2))
    assert diary.streak(habit) == (1, 1, "active")
    diary.skip(habit, YESTERDAY)
    assert diary.streak(habit) == (2, 2, "active")


def test_said_not_done_is_a_miss(diary: Diary) -> None:
    habit = diary.add()
    diary.done(habit, *_days_ago(0, 1, 2))
    diary.deny(habit, YESTERDAY)
    assert diary.streak(habit) == (1, 1, "active")


def test_a_pause_bridges_without_counting(diary: Diary) -> None:
    habit = diary.add()
    diary.done(habit, *_days_ago(0, 5))
    diary.pause(habit, *_days_ago(4, 1))
    assert diary.streak(habit) == (2, 2, "active")


def test_a_running_pause_holds_the_streak_and_shows(diary: Diary) -> None:
    habit = diary.add()
    diary.done(habit, *_days_ago(3, 4))
    assert diary.pause(habit, TODAY - timedelta(days=2)).state == "paused"
    assert diary.streak(habit, TODAY + WEEK) == (2, 2, "paused")


def test_resuming_ends_the_pause_yesterday(diary: Diary) -> None:
    habit = diary.add()
    diary.done(habit, *_days_ago(3))
    diary.pause(habit, TODAY - timedelta(days=2))
    assert diary.resume(habit).state == "active"
    assert diary.streak(habit) == (1, 1, "open")
    assert diary.streak(habit, TODAY + timedelta(days=1)) == (0, 1, "broken")


def test_resuming_takes_back_a_pause_that_has_not_lasted_a_day(diary: Diary) -> None:
    habit = diary.add()
    diary.pause(habit, TODAY)
    diary.resume(habit)
    assert diary.streak(habit, TODAY + timedelta(days=1))[2] != "paused"
    with pytest.raises(ConflictError, match="is not paused"):
        diary.resume(habit)


def test_resuming_takes_back_a_pause_that_is_planned(diary: Diary) -> None:
    habit = diary.add()
    assert diary.pause(habit, TODAY + WEEK).state == "active"
    diary.resume(habit)
    assert diary.streak(habit, TODAY + 2 * WEEK)[2] == "unstarted"


def test_a_pause_that_is_over_is_left_alone_by_resume(diary: Diary) -> None:
    habit = diary.add()
    diary.pause(habit, *_days_ago(4, 2))
    with pytest.raises(ConflictError, match="is not paused"):
        diary.resume(habit)


@pytest.mark.parametrize(("first", "last"), [(6, 4), (4, None), (3, 3), (9, 0), (9, None)])
def test_pauses_of_a_habit_do_not_overlap(diary: Diary, first: int, last: int | None) -> None:
    habit = diary.add()
    diary.pause(habit, *_days_ago(4, 2))
    with pytest.raises(ConflictError, match=r"paused already: 2026-11-16\.\.2026-11-18"):
        diary.pause(
            habit, TODAY - timedelta(days=first), None if last is None else TODAY - timedelta(days=last)
        )


@pytest.mark.parametrize(("first", "last"), [(6, 5), (1, None), (1, 0)])
def test_pauses_of_a_habit_may_follow_each_other(diary: Diary, first: int, last: int | None) -> None:
    habit = diary.add()
    diary.pause(habit, *_days_ago(4, 2))
    diary.pause(habit, TODAY - timedelta(days=first), None if last is None else TODAY - timedelta(days=last))


def test_a_pause_cannot_end_before_it_begins(diary: Diary) -> None:
    with pytest.raises(UsageError, match="ends before it begins"):
        diary.pause(diary.add(), TODAY, YESTERDAY)


def test_a_vacation_bridges_every_habit_and_is_nobodys_own_pause(database: Database, diary: Diary) -> None:
    habit = diary.add()
    diary.done(habit, *_days_ago(2))
    with database.connect("ann") as connection:
        fetch(connection, "INSERT INTO pauses (from_day) VALUES (%s)", YESTERDAY)
    due = diary.due()["Read"]
    assert (due.paused, due.due, due.habit.state) == (True, False, "active")
    assert diary.streak(habit, TODAY + WEEK) == (1, 1, "paused")


def test_times_a_week_count_days_not_amounts(diary: Diary) -> None:
    habit = diary.add(rule=Rule("week", times=3))
    diary.done(habit, MONDAY, amount="3")
    assert diary.streak(habit) == (0, 0, "unstarted")
    diary.done(habit, MONDAY + timedelta(days=1), MONDAY + timedelta(days=2))
    assert diary.streak(habit) == (1, 1, "active")
    diary.done(habit, *(MONDAY - timedelta(days=offset) for offset in (1, 3, 7)))
    assert diary.streak(habit) == (2, 2, "active")


def test_a_week_may_still_be_met_until_it_ends(diary: Diary) -> None:
    habit = diary.add(rule=Rule("week", times=2))
    diary.done(habit, MONDAY - timedelta(days=1), MONDAY - timedelta(days=2))
    assert diary.streak(habit) == (1, 1, "open")
    assert diary.streak(habit, MONDAY + WEEK) == (0, 1, "broken")


def test_the_total_of_a_week_counts(diary: Diary) -> None:
    habit = diary.add(rule=Rule("week", target=Decimal(90), unit="min"))
    diary.done(habit, MONDAY, amount="45")
    assert diary.done(habit, TODAY, amount="44").status == "done"
    assert diary.streak(habit) == (0, 0, "unstarted")
    diary.done(habit, TODAY, amount="1")
    assert diary.streak(habit) == (1, 1, "active")


def test_the_total_of_a_month_counts(diary: Diary) -> None:
    habit = diary.add(rule=Rule("month", target=Decimal(100)))
    diary.done(habit, date(2026, 10, 1), date(2026, 10, 31), amount="50")
    assert diary.streak(habit) == (1, 1, "open")
    diary.done(habit, date(2026, 11, 1), amount="100")
    assert diary.streak(habit) == (2, 2, "active")


def test_at_most_needs_something_said(diary: Diary) -> None:
    habit = diary.add(rule=Rule("day", direction="at_most", target=Decimal(2)))
    assert diary.streak(habit) == (0, 0, "unstarted")
    diary.done(habit, YESTERDAY, amount="0")
    diary.done(habit, TODAY, amount="2")
    assert diary.streak(habit) == (2, 2, "active")
    diary.done(habit, TODAY, amount="1")
    assert diary.streak(habit)[0] == 1


def test_at_most_a_week_breaks_when_the_total_goes_over(diary: Diary) -> None:
    habit = diary.add(rule=Rule("week", direction="at_most", target=Decimal(5)))
    diary.done(habit, MONDAY, TODAY, amount="2.5")
    assert diary.streak(habit) == (1, 1, "active")
    diary.done(habit, YESTERDAY, amount="0.5")
    assert diary.streak(habit)[0] == 0


def test_at_most_is_missed_where_it_is_denied(diary: Diary) -> None:
    habit = diary.add(rule=Rule("week", direction="at_most", target=Decimal(5)))
    diary.done(habit, MONDAY, amount="1")
    diary.deny(habit, TODAY)
    assert diary.streak(habit)[0] == 0


def test_named_weekdays_are_the_only_ones_that_count(diary: Diary) -> None:
    habit = diary.add(rule=Rule("weekdays", weekdays=(1, 5)))
    diary.done(habit, TODAY, MONDAY, MONDAY - timedelta(days=3))
    assert diary.streak(habit) == (3, 3, "active")
    diary.done(habit, YESTERDAY)
    diary.deny(habit, MONDAY + timedelta(days=1))
    assert diary.streak(habit) == (3, 3, "active")
    assert diary.streak(habit, TODAY + timedelta(days=2)) == (3, 3, "active")
    assert diary.streak(habit, TODAY + timedelta(days=3)) == (3, 3, "open")
    assert diary.streak(habit, TODAY + timedelta(days=4)) == (0, 3, "broken")


def test_every_few_days_asks_once_in_each_slot(diary: Diary) -> None:
    habit = diary.add(rule=Rule("interval", every=3), started_on=TODAY - timedelta(days=6))
    diary.done(habit, *_days_ago(6, 1))
    assert diary.streak(habit) == (2, 2, "open")
    assert diary.streak(habit, TODAY + timedelta(days=2)) == (2, 2, "open")
    assert diary.streak(habit, TODAY + timedelta(days=3)) == (0, 2, "broken")
    diary.done(habit, TODAY)
    assert diary.streak(habit) == (3, 3, "active")


def test_a_period_cut_short_by_a_new_rule_is_excused(diary: Diary) -> None:
    habit = diary.add(rule=Rule("week", times=3), started_on=MONDAY - WEEK)
    diary.done(habit, *(MONDAY - timedelta(days=offset) for offset in (1, 2, 3)))
    diary.edit(habit, rule=Rule("week", times=5), from_day=MONDAY + timedelta(days=2))
    assert diary.streak(habit, MONDAY + WEEK) == (1, 1, "open")


def test_strength_grows_with_what_is_done(diary: Diary) -> None:
    habit = diary.add()
    before = diary.due()["Read"].streak.strength
    diary.done(habit, *_days_ago(*range(30)))
    assert before == 0 < diary.due()["Read"].streak.strength < 1
