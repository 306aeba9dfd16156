"""A club: journeys of several people as tests drive them, every call a command's transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from tests.fixtures.database import TODAY, Database, Member, fetch
from tracker.core.days import DayRange
from tracker.features.journeys import service
from tracker.features.journeys.service import (
    CheckinLog,
    JourneyView,
    Leaderboard,
    NewDimension,
    Period,
    Status,
)


@dataclass(frozen=True)
class Club:
    """Journeys through the public functions of the service, as Ann unless another role is named."""

    database: Database

    def create(
        self, *dimensions: NewDimension | str, title: str = "Fitness", public: bool = False, role: str = "ann"
    ) -> JourneyView:
        """Make a journey; plain names are required dimensions of weight 1."""
        asked = [NewDimension(each) if isinstance(each, str) else each for each in dimensions or ("Sport",)]
        with self.database.session(role) as session:
            return service.create(session, title=title, dimensions=asked, is_public=public, today=TODAY)

    def join(self, journey: JourneyView, *members: Member, as_role: str = "member") -> None:
        """Put people on a journey, as its owner's invitation will."""
        with self.database.owner() as connection:
            for member in members:
                fetch(
                    connection,
                    "INSERT INTO journey_members (user_id, journey_id, role) VALUES (%s, %s, %s)",
                    member.id,
                    journey.id,
                    as_role,
                )

    def find(self, query: str, *, day: date = TODAY, role: str = "ann") -> JourneyView:
        """Find a journey as of a day."""
        with self.database.session(role) as session:
            return service.find(session, query=query, today=day)

    def again(self, journey: JourneyView, *, day: date = TODAY, role: str = "ann") -> JourneyView:
        """Read a journey again, as of a day."""
        return self.find(str(journey.id), day=day, role=role)

    def edit(self, journey: JourneyView, *, role: str = "ann", **changes: object) -> JourneyView:
        """Change words of a journey."""
        with self.database.session(role) as session:
            return service.edit(session, journey=journey, changes=changes, today=TODAY)

    def put(self, journey: JourneyView, status: Status, *, role: str = "ann") -> JourneyView:
        """Archive, delete or restore a journey."""
        with self.database.session(role) as session:
            return service.set_status(session, journey=journey, status=status, today=TODAY)

    def titles(self, *statuses: Status, role: str = "ann") -> list[str]:
        """Return the titles of somebody's journeys; the active ones unless statuses are named."""
        with self.database.session(role) as session:
            found = service.list_journeys(session, today=TODAY, statuses=statuses or service.ACTIVE)
        return [journey.title for journey in found]

    def add(
        self, journey: JourneyView, dimension: NewDimension, from_day: date = TODAY, *, role: str = "ann"
    ) -> JourneyView:
        """Ask one thing more."""
        with self.database.session(role) as session:
            return service.add_dimension(
                session, journey=journey, dimension=dimension, from_day=from_day, today=TODAY
            )

    def weigh(
        self,
        journey: JourneyView,
        dimension: str,
        weight: int | None = None,
        /,
        *,
        required: bool | None = None,
        from_day: date = TODAY,
        role: str = "ann",
        **words: object,
    ) -> JourneyView:
        """Change a dimension."""
        with self.database.session(role) as session:
            return service.edit_dimension(
                session,
                journey=journey,
                dimension=service.find_dimension(journey, dimension),
                words=words,
                weight=weight,
                required=required,
                from_day=from_day,
                today=TODAY,
            )

    def drop(
        self, journey: JourneyView, name: str, from_day: date = TODAY, *, role: str = "ann"
    ) -> JourneyView:
        """Stop asking."""
        with self.database.session(role) as session:
            return service.remove_dimension(
                session,
                journey=journey,
                dimension=service.find_dimension(journey, name),
                from_day=from_day,
                today=TODAY,
            )

    def move(self, journey: JourneyView, name: str, place: int, *, role: str = "ann") -> JourneyView:
        """Change the order."""
        with self.database.session(role) as session:
            dimension = service.find_dimension(journey, name)
            return service.move_dimension(
                session, journey=journey, dimension=dimension, position=place, today=TODAY
            )

    def log(
        self,
        journey: JourneyView,
        *days: date,
        note: str | None = None,
        client_id: UUID | None = None,
        role: str = "ann",
        **efforts: int,
    ) -> CheckinLog:
        """Check in to days (today where none is named) with the same efforts; returns the last."""
        with self.database.session(role) as session:
            logs = [
                service.record(
                    session,
                    journey=service.find(session, query=str(journey.id), today=day),
                    day=day,
                    efforts=efforts,
                    note=note,
                    client_id=client_id,
                )
                for day in days or (TODAY,)
            ]
        return logs[-1]

    def remove(self, journey: JourneyView, day: date = TODAY, *, role: str = "ann") -> None:
        """Take a check-in back."""
        with self.database.session(role) as session:
            service.remove(session, journey=journey, day=day)

    def history(
        self, *journeys: JourneyView, first: date = date(1900, 1, 1), last: date = TODAY, role: str = "ann"
    ) -> list[CheckinLog]:
        """Return check-ins, newest first."""
        with self.database.session(role) as session:
            return service.history(session, journeys=journeys, days=DayRange(first, last))

    def board(
        self,
        journey: JourneyView,
        period: Period = Period.WEEK,
        at: str | None = None,
        *,
        today: date = TODAY,
        role: str = "ann",
    ) -> Leaderboard:
        """Return a leaderboard."""
        with self.database.session(role, today=today) as session:
            return service.leaderboard(session, journey=journey, period=period, at=at, today=today)


def answers(log: CheckinLog) -> tuple[object, object]:
    """Return efforts and score of a check-in, to compare with literals."""
    return log.efforts, log.score


@pytest.fixture
def club(database: Database, ann: Member) -> Iterator[Club]:
    """Ann's club. After the test, the standings and streaks that are stored equal those of the facts."""
    assert ann.role == "ann"
    yield Club(database)
    with database.owner() as connection:
        columns = "journey_id, user_id, period, bucket, half_points, checkins"
        order = "ORDER BY 1, 2, 3, 4"
        assert fetch(connection, f"SELECT {columns} FROM standings {order}") == fetch(
            connection, f"SELECT {columns} FROM expected_standings() {order}"
        )
        columns = "user_id, subject, subject_id, met, excused, longest"
        assert fetch(connection, f"SELECT {columns} FROM streaks {order}") == fetch(
            connection, f"SELECT {columns} FROM expected_streaks() {order}"
        )


@pytest.fixture
def cleo(database: Database) -> Member:
    """Cleo, a third person in UTC."""
    return database.add_person("cleo")
