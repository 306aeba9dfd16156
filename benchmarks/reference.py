"""Tracker's schema against the reference's: space, bulk loading, a single check-in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from benchmarks import databases
from benchmarks.board import measure_board
from benchmarks.grid import NAMES, WEIGHTS, Checkin, Grid, make_journeys, title
from benchmarks.home import throwaway_home
from benchmarks.measure import Measure, Part, Series, Unit, interleave, timed
from benchmarks.population import WrongStateError, settle, verify
from benchmarks.reference_schema import DERIVE, connect, load_schema
from benchmarks.single import measure_single
from tracker.db.session import transaction
from tracker.db.target import PRIVATE_DATABASE, PRIVATE_ROLE, Target
from tracker.features.transfer.records import CheckinRow
from tracker.features.transfer.rejections import Rejections
from tracker.features.transfer.service.staging import put_in_checkins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.home import Connection, Home

OURS, THEIRS = "bulk_tracker", "bulk_reference"
_EMPTY = "reference"
_NAMESPACE = UUID("6f1b6f0e-6d1c-4d39-9a3e-4b8c8f8a2b11")
_SOURCE = """
    CREATE TABLE source (checkin uuid, journey int, day date, efforts int[]);
    CREATE VIEW source_details AS
      SELECT s.checkin, d.id AS dimension, e.effort,
             d.weight * ('{-1,0.5,1,2,3}'::numeric[])[e.effort] AS score
      FROM source AS s
      CROSS JOIN LATERAL unnest(s.efforts) WITH ORDINALITY AS e (effort, slot)
      JOIN journeys AS j ON j.title = 'Journey ' || lpad(s.journey::text, 3, '0')
      JOIN dimensions AS d ON d.journey_id = j.id AND d.display_order = e.slot
"""
_INSERT = (
    """
    INSERT INTO checkins (id, user_id, journey_id, date)
    SELECT s.checkin, j.created_by, j.id, s.day
    FROM source AS s JOIN journeys AS j ON j.title = 'Journey ' || lpad(s.journey::text, 3, '0')
    """,
    """
    INSERT INTO checkin_details (checkin_id, dimension_id, effort_level, score)
    SELECT checkin, dimension, effort, score FROM source_details
    """,
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is loaded how often, and how often smaller things are done."""

    journeys: int
    days: int
    loads: int
    checkins: int
    group: int
    history: int
    members: int
    reads: int


FULL = Sizes(
    journeys=100, days=1000, loads=3, checkins=100, group=100, history=300, members=20_000, reads=200
)
QUICK = Sizes(journeys=4, days=50, loads=2, checkins=3, group=10, history=20, members=200, reads=5)


def measure_reference(*, quick: bool, schema: Path) -> Part:
    """Measure both schemas on one server; without the reference's document only say so."""
    try:
        document = schema.read_text("utf-8")
    except FileNotFoundError:
        return Part("reference", (), ("The reference schema was not there: nothing was held against it.",))
    sizes = QUICK if quick else FULL
    with throwaway_home() as home:
        databases.create(home, _EMPTY)
        with connect(home, _EMPTY) as connection:
            load_schema(connection, document)
        sides = _Sides(home, sizes)
        measures = (
            *sides.measure_loading(),
            *measure_single(
                home, empty=_EMPTY, members=sizes.group, days=sizes.history, rounds=sizes.checkins
            ),
            *measure_board(home, empty=_EMPTY, members=sizes.members, reads=sizes.reads),
        )
    return Part("reference", measures, _REMARKS)


_REMARKS = (
    (
        "The reference leaves streaks and leaderboard to an application and a job: here they are filled over "
        "the whole set after bulk loading, and within the transaction of a single check-in, once with the "
        "ranks that its leaderboard holds and its document's own query of the streak, once with the least."
    ),
)


class _Sides:
    """The two databases, each with a person, their journeys, and a tenth of the rows, analysed."""

    def __init__(self, home: Home, sizes: Sizes) -> None:
        self._home = home
        self._sizes = sizes
        yesterday = datetime.now(UTC).date() - timedelta(days=1)
        self._grid = Grid(sizes.journeys, sizes.days, yesterday)
        self._journeys = self._prepare_ours()
        self._prepare_theirs()
        self._rows = self._as_ours(self._grid)

    def measure_loading(self) -> Iterator[Measure]:
        """Load the same rows into fresh copies of both, and look how large they become."""
        sizes: dict[str, list[float]] = {
            key: [] for key in ("ours", "theirs", "ours packed", "theirs packed")
        }
        triggers: list[float] = []
        totals: set[int] = set()

        def ours() -> float:
            with databases.copied(self._home, OURS) as name:
                seconds = timed(lambda: self._put_in(self._rows, name))
                with self._home.connect(database=name) as connection:
                    verify(connection)
                    totals.add(_number(connection, "SELECT sum(half_points) FROM checkins"))
                    _note_sizes(connection, sizes, "ours", ("checkins",))
            return len(self._rows) / seconds

        def theirs() -> float:
            with (
                databases.copied(self._home, THEIRS) as name,
                connect(self._home, name) as connection,
            ):
                inserting, deriving = _load_theirs(connection)
                totals.add(_number(connection, "SELECT sum(total_score) * 2 FROM checkins"))
                _note_sizes(connection, sizes, "theirs", ("checkins", "checkin_details"))
            triggers.append(len(self._rows) / inserting)
            return len(self._rows) / (inserting + deriving)

        found = interleave({"ours": ours, "theirs": theirs}, rounds=self._sizes.loads, warm_up=0)
        if len(totals) > 1:
            raise WrongStateError(f"The two schemas come to different scores: {totals}.")
        rate = Series("import path", Unit.ROWS_PER_SECOND, found["ours"])
        yield Measure(
            "reference.bulk",
            f"Bulk loading of {len(self._grid):,} check-ins with all derived state",
            rate,
            Series("`INSERT … SELECT`, its triggers, streaks and leaderboard", rate.unit, found["theirs"]),
        )
        yield Measure(
            "reference.bulk.triggers",
            "The same, the reference without streaks and leaderboard",
            rate,
            Series("`INSERT … SELECT`, its triggers", rate.unit, tuple(triggers)),
        )
        for key, what in ((" packed", "packed"), ("", "as loaded")):
            yield Measure(
                "reference.bytes" if key else "reference.bytes.loaded",
                f"Bytes per check-in with its indexes, {what}",
                Series("checkins", Unit.BYTES, tuple(sizes[f"ours{key}"])),
                Series("checkins, checkin_details", Unit.BYTES, tuple(sizes[f"theirs{key}"])),
            )

    def _prepare_ours(self) -> list[int]:
        databases.create(self._home, OURS, template=PRIVATE_DATABASE)
        with self._home.connect(PRIVATE_ROLE, OURS) as connection:
            self._journeys = make_journeys(connection, self._sizes.journeys)
        self._put_in(self._as_ours(self._earlier), OURS)
        with self._home.connect(database=OURS) as connection:
            settle(connection)
        return self._journeys

    def _prepare_theirs(self) -> None:
        databases.create(self._home, THEIRS, template=_EMPTY)
        with connect(self._home, THEIRS) as connection:
            _make_person(connection, self._sizes.journeys)
            connection.execute(_SOURCE.encode())
            _fill_source(connection, self._earlier)
            _load_theirs(connection)
            connection.execute("TRUNCATE source")
            _fill_source(connection, self._grid)
            settle(connection)

    @property
    def _earlier(self) -> Grid:
        return self._grid.before(max(1, self._grid.days // 10))

    def _as_ours(self, grid: Grid) -> list[CheckinRow]:
        return [
            CheckinRow(place, self._journeys[row.journey - 1], str(row.day), _array(row), None, None)
            for place, row in enumerate(grid.rows())
        ]

    def _put_in(self, rows: Sequence[CheckinRow], database: str) -> None:
        """Import as the program does."""
        target = Target(self._home.url(PRIVATE_ROLE, database), private=False)
        with (
            Rejections() as rejections,
            transaction(target, self._home.locations, action="benchmark", now=None) as (session, _),
        ):
            put_in_checkins(session, rows, rejections)


def _array(row: Checkin) -> str:
    return "{" + ",".join(map(str, row.efforts)) + "}"


def _make_person(connection: Connection, journeys: int) -> None:
    """Make the reference's only person, and the journeys that they are on."""
    connection.execute("INSERT INTO users (username, email) VALUES ('person', 'person@example.org')")
    for journey in range(1, journeys + 1):
        connection.execute(
            "INSERT INTO journeys (title, created_by) SELECT %s, id FROM users", (title(journey),)
        )
    connection.execute(
        "INSERT INTO journey_members (journey_id, user_id, role) SELECT id, created_by, 'owner' FROM journeys"
    )
    for order, (name, weight) in enumerate(zip(NAMES, WEIGHTS, strict=True), start=1):
        connection.execute(
            "INSERT INTO dimensions (journey_id, name, weight, display_order)"
            " SELECT id, %s, %s, %s FROM journeys",
            (name, weight, order),
        )


def _fill_source(connection: Connection, grid: Grid) -> None:
    """Put the rows where the reference's statements find them; their ids are random, as it has them."""
    with connection.cursor() as cursor, cursor.copy("COPY source FROM STDIN") as copy:
        for row in grid.rows():
            checkin = uuid5(_NAMESPACE, f"{row.journey} {row.day}")
            copy.write_row((checkin, row.journey, row.day, _array(row)))


def _load_theirs(connection: Connection) -> tuple[float, float]:
    """Load what lies in ``source``; return the seconds of inserting with triggers, and of deriving."""
    with connection.transaction():
        inserting = sum(timed(lambda: connection.execute(step.encode())) for step in _INSERT)  # noqa: B023
        deriving = sum(timed(lambda: connection.execute(step.encode())) for step in DERIVE)  # noqa: B023
    return inserting, deriving


def _note_sizes(
    connection: Connection, sizes: dict[str, list[float]], side: str, tables: tuple[str, ...]
) -> None:
    for key in (side, f"{side} packed"):
        if key != side:
            for table in tables:
                connection.execute(f"VACUUM FULL {table}".encode())
        total = sum(_number(connection, f"SELECT pg_total_relation_size('{table}')") for table in tables)
        sizes[key].append(total / _number(connection, "SELECT count(*) FROM checkins"))


def _number(connection: Connection, query: str) -> int:
    (found,) = connection.execute(query.encode()).fetchone() or (0,)
    return int(found)
