"""`admin user add/list/disable/enable/reset`: one person at a time."""

from __future__ import annotations

import re
from typing import cast

import pytest

from tests.features.people.conftest import Admin, may_log_in, url_as
from tests.fixtures.database import Database, fetch, scalar
from tests.fixtures.program import Program, Result
from tracker.features.people.service.passwords import one_time_password

WAY_IN = ["username", "role", "url", "one_time_password"]
PERSON = [
    "public_id", "username", "email", "display_name", "role", "admin", "status", "created", "last_used",
    "sessions",
]  # fmt: skip


def way_in(result: Result) -> dict[str, str]:
    """Return the one object of an addition."""
    assert result.exit_code == 0, result.stderr
    found = result.json()
    assert isinstance(found, dict)
    assert list(found) == WAY_IN
    return found


def listed(admin: Admin) -> dict[str, dict[str, object]]:
    """Return everybody by name."""
    found = cast("list[dict[str, object]]", admin("user", "list", "--json").json())
    assert all(list(row) == PERSON for row in found)
    return {str(row["username"]): row for row in found}


def test_who_is_added_logs_in_and_tracks(
    admin: Admin, program: Program, database: Database, prefix: str
) -> None:
    name = f"{prefix}new"
    options = ("--email", "new@example.org", "--display-name", "New One", "--timezone", "Asia/Tokyo")
    added = way_in(admin("user", "add", name.upper(), *options, "--json"))
    assert (added["username"], added["role"]) == (name, name)
    assert added["url"].startswith(f"postgresql://{name}@")
    assert database.name in added["url"]
    row = listed(admin)[name]
    assert (row["email"], row["display_name"], row["admin"], row["status"], row["sessions"]) == (
        "new@example.org", "New One", False, "invited", 0,
    )  # fmt: skip
    assert may_log_in(database, name, added["one_time_password"])
    env = {"TRACKER_DATABASE_URL": url_as(database, name, added["one_time_password"])}
    assert program("habit", "add", "Read", env=env).exit_code == 0
    assert "asia/tokyo" in program("settings", "get", "timezone", env=env).stdout.lower()


def test_people_are_told_what_to_type_once(admin: Admin, prefix: str) -> None:
    name = f"{prefix}told"
    told = admin("user", "add", name, "--host", "db.example.org:6000")
    assert told.exit_code == 0
    assert f"tracker login postgresql://{name}@db.example.org:6000/" in " ".join(told.stdout.split())
    (password,) = re.findall(r"\b(?:[0-9a-z]{5}-){3}[0-9a-z]{5}\b", told.stdout)
    assert password not in admin("user", "list", "--json").stdout
    assert "Undo" not in told.stdout


def test_the_server_keeps_a_verifier_of_the_password(admin: Admin, database: Database, prefix: str) -> None:
    name = f"{prefix}scram"
    way_in(admin("user", "add", name, "--json"))
    kept = scalar(database.superuser(), "SELECT rolpassword FROM pg_authid WHERE rolname = %s", name)
    assert str(kept).startswith("SCRAM-SHA-256$")


def test_an_admin_who_was_added_adds_others(
    admin: Admin, program: Program, database: Database, prefix: str
) -> None:
    boss = way_in(admin("user", "add", f"{prefix}boss", "--admin", "--json"))
    env = {"TRACKER_DATABASE_URL": url_as(database, boss["role"], boss["one_time_password"])}
    way_in(program("admin", "user", "add", f"{prefix}next", "--json", env=env))
    assert listed(admin)[f"{prefix}boss"]["admin"] is True
    refused = program("admin", "user", "disable", f"{prefix}boss", env=env)
    assert refused.exit_code == 5
    assert "is yourself" in refused.stderr


@pytest.mark.parametrize(
    "words", [["list"], ["add", "mallory"], ["disable", "ann"], ["enable", "ann"], ["reset", "ann"]]
)
def test_a_member_is_told_to_ask_an_admin(program: Program, words: list[str]) -> None:
    refused = program("admin", "user", *words)
    assert refused.exit_code == 5
    assert 'The login role "ann" is not an admin of this database.' in refused.stderr


def test_disabling_ends_everything_and_enabling_gives_it_back(
    admin: Admin, program: Program, database: Database, prefix: str
) -> None:
    name = f"{prefix}out"
    password = way_in(admin("user", "add", name, "--json"))["one_time_password"]
    env = {"TRACKER_DATABASE_URL": url_as(database, name, password)}
    connection = database.connect(None)
    for changed in (True, False):
        assert admin("user", "disable", name, "--json").json() == {
            "username": name, "allowed": False, "changed": changed,
        }  # fmt: skip
    assert listed(admin)[name]["status"] == "disabled"
    assert not may_log_in(database, name, password)
    assert program("habit", "list", env=env).exit_code == 6
    for changed in (True, False):
        assert admin("user", "enable", name, "--json").json() == {
            "username": name, "allowed": True, "changed": changed,
        }  # fmt: skip
    assert listed(admin)[name]["status"] == "invited"
    assert may_log_in(database, name, password)
    assert fetch(connection, "SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", name) == [(True,)]


def test_a_reset_takes_the_place_of_the_password(admin: Admin, database: Database, prefix: str) -> None:
    name = f"{prefix}again"
    query = "SELECT rolpassword FROM pg_authid WHERE rolname = %s"
    first = way_in(admin("user", "add", name, "--role", f"{prefix}role", "--json"))
    before = scalar(database.superuser(), query, f"{prefix}role")
    again = way_in(admin("user", "reset", name, "--json"))
    assert scalar(database.superuser(), query, f"{prefix}role") != before
    assert {**again, "one_time_password": ""} == {**first, "one_time_password": ""}
    assert again["one_time_password"] != first["one_time_password"]
    assert may_log_in(database, f"{prefix}role", again["one_time_password"])


@pytest.mark.parametrize(
    ("words", "exit_code", "sentence"),
    [
        (["x"], 2, '"x" cannot be a login role.'),
        (["{}one"], 4, '"{}one" is taken.'),
        (["{}two", "--email", "ONE@example.org"], 4, '"ONE@example.org" belongs to another person.'),
        (["{}two", "--email", "nonsense"], 2, '"nonsense" is not an e-mail address.'),
        (["{}two", "--timezone", "Mars/Base"], 2, 'There is no time zone "Mars/Base".'),
        (["{}two", "--timezone", "XXX-167:00"], 2, 'There is no time zone "XXX-167:00".'),
        (["{}two", "--role", "pg_mine"], 2, '"pg_mine" cannot be a login role.'),
        (["{}two", "--role", "Two Words"], 2, '"Two Words" cannot be a login role.'),
        (["{}two", "--role", "ann"], 4, "That login role belongs to somebody already."),
        (["{}two", "--role", "cleo"], 4, 'The server has the login role "cleo" already.'),
        (["{}two", "--display-name", "x" * 256], 2, "The display name is too long."),
        (["{}two", "--host", "db:none"], 2, '"db:none" names no port.'),
    ],
)
def test_what_cannot_be_added_is_told_in_a_sentence(
    admin: Admin, prefix: str, words: list[str], exit_code: int, sentence: str
) -> None:
    way_in(admin("user", "add", f"{prefix}one", "--email", "one@example.org", "--json"))
    refused = admin("user", "add", *(word.format(prefix) for word in words))
    assert refused.exit_code == exit_code, refused.stderr
    assert sentence.format(prefix) in refused.stderr
    assert f"{prefix}two" not in listed(admin)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("disable", "{}"), "That person is kept out, and a new password would not let them in."),
        (("delete", "{}", "--yes"), "That account is deleted."),
    ],
)
def test_who_is_kept_out_gets_no_new_password(
    admin: Admin, database: Database, prefix: str, words: tuple[str, ...], sentence: str
) -> None:
    name = f"{prefix}out"
    password = way_in(admin("user", "add", name, "--json"))["one_time_password"]
    assert admin("user", *(word.format(name) for word in words)).exit_code == 0
    refused = admin("user", "reset", name)
    assert (refused.exit_code, refused.stdout) == (4, "")
    assert sentence in refused.stderr
    assert admin("user", "enable" if words[0] == "disable" else "restore", name).exit_code == 0
    assert may_log_in(database, name, password)


def test_nobody_of_that_name(admin: Admin) -> None:
    for verb in ("disable", "enable", "reset"):
        refused = admin("user", verb, "nobody-here")
        assert refused.exit_code == 3
        assert 'There is nobody called "nobody-here".' in refused.stderr


def test_one_time_passwords_have_a_hundred_bits() -> None:
    made = [one_time_password() for _ in range(2000)]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(r"(?:[0-9a-hjkmnp-tv-z]{5}-){3}[0-9a-hjkmnp-tv-z]{5}", each) for each in made)
    assert len(set("".join(made)) - {"-"}) == 32


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "ndjson"])
def test_the_list_in_every_format(admin: Admin, form: str) -> None:
    shown = admin("user", "list", "-o", form)
    assert shown.exit_code == 0
    assert "ann" in shown.stdout
