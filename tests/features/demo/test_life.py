"""The made-up year: the same for the same day and seed, whole, and without a fault to an import."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.database import TODAY
from tests.fixtures.program import Program
from tests.properties.strategies import examples
from tracker.features.demo.life import FRIENDS, Year, friend_checkins, records
from tracker.features.demo.life.habits import Record
from tracker.features.demo.service import write_lines
from tracker.features.streaks.rules import ScheduleKind

KINDS: set[ScheduleKind] = {"day", "weekdays", "week", "month", "interval", "window"}
years = st.builds(Year, st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(0, 10_000))


@examples(4)
@given(years)
def test_a_year_follows_from_its_day_and_seed_and_is_lifelike(year: Year) -> None:
    # A year takes a tenth of a second to make up, so all that is asked of one is asked of the same one.
    lived = list(records(year))
    assert lived == list(records(Year(year.today, year.seed)))
    assert lived != list(records(Year(year.today, year.seed + 1)))
    for friend in FRIENDS:
        again = Year(year.today, year.seed)
        assert list(friend_checkins(year, friend)) == list(friend_checkins(again, friend))
    _lies_in_the_year_and_outside_the_holiday(year, lived)
    _starts_slowly_and_ends_well(year, lived)
    _tells_and_skips_the_illness(year, lived)
    _has_every_kind_of_schedule(lived)


def _days_of(lived: list[Record], kind: str) -> list[date]:
    return [date.fromisoformat(str(one["day"])) for one in lived if one["type"] == kind]


def _lies_in_the_year_and_outside_the_holiday(year: Year, lived: list[Record]) -> None:
    for kind in ("checkin", "entry"):
        days = _days_of(lived, kind)
        assert min(days) >= year.first == year.today - timedelta(days=364)
        assert max(days) <= year.today
        assert not [day for day in days if day in year.holiday]
    assert year.today not in _days_of(lived, "checkin")
    assert year.today in _days_of(lived, "entry")


def _starts_slowly_and_ends_well(year: Year, lived: list[Record]) -> None:
    days = _days_of(lived, "entry")
    first = sum(day < year.day(30) for day in days)
    last = sum(day >= year.day(334) for day in days)
    assert first < last


def _tells_and_skips_the_illness(year: Year, lived: list[Record]) -> None:
    told = [
        one
        for one in lived
        if one["type"] in {"checkin", "entry"} and date.fromisoformat(str(one["day"])) in year.illness
    ]
    skips = [one for one in told if one.get("answer") == "skip"]
    assert all(one["note"] == "Flu" for one in skips)
    assert len(skips) >= 12


def _has_every_kind_of_schedule(lived: list[Record]) -> None:
    kinds: set[object] = set()
    directions: set[object] = set()
    for one in lived:
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
