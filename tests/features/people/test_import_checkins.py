"""`admin import checkins`: what many people did goes in, and nobody's own facts are changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import errors, sql

from tests.features.people.conftest import Admin, url_as
from tests.features.transfer.conftest import counts, rejected, report
from tests.fixtures.cluster import PASSWORD, Connection
from tests.fixtures.database import TODAY, Database, Member, fetch, number
from tests.fixtures.program import Program
from tests.properties.strategies import examples

pytestmark = pytest.mark.usefixtures("group")

Bring = Callable[..., dict[str, object]]
Facts = list[tuple[object, ...]]


@pytest.fixture
def group(program: Program, database: Database, ben: Member) -> int:
    """Ann's journey with Ben on it, and one of Ben's alone; returns the shared one's id."""
    assert program("journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep?").exit_code == 0
    assert program("journey", "create", "Music", "-d", "Practice", role="ben").exit_code == 0
    owner = database.owner()
    shared = number(owner, "SELECT id FROM journeys WHERE title = 'Fitness'")
    fetch(
        owner,
        "INSERT INTO journey_members (journey_id, user_id, role) VALUES (%s, %s, 'member')",
        shared,
        ben.id,
    )
    return shared


@pytest.fixture
def bring(admin: Admin) -> Bring:
    """Imports a text and returns the report."""

    def call(text: str, *options: str, code: int = 0) -> dict[str, object]:
        return report(admin("import", "checkins", "-", *options, "--json", stdin=text), code=code)

    return call


def facts(database: Database) -> Facts:
    """Return all check-ins: whose, where, when, what."""
    query = """
        SELECT u.username, j.title, c.day, c.efforts, c.note FROM checkins AS c
        JOIN users AS u ON u.id = c.user_id JOIN journeys AS j ON j.id = c.journey_id ORDER BY 1, 2, 3"""
    return list(fetch(database.owner(), query))


def test_each_person_gets_their_own_rows(database: Database, bring: Bring) -> None:
    text = (
        "username,journey,day,Strength,Sleep,Practice,note\n"
        "ann,Fitness,2026-11-18,4,2,,Hard\n"
        "BEN,fitness,2026-11-18,5,,,\n"
        "ben,Music,2026-11-18,,,3,\n"
        "ann,Music,2026-11-18,,,3,\n"
        "nobody,Fitness,2026-11-18,5,,,\n"
        "ben,Fitness,2026-11-21,5,,,\n"
        "ben,Fitness,2026-11-17,,4,,\n"
        "ann,Fitness,2026-11-18,1,,,\n"
        ",Fitness,2026-11-18,5,,,\n"
    )
    found = bring(text, code=1)
    assert counts(found) == (9, 3, 0, 0, 6)
    assert rejected(found) == [
        (5, "journey", "Music"), (6, "username", "nobody"), (7, "day", "2026-11-21"),
        (8, "efforts", "{NULL,4}"), (9, "day", "2026-11-18"), (10, "username", ""),
    ]  # fmt: skip
    assert facts(database) == [
        ("ann", "Fitness", date(2026, 11, 18), [4, 2], "Hard"),
        ("ben", "Fitness", date(2026, 11, 18), [5], None),
        ("ben", "Music", date(2026, 11, 18), [3], None),
    ]
    assert fetch(database.owner(), "SELECT FROM staged_checkins UNION ALL SELECT FROM staged_refusals") == []
    again = bring(text, code=1)
    assert counts(again) == (9, 0, 0, 3, 6)


def test_what_a_person_logged_stays(program: Program, database: Database, bring: Bring) -> None:
    assert program("checkin", "fitness", "strength=2", "--on", "2026-11-18").exit_code == 0
    found = bring(
        "username,journey,day,strength\nann,Fitness,2026-11-18,5\nann,Fitness,2026-11-17,5\n", code=1
    )
    assert counts(found) == (2, 1, 0, 0, 1)
    (refused,) = rejected(found)
    assert refused == (2, "day", "2026-11-18")
    assert [row[3] for row in facts(database)] == [[5], [2]]


def test_the_step_is_the_persons_and_says_who_brought_it(
    program: Program, database: Database, ann: Member, bring: Bring
) -> None:
    assert program("checkin", "fitness", "strength=2", "--on", "2026-11-10").exit_code == 0
    bring("username,journey,day,strength\nann,Fitness,2026-11-18,5\nben,Fitness,2026-11-18,4\n")
    query = """
        SELECT u.username, l.action FROM audit_log AS l JOIN users AS u ON u.id = l.user_id
        WHERE l.action LIKE 'admin import%%' ORDER BY 1"""
    assert fetch(database.owner(), query) == [
        ("ann", "admin import checkins - --json (by postgres)"),
        ("ben", "admin import checkins - --json (by postgres)"),
    ]
    assert "admin import checkins" in program("audit", "list").stdout
    assert program("undo").exit_code == 0
    assert [(row[0], row[3]) for row in facts(database)] == [("ann", [2]), ("ben", [4])]
    assert program("redo").exit_code == 0
    assert len(facts(database)) == 3
    assert program("undo", "2").exit_code == 0
    assert [row[0] for row in facts(database)] == ["ben"]
    standing = "SELECT FROM standings WHERE period = 0 AND user_id = %s"
    assert fetch(database.owner(), standing, ann.id) == []


def test_a_large_import_is_undone_by_its_person_after_their_own_change(
    program: Program, database: Database, bring: Bring
) -> None:
    """More than a hundred rows leave only their days in the audit."""
    days = [TODAY - timedelta(days=back) for back in range(150)]
    bring("username,journey,day,strength\n" + "".join(f"ann,Fitness,{day},4\n" for day in days))
    assert program("checkin", "fitness", "strength=1").exit_code == 0
    assert program("undo").exit_code == 0
    assert {tuple(map(int, row[3] or ())) for row in facts(database) if isinstance(row[3], list)} == {(4,)}
    assert program("undo").exit_code == 0
    assert facts(database) == []
    assert program("redo").exit_code == 0
    assert len(facts(database)) == len(days)


def test_a_rehearsal_keeps_nothing(database: Database, bring: Bring) -> None:
    found = bring("username,journey,day,strength\nann,Fitness,2026-11-18,5\n", "--dry-run")
    assert counts(found) == (1, 1, 0, 0, 0)
    assert facts(database) == []


def test_objects_and_the_only_journey(database: Database, bring: Bring) -> None:
    lines = (
        '{"username": "ann", "journey": "Fitness", "day": "2026-11-18", "efforts": {"Strength": 5}}\n'
        '{"username": "ann", "day": "2026-11-17", "efforts": {"Strength": 5}}\n'
    )
    assert rejected(bring(lines, code=1)) == [(2, "journey", "")]
    text = "username,day,strength\nann,2026-11-16,3\nben,2026-11-16,3\n"
    assert rejected(bring(text, code=1)) == [(3, "journey", "")]
    assert len(facts(database)) == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("day,strength\n2026-11-18,5\n", "There is no column username."),
        (
            "username,day,stregth\nann,2026-11-18,5\n",
            'The column "stregth" is no dimension of a journey of theirs.',
        ),
        ("username,strength\nann,5\n", "There is no column day."),
    ],
)
def test_files_that_are_none(admin: Admin, text: str, sentence: str) -> None:
    refused = admin("import", "checkins", "-", stdin=text)
    assert refused.exit_code == 2
    assert sentence in refused.stderr


def test_members_import_for_nobody(program: Program, database: Database, group: int) -> None:
    refused = program("admin", "import", "checkins", "-", stdin="username,day,strength\nben,2026-11-18,5\n")
    assert refused.exit_code == 5
    anns = database.connect("ann")
    for call in (
        "journeys_of_people(ARRAY['ben'])",
        f"asked_by_journeys(ARRAY[{group}])",
        "import_checkins(ARRAY[1], ARRAY[gen_random_uuid()])",
        "import_checkins_of(1, gen_random_uuid())",
        "add_people('[]')",
        "judged_people('[]')",
        "require_admin()",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            fetch(anns, f"SELECT * FROM {call}")


@pytest.fixture
def importer(maintenance: Connection, prefix: str) -> str:
    """A login role that is nobody and may import."""
    role = sql.Identifier(f"{prefix}imports")
    maintenance.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(role, sql.Literal(PASSWORD)))
    maintenance.execute(sql.SQL("GRANT tracker_import TO {}").format(role))
    return f"{prefix}imports"


def test_a_login_that_only_imports(program: Program, database: Database, importer: str) -> None:
    env = {"TRACKER_DATABASE_URL": url_as(database, importer, PASSWORD)}
    text = "username,journey,day,strength\nann,Fitness,2026-11-18,5\nann,Fitness,2026-11-30,5\n"
    found = report(program("admin", "import", "checkins", "-", "--json", stdin=text, env=env), code=1)
    assert counts(found) == (2, 1, 0, 0, 1)
    assert program("admin", "user", "list", env=env).exit_code == 5
    with psycopg.connect(env["TRACKER_DATABASE_URL"], options="-csearch_path=tracker") as connection:
        for statement in ("SELECT FROM people()", "SELECT FROM checkins", "SELECT add_people('[]')"):
            with pytest.raises(errors.InsufficientPrivilege), connection.transaction():
                fetch(connection, statement)


def test_an_admin_whose_login_has_ended_does_nothing_more(
    admin: Admin, database: Database, prefix: str
) -> None:
    name = f"{prefix}boss"
    added = admin("user", "add", name, "--admin", "--json").json()
    assert isinstance(added, dict)
    still_open = psycopg.connect(
        url_as(database, name, added["one_time_password"]), options="-csearch_path=tracker", autocommit=True
    )
    with still_open:
        query = "SELECT count(*) FROM journeys_of_people(ARRAY['ann'])"
        assert number(still_open, query) == 1
        assert admin("user", "disable", name).exit_code == 0
        for statement in (
            query,
            "SELECT * FROM add_people('[]')",
            "SELECT * FROM people()",
            "SELECT reset_person('ann', '')",
            "SELECT allow_person('ann', false)",
            "SELECT add_person('mallory', 'mallory', NULL, NULL, NULL, '', true)",
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                fetch(still_open, statement)


ROWS = st.lists(
    st.tuples(st.sampled_from(["ann", "ben"]), st.integers(16, 22), st.sampled_from([1, 3, 5])), max_size=12
)


@examples(10)
@given(own=ROWS, brought=ROWS)
def test_a_few_lines_of_python_agree(
    program: Program, database: Database, group: int, bring: Bring, own: list[tuple[str, int, int]],
    brought: list[tuple[str, int, int]],
) -> None:  # fmt: skip
    """The first of a day stays, whoever it came from; the same again is unchanged; the rest is refused."""
    with database.owner() as owner:
        fetch(owner, "DELETE FROM checkins")
    kept = {(name, day): effort for name, day, effort in own if day <= TODAY.day}
    for (name, day), effort in kept.items():
        line = ("checkin", "fitness", f"strength={effort}", "--on", f"2026-11-{day}")
        assert program(*line, role=name).exit_code == 0
    added = unchanged = 0
    for name, day, effort in brought:
        if day > TODAY.day:
            continue
        if (name, day) not in kept:
            kept[name, day] = effort
            added += 1
        elif kept[name, day] == effort:
            unchanged += 1
    text = "".join(f"{name},Fitness,2026-11-{day},{effort}\n" for name, day, effort in brought)
    refused = len(brought) - added - unchanged
    found = bring(f"username,journey,day,strength\n{text}", code=1 if refused else 0)
    assert counts(found) == (len(brought), added, 0, unchanged, refused)
    assert facts(database) == [
        (name, "Fitness", date(2026, 11, day), [effort], None) for (name, day), effort in sorted(kept.items())
    ]
    with database.owner() as owner:
        query = """
            SELECT u.username, s.half_points FROM standings AS s JOIN users AS u ON u.id = s.user_id
            WHERE s.period = 0 AND s.journey_id = %s"""
        totals: dict[str, int] = dict(fetch(owner, query, group))
    assert totals.keys() == {name for name, _ in kept}
