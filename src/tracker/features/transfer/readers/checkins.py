"""Check-ins as CSV or NDJSON: what `tracker history` prints, or one column for each dimension."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.core.errors import UsageError
from tracker.core.text import fold, quoted
from tracker.features.journeys.service import parse_effort
from tracker.features.transfer.readers.cells import (
    DAY_REASON,
    TEXT_REASON,
    Days,
    UnfitError,
    identifier,
    storable,
)
from tracker.features.transfer.readers.csv_rows import CsvRows, column
from tracker.features.transfer.readers.ndjson_rows import JsonObject, JsonRows, text_of
from tracker.features.transfer.records import CheckinRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.features.transfer.journey_book import JourneyBook, KnownJourney
    from tracker.features.transfer.rejections import Rejections

_DERIVED = ("score", "created", "streak")
"""Keys of `history` that the database computes."""
_KEYS = frozenset({"day", "journey", "note", "client_id", "efforts", *_DERIVED})
_MOST_REMEMBERED = 50_000

Answers = tuple[tuple[str, str], ...]
"""Dimension and effort, as written."""


class Places(NamedTuple):
    """Where the columns of a CSV are; ``efforts`` are the places and names of dimensions."""

    day: int
    journey: int | None
    note: int | None
    client_id: int | None
    efforts: Sequence[tuple[int, str]]

    @property
    def dimensions(self) -> list[str]:
        """The columns that are to be dimensions."""
        return [name for _, name in self.efforts]


def places_of(header: Sequence[str], *, besides: int | None = None) -> Places:
    """Find the columns; a ``UsageError`` if there is none of days or of dimensions.

    ``besides`` is the place of a column that is no dimension.
    """
    day, journey = column(header, "day", "date"), column(header, "journey")
    note, client_id = column(header, "note"), column(header, "client_id")
    efforts = [
        (place, name)
        for place, name in enumerate(header)
        if name and place not in (day, journey, note, client_id, besides) and fold(name) not in _DERIVED
    ]
    if day is None:
        raise UsageError("There is no column day.", f"The header is: {', '.join(header)}.")
    if not efforts:
        raise UsageError("No column names a dimension.", "Add one for each, with efforts of 1 to 5.")
    return Places(day, journey, note, client_id, efforts)


class CheckinReader:
    """Turns rows into check-ins. ``default`` is the journey of rows that name none."""

    def __init__(self, book: JourneyBook, default: KnownJourney | None, rejections: Rejections) -> None:
        self._book = book
        self._default = default
        self._rejections = rejections
        self._days = Days()
        self._journeys: dict[str, KnownJourney | str] = {}
        self._arrays: dict[tuple[int, int, Answers], str] = {}

    def from_csv(self, rows: CsvRows) -> Iterator[CheckinRow]:
        """Yield the good rows; an unknown column is a ``UsageError`` before any row is read."""
        places = places_of(rows.header)
        self._book.check_dimensions(places.dimensions, self._default)
        for line, row in rows:
            try:
                yield self.csv_row(line, row, places)
            except UnfitError as error:
                self._rejections.add(line, error.column, error.value, error.reason)

    def csv_row(self, line: int, row: Sequence[str], places: Places) -> CheckinRow:
        """Return the check-in of a row; an ``UnfitError`` says why it is none."""
        return self._row(
            line,
            row[places.day],
            row[places.journey] if places.journey is not None else "",
            tuple((name, row[place]) for place, name in places.efforts if row[place]),
            row[places.client_id] if places.client_id is not None else "",
            row[places.note] if places.note is not None else "",
        )

    def from_ndjson(self, rows: JsonRows) -> Iterator[CheckinRow]:
        """Yield the good rows of the objects of `history`."""
        for line, found in rows:
            try:
                yield self.object_row(line, found)
            except UnfitError as error:
                self._rejections.add(line, error.column, error.value, error.reason)

    def object_row(self, line: int, found: JsonObject) -> CheckinRow:
        """Return the check-in of an object; an ``UnfitError`` says why it is none."""
        unknown = next((key for key in found if key not in _KEYS), None)
        if unknown is not None:
            raise UnfitError(unknown, text_of(found[unknown]), "is no key of a check-in")
        efforts = found.get("efforts")
        if not isinstance(efforts, dict):
            raise UnfitError("efforts", text_of(efforts), "is not an object of dimension and effort")
        return self._row(
            line,
            text_of(found.get("day")),
            text_of(found.get("journey")),
            tuple((name, text_of(effort)) for name, effort in efforts.items()),
            text_of(found.get("client_id")),
            text_of(found.get("note")),
        )

    def _row(
        self, line: int, day_text: str, title: str, answers: Answers, client: str, note: str
    ) -> CheckinRow:
        day = self._days.read(day_text)
        if day is None:
            raise UnfitError("day", day_text, DAY_REASON)
        journey = self._journeys.get(title) or self._find(title)
        if isinstance(journey, str):
            raise UnfitError("journey", title, journey)
        efforts = self._array(journey, day, answers)
        client_id = identifier(client) if client else None
        if client and client_id is None:
            raise UnfitError("client_id", client, "is not a UUID")
        if note and not storable(note):
            raise UnfitError("note", note, TEXT_REASON)
        return CheckinRow(line, journey.id, day, efforts, client_id, note or None)

    def _find(self, title: str) -> KnownJourney | str:
        if not title.strip() and self._default is not None:
            found: KnownJourney | str = self._default
        else:
            found = self._book.find(title)
        if self._default is not None and not isinstance(found, str) and found.id != self._default.id:
            found = f"is another journey than {quoted(self._default.title)}, which --journey names"
        self._journeys[title] = found
        return found

    def _array(self, journey: KnownJourney, day: str, answers: Answers) -> str:
        """Return the efforts by slot."""
        version = journey.version_of(day)
        key = (journey.id, version, answers)
        known = self._arrays.get(key)
        if known is not None:
            return known
        by_slot = {
            _slot(journey, name, text, version): effort
            for name, text in answers
            if (effort := _effort(name, text)) is not None
        }
        if not by_slot:
            raise UnfitError("efforts", "", "gives no effort")
        array = "{" + ",".join(str(by_slot.get(slot, "NULL")) for slot in range(1, max(by_slot) + 1)) + "}"
        if len(self._arrays) < _MOST_REMEMBERED:
            self._arrays[key] = array
        return array


def _slot(journey: KnownJourney, name: str, text: str, version: int) -> int:
    slot = journey.slot(fold(name), version)
    if slot is None:
        raise UnfitError(name, text, f"is not asked by {quoted(journey.title)}")
    return slot


def _effort(name: str, text: str) -> int | None:
    """Return 1 to 5, None for no answer."""
    try:
        return parse_effort(text) if text.strip() else None
    except UsageError as error:
        raise UnfitError(name, text, "is not an effort of 1 to 5 or a name of one") from error
