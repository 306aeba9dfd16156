"""`apply_operation` as the database has it: once for each person, whoever comes at the same time."""

from __future__ import annotations

from threading import Thread
from uuid import uuid4

import pytest

from tests.fixtures.database import Database, Member, fetch, scalar
from tracker.core.locations import locate
from tracker.core.operations import Operation
from tracker.db.session import transaction
from tracker.db.target import Target

ARRIVES = "SELECT apply_operation(%s)"


def test_an_operation_arrives_once_for_each_person(database: Database, ann: Member, ben: Member) -> None:
    operation = uuid4()
    as_ann, as_ben = database.connect(ann.role), database.connect(ben.role)
    assert [scalar(as_ann, ARRIVES, operation) for _ in range(3)] == [True, False, False]
    assert scalar(as_ben, ARRIVES, operation) is True, "nobody learns what others have sent"
    assert fetch(as_ann, "SELECT user_id, operation_id FROM operations") == [(ann.id, operation)]


def test_nothing_is_said_in_the_future(database: Database, ann: Member) -> None:
    as_ann = database.connect(ann.role)
    for said in ("now() + interval '1 year'", "now() - interval '1 hour'", "NULL"):
        scalar(as_ann, f"SELECT apply_operation(%s, {said})", uuid4())
    waited = "SELECT date_trunc('minute', applied_at - logged_at)::text FROM operations ORDER BY applied_at"
    assert [age for (age,) in fetch(as_ann, waited)] == ["00:00:00", "01:00:00", "00:00:00"]


@pytest.mark.parametrize(("end", "arrives"), [("commit", False), ("rollback", True)])
def test_who_comes_second_waits_for_the_first(
    database: Database, ann: Member, end: str, *, arrives: bool
) -> None:
    operation = uuid4()
    first, second = database.connect(ann.role, autocommit=False), database.connect(ann.role)
    assert scalar(first, ARRIVES, operation) is True
    answers: list[object] = []
    waiting = Thread(target=lambda: answers.append(scalar(second, ARRIVES, operation)))
    waiting.start()
    waiting.join(timeout=0.3)
    assert waiting.is_alive()
    assert answers == []
    (first.commit if end == "commit" else first.rollback)()
    waiting.join(timeout=30)
    assert answers == [arrives]


def test_nobody_waits_while_somebody_is_asked(database: Database, ann: Member) -> None:
    target, nowhere = Target(database.url(ann.role), private=False), locate({"TRACKER_HOME": "/nonexistent"})
    another = database.superuser()
    for late in (True, False):
        operation = Operation(uuid4(), late=late)
        with transaction(target, nowhere, action="test", now=None, operation=operation):
            free = fetch(another, "SELECT FROM users FOR NO KEY UPDATE SKIP LOCKED")
        assert bool(free) is late
    assert scalar(another, "SELECT count(*) FROM operations") == 2
