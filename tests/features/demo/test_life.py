"""The made-up year: the same for the same day and seed, whole, and without a fault to an import."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixtures.database import TODAY
from tests.fixtures.program import Program
from tracker.features.demo.life import FRIENDS, Year, friend_checkins, records
from tracker.features.demo.service import write_lines
from tracker.features.streaks.rules import ScheduleKind

KINDS: set[ScheduleKind] = {"day", "weekdays", "week", "month", "interval", "window"}
unhurried = settings(max_examples=20, deadline=None)
years = st.builds(Year, st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(0, 10_000))


def days_of(year: Year, kind: str) -> list[date]:
    return [date.fromisoformat(str(one["day"])) for one in records(year) if one["type"] == kind]


@unhurried
@given(years)
def test_a_year_follows_from_its_day_and_seed(year: Year) -> None:
    again = Year(year.today, year.seed)
    assert list(records(year)) == list(records(again))
    for friend in FRIENDS:
        assert list(friend_checkins(year, friend)) == list(friend_checkins(again, friend))


@unhurried
@given(years)
def test_another_seed_is_another_year(year: Year) -> None:
    other = Year(year.today, year.seed + 1)
    assert list(records(year)) != list(records(other))


@unhurried
@given(years)
def test_days_lie_in_the_year_and_outside_the_holiday(year: Year) -> None:
    for kind in ("checkin", "entry"):
        days = days_of(year, kind)
        assert min(days) >= year.first == year.today - timedelta(days=364)
        assert max(days) <= year.today
        assert not [day for day in days if day in year.holiday]
    assert year.today not in days_of(year, "checkin")
    assert year.today in days_of(year, "entry")


@unhurried
@given(years)
def test_a_slow_start_and_a_good_end(year: Year) -> None:
    days = days_of(year, "entry")
    first = sum(day < year.day(30) for day in days)
    last = sum(day >= year.day(334) for day in days)
    assert first < last


@unhurried
@given(years)
def test_the_illness_is_told_and_skipped(year: Year) -> None:
    told = [
        one
        for one in records(year)
        if one["type"] in {"checkin", "entry"} and date.fromisoformat(str(one["day"])) in year.illness
    ]
    skips = [one for one in told if one.get("answer") == "skip"]
    assert all(one["note"] == "Flu" for one in skips)
    assert len(skips) >= 12


@unhurried
@given(years)
def test_every_kind_of_schedule_is_there(year: Year) -> None:
    kinds: set[object] = set()
    directions: set[object] = set()
    for one in records(year):
        schedules = one.get("schedules", [])
        assert isinstance(schedules, list)
        kinds |= {schedule["kind"] for schedule in schedules}
        directions |= {schedule["direction"] for schedule in schedules}
    assert kinds == KINDS
    assert directions == {"at_least", "at_most"}


@pytest.mark.parametrize("today", [TODAY, date(2027, 1, 1), date(2028, 2, 29)])
def test_an_import_takes_all_of_it(program: Program, tmp_path: Path, today: date) -> None:
    year, file = Year(today), tmp_path / "year.ndjson"
    write_lines(file, records(year))
    now = f"{today}T12:00:00Z"
    read = len(file.read_text("utf-8").splitlines()) - 1
    first = program("import", "tracker", str(file), "--json", now=now)
    assert first.exit_code == 0
    told = first.json()
    assert isinstance(told, dict)
    assert (told["read"], told["added"], told["rejected"]) == (read, read, [])
    again = program("import", "tracker", str(file), "--json", now=now).json()
    assert isinstance(again, dict)
    assert (again["read"], again["unchanged"], again["rejected"]) == (read, read, [])
    assert program("undo", now=now).exit_code == 0
    assert program("habit", "list", "--json", now=now).json() == []


def test_there_are_streaks_worth_showing(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "year.ndjson"
    write_lines(file, records(Year(TODAY)))
    assert program("import", "tracker", str(file)).exit_code == 0
    listed = program("streaks", "--json").json()
    assert isinstance(listed, list)
    best = {row["name"]: row["longest"] for row in listed}
    assert len(best) == 12
    assert all(best.values())
    assert best["Meditate"] > 40
