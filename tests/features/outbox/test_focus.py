"""Focus while the server is away: it counts from when it was said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.features.outbox.conftest import Machine
from tests.fixtures.database import Database, fetch


def begun_day(now: datetime) -> str:
    """Return the day on which the session begins, in UTC as Ann's."""
    return (now - timedelta(minutes=100)).date().isoformat()


def test_a_session_that_was_said_offline_has_its_own_times(
    laptop: Machine, phone: Machine, database: Database
) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    laptop.line.close()
    for back, line in ((100, "start 25 --habit read"), (95, "pause"), (85, "resume"), (80, "stop -m Quiet")):
        laptop.now = (now - timedelta(minutes=back)).isoformat()
        assert "kept for later" in laptop("focus", *line.split()).stdout
    # What another machine entered since adds up with the minutes.
    phone.did("done", "read", "7", "--on", begun_day(now))
    laptop.now = None
    laptop.line.open()
    assert "Sent 4 entries that waited." in laptop.did("sync").stdout
    rows = [row for row in laptop.rows("focus", "log") if row["planned_minutes"] == 25]
    assert [(row["status"], row["actual_minutes"], row["paused_seconds"]) for row in rows] == [
        ("completed", 10, 600)
    ]
    ((amount,),) = fetch(database.superuser(), "SELECT sum(amount)::int FROM habit_entries")
    assert amount == 17
