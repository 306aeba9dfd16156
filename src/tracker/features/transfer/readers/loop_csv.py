"""Loop's CSV export, folder or zip, of every generation: each file is read by what it shows, not by its age.

A habit's entries are in the folder of its position (``002 Wake up early``), which holds the known days alone.
A habit without a folder is read from the root's ``Checkmarks.csv``, column by position. The root lists every
day: there "no" counts as said only in files that tell it from "unknown".
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.text import fold, quoted
from tracker.features.transfer.readers.cells import DAY_REASON, UnfitError, amount, iso_day
from tracker.features.transfer.readers.csv_rows import CsvRows
from tracker.features.transfer.readers.loop_terms import (
    NOTHING,
    SKIPPED,
    WORDS,
    LoopHabit,
    answer_of,
    earliest,
    note_of,
)
from tracker.features.transfer.records import ForeignEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.features.transfer.readers.bundles import Bundle
    from tracker.features.transfer.records import ForeignHabit
    from tracker.features.transfer.rejections import Rejections

HABITS = "Habits.csv"
CHECKMARKS = "Checkmarks.csv"
_FOLDER = re.compile(r"(\d+)(?: .*)?")

Cell = tuple[int, str, str, str]
"""Line, day, value and note as written."""


class LoopCsv:
    """An opened export. ``read`` counts habits and entries that say something."""

    def __init__(self, bundle: Bundle, rejections: Rejections) -> None:
        if HABITS not in bundle.names:
            raise UsageError(f"{quoted(bundle.name)} holds no {HABITS}.", "Give Loop's CSV export, as it is.")
        self._bundle = bundle
        self._rejections = rejections
        self.read = 0
        with bundle.open_text(HABITS) as stream:
            rows = CsvRows(stream, rejections, name=HABITS)
            self._typed = "type" in {fold(cell) for cell in rows.header}
            self._habits = list(_habits(rows))
        rejections.file(HABITS)
        self.read += rows.read
        folders = _folders(bundle.names)
        self._files = {habit.position: folders.get(habit.position) for habit in self._habits}
        self._measured = {
            habit.position: self._is_measured(place, habit) for place, habit in enumerate(self._habits)
        }

    def habits(self) -> Iterator[ForeignHabit]:
        """Yield the habits, begun on the day of their first entry."""
        for place, habit in enumerate(self._habits):
            measured = self._measured[habit.position]
            yield replace(habit, measured=measured).as_foreign(self._first_day(place, habit))

    def entries(self) -> Iterator[ForeignEntry]:
        """Yield what was entered; days that cannot be read are rejected."""
        for place, habit in enumerate(self._habits):
            beginning = self._rejections.file(self._files[habit.position] or CHECKMARKS)
            for line, day, value, note in self._cells(place, habit):
                try:
                    found = self._entry(beginning + line, habit, day, value, note)
                except UnfitError as error:
                    self.read += 1
                    self._rejections.add(beginning + line, error.column, error.value, error.reason)
                    continue
                if found is not None:
                    self.read += 1
                    yield found

    def _first_day(self, place: int, habit: LoopHabit) -> date | None:
        first: date | None = None
        for line, day, value, _ in self._cells(place, habit):
            try:
                found = self._entry(line, habit, day, value, "")
            except UnfitError:
                continue
            first = first if found is None else earliest(first, date.fromisoformat(found.day))
        return first

    def _entry(self, place: int, habit: LoopHabit, day: str, value: str, note: str) -> ForeignEntry | None:
        """Return the entry of a day; None where it says nothing."""
        number = _number(value)
        if number is None:
            raise UnfitError("Value", value, "is no value that Loop writes")
        says_no = self._files[habit.position] is not None or self._root_knows_unknown
        answer = answer_of(number, measured=self._measured[habit.position], says_no=says_no)
        if answer is None and note.strip():
            raise UnfitError("Notes", note, "is a note on a day without an answer")
        if answer is None:
            return None
        iso = iso_day(day)
        if iso is None:
            raise UnfitError("Date", day, DAY_REASON)
        return ForeignEntry(place, habit.key, iso, answer[0], answer[1], note_of(note))

    def _is_measured(self, place: int, habit: LoopHabit) -> bool:
        """Whether the habit is of amounts: old files do not say, but a value above 3 can be nothing else."""
        if self._typed:
            return habit.measured
        return any((_number(value) or 0) > SKIPPED for _, _, value, _ in self._cells(place, habit))

    @cached_property
    def _root_knows_unknown(self) -> bool:
        with self._bundle.open_text(CHECKMARKS) as stream:
            return any(_number(cell) == NOTHING for row in csv.reader(stream) for cell in row[1:])

    def _cells(self, place: int, habit: LoopHabit) -> Iterator[Cell]:
        file = self._files[habit.position]
        if file is not None:
            with self._bundle.open_text(file) as stream:
                yield from _folder_cells(csv.reader(stream))
        elif CHECKMARKS in self._bundle.names:
            with self._bundle.open_text(CHECKMARKS) as stream:
                yield from _root_cells(csv.reader(stream), place, len(self._habits))


def _habits(rows: CsvRows) -> Iterator[LoopHabit]:
    header = [fold(cell) for cell in rows.header]
    for order, (_, row) in enumerate(rows, start=1):
        cells = dict(zip(header, row, strict=True))
        position = _whole(cells.get("position", ""), order)
        name = " ".join(cells.get("name", "").split())
        numerator = _whole(cells.get("frequencynumerator", cells.get("numrepetitions", "")), 0)
        denominator = _whole(cells.get("frequencydenominator", cells.get("interval", "")), 0)
        yield LoopHabit(
            position=position,
            name=name or f"Habit {position}",
            identity=f"{position}:{name}",
            numerator=max(numerator, 1),
            denominator=max(denominator, 1),
            description=cells.get("description", "").strip(),
            question=cells.get("question", "").strip(),
            colour=_colour(cells.get("color", "")),
            measured=cells.get("type", "").strip().upper() == "NUMERICAL",
            at_most=cells.get("target type", "").strip().upper() == "AT_MOST",
            target=amount(cells.get("target value", "")),
            unit=cells.get("unit", ""),
            archived=cells.get("archived?", "").strip().lower() == "true",
        )


def _folders(names: Iterable[str]) -> Mapping[int, str]:
    """Return each folder's file of entries, by the position that the folder's name begins with."""
    found: dict[int, str] = {}
    for name in names:
        folder, _, file = name.partition("/")
        match = _FOLDER.fullmatch(folder)
        if match and file == CHECKMARKS:
            found.setdefault(int(match[1]), name)
    return found


def _folder_cells(reader: Iterator[Sequence[str]]) -> Iterator[Cell]:
    """Read ``Date,Value,Notes``; the header came with a later generation."""
    line = 0
    for row in reader:
        line += 1
        if len(row) < 2 or (line == 1 and fold(row[0]) == "date"):
            continue
        yield line, row[0], row[1], row[2] if len(row) > 2 else ""


def _root_cells(reader: Iterator[Sequence[str]], place: int, habits: int) -> Iterator[Cell]:
    """Read one habit's column. Names are not quoted in the header, so only the rows' width can be trusted."""
    for line, row in enumerate(reader, start=1):
        if line > 1 and len(row) >= habits + 1:
            yield line, row[0], row[place + 1], ""


def _number(text: str) -> int | None:
    word = text.strip().upper()
    if word in WORDS:
        return WORDS[word]
    return int(word) if re.fullmatch(r"-?[0-9]{1,15}", word) else None


def _whole(text: str, default: int) -> int:
    word = text.strip()
    return int(word) if re.fullmatch(r"[0-9]{1,9}", word) else default


def _colour(text: str) -> str | None:
    word = text.strip().lower()
    return word if re.fullmatch(r"#[0-9a-f]{6}", word) else None
