"""Values of settings as people write them."""

from __future__ import annotations

import pytest

from tracker.core.errors import UsageError
from tracker.features.accounts import values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", True),
        ("Yes", True),
        ("TRUE", True),
        ("1", True),
        ("off", False),
        ("no", False),
        (" false ", False),
    ],
)
def test_switches(text: str, value: bool) -> None:
    assert values.read_switch(text) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [("mon", 1), ("Monday", 1), ("sun", 7), ("thurs", 4), ("1", 1), ("7", 7), (" Tue ", 2)],
)
def test_weekdays(text: str, value: int) -> None:
    assert values.read_weekday(text) == value


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("0", 0), ("23", 23), ("4am", 4), ("4 AM", 4), ("04:00", 4), ("4:00", 4), ("12am", 0), ("12pm", 12),
        ("11pm", 23), ("24", 24),
    ],
)  # fmt: skip
def test_hours(text: str, hour: int) -> None:
    assert values.read_hour(text) == hour


@pytest.mark.parametrize(("text", "minutes"), [("25", 25), ("50m", 50), ("1 minute", 1), ("90 min", 90)])
def test_minutes(text: str, minutes: int) -> None:
    assert values.read_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "code"), [("en", "en"), ("PT-br", "pt-BR"), ("pt_BR", "pt-BR"), ("zh-Hans", "zh-Hans")]
)
def test_languages(text: str, code: str) -> None:
    assert values.read_language(text) == code


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Lisbon", "Europe/Lisbon"),
        ("europe/lisbon", "Europe/Lisbon"),
        ("america/new york", "America/New_York"),
        ("AMERICA/ARGENTINA/BUENOS_AIRES", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
    ],
)
def test_timezones(text: str, zone: str) -> None:
    assert values.read_timezone(text) == zone


@pytest.mark.parametrize(
    ("text", "meant"),
    [("lisbon", "Europe/Lisbon"), ("New York", "America/New_York"), ("Europ/Berlin", "Europe/Berlin")],
)
def test_an_unknown_timezone_is_met_with_near_ones(text: str, meant: str) -> None:
    with pytest.raises(UsageError, match="There is no time zone") as refused:
        values.read_timezone(text)
    assert meant in str(refused.value.hint)


@pytest.mark.parametrize("text", ["", " ", "nowhere at all", "../etc/passwd", "/usr", "\x00"])
def test_what_is_no_timezone(text: str) -> None:
    with pytest.raises(UsageError):
        values.read_timezone(text)


@pytest.mark.parametrize("text", ["", "maybe", "2", "onn"])
def test_what_is_no_switch(text: str) -> None:
    with pytest.raises(UsageError, match="neither on nor off"):
        values.read_switch(text)


@pytest.mark.parametrize("text", ["", "0", "8", "mo", "funday", "1.5"])
def test_what_is_no_weekday(text: str) -> None:
    with pytest.raises(UsageError, match="is not a weekday"):
        values.read_weekday(text)


@pytest.mark.parametrize("text", ["", "-1", "4:30", "13pm", "0am", "noon", "100"])
def test_what_is_no_hour(text: str) -> None:
    with pytest.raises(UsageError, match="is not an hour"):
        values.read_hour(text)
