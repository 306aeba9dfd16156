"""Days, ranges and periods: around midnight, day starts, daylight saving time, weeks and years."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.days import (
    DayRange,
    add_months,
    month_key,
    month_of,
    parse_period_key,
    person_day,
    quarter_of,
    week_key,
    week_of,
    year_of,
)
from tracker.core.errors import UsageError

ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"]
)
HOURS = st.integers(0, 23)
DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def local(zone: str, *parts: int, fold: int = 0) -> datetime:
    year, month, day, hour, minute = parts
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize(
    ("hour", "minute", "day_start", "day"),
    [
        (0, 0, 0, date(2026, 6, 15)),
        (23, 59, 0, date(2026, 6, 15)),
        (3, 59, 4, date(2026, 6, 14)),
        (4, 0, 4, date(2026, 6, 15)),
        (22, 59, 23, date(2026, 6, 14)),
        (23, 0, 23, date(2026, 6, 15)),
    ],
)
def test_person_day_begins_at_its_hour(hour: int, minute: int, day_start: int, day: date) -> None:
    now = local("Europe/Berlin", 2026, 6, 15, hour, minute).astimezone(UTC)
    assert person_day(now, timezone="Europe/Berlin", day_start=day_start) == day


def test_same_instant_is_another_day_elsewhere() -> None:
    now = datetime(2026, 6, 15, 12, 30, tzinfo=UTC)
    days = [person_day(now, timezone=zone, day_start=0) for zone in ("Pacific/Kiritimati", "Pacific/Midway")]
    assert days == [date(2026, 6, 16), date(2026, 6, 15)]


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Europe/Berlin", date(2026, 10, 25), 25),
        ("America/New_York", date(2026, 3, 8), 23),
        ("America/New_York", date(2026, 11, 1), 25),
        ("Australia/Lord_Howe", date(2026, 4, 5), 24.5),
        ("UTC", date(2026, 3, 29), 24),
    ],
)
@pytest.mark.parametrize("day_start", [0, 1])
def test_days_with_a_clock_change_keep_their_true_length(
    zone: str, day: date, hours: float, day_start: int
) -> None:
    noon_before = local(zone, day.year, day.month, day.day, 12, 0).astimezone(UTC) - timedelta(days=1)
    half_hours = [noon_before + timedelta(minutes=30 * step) for step in range(2 * 72)]
    held = [now for now in half_hours if person_day(now, timezone=zone, day_start=day_start) == day]
    assert len(held) / 2 == hours


def test_wall_clock_decides_in_the_repeated_hour() -> None:
    for fold in (0, 1):
        now = local("Europe/Berlin", 2026, 10, 25, 2, 30, fold=fold)
        assert person_day(now, timezone="Europe/Berlin", day_start=2) == date(2026, 10, 25)
        assert person_day(now, timezone="Europe/Berlin", day_start=3) == date(2026, 10, 24)


@given(INSTANTS, ZONES, HOURS)
def test_a_person_is_in_the_wall_clock_day_or_the_one_before(
    now: datetime, zone: str, day_start: int
) -> None:
    wall_clock = now.astimezone(ZoneInfo(zone))
    expected = wall_clock.date() - timedelta(days=1 if wall_clock.hour < day_start else 0)
    assert person_day(now, timezone=zone, day_start=day_start) == expected


def test_person_day_refuses_what_makes_no_sense() -> None:
    now = datetime(2026, 6, 15, tzinfo=UTC)
    with pytest.raises(ValueError, match="aware"):
        person_day(now.replace(tzinfo=None), timezone="UTC", day_start=0)
    with pytest.raises(ValueError, match="24"):
        person_day(now, timezone="UTC", day_start=24)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "Europe", "a\0b"])
def test_unknown_time_zone_is_refused_and_quoted(zone: str) -> None:
    with pytest.raises(UsageError) as refused:
        person_day(datetime(2026, 6, 15, tzinfo=UTC), timezone=zone, day_start=0)
    assert f'"{zone}"' in refused.value.message


@given(DAYS, st.integers(0, 800))
def test_range_counts_what_it_iterates(first: date, extra: int) -> None:
    days = DayRange(first, first + timedelta(days=extra))
    listed = list(days)
    assert len(listed) == days.days == extra + 1
    assert (listed[0], listed[-1]) == (days.first, days.last)
    assert all(day in days for day in listed)
    assert days.first - timedelta(days=1) not in days
    assert days.last + timedelta(days=1) not in days


def test_range_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        DayRange(date(2026, 1, 2), date(2026, 1, 1))


def test_range_reads_as_people_type_it() -> None:
    assert str(DayRange(date(2026, 1, 2), date(2026, 1, 9))) == "2026-01-02..2026-01-09"
    assert str(DayRange(date(2026, 1, 2), date(2026, 1, 2))) == "2026-01-02"


@given(DAYS, st.integers(1, 7))
def test_week_holds_its_day_and_starts_where_it_should(day: date, week_start: int) -> None:
    week = week_of(day, week_start)
    assert day in week
    assert week.days == 7
    assert week.first.isoweekday() == week_start


@pytest.mark.parametrize("week_start", [0, 8])
def test_week_start_is_a_weekday(week_start: int) -> None:
    with pytest.raises(ValueError, match=str(week_start)):
        week_of(date(2026, 1, 1), week_start)


@given(DAYS)
def test_keys_name_the_period_that_holds_the_day(day: date) -> None:
    year, week, weekday = day.isocalendar()
    key = week_key(day)
    assert (int(key[:4]), int(key[6:])) == (year, week)
    assert list(parse_period_key(key))[weekday - 1] == day
    assert parse_period_key(key) == week_of(day)
    assert parse_period_key(month_key(day)) == month_of(day)
    assert parse_period_key(f"{day.year}") == year_of(day)
    assert parse_period_key(f"{day.year}-Q{(day.month + 2) // 3}") == quarter_of(day)
    assert day in month_of(day)
    assert day in quarter_of(day)


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        (" 2021-w01 ", date(2021, 1, 4), date(2021, 1, 10)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_period_keys(key: str, first: date, last: date) -> None:
    assert parse_period_key(key) == DayRange(first, last)


@pytest.mark.parametrize(
    "key", ["2025-W53", "2026-W00", "2026-W54", "2026-13", "2026-Q5", "0000", "9999-W52", "26", "2026-1", ""]
)
def test_periods_that_do_not_exist_are_refused_and_quoted(key: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_period_key(key)
    assert f'"{key}"' in refused.value.message


def test_adding_months_holds_to_the_end_of_shorter_months() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2026, 1, 15), -1) == date(2025, 12, 15)
    with pytest.raises(OverflowError):
        add_months(date(2026, 1, 1), 12 * 9000)
