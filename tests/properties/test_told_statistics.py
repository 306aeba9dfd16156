"""What the page about statistics tells of completion is true: its examples are read and tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.fixtures.database import Database
from tests.properties.model import DAY
from tests.properties.test_told_streaks import MONDAY, SCHEDULES, entry_of
from tests.properties.world import PERSON, PUT_ENTRY, PUT_PAUSE, PUT_SCHEDULE, schedule_row
from tracker.core.days import DayRange
from tracker.features.statistics.service import Completion, completion
from tracker.features.streaks.verdicts import verdicts

PAGE = Path(__file__).parents[2] / "docs" / "concepts" / "statistics.md"
EXAMPLE = re.compile(r"^\| (.+?) \| `(.+?)` \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
EXAMPLES = EXAMPLE.findall(PAGE.read_text("utf-8"))


def test_the_page_has_its_examples() -> None:
    assert len(EXAMPLES) >= 15


@pytest.mark.parametrize(("words", "signs", "met", "due", "excused"), EXAMPLES)
def test_examples_of_the_page(
    person: Database, words: str, signs: str, met: str, due: str, excused: str
) -> None:
    days = {MONDAY + DAY * number: sign for number, sign in enumerate(re.sub(r"[ /]", "", signs))}
    today = max(days)
    with person.session(PERSON, today=today) as session:
        connection = session.connection()
        habit: int = connection.exec_driver_sql(
            "INSERT INTO habits (name, started_on) VALUES ('Read', %s) RETURNING id", (MONDAY,)
        ).scalar_one()
        connection.exec_driver_sql(PUT_SCHEDULE, (habit, MONDAY, *schedule_row(SCHEDULES[words])))
        for day, sign in days.items():
            if entry := entry_of(sign):
                connection.exec_driver_sql(PUT_ENTRY, (habit, day, entry.answer, entry.amount))
            elif sign in {"p", "v"}:
                connection.exec_driver_sql(PUT_PAUSE, (None if sign == "v" else habit, None, day, day))
        judged = verdicts(session, days=DayRange(MONDAY, today), today=today)["habit", habit]
        session.rollback()
    assert completion(judged.periods) == Completion(due=int(due), met=int(met), excused=int(excused))
