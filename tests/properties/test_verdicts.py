"""The periods that figures count are those of the rules, one by one, whatever the schedule and the range."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.fixtures.database import TODAY, Database, Member
from tests.properties.model import MARGIN, Entry, Habit, Rest, Schedule, judge
from tests.properties.strategies import ENTRIES, PAST, after, examples, schedules
from tests.properties.world import PUT_ENTRY, PUT_PAUSE, PUT_SCHEDULE, schedule_row
from tracker.core.days import DayRange
from tracker.features.streaks.verdicts import Judged, Outcome, Verdict, verdicts

RANGES = st.tuples(st.integers(-70, 10), st.integers(0, 60)).map(
    lambda pair: DayRange(after(TODAY, pair[0]), after(TODAY, pair[0] + pair[1]))
)
RESTS = st.lists(
    st.builds(
        lambda start, length: Rest(
            after(TODAY, start), None if length is None else after(TODAY, start + length)
        ),
        PAST,
        st.none() | st.integers(0, 12),
    ),
    max_size=2,
)


@pytest.fixture(scope="module")
def ann(module_database: Database) -> Member:
    """Ann, in the database that the examples share."""
    return module_database.add_person("ann")


@given(
    plans=st.dictionaries(PAST, schedules(), min_size=1, max_size=2),
    entered=st.dictionaries(PAST, ENTRIES, max_size=20),
    start=PAST,
    rests=RESTS,
    days=RANGES,
)
@examples(25)
def test_verdicts_are_those_of_a_walk_over_the_days(
    module_database: Database,
    ann: Member,
    plans: dict[int, Schedule],
    entered: dict[int, Entry],
    start: int,
    rests: list[Rest],
    days: DayRange,
) -> None:
    habit = Habit(
        {after(TODAY, offset): plan for offset, plan in plans.items()},
        {after(TODAY, offset): entry for offset, entry in entered.items()},
    )
    begin = min([after(TODAY, start), *habit.entries])
    with module_database.session(ann.role) as session:
        habit_id = _write(session, habit, rests, after(TODAY, start))
        found = verdicts(session, days=days, today=TODAY)["habit", habit_id]
        session.rollback()
    assert found == Judged(begin, TODAY, tuple(_expected(habit, rests, days, begin)))


def _write(session: Session, habit: Habit, rests: Sequence[Rest], started_on: date) -> int:
    connection = session.connection()
    habit_id: int = connection.exec_driver_sql(
        "INSERT INTO habits (name, started_on) VALUES ('Read', %s) RETURNING id", (started_on,)
    ).scalar_one()
    for day, schedule in sorted(habit.schedules.items()):
        connection.exec_driver_sql(PUT_SCHEDULE, (habit_id, day, *schedule_row(schedule)))
    for day, entry in habit.entries.items():
        connection.exec_driver_sql(PUT_ENTRY, (habit_id, day, entry.answer, entry.amount))
    for number, rest in enumerate(rests):
        connection.exec_driver_sql(PUT_PAUSE, (None if number else habit_id, None, rest.first, rest.last))
    return habit_id


def _expected(habit: Habit, rests: Sequence[Rest], days: DayRange, begin: date) -> list[Verdict]:
    first = min(begin, days.first, *habit.schedules)
    expected = []
    for judged in judge(habit, rests, first - MARGIN, TODAY + MARGIN):
        period = judged.period
        last_begun = min(period.last, TODAY)
        if period.first <= TODAY and last_begun >= begin and last_begun in days:
            unmet: Outcome = "open" if period.last >= TODAY else "missed"
            outcome: Outcome = "met" if judged.met else "excused" if judged.excused else unmet
            expected.append(Verdict(period.first, period.last, outcome))
    return expected


def test_a_range_before_everything_has_no_periods(module_database: Database, ann: Member) -> None:
    with module_database.session(ann.role) as session:
        habit_id = _write(session, Habit({TODAY: Schedule()}), [], TODAY)
        long_ago = DayRange(TODAY - timedelta(days=90), TODAY - timedelta(days=60))
        assert verdicts(session, days=long_ago, today=TODAY)["habit", habit_id].periods == ()
        session.rollback()
