"""Any data: exported, imported into a fresh account and exported again, it is the same to the byte."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tests.fixtures.database import TODAY, Database
from tests.properties.strategies import examples
from tracker.core.errors import TrackerError
from tracker.features.focus import service as focus
from tracker.features.goals import service as goals
from tracker.features.habits import service as habits
from tracker.features.journeys import service as journeys
from tracker.features.streaks.rules import Rule
from tracker.features.transfer.rejections import Rejections
from tracker.features.transfer.service import ExportFormat, Format, carry_out, export
from tracker.features.transfer.sources import Source

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=3, max_size=12).map(str.strip)
NOTES = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
DAYS = st.integers(0, 400).map(lambda days: TODAY - timedelta(days=days))
RULES = st.sampled_from(
    [
        Rule("day"),
        Rule("week", times=3),
        Rule("month"),
        Rule("interval", every=5),
        Rule("weekdays", weekdays=(1, 5)),
    ]
)
ACTIONS = st.one_of(
    st.tuples(st.just("journey"), WORDS, st.integers(1, 5)),
    st.tuples(st.just("dimension"), WORDS, DAYS),
    st.tuples(st.just("weight"), st.integers(1, 5), DAYS),
    st.tuples(st.just("remove"), st.integers(0, 5), DAYS),
    st.tuples(st.just("checkin"), DAYS, NOTES, st.lists(st.integers(1, 5), min_size=4, max_size=4)),
    st.tuples(st.just("habit"), WORDS, RULES, DAYS),
    st.tuples(st.just("schedule"), RULES, DAYS),
    st.tuples(st.just("entry"), DAYS, NOTES, st.decimals(0, 999, places=3)),
    st.tuples(st.just("state"), st.sampled_from(["archived", "deleted", "active"])),
    st.tuples(st.just("pause"), DAYS, NOTES),
    st.tuples(st.just("focus"), st.integers(0, 11), st.integers(1, 90), NOTES),
    st.tuples(st.just("goal"), WORDS, DAYS, st.sampled_from([None, "12.5", "-3"])),
    st.tuples(st.just("said"), DAYS, NOTES, st.sampled_from(["3", "+0.125", "-2"])),
    st.tuples(st.just("settle"), DAYS, st.sampled_from(["active", "paused", "completed", "abandoned"])),
)


@examples(5)
@given(actions=st.lists(ACTIONS, min_size=5, max_size=25), form=st.sampled_from(list(ExportFormat)))
def test_any_data_come_back_the_same(
    module_database: Database, actions: list[tuple[object, ...]], form: ExportFormat
) -> None:
    _begin(module_database)
    with module_database.session("ann") as session:
        for action in actions:
            _act(session, action)
    first = _export(module_database, form)
    _begin(module_database)
    with module_database.session("ann") as session, Rejections() as rejections:
        outcome = carry_out(
            session, form=Format.TRACKER, source=_source(first), rejections=rejections, today=TODAY
        )
        assert [row.as_row() for row in rejections] == []
        assert outcome.kept
    assert _export(module_database, form) == first


def _act(session: Session, action: tuple[object, ...]) -> None:
    """Do one thing to the last journey or habit; what is refused changes nothing."""
    try:
        with session.begin_nested():
            _ACTIONS[str(action[0])](session, *action[1:])
    except (TrackerError, DBAPIError, IndexError, ValueError):
        session.expire_all()


def _journey(session: Session, title: str, weight: int) -> None:
    dimension = journeys.NewDimension("First", weight)
    journeys.create(session, title=title, dimensions=[dimension], description=title, today=TODAY)


def _last(session: Session) -> journeys.JourneyView:
    return max(journeys.list_journeys(session, today=TODAY), key=lambda journey: journey.id)


def _dimension(session: Session, name: str, day: date) -> None:
    new = journeys.NewDimension(name[:50], 2, required=len(name) % 2 == 0)
    journeys.add_dimension(session, journey=_last(session), dimension=new, from_day=day, today=TODAY)


def _weight(session: Session, weight: int, day: date) -> None:
    journey = _last(session)
    journeys.edit_dimension(
        session,
        journey=journey,
        dimension=journey.dimensions[0],
        words={},
        weight=weight,
        required=None,
        from_day=day,
        today=TODAY,
    )


def _remove(session: Session, place: int, day: date) -> None:
    journey = _last(session)
    journeys.remove_dimension(
        session, journey=journey, dimension=journey.dimensions[place], from_day=day, today=TODAY
    )


def _checkin(session: Session, day: date, note: str | None, efforts: list[int]) -> None:
    journey = _last(session)
    named = {dimension.name: effort for dimension, effort in zip(journey.dimensions, efforts, strict=False)}
    journeys.record(session, journey=journey, day=day, efforts=named, note=note)


def _habit(session: Session, name: str, rule: Rule, day: date) -> None:
    habits.create(session, habit=habits.NewHabit(name=name, rule=rule, started_on=day, why=name), today=TODAY)


def _last_habit(session: Session) -> habits.HabitView:
    return max(habits.list_habits(session, today=TODAY), key=lambda habit: habit.id)


def _schedule(session: Session, rule: Rule, day: date) -> None:
    habits.edit(session, habit=_last_habit(session), words={}, rule=rule, from_day=day, today=TODAY)


def _entry(session: Session, day: date, note: str | None, amount: object) -> None:
    session.execute(
        text("INSERT INTO habit_entries (habit_id, day, amount, note) VALUES (:habit, :day, :amount, :note)"),
        {"habit": _last_habit(session).id, "day": day, "amount": amount, "note": note},
    )


def _state(session: Session, word: str) -> None:
    habit, journey = _last_habit(session), _last(session)
    session.execute(text("UPDATE habits SET state = :word WHERE id = :id"), {"word": word, "id": habit.id})
    session.execute(
        text("UPDATE journeys SET status = :word WHERE id = :id"), {"word": word, "id": journey.id}
    )


def _pause(session: Session, day: date, note: str | None) -> None:
    session.execute(
        text("INSERT INTO pauses (habit_id, from_day, note) VALUES (:habit, :day, :note)"),
        {"habit": _last_habit(session).id, "day": day, "note": note},
    )


def _goal(session: Session, title: str, day: date, target: str | None) -> None:
    goal = goals.NewGoal(
        title, day, target=Decimal(target) if target else None, tags=goals.parse_tags([title, "b,a"])
    )
    goal_id = goals.create(session, goal=goal, today=TODAY).id
    habits.edit(session, habit=_last_habit(session), words={"goal_id": goal_id}, today=TODAY)


def _last_goal(session: Session) -> goals.GoalView:
    found = goals.list_goals(session, today=TODAY, statuses=goals.ALL_STATUSES)
    return max(found, key=lambda goal: goal.id)


def _said(session: Session, day: date, note: str | None, word: str) -> None:
    change = goals.parse_change(word, unit=None)
    goals.record(session, goal=_last_goal(session), day=day, change=change, note=note, today=TODAY)


def _settle(session: Session, day: date, status: str) -> None:
    values = {"status": status, "completed_on": day if status == "completed" else None}
    goals.edit(session, goal=_last_goal(session), values=values, today=TODAY)


def _focus(session: Session, hours: int, minutes: int, note: str | None) -> None:
    """Begin a session so many hours ago, of the last habit and goal; what is over already is stored so."""
    new = focus.NewSession(
        minutes=minutes,
        habit_id=_last_habit(session).id,
        goal_id=_last_goal(session).id,
        note=note,
        ago=timedelta(hours=hours),
    )
    focus.start(session, new=new, action="test", today=TODAY)
    if minutes % 2:
        focus.pause(session)


_ACTIONS: dict[str, Callable[..., None]] = {
    "journey": _journey,
    "dimension": _dimension,
    "weight": _weight,
    "remove": _remove,
    "checkin": _checkin,
    "habit": _habit,
    "schedule": _schedule,
    "entry": _entry,
    "state": _state,
    "pause": _pause,
    "focus": _focus,
    "goal": _goal,
    "said": _said,
    "settle": _settle,
}


def _begin(database: Database) -> None:
    """Make Ann anew in an empty world."""
    with database.superuser() as connection:
        connection.execute("TRUNCATE users, journeys CASCADE")
        connection.execute("SELECT register_person('ann', 'ann')")


def _export(database: Database, form: ExportFormat) -> bytes:
    stream = io.BytesIO()
    with database.session("ann") as session:
        export(session, stream, form=form)
    return stream.getvalue()


def _source(content: bytes) -> Source:
    return Source("export", None, io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
