"""What people type for days and ranges, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.day_parsing import parse_day, parse_planned_range, parse_range
from tracker.core.days import BEGINNING, DayRange, week_of
from tracker.core.errors import UsageError

TODAY = date(2026, 11, 11)  # a Wednesday
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@pytest.mark.parametrize(
    ("text", "logged", "planned"),
    [
        ("today", date(2026, 11, 11), date(2026, 11, 11)),
        ("  TODAY ", date(2026, 11, 11), date(2026, 11, 11)),
        ("yesterday", date(2026, 11, 10), date(2026, 11, 10)),
        ("tomorrow", date(2026, 11, 12), date(2026, 11, 12)),
        ("mon", date(2026, 11, 9), date(2026, 11, 16)),
        ("Thurs", date(2026, 11, 5), date(2026, 11, 12)),
        ("wed", date(2026, 11, 11), date(2026, 11, 11)),
        ("last wed", date(2026, 11, 4), date(2026, 11, 4)),
        ("last  Monday", date(2026, 11, 9), date(2026, 11, 9)),
        ("next wednesday", date(2026, 11, 18), date(2026, 11, 18)),
        ("-2", date(2026, 11, 9), date(2026, 11, 9)),
        ("+3", date(2026, 11, 14), date(2026, 11, 14)),
        ("2d", date(2026, 11, 9), date(2026, 11, 13)),
        ("2w", date(2026, 10, 28), date(2026, 11, 25)),
        ("3 days ago", date(2026, 11, 8), date(2026, 11, 8)),
        ("2d ago", date(2026, 11, 9), date(2026, 11, 9)),
        ("a week ago", date(2026, 11, 4), date(2026, 11, 4)),
        ("2 weeks ago", date(2026, 10, 28), date(2026, 10, 28)),
        ("a month ago", date(2026, 10, 11), date(2026, 10, 11)),
        ("in 3 days", date(2026, 11, 14), date(2026, 11, 14)),
        ("in a year", date(2027, 11, 11), date(2027, 11, 11)),
        ("11-01", date(2026, 11, 1), date(2027, 11, 1)),
        ("11-11", date(2026, 11, 11), date(2026, 11, 11)),
        ("12-24", date(2025, 12, 24), date(2026, 12, 24)),
        ("nov 1", date(2026, 11, 1), date(2027, 11, 1)),
        ("1 November", date(2026, 11, 1), date(2027, 11, 1)),
        ("feb 29", date(2024, 2, 29), date(2028, 2, 29)),
        ("3 may 2020", date(2020, 5, 3), date(2020, 5, 3)),
    ],
)
def test_days_as_people_say_them(text: str, logged: date, planned: date) -> None:
    assert parse_day(text, today=TODAY) == logged
    assert parse_day(text, today=TODAY, planning=True) == planned


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "tod", "20261101", "2026-11", "2026-1-5", "1-5", "2026-02-30", "31 nov", "02-30", "13-01",
        "2", "2 d ago now", "monday 3", "last", "next week", "this monday", "nove 1", "1.11.2026", "11/01",
        "+", "--2", "-99999999", "+99999 days", "in 99999 years", "99999 months ago",
        "\u0662\u0660\u0662\u0666-11-01", "mo n",
        "2026-11-01 today", "3 days",
    ],
)  # fmt: skip
def test_half_understood_days_are_refused_with_examples(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_day(text, today=TODAY)
    assert f'"{text}"' in refused.value.message
    assert "yesterday" in (refused.value.hint or "")


@pytest.mark.parametrize(
    ("text", "meant"), [("yesteday", "yesterday"), ("firday", "friday"), ("tody", "today")]
)
def test_a_misspelt_day_is_met_with_the_near_one(text: str, meant: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_day(text, today=TODAY)
    assert (refused.value.hint or "").startswith(f'Did you mean "{meant}"? Write a day as')


def test_a_misspelt_range_is_met_with_the_near_one() -> None:
    with pytest.raises(UsageError) as refused:
        parse_range(":wek", today=TODAY)
    assert (refused.value.hint or "").startswith('Did you mean ":week"? Write a range as')


def test_leap_day_across_a_century_without_one() -> None:
    assert parse_day("feb 29", today=date(2103, 6, 1)) == date(2096, 2, 29)
    assert parse_day("29 feb", today=date(2097, 6, 1), planning=True) == date(2104, 2, 29)


@given(DAYS, DAYS, st.booleans())
def test_iso_days_mean_themselves(day: date, today: date, planning: bool) -> None:
    assert parse_day(day.isoformat(), today=today, planning=planning) == day
    assert parse_day(f"{day:%d %B %Y}", today=today, planning=planning) == day


@given(DAYS, st.integers(0, 9999))
def test_offsets_round_trip(today: date, count: int) -> None:
    assert parse_day(f"-{count}", today=today) == today - timedelta(days=count)
    assert parse_day(f"+{count}", today=today) == today + timedelta(days=count)
    assert parse_day(f"{count} days ago", today=today) == today - timedelta(days=count)
    assert parse_day(f"in {count} days", today=today) == today + timedelta(days=count)


@given(DAYS, st.integers(1, 7), st.sampled_from([3, None]))
def test_weekdays_look_back_when_logging_and_ahead_when_planning(
    today: date, weekday: int, letters: int | None
) -> None:
    name = WEEKDAYS[weekday - 1][:letters]
    logged = parse_day(name, today=today)
    planned = parse_day(name, today=today, planning=True)
    assert logged.isoweekday() == planned.isoweekday() == weekday
    assert 0 <= (today - logged).days <= 6
    assert 0 <= (planned - today).days <= 6
    assert 1 <= (today - parse_day(f"last {name}", today=today)).days <= 7
    assert 1 <= (parse_day(f"next {name}", today=today) - today).days <= 7


@given(DAYS, DAYS)
def test_days_without_a_year_are_the_nearest_on_their_side(day: date, today: date) -> None:
    logged = parse_day(f"{day:%m-%d}", today=today)
    planned = parse_day(f"{day:%m-%d}", today=today, planning=True)
    assert (logged.month, logged.day) == (planned.month, planned.day) == (day.month, day.day)
    assert logged <= today <= planned
    if (day.month, day.day) != (2, 29):
        assert (today - logged).days <= 365
        assert (planned - today).days <= 365


def days(first: str, last: str) -> DayRange:
    return DayRange(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-01..2026-11-07", days("2026-11-01", "2026-11-07")),
        (" 2026-11-01 .. 2026-11-07 ", days("2026-11-01", "2026-11-07")),
        ("2026-11-01..", days("2026-11-01", "2026-11-11")),
        ("mon..", days("2026-11-09", "2026-11-11")),
        ("..2026-11-01", days(str(BEGINNING), "2026-11-01")),
        ("..1899-11-01", days("1899-11-01", "1899-11-01")),
        ("yesterday..tomorrow", days("2026-11-10", "2026-11-12")),
        ("-7..-1", days("2026-11-04", "2026-11-10")),
        ("2026-10..2026-W46", days("2026-10-01", "2026-11-15")),
        ("yesterday", days("2026-11-10", "2026-11-10")),
        (":today", days("2026-11-11", "2026-11-11")),
        (":YESTERDAY", days("2026-11-10", "2026-11-10")),
        (":week", days("2026-11-09", "2026-11-15")),
        ("this week", days("2026-11-09", "2026-11-15")),
        (":lastweek", days("2026-11-02", "2026-11-08")),
        ("last week", days("2026-11-02", "2026-11-08")),
        (":month", days("2026-11-01", "2026-11-30")),
        (":lastmonth", days("2026-10-01", "2026-10-31")),
        (":quarter", days("2026-10-01", "2026-12-31")),
        (":lastquarter", days("2026-07-01", "2026-09-30")),
        (":year", days("2026-01-01", "2026-12-31")),
        (":lastyear", days("2025-01-01", "2025-12-31")),
        (":all", days(str(BEGINNING), "2026-11-11")),
        (":last7", days("2026-11-05", "2026-11-11")),
        ("last 30 days", days("2026-10-13", "2026-11-11")),
        ("7d", days("2026-11-05", "2026-11-11")),
        ("2w", days("2026-10-29", "2026-11-11")),
        ("past 2 months", days("2026-09-12", "2026-11-11")),
        ("2026-W46", days("2026-11-09", "2026-11-15")),
        ("2026-11", days("2026-11-01", "2026-11-30")),
        ("2026-q4", days("2026-10-01", "2026-12-31")),
        ("2026", days("2026-01-01", "2026-12-31")),
    ],
)
def test_ranges_as_people_say_them(text: str, expected: DayRange) -> None:
    assert parse_range(text, today=TODAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "..", "a..b", "2026-11-07..2026-11-01", "tomorrow..", "2026-11-01..2026-11-03..2026-11-05",
        ":weeks", "we ek", ": week", "0d", ":last0", "last 0 days", "2026-W54", "2026-13", "nextweek",
        "last 7", "2026-11-01...", "last 99999 years",
    ],
)  # fmt: skip
def test_half_understood_ranges_are_refused_with_examples(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_range(text, today=TODAY)
    assert f'"{text}"' in refused.value.message
    assert ":week" in (refused.value.hint or "")


@given(DAYS, st.integers(1, 7))
def test_week_follows_the_person_and_iso_weeks_do_not(today: date, week_start: int) -> None:
    assert parse_range(":week", today=today, week_start=week_start) == week_of(today, week_start)
    year, week, _ = today.isocalendar()
    assert parse_range(f"{year}-W{week:02d}", today=today, week_start=week_start) == week_of(today, 1)


@given(DAYS, DAYS, DAYS)
def test_written_ranges_round_trip(one: date, other: date, today: date) -> None:
    expected = DayRange(min(one, other), max(one, other))
    assert parse_range(str(expected), today=today) == expected


@given(DAYS, st.integers(1, 9999))
def test_trailing_days_end_today_and_count_it(today: date, count: int) -> None:
    for text in (f"{count}d", f"last {count} days", f":last{count}"):
        found = parse_range(text, today=today)
        assert (found.last, found.days) == (today, count)


@given(st.text(max_size=20))
def test_any_text_is_understood_or_refused(text: str) -> None:
    for read in (parse_day, parse_range):
        try:
            read(text, today=TODAY)
        except UsageError as refused:
            assert text in refused.message  # noqa: PT017


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-12-24..2027-01-02", date(2026, 12, 24), date(2027, 1, 2)),
        ("24 dec..2 jan", date(2026, 12, 24), date(2027, 1, 2)),
        ("2026-12-24..", date(2026, 12, 24), None),
        ("fri..mon", date(2026, 11, 20), date(2026, 11, 23)),
        ("sat..fri", date(2026, 11, 21), date(2026, 11, 27)),
        ("mon", date(2026, 11, 23), date(2026, 11, 23)),
        ("yesterday..today", date(2026, 11, 19), date(2026, 11, 20)),
        (":week", date(2026, 11, 16), date(2026, 11, 22)),
        ("2026-W52", date(2026, 12, 21), date(2026, 12, 27)),
        ("2026-12..2027-01", date(2026, 12, 1), date(2027, 1, 31)),
    ],
)
def test_planned_ranges_look_ahead(text: str, first: date, last: date | None) -> None:
    assert parse_planned_range(text, today=date(2026, 11, 20)) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "..", "..fri", "7d", "2w..", "mon..x", "2027-01-02..2026-12-24", "9999-12-31..in 2 days"]
)
def test_half_said_plans_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_planned_range(text, today=date(2026, 11, 20))
