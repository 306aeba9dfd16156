"""Loop's SQLite backup of every schema version up to 25; older ones lack columns, newer ones are refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.features.transfer.readers.cells import UnfitError, storable
from tracker.features.transfer.readers.loop_terms import (
    DONE,
    LoopHabit,
    answer_of,
    colour,
    earliest,
    note_of,
    reminder,
)
from tracker.features.transfer.records import ForeignEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.features.transfer.records import ForeignHabit
    from tracker.features.transfer.rejections import Rejections
    from tracker.features.transfer.sources import Source

MAGIC = b"SQLite format 3\x00"
NEWEST_SCHEMA = 25
_DAY_MILLISECONDS = 86_400_000
_EPOCH = date(1970, 1, 1)


@contextmanager
def open_backup(source: Source, rejections: Rejections) -> Iterator[LoopSqlite]:
    """Open a backup without writing anything beside it."""
    try:
        uri = f"file:{quote(str(source.path))}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            yield LoopSqlite(connection, rejections, name=source.name)
    except sqlite3.DatabaseError as error:
        raise UsageError(
            f"{quoted(source.name)} cannot be read as SQLite: {error}.", "Make the backup again."
        ) from error


class LoopSqlite:
    """An opened backup. ``read`` counts habits and entries that say something."""

    def __init__(self, connection: sqlite3.Connection, rejections: Rejections, *, name: str) -> None:
        self._connection = connection
        self._rejections = rejections
        self.read = 0
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > NEWEST_SCHEMA:
            raise UsageError(
                f"{quoted(name)} has Loop's schema {version}, this tracker knows 1 to {NEWEST_SCHEMA}.",
                "Install a newer tracker, or use Loop's CSV export.",
            )
        self._columns = {table: _columns(connection, table) for table in ("Habits", "Repetitions")}
        if not all(self._columns.values()):
            raise UsageError(f"{quoted(name)} is no backup of Loop.", "Give the .db file that Loop writes.")
        self._habits = dict(self._read_habits())
        rejections.file("Habits")
        self.read += len(self._habits)

    def habits(self) -> Iterator[ForeignHabit]:
        """Yield the habits, begun on the day of their first entry."""
        first: dict[str, date] = {}
        for row in self._repetitions():
            try:
                found = self._entry(0, row)
            except UnfitError:
                continue
            if found is not None:
                first[found.key] = earliest(first.get(found.key), date.fromisoformat(found.day))
        for habit in self._habits.values():
            yield habit.as_foreign(first.get(habit.key))

    def entries(self) -> Iterator[ForeignEntry]:
        """Yield what was entered; a row's line is its place among the repetitions."""
        beginning = self._rejections.file("Repetitions")
        for line, row in enumerate(self._repetitions(), start=1):
            try:
                found = self._entry(beginning + line, row)
            except UnfitError as error:
                self.read += 1
                self._rejections.add(beginning + line, error.column, error.value, error.reason)
                continue
            if found is not None:
                self.read += 1
                yield found

    def _entry(self, place: int, row: sqlite3.Row) -> ForeignEntry | None:
        """Return the entry of a repetition; None where it says nothing."""
        habit = self._habits.get(row["habit"])
        if habit is None:
            raise UnfitError("habit", row["habit"], "is no habit of the file")
        if not isinstance(row["value"], int):
            raise UnfitError("value", row["value"], "is no whole number")
        note = note_of(str(row["notes"] or ""))
        answer = answer_of(row["value"], measured=habit.measured)
        if answer is None and note is not None:
            raise UnfitError("notes", note, "is a note on a day without an answer")
        if answer is None:
            return None
        day = _day(row["timestamp"])
        if day is None:
            raise UnfitError("timestamp", row["timestamp"], "is no day in milliseconds")
        return ForeignEntry(place, habit.key, day.isoformat(), answer[0], answer[1], note)

    def _read_habits(self) -> Iterator[tuple[int, LoopHabit]]:
        in_order = "position" in self._columns["Habits"]
        query = (
            "SELECT * FROM Habits ORDER BY position, Id" if in_order else "SELECT * FROM Habits ORDER BY Id"
        )
        for place, row in enumerate(self._connection.execute(query), start=1):
            fields = {column.lower(): row[column] for column in row.keys()}  # noqa: SIM118 -- a row yields values
            yield fields["id"], _habit(fields, place)

    def _repetitions(self) -> Iterator[sqlite3.Row]:
        known = self._columns["Repetitions"]
        value = "value" if "value" in known else f"{DONE} AS value"
        notes = "notes" if "notes" in known else "NULL AS notes"
        query = f"SELECT habit, timestamp, {value}, {notes} FROM Repetitions ORDER BY Id"  # noqa: S608 -- own words
        yield from self._connection.execute(query)


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row["name"].lower() for row in connection.execute(f"PRAGMA table_info({table})")}


def _habit(row: Mapping[str, object], place: int) -> LoopHabit:
    """Read a habit; before schema 23 the question stood in the description."""
    name = " ".join(_words(row.get("name")).split())
    asked = "question" in row
    number = row.get("color")
    return LoopHabit(
        position=place,
        name=name or f"Habit {place}",
        identity=_words(row.get("uuid")) or f"{row['id']}:{name}",
        numerator=_positive(row.get("freq_num")),
        denominator=_positive(row.get("freq_den")),
        description=_words(row.get("description")) if asked else "",
        question=_words(row.get("question" if asked else "description")),
        colour=colour(number) if isinstance(number, int) else None,
        measured=row.get("type") == 1,
        at_most=row.get("target_type") == 1,
        target=_decimal(row.get("target_value")),
        unit=_words(row.get("unit")),
        archived=bool(row.get("archived")),
        reminder=reminder(row.get("reminder_hour"), row.get("reminder_min"), row.get("reminder_days")),
    )


def _day(timestamp: object) -> date | None:
    """Return the day of UTC midnight in milliseconds."""
    if not isinstance(timestamp, int):
        return None
    try:
        return _EPOCH + timedelta(days=timestamp // _DAY_MILLISECONDS)
    except OverflowError:
        return None


def _words(value: object) -> str:
    text = "" if value is None else str(value).strip()
    return text if storable(text) else "".join(sign for sign in text if storable(sign))


def _positive(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 1


def _decimal(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value)) if isinstance(value, int | float) else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and number > 0 else None
