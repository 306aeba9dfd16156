"""A single check-in in both schemas, with everything that follows from it, in one transaction."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import databases
from benchmarks.board import copy_over
from benchmarks.grid import DIMENSIONS
from benchmarks.measure import Measure, Series, Unit, interleave, timed
from benchmarks.population import Population, populate, verify
from benchmarks.reference_schema import (
    ADD_CHECKIN,
    ADD_DETAILS,
    ADD_RANKS,
    ADD_STANDINGS,
    ADD_STREAK,
    connect,
)
from tracker.db.target import PRIVATE_DATABASE, PRIVATE_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.home import Connection, Home

_OURS, _THEIRS, _LEAST = "single_tracker", "single_reference", "single_reference_least"
_EFFORTS = [4, 3, 2]

_CHECK_IN = b"INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, %s, %s)"
_ADD_DIMENSION = """
    INSERT INTO dimensions (journey_id, name, weight, display_order)
    SELECT id, %s, %s, %s FROM journeys
"""


class _Place(NamedTuple):
    """Who checks in where, in the reference's words, and the first day that is not taken."""

    user: str
    journey: str
    first: date


def measure_single(home: Home, *, empty: str, members: int, days: int, rounds: int) -> Iterator[Measure]:
    """Check in day after day to a journey of so many members with so many days behind them.

    ``empty`` is a database with the reference's schema.
    """
    databases.create(home, _OURS, template=PRIVATE_DATABASE)
    populate(home, Population(members, days, group_size=members), database=_OURS)
    databases.create(home, _THEIRS, template=empty)
    with home.connect(database=_OURS) as ours, connect(home, _THEIRS) as theirs:
        verify(ours)
        copy_over(ours, theirs)
        for order, (name, weight) in enumerate(DIMENSIONS, start=1):
            theirs.execute(_ADD_DIMENSION.encode(), (name, weight, order))
    databases.create(home, _LEAST, template=_THEIRS)
    with ExitStack() as stack:
        member = stack.enter_context(home.connect(PRIVATE_ROLE, _OURS))
        other, least = (stack.enter_context(connect(home, name)) for name in (_THEIRS, _LEAST))
        (person, journey, today) = member.execute(
            "SELECT me(), min(id), current_date FROM journeys"
        ).fetchone() or (0, 0, date.min)
        place = _Place(*_named_there(other, person, journey), today)
        found = interleave(
            {
                "ours": _ours(member, journey, today),
                "theirs": _theirs(other, place, whole=True),
                "least": _theirs(least, place, whole=False),
            },
            rounds=rounds,
            warm_up=5,
        )
    with home.connect(database=_OURS) as ours:
        verify(ours)
    what = f"One check-in with 3 efforts among {members:,} members, in one transaction"
    mine = Series("with all derived state", Unit.SECONDS, found["ours"])
    theirs_whole = Series("with all that its tables hold", Unit.SECONDS, found["theirs"])
    theirs_least = Series("ranks left as they were, streak counted on", Unit.SECONDS, found["least"])
    yield Measure("reference.checkin", what, mine, theirs_whole)
    yield Measure("reference.checkin.least", f"{what}, the reference's least", mine, theirs_least)


def _named_there(connection: Connection, person: int, journey: int) -> tuple[str, str]:
    row = connection.execute(
        "SELECT md5('u' || %s::text)::uuid::text, md5('j' || %s::text)::uuid::text", (person, journey)
    ).fetchone()
    return row or ("", "")


def _ours(connection: Connection, journey: int, first: date) -> Callable[[], float]:
    """Return what checks in to the next day; the database's clock is moved on to it before."""
    days = _days(first)

    def check_in() -> float:
        day = next(days)
        connection.execute("SELECT set_config('tracker.now', %s, false)", (f"{day}T12:00:00Z",))
        return timed(lambda: connection.execute(_CHECK_IN, (journey, day, _EFFORTS)))

    return check_in


def _theirs(connection: Connection, place: _Place, *, whole: bool) -> Callable[[], float]:
    days = _days(place.first)

    def check_in(day: date) -> None:
        values = {"user": place.user, "journey": place.journey, "day": day, "efforts": _EFFORTS}
        with connection.transaction():
            (checkin,) = connection.execute(ADD_CHECKIN, values).fetchone() or (None,)
            connection.execute(ADD_DETAILS.encode(), {**values, "checkin": checkin})
            connection.execute(ADD_STREAK[whole].encode(), values)
            connection.execute(ADD_STANDINGS.encode(), (checkin,))
            if whole:
                connection.execute(ADD_RANKS.encode(), values)

    return lambda: timed(lambda: check_in(next(days)))


def _days(first: date) -> Iterator[date]:
    """Yield the days from the first on."""
    day = first
    while True:
        yield day
        day += timedelta(days=1)
