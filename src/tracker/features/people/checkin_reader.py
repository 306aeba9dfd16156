"""Check-ins of many people: what `import checkins` reads, with a column or key that names the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.core.errors import UsageError
from tracker.features.transfer.readers.cells import UnfitError
from tracker.features.transfer.readers.checkins import CheckinReader, places_of
from tracker.features.transfer.readers.csv_rows import CsvRows, column
from tracker.features.transfer.readers.ndjson_rows import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.features.transfer.journey_book import JourneyBook
    from tracker.features.transfer.readers.ndjson_rows import JsonRows
    from tracker.features.transfer.records import CheckinRow
    from tracker.features.transfer.rejections import Rejections

USERNAME = "username"


class KnownPerson(NamedTuple):
    """A person and the journeys that they are on."""

    id: int
    book: JourneyBook


def usernames_of(rows: CsvRows | JsonRows) -> set[str]:
    """Return whom the rows name; a ``UsageError`` if no column does."""
    if isinstance(rows, CsvRows):
        place = _username_column(rows)
        return {row[place].strip().lower() for _, row in rows}
    return {text_of(found.get(USERNAME)).strip().lower() for _, found in rows}


class PeopleCheckins:
    """Turns rows into check-ins of the people that they name."""

    def __init__(self, people: Mapping[str, KnownPerson], rejections: Rejections) -> None:
        self._people = people
        self._rejections = rejections
        self._readers: dict[int, CheckinReader] = {}

    def from_csv(self, rows: CsvRows, known: JourneyBook) -> Iterator[tuple[int, CheckinRow]]:
        """Yield the good rows, each after its person's id.

        A column that no journey of ``known`` asks is a ``UsageError`` before any row is read. Where there is
        no column for the journey, it is the only one that the person is on.
        """
        username_at = _username_column(rows)
        places = places_of(rows.header, besides=username_at)
        if known.journeys:
            known.check_dimensions(places.dimensions, None)
        for line, row in rows:
            try:
                person = self._person(row[username_at])
                reader = self._reader(person, only=places.journey is None)
                yield person.id, reader.csv_row(line, row, places)
            except UnfitError as error:
                self._rejections.add(line, error.column, error.value, error.reason)

    def from_ndjson(self, rows: JsonRows) -> Iterator[tuple[int, CheckinRow]]:
        """Yield the good rows of objects such as `history` prints, with a username."""
        for line, found in rows:
            try:
                person = self._person(text_of(found.pop(USERNAME, None)))
                yield person.id, self._reader(person, only=False).object_row(line, found)
            except UnfitError as error:
                self._rejections.add(line, error.column, error.value, error.reason)

    def _person(self, name: str) -> KnownPerson:
        person = self._people.get(name.strip().lower())
        if person is None:
            raise UnfitError(USERNAME, name, "is nobody here" if name.strip() else "is empty")
        return person

    def _reader(self, person: KnownPerson, *, only: bool) -> CheckinReader:
        if person.id not in self._readers:
            active = [journey for journey in person.book.journeys if not journey.archived]
            default = active[0] if only and len(active) == 1 else None
            self._readers[person.id] = CheckinReader(person.book, default, self._rejections)
        return self._readers[person.id]


def _username_column(rows: CsvRows) -> int:
    place = column(rows.header, USERNAME)
    if place is None:
        raise UsageError("There is no column username.", f"The header is: {', '.join(rows.header)}.")
    return place
