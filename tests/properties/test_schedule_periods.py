"""Schedules turn days into numbers in closed form: compared with walking over the days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch
from tests.properties.model import DAY, Habit, Schedule, days_of, periods
from tests.properties.strategies import examples, schedules
from tests.properties.world import schedule_row

DAYS = st.dates(date(1900, 6, 1), date(2199, 6, 30)) | st.dates(date(1999, 11, 1), date(2000, 3, 31))
ROW = """
    SELECT is_scheduled(s, d.day), period_ordinal(s, d.day), first_ordinal_within(s, d.day),
           period_first_day(s, d.day), period_last_day(s, d.day)
    FROM (SELECT (NULL::habit_schedules).*) AS empty, LATERAL (
      SELECT jsonb_populate_record(NULL::habit_schedules, jsonb_build_object(
        'kind', %s::text, 'every', %s::integer, 'anchor', %s::date, 'weekdays', %s::integer,
        'times', %s::integer, 'direction', %s::text, 'target', %s::numeric,
        'skips', %s::integer, 'skips_per', %s::text)) AS s) AS made,
      unnest(%s::date[]) WITH ORDINALITY AS d (day, place)
    ORDER BY d.place
"""


@pytest.fixture(scope="module")
def connection(module_database: Database) -> Iterator[Connection]:
    """The superuser's connection."""
    with module_database.superuser() as opened:
        yield opened


@given(schedule=schedules(), day=DAYS)
@examples(150)
def test_periods_are_numbered_one_after_the_other(
    connection: Connection, schedule: Schedule, day: date
) -> None:
    habit = Habit({day: schedule})
    walked = [period for period in periods(habit, day, day + DAY * 80) if not period.cut][1:-1]
    days = [one for period in walked for one in days_of(period)]
    rows = fetch(connection, ROW, *schedule_row(schedule), days)
    stored = dict(zip(days, rows, strict=True))
    first_number = rows[0][1]
    for number, period in enumerate(walked, start=first_number):
        for one in days_of(period):
            assert stored[one] == (True, number, number, period.first, period.last)


@given(weekdays=st.frozensets(st.integers(1, 7), min_size=1), day=DAYS)
@examples(80)
def test_days_between_named_weekdays_carry_the_number_before_and_wait_for_the_next(
    connection: Connection, weekdays: frozenset[int], day: date
) -> None:
    schedule = Schedule("weekdays", weekdays=weekdays)
    days = [day + timedelta(days=number) for number in range(15)]
    rows = fetch(connection, ROW, *schedule_row(schedule), days)
    scheduled = 0
    before = rows[0][1] - (days[0].isoweekday() in weekdays)
    for one, (is_scheduled, ordinal, first_within, _, _) in zip(days, rows, strict=True):
        assert is_scheduled == (one.isoweekday() in weekdays)
        assert first_within == before + scheduled + 1
        scheduled += is_scheduled
        assert ordinal == before + scheduled


@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
@examples(150)
def test_weeks_and_months_are_those_of_the_calendar(connection: Connection, day: date) -> None:
    ((number, week, month),) = fetch(
        connection, "SELECT day_number(%s), week_number(%s), month_number(%s)", day, day, day
    )
    assert date(2000, 1, 3) + DAY * number == day
    assert (date(2000, 1, 3) + timedelta(weeks=week)).isocalendar()[:2] == day.isocalendar()[:2]
    assert (2000 + month // 12, month % 12 + 1) == (day.year, day.month)
