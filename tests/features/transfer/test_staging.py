"""What staging lets nobody do, and what it does for many rows and many people at once."""

from __future__ import annotations

import io
import threading
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from tests.features.transfer.conftest import Import, counts
from tests.fixtures.cluster import Connection
from tests.fixtures.database import TODAY, Database, Member, fetch, number, scalar
from tests.fixtures.program import Program
from tracker.features.transfer.rejections import Rejections
from tracker.features.transfer.service import Format, carry_out
from tracker.features.transfer.sources import Source

BATCH = str(uuid4())
JOURNEY = "SELECT create_journey('Fitness')"


def _journey(connection: Connection) -> int:
    journey = number(connection, JOURNEY)
    connection.execute("SELECT add_dimension(%s, 'Strength', 2::smallint, true, '1900-01-01')", (journey,))
    return journey


def _stage(connection: Connection, journey: int, *rows: str) -> None:
    columns = "batch, line, journey_id, day, efforts, client_id, note"
    with connection.cursor().copy(f"COPY staged_checkins ({columns}) FROM STDIN") as copy:
        for line, row in enumerate(rows, start=1):
            copy.write(f"{BATCH}\t{line}\t{journey}\t{row}\n")


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize(
    "attack",
    [
        "SELECT * FROM staged_checkins",
        "SELECT * FROM staged_entries",
        "SELECT * FROM staged_refusals",
        "DELETE FROM staged_checkins",
        "UPDATE staged_checkins SET db_role = 'ben'",
        "INSERT INTO staged_checkins (db_role) VALUES ('ben')",
        "INSERT INTO staged_refusals (batch, line) VALUES (gen_random_uuid(), 1)",
        "SELECT * FROM judged_staged_checkins(gen_random_uuid(), true, 1, '2026-01-01')",
        "SELECT * FROM fit_staged_checkins(gen_random_uuid())",
        "SELECT * FROM staged_answers(gen_random_uuid())",
        "SELECT * FROM judged_staged_entries(gen_random_uuid(), 1, '2026-01-01')",
        "SELECT * FROM fit_staged_entries(gen_random_uuid())",
        "INSERT INTO imports (format, read, added, updated, unchanged, rejected) VALUES ('x', 0, 0, 0, 0, 0)",
        "DELETE FROM imports",
    ],
)
def test_members_only_put_rows_in(database: Database, attack: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        database.connect("ann").execute(attack.encode())


@pytest.mark.usefixtures("ann", "ben")
def test_a_batch_is_its_login_s_alone(database: Database) -> None:
    ann, ben = database.connect("ann"), database.connect("ben")
    journey = _journey(ann)
    _stage(ann, journey, "2026-11-01\t{3}\t\\N\tsecret")
    _stage(ben, journey, "2026-11-02\t{3}\t\\N\t\\N")
    assert fetch(ben, "SELECT * FROM apply_staged_checkins(%s)", BATCH) == [(1, 0, 0, 1)]
    assert fetch(ben, "SELECT line, reason FROM rejected_staged(%s)", BATCH) == [(1, "journey")]
    ben.execute("SELECT clear_staged(%s)", (BATCH,))
    assert fetch(ann, "SELECT * FROM apply_staged_checkins(%s)", BATCH) == [(1, 1, 0, 0)]
    assert fetch(ann, "SELECT user_id = me(), half_points FROM checkins") == [(True, 4)]


@pytest.mark.usefixtures("ann")
def test_rows_of_every_fault(database: Database) -> None:
    ann = database.connect("ann")
    journey = _journey(ann)
    _stage(
        ann,
        journey,
        "2026-11-01\t{3}\t\\N\t\\N",
        "2026-11-21\t{3}\t\\N\t\\N",
        "0044-03-15 BC\t{3}\t\\N\t\\N",
        "infinity\t{3}\t\\N\t\\N",
        "2026-11-02\t{}\t\\N\t\\N",
        "2026-11-02\t{NULL}\t\\N\t\\N",
        "2026-11-02\t{6}\t\\N\t\\N",
        "2026-11-02\t{3,3}\t\\N\t\\N",
        "2026-11-02\t{{3}}\t\\N\t\\N",
        "2026-11-02\t[2:2]={3}\t\\N\t\\N",
    )
    assert fetch(ann, "SELECT * FROM apply_staged_checkins(%s)", BATCH) == [(10, 1, 0, 9)]
    reasons = fetch(ann, "SELECT reason FROM rejected_staged(%s)", BATCH)
    assert [reason for (reason,) in reasons] == ["day"] * 3 + ["efforts"] * 6


@pytest.mark.usefixtures("ann", "ben")
def test_restoring_takes_what_does_not_fit_any_more_for_owners_only(database: Database) -> None:
    ann, ben = database.connect("ann"), database.connect("ben")
    journey = _journey(ann)
    with database.owner() as owner:
        owner.execute(
            "INSERT INTO journey_members (user_id, journey_id) "
            "SELECT user_id, %s FROM logins WHERE db_role = 'ben'",
            (journey,),
        )
    for person, expected in ((ann, (1, 1, 0, 0)), (ben, (1, 0, 0, 1))):
        _stage(person, journey, "2026-11-01\t{3,5}\t\\N\t\\N")
        assert fetch(person, "SELECT * FROM apply_staged_checkins(%s, true)", BATCH) == [expected]
        person.execute("SELECT clear_staged(%s)", (BATCH,))
    assert fetch(ann, "SELECT half_points FROM checkins") == [(4,)]


@pytest.mark.usefixtures("ann", "ben")
def test_a_restored_journey_is_new_and_one_s_own(database: Database) -> None:
    ann, ben = database.connect("ann"), database.connect("ben")
    _journey(ann)
    public_id = scalar(ann, "SELECT public_id FROM journeys")
    restore = "SELECT restore_journey(%s, 'Mine now', NULL, false, '{}', '[]', '[]')"
    with pytest.raises(psycopg.errors.UniqueViolation):
        ben.execute(restore.encode(), (public_id,))
    own = number(ben, restore, None)
    assert fetch(ben, "SELECT journey_id, role FROM journey_members") == [(own, "owner")]


def test_many_answers_and_versions_are_scored_as_one_by_one(
    database: Database, program: Program, bring: Import
) -> None:
    program("journey", "create", "Fitness", "-d", "A:3", "-d", "B:2", "-d", "C?")
    program("journey", "dimension", "edit", "fitness", "a", "--weight", "5", "--from", "2026-03-01")
    program("journey", "dimension", "edit", "fitness", "b", "--optional", "--from", "2026-06-01")
    days = [TODAY - timedelta(days=back) for back in range(4000)]
    text = "day,A,B,C\n" + "".join(
        f"{day},{1 + place % 5},{1 + place % 3 if place % 7 else ''},{place % 4 or ''}\n"
        for place, day in enumerate(days)
    )
    # Where B was still required, a row without it is refused.
    refused = sum(day.isoformat() < "2026-06-01" for day in days[::7])
    found = bring("checkins", text, code=1)
    assert counts(found) == (4000, 4000 - refused, 0, 0, refused)
    with database.owner() as owner:
        wrong = """
            SELECT count(*) FROM checkins AS c
            WHERE half_points <> score_half_points(efforts, (weights_on(journey_id, day)).weights)
        """
        assert number(owner, wrong) == 0
        expected = (
            "SELECT count(*) FROM (TABLE standings EXCEPT SELECT journey_id, user_id, bucket, half_points, "
        )
        assert number(owner, expected + "checkins, period FROM expected_standings()) AS x") == 0


def test_two_imports_at_once_never_deadlock(database: Database, ann: Member) -> None:
    names = [f"Habit {number}" for number in range(8)]
    failures: list[BaseException] = []

    def bring_in(order: list[str]) -> None:
        entries = "day,habit,amount\n" + "".join(
            f"2026-11-{day:02d},{name},1\n" for name in order for day in range(1, 20)
        )
        try:
            for form, content in (
                (Format.HABITS, "name\n" + "\n".join(order) + "\n"),
                (Format.ENTRIES, entries),
            ):
                with database.session(ann.role) as session, Rejections() as rejections:
                    stream = io.TextIOWrapper(io.BytesIO(content.encode()), encoding="utf-8")
                    source = Source("input", None, stream)
                    carry_out(session, form=form, source=source, rejections=rejections, today=TODAY)
        except BaseException as error:
            failures.append(error)
            raise

    threads = [
        threading.Thread(target=bring_in, args=(order,))
        for order in (names, names[::-1], names[4:] + names[:4])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    with database.owner() as owner:
        assert number(owner, "SELECT count(*) FROM habits") == 8
        assert number(owner, "SELECT count(*) FROM habit_entries") == 8 * 19
        assert number(owner, "SELECT count(*) FROM staged_entries") == 0
