"""A small world with something of everybody's in every table, seen from Ann's side."""

from __future__ import annotations

from dataclasses import dataclass

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, Member, fetch, number, scalar

BATCH = "00000000-0000-4000-8000-000000000009"
FOREIGN_TOKEN = "T" * 32
"""Of an invitation to Ben's private journey that was revoked."""


@dataclass(frozen=True)
class World:
    """Ann and Ben are on ``shared``; Ben alone is on ``private`` and on ``public``, Ann alone on ``own``."""

    database: Database
    ann: Member
    ben: Member
    own: int
    shared: int
    private: int
    public: int
    own_habit: int
    foreign_habit: int
    foreign_pause: int
    foreign_invite: str
    own_goal: int
    foreign_goal: int
    foreign_own_reward: int
    foreign_code: str

    @property
    def names(self) -> dict[str, object]:
        """What the texts of attacks may name in braces."""
        return {
            "me": self.ann.id,
            "ben": self.ben.id,
            "nobody": 987654,
            "own": self.own,
            "shared": self.shared,
            "public": self.public,
            "private": self.private,
            "unknown": 987654,
            "own_habit": self.own_habit,
            "foreign_habit": self.foreign_habit,
            "foreign_pause": self.foreign_pause,
            "foreign_invite": self.foreign_invite,
            "own_goal": self.own_goal,
            "foreign_goal": self.foreign_goal,
            "foreign_token": FOREIGN_TOKEN,
            "foreign_own_reward": self.foreign_own_reward,
            "foreign_code": self.foreign_code,
            "batch": BATCH,
        }


def build_world(database: Database) -> World:
    """Let Ann and Ben live for a few days."""
    ann, ben = database.add_person("ann"), database.add_person("ben")
    fetch(
        database.owner(),
        "INSERT INTO badges (key, name, description, category, criteria) "
        "VALUES ('first', 'First', 'The first.', 'tests', %s)",
        '{"type": "checkins", "value": 1}',
    )
    own, own_habit = _live(database, "ann", "Own")
    private, foreign_habit = _live(database, "ben", "Private")
    bens = database.connect("ben")
    shared = _journey(database, "ben", "Shared")
    public = number(bens, "SELECT create_journey('Public', p_is_public => true)")
    owner = database.owner()
    for person in (ann, ben):
        query = (
            "INSERT INTO logins (db_role, user_id, kind, expires_at) "
            "VALUES (%s, %s, 'session', now() + interval '7 days')"
        )
        fetch(owner, query, f"device of {person.role}", person.id)
    fetch(owner, "INSERT INTO journey_members (user_id, journey_id) VALUES (%s, %s)", ann.id, shared)
    for role in ("ann", "ben"):
        _check_in(database, role, shared, "2026-11-18")
    pause = number(bens, "SELECT id FROM pauses")
    with database.connect("ann") as anns:
        _invite(anns, own, "dan@example.org", "A" * 32)
    _invite(bens, shared, "ann@example.org", "S" * 32)
    revoked = _invite(bens, private, "ann@example.org", FOREIGN_TOKEN)
    fetch(bens, "SELECT revoke_invite(%s)", revoked)
    invite = _invite(bens, private, "dan@example.org", "P" * 32)
    scalar(bens, "SELECT accept_invite('a wrong token')")
    with database.connect("ann") as anns:
        own_goal = number(anns, "SELECT id FROM goals")
    return World(
        database,
        ann,
        ben,
        own,
        shared,
        private,
        public,
        own_habit,
        foreign_habit,
        foreign_pause=pause,
        foreign_invite=invite,
        own_goal=own_goal,
        foreign_goal=number(bens, "SELECT id FROM goals"),
        foreign_own_reward=number(bens, "SELECT id FROM own_rewards"),
        foreign_code=_trade(database),
    )


def _trade(database: Database) -> str:
    """Let Ann work for one partner and Ben for another; return the code of Ben's voucher."""
    owner = database.owner()
    for name, role in (("Of Ann", "ann"), ("Of Ben", "ben")):
        partner = number(owner, "INSERT INTO partners (name) VALUES (%s) RETURNING id", name)
        fetch(owner, "SELECT set_partner_staff(%s, %s, true)", partner, role)
        query = "INSERT INTO rewards (partner_id, type, title, price) VALUES (%s, 'coffee', %s, 1)"
        fetch(owner, query, partner, f"Coffee {name}")
    buy = "SELECT buy_reward(public_id) FROM rewards WHERE title = 'Coffee Of Ben'"
    for role in ("ann", "ben"):
        with database.connect(role) as connection:
            number(connection, buy)
            fetch(connection, "SELECT redeem_voucher('a wrong code')")
    return str(scalar(database.connect("ben"), "SELECT code FROM vouchers WHERE type <> 'own'"))


def _invite(connection: Connection, journey: int, email: str, token: str) -> str:
    query = "SELECT public_id FROM invite_to_journey(%s, %s, 'member', sha256(%s))"
    return str(scalar(connection, query, journey, email, token.encode()))


def _live(database: Database, role: str, title: str) -> tuple[int, int]:
    """Put something into every table that a person can fill; return journey and habit."""
    journey = _journey(database, role, title)
    for day in ("2026-11-16", "2026-11-17", "2026-11-18"):
        _check_in(database, role, journey, day)
    with database.connect(role) as connection:
        fetch(connection, "UPDATE users SET bio = 'of ' || username")
        fetch(connection, "UPDATE user_settings SET theme = 'dark'")
        fetch(connection, "INSERT INTO user_profiles (journaling_frequency) VALUES (3)")
        fetch(connection, "INSERT INTO gardens (name) VALUES (%s)", f"Garden of {role}")
        fetch(connection, "INSERT INTO user_tags (tag) VALUES (%s), ('swimming')", f"secret of {role}")
        query = "INSERT INTO habits (name, started_on) VALUES (%s, '2026-11-01') RETURNING id"
        habit = number(connection, query, f"{title} habit")
        query = "INSERT INTO habit_schedules (habit_id, from_day, kind) VALUES (%s, '2026-11-01', 'day')"
        fetch(connection, query, habit)
        query = "INSERT INTO habit_entries (habit_id, day, amount) VALUES (%s, '2026-11-18', 1)"
        fetch(connection, query, habit)
        group = number(
            connection, "INSERT INTO habit_groups (name, rule) VALUES ('Both', 'any') RETURNING id"
        )
        query = (
            "INSERT INTO goals (title, started_on, target_value) VALUES (%s, '2026-11-01', 12) RETURNING id"
        )
        goal = number(connection, query, f"{title} goal")
        query = "INSERT INTO goal_updates (goal_id, day, added) VALUES (%s, '2026-11-18', 2)"
        fetch(connection, query, goal)
        fetch(connection, "UPDATE habits SET goal_id = %s", goal)
        query = "INSERT INTO habit_group_members (group_id, habit_id) VALUES (%s, %s)"
        fetch(connection, query, group, habit)
        fetch(connection, "INSERT INTO pauses (from_day, until_day) VALUES ('2026-11-10', '2026-11-11')")
        query = "INSERT INTO focus_sessions (planned_minutes, habit_id, note) VALUES (25, %s, %s)"
        fetch(connection, query, habit, f"secret of {role}")
        query = "INSERT INTO quests (kind, title, ends_on) VALUES ('daily', %s, '2026-11-20')"
        fetch(connection, query, f"secret of {role}")
        fetch(connection, "INSERT INTO own_rewards (title, price) VALUES (%s, 0)", f"secret of {role}")
        fetch(connection, "SELECT buy_reward(public_id) FROM own_rewards")
        fetch(connection, "SELECT note_import('csv', 'file.csv', 1, 1, 0, 0, 0)")
        fetch(connection, "SELECT apply_operation('00000000-0000-4000-8000-00000000000a')")
        query = (
            "INSERT INTO staged_checkins (batch, line, journey_id, day, efforts) VALUES (%s, 1, %s, %s, %s)"
        )
        fetch(connection, query, BATCH, journey, "2026-11-15", [4, 4])
        query = """
            INSERT INTO staged_entries (batch, line, habit_id, day, answer, amount)
            VALUES (%s, 1, %s, %s, %s, 1)"""
        fetch(connection, query, BATCH, habit, "2026-11-15", "amount")
    return journey, habit


def _journey(database: Database, role: str, title: str) -> int:
    with database.connect(role) as connection:
        journey = number(connection, "SELECT create_journey(%s)", title)
        for name in ("Sleep", "Sport"):
            query = "SELECT add_dimension(%s, %s, 1::smallint, true, '1900-01-01')"
            scalar(connection, query, journey, name)
    return journey


def _check_in(database: Database, role: str, journey: int, day: str) -> None:
    with database.connect(role) as connection:
        query = "INSERT INTO checkins (journey_id, day, efforts, note) VALUES (%s, %s, '{4,4}', %s)"
        fetch(connection, query, journey, day, f"secret of {role}")
