"""Commands drawn at random, carried out by the services: most change something, some are refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.fixtures.database import TODAY
from tracker.features.accounts.service import change_setting, reset_setting
from tracker.features.habits import service as habits
from tracker.features.habits.service import NewHabit
from tracker.features.journeys import service as journeys
from tracker.features.journeys.service import JourneyView, NewDimension
from tracker.features.journeys.service.journeys import Status
from tracker.features.streaks.rules import Rule

Command = Callable[[Session], object]

TITLES = ("Fitness", "Health")
NAMES = ("Strength", "Sleep", "Words")
HABITS = ("Read", "Run")
RULES = (
    Rule("day"),
    Rule("day", target=Decimal("20.5"), unit="pages"),
    Rule("weekdays", weekdays=(1, 3, 5)),
    Rule("week", every=7, times=3),
    Rule("month", target=Decimal(100), unit="km"),
    Rule("interval", every=3),
    Rule("day", direction="at_most", target=Decimal(2)),
)

titles, names, habit_names = st.sampled_from(TITLES), st.sampled_from(NAMES), st.sampled_from(HABITS)
days = st.integers(0, 30).map(lambda ago: TODAY - timedelta(days=ago))
rules = st.sampled_from(RULES)


def _journey(session: Session, title: str) -> JourneyView:
    return journeys.find(session, query=title, today=TODAY, statuses=("active", "archived", "deleted"))


def _create_journey(title: str, weights: list[int], session: Session) -> None:
    asked = [NewDimension(name, weight) for name, weight in zip(NAMES, weights, strict=False)]
    journeys.create(session, title=title, dimensions=asked, today=TODAY)


def _log(title: str, day: date, effort: int, note: str | None, session: Session) -> None:
    journey = _journey(session, title)
    efforts = {dimension.name: effort for dimension in journey.dimensions}
    journeys.record(session, journey=journey, day=day, efforts=efforts, note=note)


def _take_back(title: str, day: date, session: Session) -> None:
    journeys.remove(session, journey=_journey(session, title), day=day)


def _rename_journey(title: str, new: str, session: Session) -> None:
    changes = {"title": new, "description": "From " + title}
    journeys.edit(session, journey=_journey(session, title), changes=changes, today=TODAY)


def _set_status(title: str, status: Status, session: Session) -> None:
    journeys.set_status(session, journey=_journey(session, title), status=status, today=TODAY)


def _add_dimension(title: str, name: str, weight: int, day: date, session: Session) -> None:
    dimension = NewDimension(name + " more", weight, required=weight > 2)
    journeys.add_dimension(
        session, journey=_journey(session, title), dimension=dimension, from_day=day, today=TODAY
    )


def _weigh(title: str, name: str, weight: int, day: date, session: Session) -> None:
    journey = _journey(session, title)
    journeys.edit_dimension(
        session,
        journey=journey,
        dimension=journeys.find_dimension(journey, name),
        words={"description": f"Weighs {weight}"},
        weight=weight,
        required=weight > 1,
        from_day=day,
        today=TODAY,
    )


def _remove_dimension(title: str, name: str, day: date, session: Session) -> None:
    journey = _journey(session, title)
    dimension = journeys.find_dimension(journey, name)
    journeys.remove_dimension(session, journey=journey, dimension=dimension, from_day=day, today=TODAY)


def _move_dimension(title: str, name: str, place: int, session: Session) -> None:
    journey = _journey(session, title)
    dimension = journeys.find_dimension(journey, name)
    journeys.move_dimension(session, journey=journey, dimension=dimension, position=place, today=TODAY)


def _log_many(title: str, first: date, session: Session) -> None:
    rows = """
        INSERT INTO checkins (journey_id, day, efforts)
        SELECT :journey, day::date, array_fill(4::smallint, ARRAY[CAST(:asked AS integer)])
        FROM generate_series(CAST(:first AS date) - 150, CAST(:first AS date), '1 day') AS day
        ON CONFLICT DO NOTHING
    """
    journey = _journey(session, title)
    asked = len(journey.dimensions)
    session.execute(text(rows), {"journey": journey.id, "first": first, "asked": asked})


def _create_habit(name: str, rule: Rule, day: date, session: Session) -> None:
    habits.create(session, habit=NewHabit(name, rule, day), today=TODAY)


def _edit_habit(name: str, rule: Rule, day: date, session: Session) -> None:
    habit = habits.find(session, query=name, today=TODAY)
    habits.edit(session, habit=habit, words={"why": str(day)}, rule=rule, from_day=day, today=TODAY)


def _put_habit_away(name: str, session: Session) -> None:
    habit = habits.find(session, query=name, today=TODAY)
    habits.set_state(session, habit=habit, state="deleted", today=TODAY)


def _do(name: str, day: date, amount: str, session: Session) -> None:
    habit = habits.find(session, query=name, today=TODAY)
    habits.record(session, habit=habit, day=day, amount=Decimal(amount), today=TODAY)


def _skip(name: str, day: date, session: Session) -> None:
    habits.skip(session, habit=habits.find(session, query=name, today=TODAY), day=day, today=TODAY)


def _take_entry_back(name: str, day: date, session: Session) -> None:
    habits.remove(session, habit=habits.find(session, query=name, today=TODAY), day=day)


def _pause(name: str, day: date, length: int, session: Session) -> None:
    habit = habits.find(session, query=name, today=TODAY)
    until = day + timedelta(days=length)
    habits.pause(session, habit=habit, from_day=day, until_day=until, today=TODAY)


def _set(setting: tuple[str, str], session: Session) -> None:
    change_setting(session, key=setting[0], text=setting[1])


def _unset(key: str, session: Session) -> None:
    reset_setting(session, key=key)


SETTINGS = [("theme", "dark"), ("game", "off"), ("first_weekday", "sun"), ("x.a", "1"), ("x.b", "2")]
weights, statuses = st.integers(1, 5), st.sampled_from(["active", "archived", "deleted"])

commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(partial, st.just(_log), titles, days, weights, st.sampled_from([None, "Well", 'O\'Hara, "x"'])),
    st.builds(partial, st.just(_do), habit_names, days, st.sampled_from(["1", "0.125", "33.3"])),
    st.builds(partial, st.just(_take_back), titles, days),
    st.builds(partial, st.just(_rename_journey), titles, titles),
    st.builds(partial, st.just(_set_status), titles, statuses),
    st.builds(partial, st.just(_add_dimension), titles, names, weights, days),
    st.builds(partial, st.just(_weigh), titles, names, weights, days),
    st.builds(partial, st.just(_remove_dimension), titles, names, days),
    st.builds(partial, st.just(_move_dimension), titles, names, st.integers(1, 4)),
    st.builds(partial, st.just(_log_many), titles, days),
    st.builds(partial, st.just(_edit_habit), habit_names, rules, days),
    st.builds(partial, st.just(_put_habit_away), habit_names),
    st.builds(partial, st.just(_skip), habit_names, days),
    st.builds(partial, st.just(_take_entry_back), habit_names, days),
    st.builds(partial, st.just(_pause), habit_names, days, st.integers(0, 9)),
    st.builds(partial, st.just(_set), st.sampled_from(SETTINGS)),
    st.builds(partial, st.just(_unset), st.sampled_from([key for key, _ in SETTINGS])),
)
creations: st.SearchStrategy[Command] = st.one_of(
    st.builds(partial, st.just(_create_journey), titles, st.lists(weights, min_size=1, max_size=3)),
    st.builds(partial, st.just(_create_habit), habit_names, rules, days),
)
beginnings: st.SearchStrategy[list[Command]] = st.tuples(
    st.builds(partial, st.just(_create_journey), st.just("Fitness"), st.just([3, 1, 5])),
    st.builds(partial, st.just(_create_habit), st.just("Read"), rules, days),
    creations,
).map(list)
