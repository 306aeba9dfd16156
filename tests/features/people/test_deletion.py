"""Deleting an account: nobody at once, everywhere; and taking that back."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors

from tests.features.people.town import Town
from tests.fixtures.database import fetch, scalar

UNTIL = "2026-12-20T12:00:00+00:00"


@pytest.fixture
def pair(town: Town) -> Town:
    """Dora and Emil, both on a journey of Dora's and with something to show."""
    for username in ("dora", "emil"):
        town.settle(username)
    town.run("dora", "journey", "create", "Fitness", "-d", "Strength")
    town.join("emil", "Fitness")
    town.run("dora", "checkin", "strength=5")
    town.run("emil", "checkin", "strength=3")
    return town


def board(town: Town) -> list[tuple[object, object, object]]:
    """Return what Emil sees of the leaderboard."""
    found = town.run("emil", "leaderboard", "fitness", "--json").json()
    assert isinstance(found, dict)
    rows = found["standings"] if "standings" in found else found["rows"]
    return [(row["rank"], row["username"], row["me"]) for row in rows]


def me(town: Town, role: str) -> object:
    """Return who a login role is to a connection of its own."""
    return scalar(town.database.connect(role), "SELECT me()")


def test_who_deletes_themselves_is_nobody_at_once(pair: Town) -> None:
    dora = pair.people["dora"]
    device = pair.open_session("dora")
    main, session = pair.database.connect(dora.role), pair.database.connect(device)
    assert scalar(main, "SELECT me()") == scalar(session, "SELECT me()") == dora.id
    assert board(pair) == [(1, "dora", False), (2, "emil", True)]
    deleted = pair.run("dora", "account", "delete", "--yes", "--json")
    assert deleted.json() == {"username": "dora", "until": UNTIL}
    # In connections that were open: the main login finds nothing, the device's is gone.
    assert scalar(main, "SELECT me()") is None
    assert fetch(main, "SELECT FROM users") == []
    assert fetch(main, "SELECT FROM checkins") == []
    with pytest.raises(errors.InsufficientPrivilege):
        fetch(main, "SELECT * FROM open_session('phone', '')")
    with pytest.raises(psycopg.OperationalError):
        fetch(session, "SELECT me()")
    for role in (dora.role, device):
        with pytest.raises(psycopg.OperationalError):
            pair.database.connect(role)
    assert board(pair) == [(1, "emil", True)]
    assert fetch(pair.database.superuser(), "SELECT status FROM people() WHERE username = 'dora'") == [
        ("deleted",)
    ]


def test_from_a_device_too(pair: Town) -> None:
    device = pair.open_session("dora")
    result = pair.program("account", "delete", "--yes", role=device)
    assert result.exit_code == 0, result.stderr
    assert "Until 2026-12-20 an admin can take it back:\ntracker admin user restore dora" in result.stdout
    again = pair.program("account", "show", role=device)
    assert again.exit_code in {5, 6}
    fetch(pair.database.superuser(), "SELECT end_expired_sessions()")
    assert fetch(pair.database.superuser(), "SELECT FROM pg_roles WHERE rolname = %s", device) == []


def test_a_role_that_was_there_before_may_still_connect_and_is_nobody(pair: Town) -> None:
    assert pair.program("account", "delete", "--yes").exit_code == 0
    assert me(pair, "ann") is None
    refused = pair.program("account", "show")
    assert refused.exit_code == 5
    assert 'The login role "ann" belongs to nobody in this database.' in refused.stderr


def test_deleting_has_to_be_confirmed(pair: Town) -> None:
    refused = pair.program("account", "delete", role=pair.people["dora"].role)
    assert refused.exit_code == 2
    assert "--yes" in refused.stderr
    pair.administer("user", "delete", "dora", code=2)
    assert me(pair, pair.people["dora"].role) == pair.people["dora"].id


def test_an_admin_deletes_and_restores(pair: Town) -> None:
    dora = pair.people["dora"]
    main = pair.database.connect(dora.role)
    steps = "SELECT count(*) FROM audit_log"
    before = scalar(pair.database.owner(), steps)
    first = pair.administer("user", "delete", "Dora", "--yes", "--json").json()
    assert first == {"username": "dora", "until": UNTIL, "changed": True}
    again = pair.administer("user", "delete", "dora", "--yes", "--json", now="2026-11-25T12:00:00Z").json()
    assert again == {"username": "dora", "until": UNTIL, "changed": False}
    assert scalar(main, "SELECT me()") is None
    assert pair.administer("user", "restore", "dora", "--json").json() == {
        "username": "dora",
        "changed": True,
    }
    assert pair.administer("user", "restore", "dora", "--json").json() == {
        "username": "dora",
        "changed": False,
    }
    assert scalar(main, "SELECT me()") == dora.id
    assert board(pair) == [(1, "dora", False), (2, "emil", True)]
    # None of it is a step that somebody could undo, nor a look into Dora's row for the admin.
    assert scalar(pair.database.owner(), steps) == before
    assert pair.run("dora", "undo").stdout.count("Undid: checkin")


def test_who_was_disabled_stays_so(pair: Town) -> None:
    superuser = pair.database.superuser()
    fetch(superuser, "SELECT allow_person('dora', false)")
    pair.administer("user", "delete", "dora", "--yes")
    pair.administer("user", "restore", "dora")
    status = "SELECT status FROM people() WHERE username = 'dora'"
    assert scalar(superuser, status) == "disabled"


def test_nothing_else_lets_a_deleted_person_in(pair: Town) -> None:
    dora = pair.people["dora"]
    superuser = pair.database.superuser()
    pair.administer("user", "delete", "dora", "--yes")
    with pytest.raises(errors.ObjectNotInPrerequisiteState) as refused:
        fetch(superuser, "SELECT allow_person('dora', true)")
    assert refused.value.diag.constraint_name == "logins_of_the_living"
    query = """
        INSERT INTO logins (db_role, user_id, kind, expires_at)
        VALUES ('x', %s, 'session', now() + interval '1 day')"""
    with pytest.raises(errors.ObjectNotInPrerequisiteState):
        fetch(pair.database.owner(), query, dora.id)


def test_an_address_that_was_given_away_is_told(pair: Town) -> None:
    pair.run("dora", "account", "edit", "--email", "dora@example.org")
    pair.administer("user", "delete", "dora", "--yes")
    pair.run("emil", "account", "edit", "--email", "Dora@example.org")
    refused = pair.administer("user", "restore", "dora", code=4)
    assert 'Somebody else has the e-mail address of "dora" by now.' in refused.stderr


def test_refusals_name_the_person(pair: Town) -> None:
    assert '"nobody"' in pair.administer("user", "delete", "nobody", "--yes", code=3).stderr
    assert '"nobody"' in pair.administer("user", "restore", "nobody", code=3).stderr
    member = pair.program("admin", "user", "delete", "emil", "--yes", role=pair.people["dora"].role)
    assert member.exit_code == 5


@pytest.mark.parametrize(
    "call",
    [
        "delete_person(%s)",
        "delete_other('emil')",
        "restore_person('emil')",
        "deleted_until(%s)",
        "purge_people()",
        "people_due()",
        "hand_over_journeys(ARRAY[%s::bigint])",
        "forget_in_audit(ARRAY[%s::bigint])",
        "forget_recorded(0)",
        "drop_login('emil')",
        "clear_operations()",
        "clear_sessions()",
        "clear_abandoned_staging()",
        "clear_unused_tags()",
    ],
)
def test_a_member_ends_nobody_else(pair: Town, call: str) -> None:
    connection = pair.database.connect(pair.people["dora"].role)
    with pytest.raises(errors.InsufficientPrivilege):
        fetch(connection, f"SELECT {call}", *[pair.people["emil"].id] * call.count("%s"))
