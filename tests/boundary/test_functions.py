"""What runs with more rights than its caller has is fixed in place."""

from __future__ import annotations

import pytest
from psycopg import errors

from tests.boundary.world import World, build_world
from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch

HARMLESS = {
    # Has its caller's rights alone, and touches no table.
    "touch_updated_at",
    # Locks who calls it, which anybody may do to themselves (lock_me).
    "lock_writer",
}

LOGIN_DEFINERS = {"make_login_role", "make_login_roles", "change_login_role", "end_login_role"}
"""They make and end login roles, which the schema's owner itself may not."""

MAKERS = 64
"""From PostgreSQL 16 on, so many roles make the login roles in turn, by a function each."""

DEFINERS = """
    SELECT proname, prosqlbody IS NOT NULL, coalesce(array_to_string(proconfig, '; '), ''),
           pg_get_userbyid(proowner)
    FROM pg_proc WHERE pronamespace = 'tracker'::regnamespace AND prosecdef"""


def test_definers_belong_to_an_owner_who_is_nobody_special(module_database: Database) -> None:
    connection = module_database.superuser()
    owners = {name: owner for name, *_, owner in fetch(connection, DEFINERS)}
    others = {name: owner for name, owner in owners.items() if owner != "tracker_owner"}
    assert others == dict.fromkeys(LOGIN_DEFINERS, "tracker_logins") | {
        f"as_{maker}": maker for maker in makers(connection)
    }
    query = """
        SELECT rolname, rolsuper OR rolbypassrls OR rolcanlogin OR rolcreatedb, rolcreaterole FROM pg_roles
        WHERE rolname ~ '^tracker_(owner|member|admin|import|logins|maker_..)$' ORDER BY 1"""
    groups = {f"tracker_{name}": False for name in ("admin", "import", "member", "owner")}
    made_by = dict.fromkeys(["tracker_logins", *makers(connection)], True)
    assert {role: (special, makes) for role, special, makes in fetch(connection, query)} == {
        role: (False, makes) for role, makes in (groups | made_by).items()
    }


def makers(connection: Connection) -> list[str]:
    """Return the roles that make login roles for tracker_logins: none before PostgreSQL 16."""
    newer = connection.info.server_version >= 160000
    return [f"tracker_maker_{number:02}" for number in range(MAKERS if newer else 0)]


def test_the_functions_that_make_logins_serve_the_owner_alone(module_database: Database) -> None:
    query = """
        SELECT p.proname, array_agg(DISTINCT a.grantee::regrole::text ORDER BY a.grantee::regrole::text)
        FROM pg_proc AS p, aclexplode(p.proacl) AS a
        WHERE p.pronamespace = 'tracker'::regnamespace AND pg_get_userbyid(p.proowner) = 'tracker_logins'
        GROUP BY 1"""
    granted: dict[str, list[str]] = dict(fetch(module_database.superuser(), query))
    assert granted.keys() > LOGIN_DEFINERS
    assert set(map(tuple, granted.values())) == {("tracker_logins", "tracker_owner")}
    query = """
        SELECT p.proname, array_agg(a.grantee::regrole::text ORDER BY a.grantee::regrole::text)
        FROM pg_proc AS p, aclexplode(p.proacl) AS a
        WHERE p.pronamespace = 'tracker'::regnamespace AND p.proname ~ '^as_tracker_maker_' GROUP BY 1"""
    superuser = module_database.superuser()
    assert dict(fetch(superuser, query)) == {
        f"as_{maker}": ["tracker_logins", maker] for maker in makers(superuser)
    }


def test_many_roles_are_spread_over_their_makers(module_database: Database) -> None:
    """Each statement of who made a role goes through all roles that they made (PostgreSQL 16 on)."""
    superuser = module_database.superuser()
    verifier = superuser.pgconn.encrypt_password(b"secret", b"x", b"scram-sha-256").decode()
    roles = [f"spread_{number}" for number in range(40)]
    with superuser.transaction(force_rollback=True):
        superuser.execute("SET LOCAL ROLE tracker_owner")
        fetch(superuser, "SELECT make_login_roles(%s, %s, 'infinity')", roles, [verifier] * len(roles))
        query = """
            SELECT count(DISTINCT member), max(member::regrole::text) FROM pg_auth_members
            WHERE admin_option AND roleid::regrole::text LIKE 'spread%%' AND %s"""
        ((spread, maker),) = fetch(superuser, query, True)
        assert (spread > 20 and maker in makers(superuser)) if makers(superuser) else spread == 0
        for role in roles:
            fetch(superuser, "SELECT change_login_role(%s, '', 'infinity', false)", role)
            fetch(superuser, "SELECT end_login_role(%s)", role)
        assert fetch(superuser, "SELECT FROM pg_roles WHERE rolname LIKE %s", "spread%") == []


def test_definers_find_their_tables_whatever_callers_set(module_database: Database) -> None:
    """A body in standard SQL was bound to its tables when it was made; any other looks them up each time."""
    for name, bound, settings, owner in fetch(module_database.superuser(), DEFINERS):
        path = "tracker" if owner == "tracker_owner" else "pg_catalog"
        assert bound or f"search_path={path},pg_temp" in settings.replace(", ", ","), name


def test_trigger_functions_refuse_foreign_tables(database: Database) -> None:
    superuser = database.superuser()
    query = """
        SELECT proname FROM pg_proc
        WHERE pronamespace = 'tracker'::regnamespace AND prorettype = 'trigger'::regtype"""
    for (function,) in fetch(superuser, query):
        if function not in HARMLESS:
            assert refuses(superuser, function), function


def refuses(superuser: Connection, function: str) -> bool:
    """Hang the function on a look-alike of tracker's tables, for rows and for statements."""
    text = """
        CREATE TABLE public.fake (user_id bigint, journey_id bigint, habit_id bigint, id bigint, day date,
          from_day date, until_day date, half_points integer, efforts smallint[], started_on date);
        CREATE TRIGGER t {} ON public.fake {} EXECUTE FUNCTION {}('habit');
        INSERT INTO public.fake VALUES (1, 1, 1, 1, '2026-11-20', '2026-11-20', '2026-11-20', 1, '{{1}}')"""
    row = text.format("BEFORE INSERT", "FOR EACH ROW", function)
    each = "REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT"
    statement = text.format("AFTER INSERT", each, function)
    refused = 0
    for attempt in (row, statement):
        try:
            with superuser.transaction(force_rollback=True):
                fetch(superuser, attempt)
        except errors.InsufficientPrivilege as error:
            refused += error.diag.message_primary == "not a table of tracker"
    return refused == 2


@pytest.mark.parametrize("function", ["undo_last", "redo_last", "next_undo", "next_redo"])
def test_undo_knows_only_ones_own_steps(world: World, function: str) -> None:
    with world.database.connect("ben") as bens:
        fetch(bens, "UPDATE users SET bio = 'changed last'")
        if function == "redo_last":
            fetch(bens, "SELECT undo_last()")
    query = "SELECT count(*) FROM audit_log WHERE user_id = %s AND reverted_by IS NOT NULL"
    superuser = world.database.superuser()
    before = fetch(superuser, query, world.ben.id)
    with world.database.connect("ann") as anns, anns.transaction(force_rollback=True):
        ((step,),) = fetch(anns, f"SELECT {function}()")
        query_owner = "SELECT user_id FROM audit_log WHERE id = %s"
        assert step is None or fetch(anns, query_owner, step) == [(world.ann.id,)]
    assert fetch(superuser, query, world.ben.id) == before


def test_undo_needs_the_role_that_the_step_needed(database: Database) -> None:
    world = build_world(database)
    owner, anns = database.owner(), database.connect("ann")
    role = "UPDATE journey_members SET role = %s WHERE user_id = %s AND journey_id = %s"
    fetch(owner, role, "admin", world.ann.id, world.shared)
    fetch(anns, "UPDATE dimensions SET name = 'Rest' WHERE journey_id = %s AND slot = 1", world.shared)
    fetch(owner, role, "member", world.ann.id, world.shared)
    with pytest.raises(errors.InsufficientPrivilege) as refused:
        fetch(anns, "SELECT undo_last()")
    assert refused.value.diag.constraint_name == "journey_members_role_required"
    query = "SELECT name FROM dimensions WHERE journey_id = %s AND slot = 1"
    assert fetch(owner, query, world.shared) == [("Rest",)]


def test_public_may_call_nothing(module_database: Database) -> None:
    query = """
        SELECT proname FROM pg_proc
        CROSS JOIN LATERAL aclexplode(coalesce(proacl, acldefault('f', proowner))) AS a
        WHERE pronamespace = 'tracker'::regnamespace AND a.grantee = 0"""
    assert fetch(module_database.superuser(), query) == []
