"""Purging: nothing is left of a person, and what belongs to others stays as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.features.audit.snapshots import Watch
from tests.features.people.town import Town
from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch, scalar

TOO_SOON = "2026-12-20T11:59:00Z"
IN_TIME = "2026-12-20T12:00:00Z"

REFERENCES = """
    SELECT c.relname::text, a.attname::text
    FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'tracker'::regnamespace AND c.relkind IN ('r', 'p')
      AND (a.attname = 'user_id' OR (c.relname, a.attname) = ('users', 'id') OR EXISTS (
           SELECT FROM pg_constraint AS k
           WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid = 'tracker.users'::regclass
             AND a.attnum = ANY (k.conkey)))
    ORDER BY 1, 2"""
"""Every column that says of whom a row is. A new table has to be filled by `lived` below."""

WRONG_CODE = "0" * 28

INVITED = """
    INSERT INTO journey_invites
      (journey_id, invited_by, accepted_by, status, accepted_at, email, created_at, expires_at)
    SELECT j.id, p.inviter, p.accepter, CASE WHEN p.accepter IS NULL THEN 'pending' ELSE 'accepted' END,
           CASE WHEN p.accepter IS NOT NULL THEN now() END, p.inviter || '@example.org', now(), now()
    FROM journeys AS j CROSS JOIN (SELECT %s::bigint, %s::bigint) AS p (inviter, accepter)
    WHERE j.title = 'Ours'"""

BADGE = """
    INSERT INTO badges (key, name, description, category, criteria)
    VALUES ('first', 'First', 'The first.', 'tests', '{"type": "checkins", "value": 1}')"""


def references(connection: Connection, person_id: int) -> dict[str, int]:
    """Return how many rows refer to a person, by table and column."""
    return {
        f"{table}.{column}": int(
            str(scalar(connection, f'SELECT count(*) FROM {table} WHERE "{column}" = %s', person_id))
        )
        for table, column in fetch(connection, REFERENCES)
    }


@pytest.fixture
def lived(town: Town) -> Town:
    """Dora has put something into every table, alone and together with Emil."""
    dora, emil = town.settle("dora"), town.settle("emil")
    fetch(town.database.owner(), BADGE)
    town.run("dora", "journey", "create", "Own", "-d", "Strength")
    town.run("dora", "journey", "create", "Shared", "-d", "Strength")
    town.join("emil", "Shared", role="admin")
    for username in ("dora", "emil"):
        town.run(username, "checkin", "shared", "strength=5", "-m", f"note of {username}")
        town.run(username, "habit", "add", "Read", "--from", "2026-11-01")
        town.run(username, "done", "read")
        town.run(username, "skip", "read", "--on", "yesterday")
        town.run(username, "habit", "group", "add", "All", "read", "--rule", "any")
        town.run(username, "goal", "add", "Books", "--target", "12")
        town.run(username, "goal", "update", "books", "+1")
        town.run(username, "habit", "edit", "read", "--goal", "books")
        town.run(username, "focus", "start", "25", "--goal", "books", "-m", f"focus of {username}")
        town.run(username, "quest", "add", "Five", "--habit-days", "5")
        town.run(username, "vacation", "add", "2026-12-24..2026-12-26")
        town.run(username, "tag", "add", "chess", f"of {username}")
        town.run(username, "account", "edit", "--bio", f"bio of {username}", "--journaling", "2")
        town.run(username, "garden", "--name", f"Garden of {username}")
        town.run(username, "import", "habits", "-", stdin="name,every\nWrite,day\n")
        town.run(username, "reward", "add", "Film", "--price", "1")
        town.run(username, "reward", "buy", "film")
        town.administer("partner", "add", f"Partner of {username}")
        town.administer("partner", "staff", username, username)
        town.administer(
            "reward", "add", f"Coffee {username}", "--partner", username, "--price", "1", "--stock", "9"
        )
    town.run("emil", "reward", "buy", "coffee dora")
    shown = town.run("emil", "reward", "show", "coffee", "--json").json()
    assert isinstance(shown, dict)
    town.run("dora", "reward", "redeem", shown["code"])
    assert town.program("reward", "redeem", WRONG_CODE, role=dora.role).exit_code == 3
    town.run("dora", "checkin", "own", "strength=2")
    town.run("emil", "journey", "dimension", "edit", "shared", "strength", "--weight", "3")
    town.open_session("dora")
    # Steps of nobody and of others that hold rows of hers, or name her.
    owner = town.database.owner()
    fetch(owner, "UPDATE journey_members SET role = 'owner' WHERE user_id IN (%s, %s)", dora.id, emil.id)
    town.run("emil", "journey", "edit", "shared", "--title", "Ours")
    fetch(owner, "UPDATE journey_members SET role = 'admin' WHERE user_id = %s", emil.id)
    fetch(owner, "UPDATE users SET first_name = 'Dora' WHERE id = %s", dora.id)
    for inviter, accepter in ((dora, None), (emil, dora)):
        fetch(owner, INVITED, inviter.id, accepter and accepter.id)
    return town


def test_nothing_is_left_of_a_purged_person(lived: Town) -> None:
    dora, emil = lived.people["dora"], lived.people["emil"]
    superuser = lived.database.superuser()
    empty = [where for where, rows in references(superuser, dora.id).items() if not rows]
    assert empty == []
    of_emil = references(superuser, emil.id)
    lived.run("dora", "account", "delete", "--yes")
    assert lived.administer("maintain", "--json", now=TOO_SOON).json() == {
        "purged": 0, "sessions": 0, "staged": 0, "tags": 0, "operations": 0,
    }  # fmt: skip
    assert scalar(superuser, "SELECT count(*) FROM checkins WHERE user_id = %s", dora.id) == 2
    done = lived.administer("maintain", "--json", now=IN_TIME).json()
    assert done == {"purged": 1, "sessions": 0, "staged": 0, "tags": 1, "operations": 0}
    assert {where: rows for where, rows in references(superuser, dora.id).items() if rows} == {}
    _require_unmentioned(superuser, dora.id, dora.role)
    assert fetch(superuser, "SELECT FROM pg_roles WHERE rolname = %s", dora.role) == []
    # Emil's rows are as many as before, but for the step that was about her alone.
    assert references(superuser, emil.id) == of_emil
    Watch(lived.database).snapshot()
    assert fetch(superuser, "SELECT title, status FROM journeys") == [("Ours", "active")]
    assert fetch(superuser, "SELECT user_id, role FROM journey_members") == [(emil.id, "owner")]
    again = lived.administer("maintain", now=IN_TIME)
    assert again.stdout == "Nothing to clear away.\n"


def test_others_undo_goes_on(lived: Town) -> None:
    """What Emil changed on a journey that Dora had made still goes back, though she is gone."""
    lived.run("dora", "account", "delete", "--yes")
    lived.administer("maintain", now=IN_TIME)
    assert "Undid: journey edit shared --title Ours" in lived.run("emil", "undo").stdout
    assert fetch(lived.database.superuser(), "SELECT title FROM journeys") == [("Shared",)]


def test_upkeep_clears_sessions_staging_and_tags(lived: Town) -> None:
    device = lived.open_session("emil")
    owner = lived.database.owner()
    fetch(owner, "UPDATE logins SET expires_at = now() WHERE kind = 'session' AND db_role = %s", device)
    query = """
        INSERT INTO staged_entries (db_role, batch, line, habit_id, day, answer, amount)
        VALUES (%s, gen_random_uuid(), 1, 1, '2026-11-20', 'amount', 1)"""
    fetch(owner, query, "long gone")
    fetch(owner, query, scalar(owner, "SELECT session_user::text"))
    lived.run("emil", "tag", "remove", "of emil")
    arrived = "UPDATE operations SET applied_at = now() - operations_kept() + %s::interval WHERE user_id = %s"
    fetch(owner, arrived, "1 hour", lived.people["dora"].id)
    fetch(owner, arrived, "-1 hour", lived.people["emil"].id)
    told = lived.administer("maintain").stdout
    assert told == (
        "✓ Cleared away: 1 session that had run out, 1 row of abandoned imports, 1 tag that nobody uses, "
        "5 ids of what arrived long ago.\n"
    )
    assert fetch(owner, "SELECT db_role = session_user FROM staged_entries") == [(True,)]
    assert fetch(lived.database.superuser(), "SELECT FROM pg_roles WHERE rolname = %s", device) == []
    assert 'interest "of emil" added' in lived.run("emil", "undo").stdout


def test_a_role_that_was_there_before_stays(town: Town) -> None:
    assert town.program("account", "delete", "--yes").exit_code == 0
    town.administer("maintain", now=IN_TIME)
    superuser = town.database.superuser()
    assert fetch(superuser, "SELECT FROM users") == []
    assert fetch(superuser, "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'ann'") == [(True,)]


def _require_unmentioned(superuser: Connection, person_id: int, role: str) -> None:
    """Look into what the audit holds as JSON: whose rows, and whom they name."""
    for table, old, new, batch in fetch(
        superuser, "SELECT table_name, old_rows, new_rows, batch FROM audit_changes"
    ):
        for row in [*(old or []), *(new or []), *([batch] if batch else [])]:
            named = {"user_id", "created_by", "inviter", "accepted_by", "redeemed_by"} | (
                {"id"} if table == "users" else set()
            )
            assert not any(row.get(key) == person_id for key in named), (table, row)
            assert "of dora" not in json.dumps(row)
    assert fetch(superuser, "SELECT FROM audit_log WHERE db_role = %s", role) == []


@dataclass(frozen=True)
class Place:
    """Where somebody stands on a journey: from which day on, and whether they left."""

    role: str
    joined: int
    left: bool


PEOPLE = 5
ALIVE, DELETED, DUE = "alive", "deleted", "due"
PLACES = st.builds(Place, st.sampled_from(["owner", "admin", "member"]), st.integers(0, 3), st.booleans())
JOURNEYS = st.lists(st.dictionaries(st.integers(0, PEOPLE - 1), PLACES, min_size=1), min_size=1, max_size=4)
STATES = st.lists(st.sampled_from([ALIVE, ALIVE, DELETED, DUE]), min_size=PEOPLE, max_size=PEOPLE)
Outcome = tuple[str, Mapping[int, str]]


def expected(states: list[str], places: Mapping[int, Place]) -> Outcome | None:
    """Return status and roles of a journey after the purge; None for one that went too."""
    staying = {person: place for person, place in places.items() if states[person] != DUE}
    roles = {person: place.role for person, place in staying.items()}
    if len(staying) == len(places):
        return "active", roles
    if not staying:
        return None
    current = {person: place for person, place in staying.items() if not place.left}
    if not current:
        return "deleted", roles
    was_owned = any(place.role == "owner" and not place.left for place in places.values())
    if was_owned and not any(place.role == "owner" for place in current.values()):
        heir = min(
            current,
            key=lambda person: (
                states[person] == DELETED, current[person].role == "member", current[person].joined, person,
            ),
        )  # fmt: skip
        roles[heir] = "owner"
    return "active", roles


@settings(
    deadline=None,
    max_examples=40,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(states=STATES, journeys=JOURNEYS)
def test_who_owns_what_afterwards(
    module_database: Database, states: list[str], journeys: list[dict[int, Place]]
) -> None:
    owner = module_database.owner()
    with owner:
        ids = _populate(owner, states, journeys)
        assert scalar(owner, "SELECT purge_people()") == states.count(DUE)
        people = {str(name) for (name,) in fetch(owner, "SELECT username FROM users")}
        assert people == {f"person{number}" for number, state in enumerate(states) if state != DUE}
        members = fetch(owner, "SELECT journey_id, user_id, role FROM journey_members")
        statuses: dict[int, str] = dict(fetch(owner, "SELECT id, status FROM journeys"))
        for number, places in enumerate(journeys, start=1):
            roles = {ids.index(user): role for journey, user, role in members if journey == number}
            found = (statuses[number], roles) if number in statuses else None
            assert found == expected(states, places)


def _populate(owner: Connection, states: list[str], journeys: list[dict[int, Place]]) -> list[int]:
    """Make people and journeys in an empty world; return the people's ids."""
    fetch(owner, "DELETE FROM checkins")
    fetch(owner, "DELETE FROM journey_members")
    fetch(owner, "DELETE FROM journeys")
    fetch(owner, "DELETE FROM users")
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    deleted_at = {ALIVE: None, DELETED: now - timedelta(days=29), DUE: now - timedelta(days=31)}
    ids: list[int] = []
    for number, state in enumerate(states):
        query = "INSERT INTO users (username, deleted_at) VALUES (%s, %s) RETURNING id"
        ids.append(int(str(scalar(owner, query, f"person{number}", deleted_at[state]))))
    for number, places in enumerate(journeys, start=1):
        query = "INSERT INTO journeys (id, title) OVERRIDING SYSTEM VALUE VALUES (%s, 'Journey')"
        fetch(owner, query, number)
        for person, place in places.items():
            fetch(
                owner,
                "INSERT INTO journey_members (user_id, journey_id, role, joined_at, left_at) "
                "VALUES (%s, %s, %s, %s, %s)",
                ids[person],
                number,
                place.role,
                now - timedelta(days=90 - place.joined),
                now if place.left else None,
            )
    return ids
