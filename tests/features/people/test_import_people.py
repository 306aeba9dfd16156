"""`admin user import`: good rows go in, bad ones are told; against a few lines of plain Python."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import errors

from tests.features.people.conftest import Admin, may_log_in
from tests.features.transfer.conftest import counts, rejected, report
from tests.fixtures.database import Database, fetch
from tests.fixtures.program import Program


def names(database: Database, prefix: str) -> list[str]:
    """Return the user names of a test's people."""
    query = "SELECT username FROM users WHERE starts_with(username, %s) ORDER BY 1"
    return [name for (name,) in fetch(database.owner(), query, prefix)]


def test_the_good_rows_go_in_with_a_way_in_each(
    admin: Admin, database: Database, prefix: str, tmp_path: Path
) -> None:
    p = prefix
    lines = [
        "Username,email,display_name,timezone,role",
        f'{p}one,One@example.org,"One, the first",Europe/Lisbon,',
        f"{p}one,,,,",
        f"{p}two,one@EXAMPLE.org,,,",
        f"{p}three,nonsense,,,",
        f"{p}four,,,Mars/Base,",
        "x,,,,",
        f"{p}five,,,,tracker_owner",
        f"{p}six,,,,cleo",
        "ann,,,,",
        f"{p.upper()}SEVEN,,,,{p}eight",
        ",e@example.org,,,",
        "",
    ]
    file, passwords = tmp_path / "people.csv", tmp_path / "ways.csv"
    file.write_text("\n".join(lines), "utf-8")
    found = report(admin("user", "import", str(file), "--passwords", str(passwords), "--json"), code=1)
    assert counts(found) == (11, 2, 0, 0, 9)
    assert found["format"] == "people"
    assert rejected(found) == [
        (3, "username", f"{p}one"), (4, "email", "one@example.org"), (5, "email", "nonsense"),
        (6, "timezone", "Mars/Base"), (7, "username", "x"), (8, "role", "tracker_owner"),
        (9, "role", "cleo"), (10, "username", "ann"), (12, "username", ""),
    ]  # fmt: skip
    assert names(database, p) == [f"{p}one", f"{p}seven"]
    assert stat.S_IMODE(passwords.stat().st_mode) == 0o600
    ways = list(csv.DictReader(io.StringIO(passwords.read_text("utf-8"))))
    assert [(way["username"], way["role"]) for way in ways] == [
        (f"{p}one", f"{p}one"), (f"{p}seven", f"{p}eight"),
    ]  # fmt: skip
    assert all(may_log_in(database, way["role"], way["one_time_password"]) for way in ways)
    query = "SELECT email, display_name, timezone FROM users WHERE username = %s"
    assert fetch(database.owner(), query, f"{p}one") == [
        ("One@example.org", "One, the first", "Europe/Lisbon")
    ]


def test_without_a_file_the_ways_in_are_the_output(admin: Admin, prefix: str) -> None:
    text = f'{{"username": "{prefix}one"}}\n{{"username": "{prefix}two", "age": 3}}\nnonsense\n'
    result = admin("user", "import", "-", "-o", "ndjson", stdin=text)
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert list(json.loads(line)) == ["username", "role", "url", "one_time_password"]
    assert "3 read, 1 added, 2 rejected" in result.stderr
    assert "is no key of a person" in result.stderr
    assert json.loads(line)["one_time_password"] not in result.stderr


def test_a_rehearsal_keeps_nothing(admin: Admin, database: Database, prefix: str, tmp_path: Path) -> None:
    passwords = tmp_path / "ways.csv"
    words = ("user", "import", "-", "--dry-run", "--passwords", str(passwords), "--json")
    found = report(admin(*words, stdin=f"username\n{prefix}one\n"))
    assert counts(found) == (1, 1, 0, 0, 0)
    assert names(database, prefix) == []
    assert not passwords.exists()


def test_a_file_that_is_there_stays_and_nobody_is_added(
    admin: Admin, database: Database, prefix: str, tmp_path: Path
) -> None:
    passwords = tmp_path / "ways.csv"
    passwords.write_text("mine", "utf-8")
    words = ("user", "import", "-", "--passwords", str(passwords))
    refused = admin(*words, stdin=f"username\n{prefix}one\n")
    assert refused.exit_code == 4
    assert passwords.read_text("utf-8") == "mine"
    assert names(database, prefix) == []
    assert admin(*words, "--force", stdin=f"username\n{prefix}one\n").exit_code == 0
    assert f"{prefix}one" in passwords.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("username,mail\n", 'The column "mail" is not known.'),
        ("email\n", "There is no column username."),
        ("[{}]", "This is a JSON list."),
    ],
)
def test_files_that_are_none(admin: Admin, text: str, sentence: str) -> None:
    refused = admin("user", "import", "-", stdin=text)
    assert refused.exit_code == 2
    assert sentence in refused.stderr


def test_members_import_nobody(program: Program) -> None:
    refused = program("admin", "user", "import", "-", stdin="username\nmallory\n")
    assert refused.exit_code == 5
    assert 'The login role "ann" is not an admin' in refused.stderr


def test_more_than_one_batch(admin: Admin, database: Database, prefix: str) -> None:
    people = [f"{prefix}{number:03d}" for number in range(260)]
    text = "username,email\n" + "".join(f"{name},{name}@example.org\n" for name in people)
    result = admin("user", "import", "-", "--json", stdin=text)
    assert result.exit_code == 0, result.stderr
    ways = cast("list[dict[str, str]]", result.json())
    assert [way["username"] for way in ways] == names(database, prefix) == people
    assert len({way["one_time_password"] for way in ways}) == len(people)
    again = report(admin("user", "import", "-", "--dry-run", "--json", stdin=text), code=1)
    assert counts(again) == (260, 0, 0, 0, 260)


USERNAMES = st.text("ab.-_9Zé ", min_size=0, max_size=31)
EMAILS = st.one_of(st.just(None), st.text("ab@.+ é", max_size=8), st.just("a@b.cd"))
ZONES = st.sampled_from([None, "UTC", "europe/lisbon", "Mars/Base", "XXX-167:00", "Etc/GMT+3", "A/B/C/D", ""])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(username=USERNAMES, email=EMAILS, zone=ZONES, display=st.sampled_from([None, "x" * 255, "x" * 256]))
def test_the_judge_agrees_with_the_table(
    database: Database, username: str, email: str | None, zone: str | None, display: str | None
) -> None:
    """What add_people would refuse is what the constraints refuse, no more and no less."""
    person = {
        "line": 1, "username": username, "role": "nobody-has-this", "email": email, "timezone": zone,
        "display_name": display,
    }  # fmt: skip
    insert = (
        "INSERT INTO users (username, email, display_name, timezone) VALUES (%s, %s, %s, coalesce(%s, 'UTC'))"
    )
    taken = True
    with database.owner() as owner:
        judged = fetch(owner, 'SELECT "column" FROM judged_people(%s::jsonb)', json.dumps([person]))
        try:
            with owner.transaction(force_rollback=True):
                fetch(owner, insert, username, email, display, zone)
        except (errors.CheckViolation, errors.InvalidParameterValue):
            taken = False
    assert taken == (judged == [(None,)])
