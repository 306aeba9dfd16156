"""The client's clock, and the variable that fixes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tracker.core.clock import read_clock
from tracker.core.errors import UsageError


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-01T09:30", datetime(2026, 11, 1, 9, 30, tzinfo=UTC)),
        ("2026-11-01T09:30:15Z", datetime(2026, 11, 1, 9, 30, 15, tzinfo=UTC)),
        ("2026-11-01T01:30+02:00", datetime(2026, 10, 31, 23, 30, tzinfo=UTC)),
        (" 2026-11-01 ", datetime(2026, 11, 1, tzinfo=UTC)),
    ],
)
def test_variable_fixes_the_clock_in_utc(text: str, instant: datetime) -> None:
    read = read_clock({"TRACKER_NOW": text})
    assert read == instant
    assert read.utcoffset() == timedelta(0)


@pytest.mark.parametrize("environ", [{}, {"TRACKER_NOW": ""}, {"TRACKER_NOW": "  "}])
def test_without_the_variable_the_clock_runs(environ: dict[str, str]) -> None:
    before = datetime.now(UTC)
    read = read_clock(environ)
    assert before <= read <= datetime.now(UTC)
    assert read.tzinfo is UTC


@pytest.mark.parametrize("text", ["noon", "2026-13-01", "0001-01-01T00:00+02:00"])
def test_malformed_time_is_refused_and_quoted(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_clock({"TRACKER_NOW": text})
    assert f'"{text}"' in refused.value.message
    assert "2026-11-01T09:30" in (refused.value.hint or "")
