"""Bringing check-ins of many people in: one transaction, a step of undo for each person."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.core.text import fold
from tracker.features.people.checkin_reader import KnownPerson, PeopleCheckins, usernames_of
from tracker.features.people.service.bulk import BulkFormat
from tracker.features.transfer.journey_book import JourneyBook, KnownJourney
from tracker.features.transfer.readers.csv_rows import CsvRows
from tracker.features.transfer.readers.rows import open_rows
from tracker.features.transfer.records import Outcome
from tracker.features.transfer.rejections import Rejections
from tracker.features.transfer.service.books import slots_by_name
from tracker.features.transfer.service.staging import put_in_checkins_of_people
from tracker.features.transfer.sources import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

_WHOSE = "theirs"


def import_checkins(
    session: Session, *, source: Source, rejections: Rejections, dry_run: bool = False
) -> Outcome:
    """Import a file of check-ins with a username in each row, noting in ``rejections`` what did not go in.

    With ``dry_run`` the transaction is rolled back.
    """
    with source.at_rest() as resting:
        people = _people(session, _usernames(resting))
        with open_rows(resting, rejections) as rows:
            reader = PeopleCheckins(people, rejections)
            if isinstance(rows, CsvRows):
                found = reader.from_csv(rows, _all_journeys(people))
            else:
                found = reader.from_ndjson(rows)
            tally = put_in_checkins_of_people(session, found, rejections)
            tally.read = rows.read
    if dry_run:
        session.rollback()
    return Outcome(BulkFormat.CHECKINS, tally, rejections, None, kept=not dry_run)


def _usernames(source: Source) -> set[str]:
    """Read the file once for the names: what people are on is asked of the database at once."""
    quiet = Source(source.name, source.path)
    with Rejections() as ignored, open_rows(quiet, ignored) as rows:
        return usernames_of(rows)


def _people(session: Session, usernames: Collection[str]) -> dict[str, KnownPerson]:
    rows = session.execute(
        text("SELECT * FROM journeys_of_people(CAST(:usernames AS text[]))"), {"usernames": list(usernames)}
    ).all()
    asked = {
        row.journey_id: row
        for row in session.execute(
            text("SELECT * FROM asked_by_journeys(CAST(:ids AS bigint[]))"),
            {"ids": sorted({row.journey_id for row in rows if row.journey_id is not None})},
        )
    }
    journeys: dict[int, KnownJourney] = {
        row.journey_id: _journey(row, asked[row.journey_id]) for row in rows if row.journey_id is not None
    }
    return {
        username: KnownPerson(user_id, _book(list(group), journeys))
        for (user_id, username), group in groupby(rows, key=lambda row: (row.user_id, row.username))
    }


def _book(rows: Sequence[Row[tuple[object, ...]]], journeys: Mapping[int, KnownJourney]) -> JourneyBook:
    found = [journeys[row.journey_id] for row in rows if row.journey_id is not None]
    return JourneyBook(found, whose=_WHOSE)


def _journey(row: Row[tuple[object, ...]], asked: Row[tuple[object, ...]]) -> KnownJourney:
    return KnownJourney(
        id=row.journey_id,
        public_id=str(row.public_id),
        title=row.title,
        archived=row.status == "archived",
        names={fold(name): name for _, name in asked.dimensions},
        slots=slots_by_name(asked.dimensions),
        weights=[(day, weights) for day, weights in asked.versions],
    )


def _all_journeys(people: Mapping[str, KnownPerson]) -> JourneyBook:
    journeys = {journey.id: journey for person in people.values() for journey in person.book.journeys}
    return JourneyBook(journeys.values(), whose=_WHOSE)
