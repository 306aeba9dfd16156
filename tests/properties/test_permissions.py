"""Three people on one journey, who may do what with each other: the database agrees with plain rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch, number, scalar
from tests.properties.strategies import examples

PEOPLE = ("ann", "ben", "cleo")
ROLES = ("owner", "admin", "member")
DENIED = "journey_members_role_required"
UNKNOWN = "journey_members_named"
LAST_OWNER = "journey_members_last_owner"
ON_IT = "journey_members_pkey"
TAKEN_OFF = "journey_members_taken_off"
NOT_ON_IT = "checkins_own_journey"
DONE, NO_USE = "done", "no use"

person = st.sampled_from(PEOPLE)
role = st.sampled_from(ROLES)
ACTIONS = st.one_of(
    st.tuples(st.just("invite"), person, person, st.sampled_from(("admin", "member"))),
    st.tuples(st.just("accept"), person, person, st.just("")),
    st.tuples(st.just("join"), person, person, st.just("")),
    st.tuples(st.just("role"), person, person, role),
    st.tuples(st.just("role"), person, person, role),
    st.tuples(st.just("remove"), person, person, st.just("")),
    st.tuples(st.just("leave"), person, person, st.just("")),
    st.tuples(st.just("checkin"), person, person, st.just("")),
)
UNDOING = st.tuples(st.sampled_from(("undo", "redo")), person, person, st.just(""))
Action = tuple[str, str, str, str]


@dataclass
class Rules:
    """What should be so: roles of who is on the journey, who was taken off, who holds which invitation."""

    on: dict[str, str] = field(default_factory=lambda: {"ann": "owner"})
    taken_off: set[str] = field(default_factory=set)
    invitations: dict[str, tuple[str, str]] = field(default_factory=dict)
    logged: set[str] = field(default_factory=set)

    def act(self, what: str, actor: str, target: str, role: str) -> str:
        """Say what comes of it, and what is so afterwards."""
        doing = {
            "invite": self.invite,
            "accept": self.accept,
            "join": self.join,
            "role": self.role,
            "remove": self.remove,
            "leave": self.leave,
            "checkin": self.checkin,
        }
        return doing[what](actor, target, role)

    def above(self, actor: str, role: str) -> bool:
        """Whether somebody decides about people of a role."""
        return self.on.get(actor) == "owner" or (self.on.get(actor) == "admin" and role == "member")

    def last_owner(self, who: str) -> bool:
        return [name for name, role in self.on.items() if role == "owner"] == [who]

    def invite(self, actor: str, target: str, role: str) -> str:
        standing = self.invitations.get(target, ("", "member"))[1]
        if not self.above(actor, role) or not self.above(actor, standing):
            return DENIED
        self.invitations[target] = (actor, role)
        return DONE

    def accept(self, actor: str, _target: str, _role: str) -> str:
        inviter, role = self.invitations.get(actor, ("", ""))
        if not inviter or not self.above(inviter, role):
            return NO_USE
        if actor in self.on:
            return ON_IT
        del self.invitations[actor]
        self.taken_off.discard(actor)
        self.on[actor] = role
        return DONE

    def join(self, actor: str, _target: str, _role: str) -> str:
        if actor in self.taken_off:
            return TAKEN_OFF
        if actor in self.on:
            return ON_IT
        self.on[actor] = "member"
        return DONE

    def role(self, actor: str, target: str, role: str) -> str:
        if self.on.get(actor) != "owner":
            return DENIED
        if target not in self.on:
            return UNKNOWN
        if self.last_owner(target) and role != "owner":
            return LAST_OWNER
        self.on[target] = role
        return DONE

    def remove(self, actor: str, target: str, _role: str) -> str:
        if self.on.get(actor) not in ("owner", "admin"):
            return DENIED
        if target not in self.on:
            return UNKNOWN
        if not self.above(actor, self.on[target]):
            return DENIED
        if self.last_owner(target):
            return LAST_OWNER
        del self.on[target]
        self.taken_off.add(target)
        return DONE

    def leave(self, actor: str, _target: str, _role: str) -> str:
        if actor not in self.on:
            return DENIED
        if self.last_owner(actor):
            return LAST_OWNER
        del self.on[actor]
        return DONE

    def checkin(self, actor: str, _target: str, _role: str) -> str:
        if actor not in self.on:
            return NOT_ON_IT
        self.logged.add(actor)
        return DONE


@dataclass
class Group:
    """The three at their own connections, and a new journey of Ann's for each example."""

    owner: Connection
    connections: dict[str, Connection]
    numbers: Iterator[int] = field(default_factory=count)
    journey: int = 0
    tokens: dict[str, str] = field(default_factory=dict)

    def begin(self) -> None:
        """Let Ann make a public journey; nobody has anything to undo from before."""
        fetch(self.owner, "UPDATE audit_log SET reverted_by = id WHERE reverted_by IS NULL")
        anns = self.connections["ann"]
        self.journey = number(anns, "SELECT create_journey('Together', p_is_public => true)")
        fetch(anns, "SELECT add_dimension(%s, 'Run', 1::smallint, true, '1900-01-01')", self.journey)
        fetch(self.owner, "UPDATE audit_log SET reverted_by = id WHERE reverted_by IS NULL")
        self.tokens = dict.fromkeys(PEOPLE, "none yet")

    def act(self, action: Action) -> str:
        """Do it as the actor; return what came of it in the words of the rules."""
        what, actor, target, role = action
        doing = {
            "invite": self._invite,
            "accept": self._accept,
            "join": self._join,
            "role": self._role,
            "remove": self._remove,
            "leave": self._leave,
            "checkin": self._checkin,
            "undo": self._undo,
            "redo": self._redo,
        }
        try:
            return doing[what](self.connections[actor], actor, target, role)
        except psycopg.Error as error:
            return str(error.diag.constraint_name)

    def _invite(self, connection: Connection, _actor: str, target: str, role: str) -> str:
        token = f"{next(self.numbers):032}"
        query = "SELECT * FROM invite_to_journey(%s, %s, %s, sha256(%s))"
        fetch(connection, query, self.journey, f"{target}@example.org", role, token.encode())
        self.tokens[target] = token
        return DONE

    def _accept(self, connection: Connection, actor: str, _target: str, _role: str) -> str:
        # Guessing is counted, and not what this is about.
        fetch(self.owner, "DELETE FROM journey_invite_tries")
        found = scalar(connection, "SELECT accept_invite(%s)", self.tokens[actor])
        return DONE if found == self.journey else NO_USE

    def _join(self, connection: Connection, *_: str) -> str:
        fetch(connection, "SELECT join_journey(%s)", self.journey)
        return DONE

    def _role(self, connection: Connection, _actor: str, target: str, role: str) -> str:
        fetch(connection, "SELECT set_member_role(%s, %s, %s)", self.journey, target, role)
        return DONE

    def _remove(self, connection: Connection, _actor: str, target: str, _role: str) -> str:
        fetch(connection, "SELECT remove_member(%s, %s)", self.journey, target)
        return DONE

    def _leave(self, connection: Connection, *_: str) -> str:
        fetch(connection, "SELECT leave_journey(%s)", self.journey)
        return DONE

    def _checkin(self, connection: Connection, *_: str) -> str:
        query = """
            INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, '2026-11-20', '{4}')
            ON CONFLICT (user_id, journey_id, day) DO UPDATE SET efforts = excluded.efforts"""
        fetch(connection, query, self.journey)
        return DONE

    def _undo(self, connection: Connection, *_: str) -> str:
        fetch(connection, "SELECT undo_last()")
        return DONE

    def _redo(self, connection: Connection, *_: str) -> str:
        fetch(connection, "SELECT redo_last()")
        return DONE

    def roles(self) -> dict[str, str]:
        """Return who is on the journey, as what."""
        query = """
            SELECT u.username, m.role FROM journey_members AS m JOIN users AS u ON u.id = m.user_id
            WHERE m.journey_id = %s AND m.left_at IS NULL"""
        return dict(fetch(self.owner, query, self.journey))

    def standing(self) -> set[str]:
        """Return whose standings there are; they are what the facts say."""
        columns = "journey_id, user_id, period, bucket, half_points, checkins"
        stored, expected = f"SELECT {columns} FROM standings", f"SELECT {columns} FROM expected_standings()"
        assert fetch(self.owner, f"({stored} EXCEPT {expected}) UNION ALL ({expected} EXCEPT {stored})") == []
        query = (
            "SELECT u.username FROM standings AS s JOIN users AS u ON u.id = s.user_id WHERE journey_id = %s"
        )
        return {name for (name,) in fetch(self.owner, query, self.journey)}

    def seen_by(self, name: str) -> tuple[set[str], set[str]]:
        """Return whom somebody finds on the journey and on its board with check-ins."""
        connection = self.connections[name]
        people = fetch(connection, "SELECT username FROM journey_people(%s)", self.journey)
        query = """
            SELECT username FROM leaderboard(%s, 0::smallint, 0, '1900-01-01', '2026-11-20', 9)
            WHERE checkins > 0"""
        return {who for (who,) in people}, {who for (who,) in fetch(connection, query, self.journey)}


@pytest.fixture(scope="module")
def group(module_database: Database) -> Group:
    """Ann, Ben and Cleo."""
    for name in PEOPLE:
        module_database.add_person(name)
    return Group(module_database.owner(), {name: module_database.connect(name) for name in PEOPLE})


@examples(25)
@given(st.lists(ACTIONS, min_size=5, max_size=30))
def test_who_may_do_what_and_who_is_on_it_afterwards(group: Group, actions: list[Action]) -> None:
    group.begin()
    rules = Rules()
    for action in actions:
        what, actor, target, role = action
        assert group.act(action) == rules.act(what, actor, target, role), action
        assert group.roles() == rules.on, action
    assert group.standing() == rules.logged & set(rules.on)
    for name in PEOPLE:
        everybody, standing = (
            (set(rules.on), rules.logged & set(rules.on)) if name in rules.on else (set(), set())
        )
        assert group.seen_by(name) == (everybody, standing)


@examples(25)
@given(st.lists(ACTIONS | UNDOING, min_size=10, max_size=40))
def test_whatever_is_undone_there_is_an_owner_and_nobody_raises_themselves(
    group: Group, actions: list[Action]
) -> None:
    group.begin()
    last_role = {"ann": "owner"}
    for action in actions:
        what, actor, _, _ = action
        before = group.roles()
        group.act(action)
        after = group.roles()
        assert "owner" in after.values(), action
        if (
            what in ("undo", "redo")
            and before.get(actor) != "owner"
            and after.get(actor) != before.get(actor)
        ):
            # At most they are back as what they were when they went.
            assert actor not in after or (actor not in before and after[actor] == last_role[actor]), action
        last_role |= after
    assert group.standing() <= set(group.roles())
