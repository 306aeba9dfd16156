"""Reading a large journey: its leaderboard in both schemas, and what row security costs."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import databases
from benchmarks.measure import Measure, Series, Unit, interleave, timed
from benchmarks.population import Population, populate, settle, verify
from benchmarks.reference_schema import DERIVE, connect
from tracker.db.target import PRIVATE_DATABASE, PRIVATE_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.home import Connection, Home

_OURS, _THEIRS = "board_tracker", "board_reference"
_DAYS = 30
_UNBOUND = "bench_unbound"

_BOARD = """
    SELECT *
    FROM leaderboard(%(journey)s, %(period)s::smallint, standing_bucket(%(period)s::smallint, %(first)s),
                     %(first)s, %(last)s, 50)
"""
_STANDINGS = """
    SELECT user_id, half_points, checkins, rank() OVER (ORDER BY half_points DESC)
    FROM standings
    WHERE journey_id = %(journey)s AND period = %(period)s
      AND bucket = standing_bucket(%(period)s::smallint, %(first)s)
    ORDER BY half_points DESC, user_id
    LIMIT 50
"""
_HISTORY = """
    SELECT c.day, c.efforts, c.half_points, c.note, j.title
    FROM checkins AS c JOIN journeys AS j ON j.id = c.journey_id
    WHERE c.user_id = me() AND c.journey_id = %(journey)s AND c.day BETWEEN %(first)s AND %(last)s
    ORDER BY c.day DESC
"""

# What is true now has to be summed up from the facts; what the job stored is as old as its last run.
_THEIR_BOARD = """
    WITH standing AS MATERIALIZED (
      SELECT c.user_id, sum(c.total_score) AS score, count(*) AS checkins,
             rank() OVER (ORDER BY sum(c.total_score) DESC) AS rank
      FROM checkins AS c
      WHERE c.journey_id = %(journey)s AND c.date BETWEEN %(first)s AND %(last)s
      GROUP BY c.user_id)
    SELECT s.rank, u.username, u.avatar_url, s.score, k.current_streak, s.checkins
    FROM ((SELECT * FROM standing ORDER BY rank, user_id LIMIT 50)
          UNION (SELECT * FROM standing WHERE user_id = %(user)s)) AS s
    JOIN users AS u ON u.id = s.user_id
    LEFT JOIN streaks AS k ON k.user_id = s.user_id AND k.journey_id = %(journey)s
    ORDER BY s.rank
"""
_THEIR_CACHE = """
    SELECT l.rank, u.username, u.avatar_url, l.total_score, l.streak_count, l.completion_rate
    FROM ((SELECT * FROM leaderboard_cache
           WHERE journey_id = %(journey)s AND period = %(kind)s AND period_key = %(key)s
           ORDER BY rank LIMIT 50)
          UNION ALL
          (SELECT * FROM leaderboard_cache
           WHERE journey_id = %(journey)s AND period = %(kind)s AND period_key = %(key)s
             AND user_id = %(user)s)) AS l
    JOIN users AS u ON u.id = l.user_id
    ORDER BY l.rank
"""

_FACTS = "COPY (SELECT user_id, journey_id, day, half_points / 2.0 FROM checkins) TO STDOUT"
_COPY_OVER = (
    """
    INSERT INTO users (id, username, email)
    SELECT DISTINCT md5('u' || person)::uuid, 'member_' || person, 'member_' || person || '@example.org'
    FROM fact
    """,
    """
    INSERT INTO journeys (id, title)
    SELECT DISTINCT md5('j' || journey)::uuid, 'Journey ' || journey FROM fact
    """,
    """
    INSERT INTO journey_members (journey_id, user_id)
    SELECT DISTINCT md5('j' || journey)::uuid, md5('u' || person)::uuid FROM fact
    """,
    """
    INSERT INTO checkins (user_id, journey_id, date, total_score)
    SELECT md5('u' || person)::uuid, md5('j' || journey)::uuid, day, score FROM fact
    """,
)


class _Period(NamedTuple):
    """A period in both schemas' words."""

    key: str
    name: str
    code: int
    kind: str
    period_key: str
    first: date
    last: date


def measure_board(home: Home, *, empty: str, members: int, reads: int) -> Iterator[Measure]:
    """Measure a journey that all the members are on; ``empty`` is a database with the reference's schema."""
    databases.create(home, _OURS, template=PRIVATE_DATABASE)
    populate(home, Population(members, _DAYS, group_size=members), database=_OURS)
    databases.create(home, _THEIRS, template=empty)
    with home.connect(database=_OURS) as ours, connect(home, _THEIRS) as theirs:
        verify(ours)
        copy_over(ours, theirs)
        _make_unbound(ours)
    with ExitStack() as stack:
        member = stack.enter_context(home.connect(PRIVATE_ROLE, _OURS))
        unbound = stack.enter_context(home.connect(_UNBOUND, _OURS))
        other = stack.enter_context(connect(home, _THEIRS))
        yield from _leaderboards(member, other, members, reads)
        yield from _security(member, unbound, reads)


def copy_over(ours: Connection, theirs: Connection) -> None:
    """Give the reference the same people and check-ins, and what it derives of them; no trigger runs."""
    theirs.execute("SET session_replication_role = replica")
    theirs.execute("CREATE TEMP TABLE fact (person bigint, journey bigint, day date, score numeric)")
    with (
        ours.cursor().copy(_FACTS) as source,
        theirs.cursor().copy("COPY fact FROM STDIN") as goal,
    ):
        for block in source:
            goal.write(block)
    for statement in (*_COPY_OVER, *DERIVE):
        theirs.execute(statement.encode())
    settle(theirs)


def _make_unbound(connection: Connection) -> None:
    """Make a second login of the person who measures, one that row security does not bind."""
    connection.execute(f"CREATE ROLE {_UNBOUND} LOGIN BYPASSRLS IN ROLE tracker_member".encode())
    connection.execute(
        "INSERT INTO logins (db_role, user_id) SELECT %s, user_id FROM logins WHERE db_role = %s",
        (_UNBOUND, PRIVATE_ROLE),
    )


def _leaderboards(member: Connection, other: Connection, members: int, reads: int) -> Iterator[Measure]:
    (person, journey) = member.execute("SELECT me(), min(id) FROM journeys").fetchone() or (0, 0)
    (user, theirs) = other.execute(
        "SELECT md5('u' || %s::text)::uuid, md5('j' || %s::text)::uuid", (person, journey)
    ).fetchone() or (None, None)
    for period in _periods(member):
        days = {"first": period.first, "last": period.last}
        ask = {**days, "journey": journey, "period": period.code}
        ask_them = {**days, "journey": theirs, "user": user, "kind": period.kind, "key": period.period_key}
        found = interleave(
            {
                "ours": _reading(member, _BOARD, ask),
                "theirs": _reading(other, _THEIR_BOARD, ask_them),
                "cache": _reading(other, _THEIR_CACHE, ask_them),
            },
            rounds=reads,
            warm_up=10,
        )
        what = f"Leaderboard of {period.name} and own rank among {members:,} members"
        ours = Series("first 50 and own", Unit.SECONDS, found["ours"])
        live = Series("summed up from its check-ins", Unit.SECONDS, found["theirs"])
        cached = Series("its cache", Unit.SECONDS, found["cache"])
        yield Measure(f"reference.leaderboard.{period.key}", what, ours, live)
        yield Measure(
            f"reference.cache.{period.key}", f"{what}, the reference as of its job's last run", ours, cached
        )


def _security(member: Connection, unbound: Connection, reads: int) -> Iterator[Measure]:
    (journey,) = member.execute("SELECT min(id) FROM journeys").fetchone() or (0,)
    week, _ = _periods(member)
    month = {"first": week.last - timedelta(days=_DAYS), "last": week.last, "journey": journey}
    ask = {"first": week.first, "last": week.last, "journey": journey, "period": week.code}
    for key, what, query, values in (
        ("history", "`history` of a month", _HISTORY, month),
        ("standings", "standings of a week, straight from the table", _STANDINGS, ask),
        ("leaderboard", "`leaderboard` of a week", _BOARD, ask),
    ):
        found = interleave(
            {"on": _reading(member, query, values), "off": _reading(unbound, query, values)},
            rounds=reads,
            warm_up=10,
        )
        yield Measure(
            f"reference.security.{key}",
            f"Row security: {what}",
            Series("bound by it", Unit.SECONDS, found["on"]),
            Series("passing it by", Unit.SECONDS, found["off"]),
        )


def _reading(connection: Connection, query: str, values: dict[str, object]) -> Callable[[], float]:
    rows = len(connection.execute(query.encode(), values).fetchall())
    if rows == 0:
        raise ValueError(f"Nothing would be measured, the query finds no row: {query}")
    return lambda: timed(lambda: connection.execute(query.encode(), values).fetchall())


def _periods(connection: Connection) -> tuple[_Period, _Period]:
    """Return the week of yesterday, the last day that has check-ins, and all time."""
    (today,) = connection.execute("SELECT current_date").fetchone() or (date.min,)
    yesterday = today - timedelta(days=1)
    monday = yesterday - timedelta(days=yesterday.weekday())
    year, week, _ = yesterday.isocalendar()
    return (
        _Period("week", "a week", 1, "week", f"{year}-W{week:02}", monday, monday + timedelta(days=6)),
        _Period("all", "all time", 0, "all_time", "all", date(1900, 1, 1), today),
    )
