"""`join` makes an account with an invitation, through the real command line."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from psycopg import sql

from tests.fixtures.cluster import PASSWORD
from tests.fixtures.database import Database, scalar
from tests.fixtures.program import Program, Result
from tracker.core.errors import UsageError
from tracker.features.journeys.service.newcomers import read_door

TOKEN = "3fTq8ZkW0pXyB5nRv7LdJcM2hGsE9aUo"


@pytest.fixture
def name(database: Database) -> Iterator[str]:
    """A user name that is free in the whole server; the role that it becomes is dropped."""
    chosen = f"new_{uuid4().hex[:12]}"
    yield chosen
    with database.connect(None) as superuser:
        superuser.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(chosen)))


@pytest.fixture
def invitation(program: Program, database: Database) -> str:
    """Ann's invitation to Fitness, with where the server is."""
    assert program("journey", "create", "Fitness", "-d", "Run").exit_code == 0
    made = program("journey", "invite", "fitness", "new@example.org", "--json").json()
    assert isinstance(made, dict)
    return place(database, made["token"])


def place(database: Database, token: object) -> str:
    """Write an invitation to the test's server, which may be reached by a socket."""
    parts = urlsplit(database.url("nobody"))
    host = parts.netloc.rpartition("@")[2] or "localhost"
    return f"{token}@{host}{parts.path}" + (f"?{parts.query}" if parts.query else "")


def refused(result: Result) -> tuple[int, str]:
    assert result.stdout == ""
    return result.exit_code, result.stderr.splitlines()[0]


def test_a_newcomer_has_account_login_and_journey(
    program: Program, database: Database, invitation: str, name: str
) -> None:
    argv = ("join", invitation, "--username", name, "--display-name", "New One", "--password-stdin")
    joined = program(*argv, stdin=f"{PASSWORD}\n")
    assert (joined.exit_code, joined.stderr) == (0, "")
    first, *_, last = joined.stdout.splitlines()
    assert first == f"✓ Welcome, {name}: you are on Fitness."
    command = shlex.split(last)
    assert command[:2] == ["tracker", "login"]
    assert len(command) == 3
    assert command[2].startswith(f"postgresql://{name}@")
    assert f":{PASSWORD}" not in joined.stdout
    assert program("checkin", "fitness", "run=4", role=name).exit_code == 0
    board = program("leaderboard", "fitness", "--json").json()
    assert isinstance(board, dict)
    assert [(row["username"], row["checkins"]) for row in board["rows"]] == [(name, 1), ("ann", 0)]
    query = "SELECT count(*) FROM audit_changes WHERE new_rows::text ~ 'SCRAM' OR new_rows::text ~ %s"
    assert scalar(database.owner(), query, PASSWORD) == 0
    again = program(*argv, stdin=f"{PASSWORD}\n")
    assert refused(again) == (3, "Error: This token opens no journey.")


def test_as_json_it_says_who_where_and_how_to_log_in(program: Program, invitation: str, name: str) -> None:
    made = program("join", invitation, "-u", name, "--password-stdin", "--json", stdin=PASSWORD).json()
    assert isinstance(made, dict)
    assert (list(made), made["username"], made["journey"]) == (
        ["username", "journey", "url"],
        name,
        "Fitness",
    )


def test_a_name_that_is_taken_leaves_the_token_good(program: Program, invitation: str, name: str) -> None:
    taken = program("join", invitation, "-u", "ann", "--password-stdin", stdin=PASSWORD)
    assert refused(taken) == (4, 'Error: "ann" is taken.')
    form = program("join", invitation, "-u", "No Name", "--password-stdin", stdin=PASSWORD)
    assert refused(form) == (2, 'Error: "No Name" cannot be a user name.')
    assert program("join", invitation, "-u", name, "--password-stdin", stdin=PASSWORD).exit_code == 0


def test_what_is_missing_is_asked_for_before_anybody_is_called(program: Program, invitation: str) -> None:
    assert refused(program("join", invitation)) == (2, "Error: No user name was given.")
    assert refused(program("join", invitation, "-u", "new")) == (2, "Error: No password was given.")
    short = program("join", invitation, "-u", "new", "--password-stdin", stdin="1234567")
    assert refused(short) == (2, "Error: The password is too short.")


def test_a_closed_door_says_so(program: Program, database: Database, invitation: str) -> None:
    with database.superuser() as superuser:
        superuser.execute("REVOKE EXECUTE ON FUNCTION accept_invite_as_newcomer FROM tracker_guest")
    shut = program("join", invitation, "-u", "new", "--password-stdin", stdin=PASSWORD)
    code, words = refused(shut)
    assert code == 5
    assert words.endswith("lets no newcomers in at the moment.")


def test_a_server_that_is_not_there_is_out_of_reach(program: Program) -> None:
    result = program("join", f"{TOKEN}@127.0.0.1:1/x", "-u", "new", "--password-stdin", stdin=PASSWORD)
    assert refused(result)[0] == 6
    assert "Check the address behind the @" in result.stderr


@pytest.mark.parametrize(
    ("written", "url"),
    [
        (f"{TOKEN}@host", "postgresql://ann@host/tracker"),
        (f"{TOKEN}@host/", "postgresql://ann@host/tracker"),
        (f"{TOKEN}@tracker.example.org:5433/club", "postgresql://ann@tracker.example.org:5433/club"),
        (f" {TOKEN}@[::1]:5433/club ", "postgresql://ann@[::1]:5433/club"),
        (f"{TOKEN}@host/club?sslmode=require", "postgresql://ann@host/club?sslmode=require"),
    ],
)
def test_an_invitation_names_the_server(written: str, url: str) -> None:
    assert read_door(written).url("ann") == url
    assert read_door(written).token == TOKEN


@pytest.mark.parametrize(
    "written", [TOKEN, f"{TOKEN}@", "short@host", f"{TOKEN}@a@b", f"{TOKEN}@host:x/y", ""]
)
def test_anything_else_is_no_invitation(written: str) -> None:
    with pytest.raises(UsageError):
        read_door(written)
