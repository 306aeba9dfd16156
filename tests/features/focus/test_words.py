"""How lengths of time and breaks are written."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tracker.core.errors import UsageError
from tracker.core.text import clock_text
from tracker.features.focus.words import parse_ago, parse_breaks


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("10m", 600), ("10", 600), ("10 min ago", 600), ("57s", 57), ("90 s", 90), ("1h", 3600),
        ("1h30", 5400), ("1h30m", 5400), ("1h 5m 10s", 3910), ("1:30", 5400), ("0", 0), ("2 hours", 7200),
        ("5 minutes", 300),
    ],
)  # fmt: skip
def test_a_length_of_time(text: str, seconds: int) -> None:
    assert parse_ago(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "soon", "-5", "5x", "1.5h", "5 7s", "57sx", "1:75", "m", "12345"])
def test_what_is_none(text: str) -> None:
    with pytest.raises(UsageError):
        parse_ago(text)


def test_breaks() -> None:
    assert [parse_breaks(text) for text in ("5/15", "5", " 0 / 30 ")] == [(5, 15), (5, 5), (0, 30)]
    for text in ("", "5/", "a/b", "5/15/20", "241"):
        with pytest.raises(UsageError):
            parse_breaks(text)


def test_a_countdown_as_text() -> None:
    assert [clock_text(seconds) for seconds in (0, 59, 600, 3600, 36061, -3)] == [
        "0:00", "0:59", "10:00", "1:00:00", "10:01:01", "0:00",
    ]  # fmt: skip
