"""Which day it is for a person: the database and the program reckon it apart, and have to agree."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch, scalar
from tests.fixtures.program import Program
from tracker.core.days import person_day

ZONES = st.sampled_from(
    [
        "UTC",
        "Europe/Lisbon",
        "America/New_York",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Kiritimati",
    ]
)
CLOCK_CHANGES = st.sampled_from(
    [
        datetime(2026, 3, 29, 1, tzinfo=UTC),
        datetime(2026, 10, 25, 1, tzinfo=UTC),
        datetime(2026, 11, 1, 6, tzinfo=UTC),
        datetime(2026, 4, 4, 15, tzinfo=UTC),
    ]
)
AROUND = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes), CLOCK_CHANGES, st.integers(-2000, 2000)
)


def day_of(connection: Connection, now: datetime, timezone: str, day_start: int) -> object:
    """Return the database's today for a person of that zone, whose day starts at that hour."""
    fetch(connection, "SELECT set_config('tracker.now', %s, false)", now.isoformat())
    fetch(connection, "UPDATE users SET timezone = %s", timezone)
    fetch(connection, "UPDATE user_settings SET day_start = %s", day_start)
    return scalar(connection, "SELECT my_day()")


def test_the_database_and_the_program_agree_on_today(module_database: Database) -> None:
    connection = module_database.connect(module_database.add_person("ann").role)

    @settings(max_examples=60, deadline=None)
    @given(AROUND, ZONES, st.integers(0, 23))
    @example(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Europe/Lisbon", 1)
    @example(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Europe/Lisbon", 1)
    def agree(now: datetime, timezone: str, day_start: int) -> None:
        found = day_of(connection, now, timezone, day_start)
        assert found == person_day(now, timezone=timezone, day_start=day_start)

    agree()


def test_a_day_in_the_repeated_hour_begins_once(module_database: Database) -> None:
    connection = module_database.connect(module_database.add_person("ben").role)
    first = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    found = [day_of(connection, first + timedelta(minutes=30 * n), "Europe/Lisbon", 1) for n in range(6)]
    assert found == [date(2026, 10, 24), *[date(2026, 10, 25)] * 5]


def test_what_is_logged_keeps_its_day(program: Program) -> None:
    now = "2026-11-20T23:30Z"
    program("habit", "add", "Read", now=now)
    assert "2026-11-20" in program("done", "read", now=now).stdout
    program("settings", "set", "timezone", "asia/tokyo", now=now)
    program("settings", "set", "day_start", "4", now=now)
    log = program("habit", "log", "read", "--json", now=now).json()
    assert isinstance(log, list)
    assert [entry["day"] for entry in log] == ["2026-11-20"]
    today = program("today", "--json", now="2026-11-20T18:59Z").json()
    tomorrow = program("today", "--json", now="2026-11-20T19:00Z").json()
    assert isinstance(today, dict)
    assert isinstance(tomorrow, dict)
    assert (today["day"], tomorrow["day"]) == ("2026-11-20", "2026-11-21")
