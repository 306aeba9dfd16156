"""Entries of habits as CSV or NDJSON: what `habit log` prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.text import fold
from tracker.features.transfer.readers.cells import (
    DAY_REASON,
    TEXT_REASON,
    Days,
    UnfitError,
    amount,
    storable,
)
from tracker.features.transfer.readers.ndjson_rows import JsonRows, text_of
from tracker.features.transfer.records import Answer, EntryRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.features.transfer.readers.csv_rows import CsvRows
    from tracker.features.transfer.rejections import Rejections

HEADER = ("day", "habit", "amount", "status", "note")
_IGNORED = frozenset({"streak", "unit"})
_WORDS: Mapping[str, Answer] = {
    "": "amount", "done": "amount", "partial": "amount", "amount": "amount", "yes": "amount",
    "skipped": "skip", "skip": "skip",
    "missed": "no", "no": "no",
}  # fmt: skip

FindHabit = Callable[[str], int | str]
"""Returns a habit's id, or why there is none of that name."""


class EntryReader:
    """Turns rows into entries."""

    def __init__(self, find_habit: FindHabit, rejections: Rejections) -> None:
        self._find_habit = find_habit
        self._rejections = rejections
        self._days = Days()
        self._habits: dict[str, int | str] = {}

    def from_csv(self, rows: CsvRows) -> Iterator[EntryRow]:
        """Yield the good rows; an unknown or missing column is a ``UsageError`` before any row is read."""
        header = [fold(cell) for cell in rows.header]
        unknown = [cell for cell in header if cell and cell not in {*HEADER, *_IGNORED}]
        missing = [name for name in ("day", "habit") if name not in header]
        if unknown or missing:
            problem = (
                f"The column {unknown[0]} is not known" if unknown else f"There is no column {missing[0]}"
            )
            raise UsageError(f"{problem}.", f"Columns: {', '.join(HEADER)}.")
        places = [header.index(name) if name in header else None for name in HEADER]
        for line, row in rows:
            yield from self._tried(line, [row[place] if place is not None else "" for place in places])

    def from_ndjson(self, rows: JsonRows) -> Iterator[EntryRow]:
        """Yield the good rows of the objects of `habit log`."""
        for line, found in rows:
            unknown = next((key for key in found if key not in {*HEADER, *_IGNORED}), None)
            if unknown is not None:
                self._rejections.add(line, unknown, text_of(found[unknown]), "is no key of an entry")
            else:
                yield from self._tried(line, [text_of(found.get(name)) for name in HEADER])

    def _tried(self, line: int, cells: Sequence[str]) -> Iterator[EntryRow]:
        try:
            yield self._row(line, *cells)
        except UnfitError as error:
            self._rejections.add(line, error.column, error.value, error.reason)

    def _row(self, line: int, day_text: str, name: str, number: str, status: str, note: str) -> EntryRow:
        day = self._days.read(day_text)
        if day is None:
            raise UnfitError("day", day_text, DAY_REASON)
        habit = self._habits.get(name)
        if habit is None:
            habit = self._habits[name] = self._find_habit(name)
        if isinstance(habit, str):
            raise UnfitError("habit", name, habit)
        if not storable(note):
            raise UnfitError("note", note, TEXT_REASON)
        answer, size = _said(number.strip(), status)
        return EntryRow(line, habit, day, answer, size, note or None)


def _said(number: str, status: str) -> tuple[Answer, str]:
    """Return answer and amount; "missed" with an amount is an amount: too little, or more than "at most"."""
    answer = _WORDS.get(fold(status))
    if answer is None:
        raise UnfitError("status", status, "is not done, partial, skipped or missed")
    if not number and not status.strip():
        raise UnfitError("amount", "", "is empty, and so is the status")
    said = amount(number) if number else None
    if number and (said is None or said < 0):
        raise UnfitError("amount", number, "is not an amount")
    if answer == "skip" and said:
        raise UnfitError("amount", number, "does not go with a skip")
    if answer != "amount" and not said:
        return answer, "0"
    return "amount", "1" if said is None else format(said, "f")
