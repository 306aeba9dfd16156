"""Entries: amounts that add up, what is missing, not done, skipped, taken back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from threading import Thread

import pytest

from tests.features.habits.conftest import Diary
from tests.fixtures.database import TODAY
from tracker.core.errors import NotFoundError, UsageError
from tracker.features.habits import service
from tracker.features.streaks.rules import Rule

YESTERDAY = TODAY - timedelta(days=1)
MONDAY = date(2026, 11, 16)
PAGES = Rule("day", target=Decimal(30), unit="pages")
AT_MOST_TWO = Rule("day", direction="at_most", target=Decimal(2))


def test_amounts_add_up_over_a_day_and_not_over_the_next(diary: Diary) -> None:
    habit = diary.add(rule=PAGES)
    assert diary.done(habit, TODAY, amount="10").status == "partial"
    assert diary.done(habit, TODAY, amount="9.5").amount == Decimal("19.5")
    whole = diary.done(habit, TODAY, amount="10.5")
    assert (whole.amount, whole.status) == (Decimal(30), "done")
    assert diary.done(habit, YESTERDAY, amount="1").amount == 1


def test_without_an_amount_the_rest_to_the_target_is_logged(diary: Diary) -> None:
    habit = diary.add(rule=PAGES)
    diary.done(habit, TODAY, amount="12")
    assert diary.done(habit, TODAY).amount == 30
    assert diary.done(habit, TODAY).amount == 30


def test_more_than_the_target_is_kept(diary: Diary) -> None:
    habit = diary.add(rule=PAGES)
    diary.done(habit, TODAY, amount="45")
    assert diary.done(habit, TODAY).amount == 45


def test_on_a_day_that_is_not_scheduled_the_rest_is_of_that_day(diary: Diary) -> None:
    habit = diary.add(rule=Rule("weekdays", weekdays=(1,), target=Decimal(30)))
    diary.done(habit, TODAY)
    assert diary.done(habit, TODAY).amount == 30


def test_a_plain_habit_counts_once_however_often_it_is_said(diary: Diary) -> None:
    habit = diary.add()
    diary.done(habit, TODAY)
    again = diary.done(habit, TODAY)
    assert (again.amount, again.status) == (Decimal(1), "done")
    assert diary.done(habit, TODAY, amount="2").amount == 3


def test_the_rest_of_a_week_is_what_its_other_days_left(diary: Diary) -> None:
    habit = diary.add(rule=Rule("week", target=Decimal(90), unit="min"))
    diary.done(habit, MONDAY, amount="30")
    assert diary.done(habit, TODAY).amount == 60
    assert diary.done(habit, TODAY).amount == 60
    with pytest.raises(UsageError, match="has its 90"):
        diary.done(habit, YESTERDAY)
    assert diary.done(habit, YESTERDAY, amount="5").amount == 5


def test_where_days_are_counted_the_rest_is_of_the_day(diary: Diary) -> None:
    habit = diary.add(rule=Rule("week", times=2, target=Decimal(20), unit="min"))
    diary.done(habit, MONDAY)
    assert diary.done(habit, TODAY).amount == 20


def test_a_habit_of_at_most_needs_an_amount(diary: Diary) -> None:
    habit = diary.add("Coffee", rule=AT_MOST_TWO)
    with pytest.raises(UsageError, match="say how much"):
        diary.done(habit, TODAY)
    assert diary.done(habit, TODAY, amount="0").status == "done"
    assert diary.done(habit, TODAY, amount="2").status == "done"
    assert diary.done(habit, TODAY, amount="0.001").status == "missed"


def test_a_set_amount_takes_the_place_of_the_days(diary: Diary) -> None:
    habit = diary.add(rule=PAGES)
    diary.done(habit, TODAY, amount="40", note="Train")
    log = diary.replace(habit, TODAY, "5")
    assert (log.amount, log.status, log.note) == (Decimal(5), "partial", "Train")


def test_not_done_and_skipped_take_the_place_of_an_amount_and_give_way_to_one(diary: Diary) -> None:
    habit = diary.add(rule=PAGES)
    diary.done(habit, TODAY, amount="40")
    denied = diary.deny(habit, TODAY)
    assert (denied.amount, denied.status) == (Decimal(0), "missed")
    skipped = diary.skip(habit, TODAY, note="Ill")
    assert (skipped.amount, skipped.status, skipped.note) == (Decimal(0), "skipped", "Ill")
    done = diary.done(habit, TODAY, amount="3")
    assert (done.amount, done.status, done.note) == (Decimal(3), "partial", "Ill")


def test_an_entry_is_taken_back_once(diary: Diary) -> None:
    habit = diary.add()
    diary.done(habit, TODAY)
    diary.remove(habit, TODAY)
    assert diary.entries() == []
    with pytest.raises(NotFoundError, match=f"no entry of .Read. on {TODAY}"):
        diary.remove(habit, TODAY)


@pytest.mark.parametrize("say", ["done", "deny", "skip"])
def test_a_day_to_come_is_refused(diary: Diary, say: str) -> None:
    habit = diary.add()
    with pytest.raises(UsageError, match="has not begun"):
        getattr(diary, say)(habit, TODAY + timedelta(days=1))


def test_days_before_the_start_can_be_entered(diary: Diary) -> None:
    habit = diary.add(started_on=TODAY)
    assert diary.done(habit, date(1999, 12, 31)).status == "done"
    with pytest.raises(UsageError, match="out of range"):
        diary.done(habit, date(1899, 12, 31))


def test_an_amount_is_judged_by_the_rule_of_its_day(diary: Diary) -> None:
    habit = diary.add(rule=PAGES, started_on=MONDAY)
    diary.done(habit, MONDAY, amount="30")
    diary.edit(habit, rule=Rule("day", target=Decimal(50), unit="pages"), from_day=TODAY)
    diary.done(habit, TODAY, amount="30")
    today, monday = diary.entries(MONDAY, TODAY)
    assert (today.status, today.rule.target) == ("partial", Decimal(50))
    assert (monday.status, monday.rule.target) == ("done", Decimal(30))


def test_entries_come_newest_first_and_without_deleted_habits(diary: Diary) -> None:
    read, run, old = diary.add("Read"), diary.add("run"), diary.add("Old")
    for habit in (read, run, old):
        diary.done(habit, YESTERDAY, TODAY)
    diary.set_state(old, "deleted")
    diary.set_state(run, "archived")
    assert [(log.habit, log.day) for log in diary.entries(YESTERDAY, TODAY)] == [
        ("Read", TODAY),
        ("run", TODAY),
        ("Read", YESTERDAY),
        ("run", YESTERDAY),
    ]
    assert [log.day for log in diary.entries(YESTERDAY, YESTERDAY)] == [YESTERDAY] * 2


def test_the_streak_of_an_entry_is_as_of_today(diary: Diary) -> None:
    habit = diary.add()
    diary.done(habit, TODAY)
    log = diary.done(habit, YESTERDAY)
    assert (log.streak.current, log.streak.longest) == (2, 2)


def test_a_note_that_is_too_long_is_refused(diary: Diary) -> None:
    with pytest.raises(UsageError, match="note is too long"):
        diary.done(diary.add(), TODAY, note="x" * 2001)


def test_an_amount_that_cannot_be_stored_is_refused(diary: Diary) -> None:
    habit = diary.add(rule=PAGES)
    diary.done(habit, TODAY, amount="999999999")
    with pytest.raises(UsageError, match="too large"):
        diary.done(habit, TODAY, amount="1")
    with pytest.raises(UsageError):
        diary.replace(habit, TODAY, "-1")


def test_amounts_that_are_logged_at_once_both_count(diary: Diary) -> None:
    habit = diary.add(rule=PAGES)
    other = Thread(target=diary.done, args=(habit, TODAY), kwargs={"amount": "4"})
    with diary.database.session("ann") as session:
        service.record(session, habit=habit, day=TODAY, amount=Decimal(3), today=TODAY)
        other.start()
        other.join(timeout=0.3)
        assert other.is_alive()
    other.join(timeout=10)
    assert [log.amount for log in diary.entries()] == [7]
