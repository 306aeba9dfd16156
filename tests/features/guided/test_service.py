"""Which days were missed, and what is open on one, against a few lines of plain Python."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.database import TODAY, Database, Member
from tests.properties.strategies import examples
from tracker.features.guided import service
from tracker.features.guided.service import ALL_HABITS, ALL_JOURNEYS, EVERYTHING, MOST_DAYS_BACK, Scope
from tracker.features.habits import service as habits
from tracker.features.journeys import service as journeys
from tracker.features.streaks.rules import Rule

days_back = st.sets(st.integers(0, 30), max_size=3)


def _missed(entered: set[int]) -> tuple[date, int]:
    """Return the first day to ask about and how many are left out, by counting."""
    wanted = [back for back in range(31) if entered and back < min(entered)] or [0]
    asked = [back for back in wanted if back <= MOST_DAYS_BACK]
    return TODAY - timedelta(days=max(asked)), len(wanted) - len(asked)


@given(read=days_back, run=days_back, fitness=days_back, asked=st.integers(0, 5))
@examples(8)
def test_what_is_asked_about(
    database: Database, ann: Member, read: set[int], run: set[int], fitness: set[int], asked: int
) -> None:
    day = TODAY - timedelta(days=asked)
    with database.session(ann.role) as session:
        ids = {}
        for name, entered in (("Read", read), ("Run", run)):
            new = habits.NewHabit(name, Rule("day"), started_on=TODAY - timedelta(days=40))
            habit = habits.create(session, habit=new, today=TODAY)
            ids[name] = habit.id
            for back in entered:
                # A skip is an entry too.
                habits.skip(session, habit=habit, day=TODAY - timedelta(days=back), today=TODAY)
        journey = journeys.create(
            session, title="Fitness", dimensions=[journeys.NewDimension("Sport")], today=TODAY
        )
        for back in fitness:
            journeys.record(session, journey=journey, day=TODAY - timedelta(days=back), efforts={"Sport": 3})
        expected = {
            EVERYTHING: _missed(read | run | fitness),
            ALL_HABITS: _missed(read | run),
            ALL_JOURNEYS: _missed(fitness),
            Scope(ALL_HABITS.kinds, ids["Run"]): _missed(run),
            Scope(ALL_JOURNEYS.kinds, journey.id): _missed(fitness),
        }
        for scope, (first, left_out) in expected.items():
            found = service.missed_days(session, scope=scope, today=TODAY)
            assert (found.days.first, found.days.last, found.left_out) == (first, TODAY, left_out)
        of_day = service.open_on(session, day=day, today=TODAY, first_weekday=1, scope=EVERYTHING)
        begun = service.open_on(
            session, day=day, today=TODAY, first_weekday=1, scope=Scope(EVERYTHING.kinds, begun=True)
        )
        session.rollback()
    assert [each.due.habit.name for each in of_day.habits] == [
        name for name, entered in (("Read", read), ("Run", run)) if asked not in entered
    ]
    assert len(of_day.journeys) == (asked not in fitness)
    was_begun = asked == 0 or any(back > asked for back in fitness)
    assert len(begun.journeys) == (asked not in fitness and was_begun)
    assert of_day.known == 3
    assert of_day.shown.days == 28
    for each in of_day.habits:
        assert len(each.states) == 28
