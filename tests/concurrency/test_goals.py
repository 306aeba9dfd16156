"""Two sessions of one person that add to one goal's day: nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from tests.fixtures.database import TODAY, Database, Member
from tracker.features.goals import service

TIMES = 20


def test_additions_at_once_all_count(database: Database, ann: Member) -> None:
    with database.session(ann.role) as session:
        goal = service.create(session, goal=service.NewGoal("Books", TODAY), today=TODAY)

    def add(_: int) -> None:
        for _turn in range(TIMES):
            with database.session(ann.role) as session:
                change = service.Change(None, Decimal(1))
                service.record(session, goal=goal, day=TODAY, change=change, note=None, today=TODAY)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(add, range(2)))
    with database.session(ann.role) as session:
        assert service.find(session, query="books", today=TODAY).course.current == 2 * TIMES
