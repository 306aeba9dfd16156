"""HabitBull's CSV, read twice: a row alone may not tell day from month, or an amount from a tick."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TextIO

from tracker.core.errors import UsageError
from tracker.core.text import fold, quoted
from tracker.features.streaks.rules import Rule
from tracker.features.transfer.readers.cells import TEXT_REASON, storable
from tracker.features.transfer.readers.csv_rows import CsvRows
from tracker.features.transfer.readers.loop_terms import earliest
from tracker.features.transfer.records import ForeignEntry, ForeignHabit
from tracker.features.transfer.rejections import Rejections

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = ("habitname", "habitdescription", "habitcategory")
_NO_VALUE = -2150000000
_DATE = re.compile(r"([0-9]{1,4})([-/.])([0-9]{1,2})\2([0-9]{1,4})(?:[T ].*)?")
_WHOLE = re.compile(r"-?[0-9]{1,12}")
_CENTURY = 2000


@dataclass
class _Seen:
    """What the rows of one habit said together."""

    why: str
    category: str
    measured: bool = False
    first: date | None = None


class HabitBull:
    """A file that was looked through once; `entries` goes through it again."""

    def __init__(self, stream: TextIO, *, name: str) -> None:
        """Look through all rows; a ``UsageError`` if the header is another tracker's."""
        self._seen: dict[str, _Seen] = {}
        with Rejections() as untold:
            self._look_through(CsvRows(stream, untold, name=name), name)
        self.read = 0

    def _look_through(self, rows: CsvRows, name: str) -> None:
        if tuple(fold(cell) for cell in rows.header[:3]) != _HEADER or len(rows.header) < 5:
            raise UsageError(
                f"{quoted(name)} is no export of HabitBull.",
                "Its header begins HabitName,HabitDescription,HabitCategory,CalendarDate,Value.",
            )
        self.day_first = _day_first(self._look(rows))
        self._set_first_days()

    def _look(self, rows: CsvRows) -> Iterator[str]:
        """Yield the dates, noting what else the rows say."""
        self._days: dict[str, set[str]] = {}
        for _, row in rows:
            key = _key(row[0])
            seen = self._seen.setdefault(key, _Seen(row[1].strip(), row[2].strip()))
            number = _number(row[4])
            seen.measured = seen.measured or (number is not None and number > 1)
            if number is not None and number >= 0:
                self._days.setdefault(key, set()).add(row[3].strip())
            yield row[3].strip()

    def _set_first_days(self) -> None:
        for key, texts in self._days.items():
            for text in texts:
                day = _day(text, day_first=self.day_first)
                if day is not None:
                    self._seen[key].first = earliest(self._seen[key].first, day)
        self._days.clear()

    def habits(self) -> Iterator[ForeignHabit]:
        """Yield the habits in the order of their first rows; the file says nothing of how often."""
        for key, seen in self._seen.items():
            yield ForeignHabit(
                key=f"habitbull:{key}"[:200],
                name=key or "Habit",
                rule=Rule("day", unit="times") if seen.measured else Rule("day"),
                started_on=seen.first,
                why=seen.why[:2000] or None,
                category=seen.category[:50] or None,
            )

    def entries(self, stream: TextIO, rejections: Rejections, *, name: str) -> Iterator[ForeignEntry]:
        """Yield what was entered; ``-2150000000`` says that nothing was."""
        rows = CsvRows(stream, rejections, name=name)
        for line, row in rows:
            number, note = _number(row[4]), row[5].strip() if len(row) > 5 else ""
            if number == _NO_VALUE and not note:
                continue
            self.read += 1
            day = _day(row[3].strip(), day_first=self.day_first)
            if day is None:
                rejections.add(line, "CalendarDate", row[3], f"is no day in the file's form, {self._form}")
            elif number == _NO_VALUE:
                rejections.add(line, "CommentText", note, "is a note without an answer")
            elif number is None or number < 0:
                rejections.add(line, "Value", row[4], "is no whole number of 0 or more")
            elif not storable(note):
                rejections.add(line, "CommentText", note, TEXT_REASON)
            else:
                answer, size = ("amount", str(number)) if number else ("no", "0")
                yield ForeignEntry(
                    line,
                    f"habitbull:{_key(row[0])}"[:200],
                    day.isoformat(),
                    "amount" if answer == "amount" else "no",
                    size,
                    note or None,
                )

    @property
    def _form(self) -> str:
        return "day before month" if self.day_first else "month before day, or year first"


def _key(name: str) -> str:
    return " ".join("".join(sign for sign in name if storable(sign)).split())


def _number(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text.strip()) else None


def _day_first(dates: Iterator[str]) -> bool:
    """Decide for the whole file: numbers above 12 are days; without any, a dot means day first."""
    day_first = month_first = dotted = 0
    for text in dates:
        match = _DATE.fullmatch(text)
        if match and len(match[1]) < 3:
            day_first += int(match[1]) > 12
            month_first += int(match[3]) > 12
            dotted += match[2] == "."
    return day_first > month_first or (day_first == month_first and dotted > 0)


def _day(text: str, *, day_first: bool) -> date | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    year_first = len(match[1]) == 4
    year, month, day = (
        (first, second, third)
        if year_first
        else (third, second, first)
        if day_first
        else (third, first, second)
    )
    try:
        return date(year + _CENTURY if year < 100 else year, month, day)
    except ValueError:
        return None
