"""Settings: listed with what they do, changed as typed, refused with the value quoted, given back."""

from __future__ import annotations

import pytest

from tests.fixtures.database import Database, Member
from tests.fixtures.program import Program
from tracker.features.accounts.catalogue import CATALOGUE
from tracker.features.accounts.values import shown
from tracker.output.theme import ThemeName

KEYS = {
    "theme", "colour_scheme", "language", "sounds", "haptics", "notifications", "digest",
    "digest_frequency", "focus_minutes", "hide_completed", "first_weekday", "day_start",
    "onboarding_completed", "game", "penalties", "timezone",
}  # fmt: skip


def settings(program: Program, role: str = "ann") -> dict[object, dict[str, object]]:
    found = program("settings", "list", "--json", role=role).json()
    assert isinstance(found, list)
    return {setting["key"]: setting for setting in found}


def value(program: Program, key: str) -> object:
    found = program("settings", "get", key, "--json").json()
    assert isinstance(found, dict)
    assert list(found) == ["key", "value"]
    assert found["key"] == key
    return found["value"]


MACHINE_KEYS = {"warm", "warm_idle_minutes", "hook_seconds"}
"""Settings of the machine, which follow those of the person; other tests are about them."""


def test_a_new_person_has_the_defaults_of_the_catalogue(program: Program) -> None:
    listed = settings(program)
    assert set(listed) - MACHINE_KEYS == KEYS == set(CATALOGUE)
    for key, setting in listed.items():
        if key in MACHINE_KEYS:
            continue
        assert list(setting) == ["key", "value", "default", "description"]
        assert setting["value"] == setting["default"] == shown(str(key), CATALOGUE[str(key)].default)
        assert setting["description"]


@pytest.mark.parametrize(
    ("key", "text", "stored"),
    [
        *(("theme", str(name), str(name)) for name in ThemeName if name is not ThemeName.AUTO),
        ("theme", "Dark", "dark"),
        ("theme", "Colour-blind", "colorblind"),
        ("colour_scheme", "mono", "mono"),
        ("language", "pt-br", "pt-BR"),
        ("sounds", "off", False),
        ("digest", "yes", True),
        ("digest_frequency", "monthly", "monthly"),
        ("focus_minutes", "50", 50),
        ("hide_completed", "true", True),
        ("first_weekday", "sun", "sunday"),
        ("day_start", "4am", 4),
        ("game", "no", False),
        ("timezone", "asia/tokyo", "Asia/Tokyo"),
        ("x.editor", "vim  -R", "vim  -R"),
    ],
)
def test_a_setting_is_set_undone_and_unset(program: Program, key: str, text: str, stored: object) -> None:
    default = settings(program).get(key, {}).get("value")
    changed = program("settings", "set", key, text, "--json")
    assert changed.json() == {"key": key, "value": stored, "old": default}
    assert value(program, key) == stored
    assert program("undo").exit_code == 0
    assert settings(program).get(key, {}).get("value") == default
    assert program("redo").exit_code == 0
    reset = program("settings", "unset", key, "--json")
    assert reset.json() == {"key": key, "value": default, "old": stored}
    assert settings(program).get(key, {}).get("value") == default


def test_a_change_is_told_with_what_was_before(program: Program) -> None:
    assert program("settings", "set", "theme", "dark").stdout == "✓ theme: auto → dark. Undo: tracker undo\n"
    assert program("settings", "set", "theme", "dark").stdout == "theme is dark already.\n"
    assert program("settings", "set", "game", "off", "--ascii").stdout.isascii()
    assert program("settings", "get", "game").stdout == "off\n"


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("theme", "blue", '"blue" is not a theme.'),
        ("colour_scheme", "pink", '"pink" is not a colour scheme.'),
        ("language", "12", '"12" is not a language.'),
        ("digest_frequency", "hourly", '"hourly" is not a frequency.'),
        ("focus_minutes", "481", '"481" minutes do not work.'),
        ("focus_minutes", "0", '"0" minutes do not work.'),
        ("focus_minutes", "long", '"long" is not a number of minutes.'),
        ("day_start", "24", '"24" is not an hour.'),
        ("day_start", "half past", '"half past" is not an hour.'),
        ("first_weekday", "8", '"8" is not a weekday.'),
        ("sounds", "loud", '"loud" is neither on nor off.'),
        ("timezone", "Mars/Olympus", 'There is no time zone "Mars/Olympus".'),
        ("x.", "1", '"x." cannot be a setting.'),
        ("x.a b", "1", '"x.a b" cannot be a setting.'),
        ("x.a", "y" * 1001, "1,001 characters is too long"),
    ],
)
def test_a_value_that_does_not_do_is_refused(program: Program, key: str, text: str, message: str) -> None:
    result = program("settings", "set", key, text)
    assert result.exit_code == 2
    assert message in result.stderr
    assert program("audit", "list", "--json").json() == []


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("thme", "theme"),
        ("color_scheme", "colour_scheme"),
        ("time_zone", "timezone"),
        ("day-starts", "day_start"),
    ],
)
def test_an_unknown_key_is_met_with_near_ones(program: Program, key: str, meant: str) -> None:
    for argv in (("get", key), ("set", key, "1"), ("unset", key)):
        result = program("settings", *argv)
        assert result.exit_code == 3
        assert f'There is no setting "{key}".' in result.stderr
        assert f'"{meant}"' in result.stderr


def test_dashes_and_case_do_not_matter(program: Program) -> None:
    assert program("settings", "set", "First-Weekday", "SAT").exit_code == 0
    assert value(program, "first_weekday") == "saturday"


def test_settings_of_ones_own_are_listed_last(program: Program) -> None:
    program("settings", "set", "x.b", "2")
    program("settings", "set", "x.a", '{"json": true}')
    assert [key for key in settings(program) if key not in MACHINE_KEYS][-2:] == ["x.a", "x.b"]
    assert settings(program)["x.a"]["default"] is None
    assert program("settings", "unset", "x.b").exit_code == 0
    assert program("settings", "get", "x.b").exit_code == 3
    assert value(program, "x.a") == '{"json": true}'


def test_settings_are_each_persons_own(program: Program, ben: Member) -> None:
    program("settings", "set", "theme", "dark")
    assert settings(program, ben.role)["theme"]["value"] == "auto"


def test_timezone_and_day_start_decide_on_the_day(program: Program) -> None:
    program("journey", "create", "Fitness", "-d", "Strength")
    program("settings", "set", "timezone", "Asia/Tokyo")
    late = "2026-11-20T16:30:00Z"
    logged = program("checkin", "strength=4", "--json", now=late).json()
    assert isinstance(logged, dict)
    assert logged["day"] == "2026-11-21"
    program("settings", "set", "day_start", "4am")
    again = program("checkin", "strength=4", "--json", now=late).json()
    assert isinstance(again, dict)
    assert again["day"] == "2026-11-20"


def test_every_column_of_the_table_is_a_setting(database: Database) -> None:
    columns = database.owner().execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'user_settings'::regclass AND attnum > 0"
    )
    assert {name for (name,) in columns} == KEYS - {"timezone"} | {"user_id", "metadata", "updated_at"}
