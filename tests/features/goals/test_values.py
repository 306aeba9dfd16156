"""The value of a goal on any day, whatever was said in which order, against a dict in plain Python."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from tests.fixtures.database import TODAY, Database, Member
from tests.properties.strategies import examples
from tracker.core.errors import NotFoundError
from tracker.features.goals import service

DAYS = st.integers(0, 9).map(lambda days: TODAY - timedelta(days=days))
AMOUNTS = st.integers(1, 9999).map(lambda thousandths: Decimal(thousandths) / 1000)
ACTS = st.one_of(
    st.tuples(st.just("read"), DAYS, AMOUNTS),
    st.tuples(st.sampled_from(["+", "-"]), DAYS, AMOUNTS),
    st.tuples(st.just("remove"), DAYS, st.none()),
    st.tuples(st.sampled_from(["undo", "redo"]), st.none(), st.none()),
)
START = Decimal("2.5")


@dataclass
class Said:
    """What was said of each day: a reading or None, and what was added after it; with what came before."""

    days: dict[date, tuple[Decimal | None, Decimal]] = field(default_factory=dict)
    past: list[dict[date, tuple[Decimal | None, Decimal]]] = field(default_factory=list)
    future: list[dict[date, tuple[Decimal | None, Decimal]]] = field(default_factory=list)

    def act(self, verb: str, day: date, amount: Decimal) -> None:
        """Do one thing; what changes nothing is no step."""
        now = dict(self.days)
        if verb == "remove":
            now.pop(day, None)
        elif verb == "read":
            now[day] = (amount, Decimal(0))
        else:
            reading, added = now.get(day, (None, Decimal(0)))
            now[day] = (reading, added + (amount if verb == "+" else -amount))
        if now != self.days:
            self.past.append(self.days)
            self.days, self.future = now, []

    def undo(self) -> None:
        """Go a step back."""
        if self.past:
            self.future.append(self.days)
            self.days = self.past.pop()

    def redo(self) -> None:
        """Go a step forth."""
        if self.future:
            self.past.append(self.days)
            self.days = self.future.pop()

    def value(self, until: date) -> Decimal:
        """Walk through the days."""
        value = START
        for day in sorted(day for day in self.days if day <= until):
            reading, added = self.days[day]
            value = (value if reading is None else reading) + added
        return value


@examples(8)
@given(st.lists(ACTS, min_size=4, max_size=12))
def test_a_value_follows_from_what_was_said(
    module_database: Database, acts: list[tuple[str, date, Decimal]]
) -> None:
    ann = _begin(module_database)
    said = Said()
    goal = _goal(module_database, ann)
    for verb, day, amount in acts:
        if verb in ("undo", "redo"):
            possible = said.past if verb == "undo" else said.future
            if possible:
                getattr(said, verb)()
                with module_database.session(ann.role) as session:
                    session.execute(text(f"SELECT {verb}_last()"))
            continue
        said.act(verb, day, amount)
        with module_database.session(ann.role) as session, suppress(NotFoundError):
            if verb == "remove":
                service.remove(session, goal=goal, day=day, today=TODAY)
            else:
                word = f"{'' if verb == 'read' else verb}{amount}"
                change = service.parse_change(word, unit=None)
                service.record(session, goal=goal, day=day, change=change, note=None, today=TODAY)
        with module_database.session(ann.role) as session:
            found = service.find(session, query=str(goal.id), today=TODAY).course
            on_days = session.execute(
                text("""
                    SELECT d::date, goal_value(g, d::date) FROM goals AS g,
                           generate_series(CAST(:first AS date), :last, '1 day') AS d WHERE g.id = :id"""),
                {"id": goal.id, "first": TODAY - timedelta(days=11), "last": TODAY},
            )
            assert dict(map(tuple, on_days)) == {
                day: said.value(day) for day in (TODAY - timedelta(days=back) for back in range(12))
            }
        first = said.days.get(goal.course.started_on, (None, Decimal(0)))[0]
        before = said.value(goal.course.started_on - timedelta(days=1))
        assert (found.current, found.last_day) == (said.value(TODAY), max(said.days, default=None))
        assert found.origin == (before if first is None else first)


def _begin(database: Database) -> Member:
    """Make Ann anew in an empty world."""
    with database.superuser() as connection:
        connection.execute("TRUNCATE users CASCADE")
        connection.execute("SELECT register_person('ann', 'ann')")
        ((person_id,),) = connection.execute("SELECT id FROM users").fetchall()
    return Member("ann", person_id)


def _goal(database: Database, ann: Member) -> service.GoalView:
    new = service.NewGoal("Books", TODAY - timedelta(days=5), start=START, target=Decimal(12))
    with database.session(ann.role) as session:
        return service.create(session, goal=new, today=TODAY)
