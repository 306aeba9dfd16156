"""Focus sessions by their services: whose time counts, when they end, what they enter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.features.focus.clock import NOON, Moved, moved
from tests.fixtures.database import TODAY, Database
from tracker.core.days import DayRange
from tracker.core.errors import ConflictError, NotFoundError, UsageError
from tracker.db.errors import refusal_of
from tracker.features.focus import service
from tracker.features.habits import service as habits
from tracker.features.streaks.rules import Rule


@pytest.fixture
def clock(people: Database) -> Iterator[Moved]:
    with moved(people) as found:
        yield found


def test_a_pause_does_not_count(clock: Moved) -> None:
    clock.start(25)
    clock.later(minutes=10)
    service.pause(clock.session)
    clock.later(hours=3)
    assert clock.settle() is None
    assert clock.running().left == timedelta(minutes=15)
    resumed = service.resume(clock.session)
    assert (resumed.paused_seconds, resumed.left) == (3 * 3600, timedelta(minutes=15))
    clock.later(minutes=5, seconds=59)
    ended = clock.stop()
    assert (ended.actual_minutes, ended.elapsed) == (15, timedelta(minutes=15, seconds=59))


def test_it_ends_at_its_planned_end_whoever_looks_when(clock: Moved) -> None:
    clock.start(25)
    clock.later(hours=9)
    ended = clock.settle()
    assert ended is not None
    assert (ended.status, ended.actual_minutes) == ("completed", 25)
    assert ended.completed_at == NOON + timedelta(minutes=25)
    assert clock.settle() is None
    with pytest.raises(NotFoundError):
        clock.stop()


def test_starting_anew_ends_what_was_over(clock: Moved) -> None:
    clock.start(25)
    clock.later(minutes=26)
    new = service.NewSession(minutes=10)
    started = service.start(clock.session, new=new, action="focus start 10", today=TODAY)
    assert started.ended is not None
    assert (started.ended.status, started.session.status) == ("completed", "active")


# Berlin's clock goes back from 3:00 to 2:00 on 2026-10-25 at 1:00 UTC, and forward on 2026-03-29.
@pytest.mark.parametrize(
    "begun", [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 0, 30, tzinfo=UTC)]
)
def test_a_change_of_the_wall_clock_moves_nothing(clock: Moved, begun: datetime) -> None:
    clock.session.execute(text("SET LOCAL timezone = 'Europe/Berlin'"))
    clock.at(begun)
    clock.start(60)
    clock.later(minutes=20)
    service.pause(clock.session)
    clock.later(minutes=20)
    service.resume(clock.session)
    clock.later(minutes=25)
    found = clock.running()
    assert (found.elapsed, found.left) == (timedelta(minutes=45), timedelta(minutes=15))
    assert found.ends_at == begun + timedelta(minutes=80)
    row = found.as_row(ZoneInfo("Europe/Berlin"))
    assert (row["elapsed_seconds"], row["left_seconds"]) == (45 * 60, 15 * 60)
    assert service.of_day(clock.session, day=found.day) == service.FocusOfDay(
        minutes=0, left=timedelta(minutes=15), paused=False, over=False
    )
    clock.later(hours=1)
    ended = clock.settle()
    assert ended is not None
    assert (ended.actual_minutes, ended.completed_at) == (60, begun + timedelta(minutes=80))


@pytest.mark.parametrize(
    ("day_start", "day"), [(0, date(2026, 11, 21)), (4, TODAY)], ids=["midnight", "four o'clock"]
)
def test_the_day_is_the_person_s_when_it_began(clock: Moved, day_start: int, day: date) -> None:
    clock.session.execute(text("UPDATE user_settings SET day_start = :hour"), {"hour": day_start})
    clock.at(datetime(2026, 11, 20, 23, 30, tzinfo=UTC))
    assert clock.start(25).day == day


def test_a_start_that_was_earlier(clock: Moved) -> None:
    assert clock.start(25, ago=timedelta(minutes=10)).left == timedelta(minutes=15)
    clock.stop()
    with pytest.raises(DBAPIError) as refused, clock.session.begin_nested():
        clock.start(25, ago=timedelta(minutes=5))
    assert isinstance(refusal_of(refused.value), ConflictError)
    clock.later(minutes=40)
    over = clock.start(25, ago=timedelta(minutes=40))
    assert (over.status, over.actual_minutes, over.completed_at) == (
        "completed",
        25,
        NOON + timedelta(minutes=25),
    )
    with pytest.raises(UsageError):
        clock.start(25, ago=timedelta(hours=12, seconds=1))


@pytest.mark.parametrize(
    ("minutes", "unit", "entered"),
    [(25, "min", Decimal(35)), (25, "pages", Decimal(10)), (0, "min", Decimal(10))],
)
def test_a_habit_that_counts_minutes_gets_them(
    clock: Moved, minutes: int, unit: str, entered: Decimal
) -> None:
    rule = Rule("day", target=Decimal(30), unit=unit)
    new = habits.NewHabit("Read", rule, started_on=date(2026, 11, 1))
    habit = habits.create(clock.session, habit=new, today=TODAY)
    habits.record(clock.session, habit=habit, day=TODAY, amount=Decimal(10), today=TODAY)
    clock.start(50, habit_id=habit.id)
    clock.later(minutes=minutes, seconds=30)
    ended = clock.stop()
    assert ended.entered == (entered == 35)
    (entry,) = habits.history(
        clock.session,
        habits=habits.list_habits(clock.session, today=TODAY),
        days=DayRange(TODAY, TODAY),
    )
    assert entry.amount == entered


def test_what_a_stretch_of_days_came_to(clock: Moved) -> None:
    for day, minutes in ((10, 25), (10, 50), (16, 60), (20, 5)):
        clock.at(datetime(2026, 11, day, 8, tzinfo=UTC) + timedelta(minutes=minutes * 10))
        clock.start(minutes)
        clock.later(minutes=minutes)
        clock.settle()
    clock.later(minutes=1)
    clock.start(30)
    clock.later(minutes=29)
    service.abandon(clock.session)
    found = service.stats(clock.session, days=DayRange(date(2026, 11, 1), TODAY), first_weekday=1)
    assert (found.minutes, found.sessions, found.abandoned, found.days) == (140, 4, 1, 3)
    assert found.best_day is not None
    assert (found.best_day.days.first, found.best_day.minutes) == (date(2026, 11, 10), 75)
    assert [(str(week.days), week.minutes) for week in found.by_week] == [
        ("2026-11-09..2026-11-15", 75),
        ("2026-11-16..2026-11-20", 65),
    ]
    assert [span.minutes for span in found.by_day] == [75, 0, 0, 0, 0, 0, 60, 0, 0, 0, 5]
    sums = service.stats(clock.session, days=DayRange(TODAY, TODAY), first_weekday=1)
    assert [part.as_row("goal") for part in sums.by_goal] == [{"goal": None, "minutes": 5, "sessions": 1}]
