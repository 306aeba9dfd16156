"""One's own account: shown whole, changed as typed, refused with the value quoted; consent and interests."""

from __future__ import annotations

import io

import pytest

from tests.fixtures.database import Database, Member, fetch
from tests.fixtures.program import Program
from tracker.features.accounts import render, service
from tracker.output.console import OutputOptions, make_console

KEYS = [
    "public_id", "username", "email", "display_name", "first_name", "last_name", "bio", "avatar_url",
    "date_of_birth", "timezone", "consent", "interests", "profile", "created", "last_seen",
]  # fmt: skip
PROFILE: dict[str, object] = {
    "social_goals": [],
    "comfort_levels": {},
    "social_contexts": {},
    "journaling_frequency": None,
}


def show(program: Program, role: str = "ann") -> dict[str, object]:
    """Return the account as JSON has it."""
    found = program("account", "show", "--json", role=role).json()
    assert isinstance(found, dict)
    assert list(found) == KEYS
    return found


def test_a_new_account_is_empty(program: Program) -> None:
    account = show(program)
    assert account["username"] == "ann"
    assert account["timezone"] == "UTC"
    assert account["consent"] == {"given": False, "at": None}
    assert account["interests"] == []
    assert account["profile"] == PROFILE
    assert {account[key] for key in KEYS[2:9]} == {None}
    assert account["last_seen"] is None


def test_everything_can_be_changed_and_taken_away(program: Program, ben: Member) -> None:
    given = {
        "--email": ("email", "Ann@Example.org", "Ann@Example.org"),
        "--display-name": ("display_name", "Ann", "Ann"),
        "--first-name": ("first_name", "Anna", "Anna"),
        "--last-name": ("last_name", "Lyra", "Lyra"),
        "--bio": ("bio", "Two\nlines", "Two\nlines"),
        "--avatar-url": ("avatar_url", "https://example.org/a.png", "https://example.org/a.png"),
        "--born": ("date_of_birth", "1990-05-17", "1990-05-17"),
        "--timezone": ("timezone", "europe/lisbon", "Europe/Lisbon"),
    }
    about = {
        "--social-goals": ("social_goals", "speak up, meet people,speak up", ["speak up", "meet people"]),
        "--comfort-levels": (
            "comfort_levels",
            "parties=low, small groups = high",
            {"parties": "low", "small groups": "high"},
        ),
        "--social-contexts": ("social_contexts", "work=daily", {"work": "daily"}),
        "--journaling": ("journaling_frequency", "3", 3),
    }
    words = [part for flag, (_, typed, _) in (given | about).items() for part in (flag, typed)]
    changed = program("account", "edit", *words, "--json")
    assert changed.exit_code == 0, changed.stderr
    account = show(program)
    assert changed.json() == account
    assert {key: account[key] for key, _, _ in given.values()} == {
        key: kept for key, _, kept in given.values()
    }
    assert account["profile"] == {key: kept for key, _, kept in about.values()}
    assert show(program, "ben")["profile"] == PROFILE
    assert ben.id
    # Once more changes nothing; empty texts take all away but the time zone.
    assert "Nothing changed." in program("account", "edit", *words).stdout
    emptied = [part for flag in given | about if flag != "--timezone" for part in (flag, "")]
    assert program("account", "edit", *emptied).exit_code == 0
    account = show(program)
    assert {account[key] for key in KEYS[2:9]} == {None}
    assert account["profile"] == PROFILE


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--email", "ann"), 2, '"ann" is not an e-mail address.'),
        (("--email", "ben@example.org"), 4, '"ben@example.org" belongs to another person.'),
        (("--display-name", "x" * 256), 2, "The display name is too long."),
        (("--born", "17.5.1990"), 2, '"17.5.1990" is not a day.'),
        (("--born", "1850-01-01"), 2, 'The date of birth "1850-01-01" is out of range.'),
        (("--born", "2026-11-21"), 2, 'The date of birth "2026-11-21" is yet to come.'),
        (("--timezone", "Mars"), 2, 'There is no time zone "Mars".'),
        (("--timezone", ""), 2, 'There is no time zone "".'),
        (("--comfort-levels", "parties"), 2, '"parties" is no pair.'),
        (("--comfort-levels", "parties=great"), 2, "The comfort levels cannot be kept."),
        (("--journaling", "8"), 2, '"8" is no number of days a week.'),
        (("--journaling", "often"), 2, '"often" is no number of days a week.'),
        ((), 2, "Nothing was said that could be changed."),
    ],
)
def test_what_does_not_fit_is_quoted(
    program: Program, ben: Member, words: tuple[str, ...], code: int, told: str
) -> None:
    assert program("account", "edit", "--email", "ben@example.org", role=ben.role).exit_code == 0
    before = show(program)
    refused = program("account", "edit", *words)
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert told in refused.stderr
    assert show(program) == before


def test_consent_is_dated_by_the_database(program: Program) -> None:
    assert program("account", "consent").stdout == "Consent is not given.\n"
    yes = program("account", "consent", "yes", "--json", now="2026-11-21T08:30:00Z").json()
    assert yes == {"given": True, "at": "2026-11-21T08:30:00+00:00"}
    again = program("account", "consent", "yes", now="2026-11-22T08:30:00Z")
    assert again.stdout == "Consent given on 2026-11-21. Nothing changed.\n"
    assert program("account", "consent", "no", "--json").json() == {"given": False, "at": None}
    assert program("undo").exit_code == 0
    assert show(program)["consent"] == yes
    assert program("account", "consent", "perhaps").exit_code == 2


def test_interests_are_words_that_people_share(program: Program, ben: Member, database: Database) -> None:
    added = program("tag", "add", "Running", "Board  Games", "running", "--json").json()
    assert added == {"added": ["running", "board games"], "interests": ["board games", "running"]}
    assert program("tag", "add", "running", "--json", role=ben.role).json() == {
        "added": ["running"], "interests": ["running"],
    }  # fmt: skip
    assert program("tag", "list", "--json").json() == [{"tag": "board games"}, {"tag": "running"}]
    assert program("tag", "list", "-o", "csv").stdout == "tag\nboard games\nrunning\n"
    assert show(program)["interests"] == ["board games", "running"]
    assert fetch(database.superuser(), "SELECT name FROM tags ORDER BY 1") == [("board games",), ("running",)]
    removed = program("tag", "remove", "RUNNING", "--json").json()
    assert removed == {"removed": ["running"], "interests": ["board games"]}
    assert program("tag", "list", "--json", role=ben.role).json() == [{"tag": "running"}]
    assert "Undid: tag remove RUNNING" in program("undo").stdout
    assert show(program)["interests"] == ["board games", "running"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("add", "x" * 51), 2, "cannot be a tag."),
        (("add", " "), 2, "cannot be a tag."),
        (("add", "a,b"), 2, '"a,b" cannot be a tag.'),
        (("remove", "chess"), 3, '"chess" is not among your interests.'),
        (("remove", "chess", "runing"), 3, '"chess" is not among your interests.'),
    ],
)
def test_what_is_no_tag_is_quoted(program: Program, words: tuple[str, ...], code: int, told: str) -> None:
    assert program("tag", "add", "running").exit_code == 0
    refused = program("tag", *words)
    assert refused.exit_code == code
    assert told in refused.stderr
    assert program("tag", "list", "--json").json() == [{"tag": "running"}]


def test_last_seen_is_when_a_session_was_used(program: Program, database: Database, ann: Member) -> None:
    query = """
        INSERT INTO logins (db_role, user_id, kind, expires_at, last_used_at)
        VALUES ('device', %s, 'session', '2199-01-01', '2026-11-19 07:00Z')"""
    fetch(database.owner(), query, ann.id)
    assert show(program)["last_seen"] == "2026-11-19T07:00:00+00:00"


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_card_fits_the_terminal(program: Program, database: Database, width: int) -> None:
    goals = ", ".join(f"goal number {number}" for number in range(12))
    words = ("--bio", "word " * 60, "--social-goals", goals, "--display-name", "Ann \x1b[31m")
    assert program("account", "edit", *words).exit_code == 0
    with database.session("ann") as session:
        account = service.get(session)
    stream = io.StringIO()
    make_console(OutputOptions(ascii=True), stream, width=width).print(render.account_card(account))
    shown = stream.getvalue()
    assert max(map(len, shown.splitlines())) <= width
    assert shown.isascii()
    assert "\x1b" not in shown
    assert "goal number 11" in " ".join(shown.split())
