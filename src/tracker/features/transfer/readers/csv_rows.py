"""CSV as it comes: any order of columns, BOM, CRLF, quoted line breaks, blank lines, trailing commas."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.text import fold, plural, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.features.transfer.rejections import Rejections

_DELIMITERS = ",;\t"


class CsvRows:
    """The rows of a CSV with a header, each with the line that it begins on."""

    def __init__(self, lines: Iterable[str], rejections: Rejections, *, name: str) -> None:
        """Read the header; a ``UsageError`` if there is none or it names a column twice."""
        self._rejections = rejections
        self.read = 0
        stream = iter(lines)
        self._skipped, first = _first_line(stream)
        if not first.strip():
            raise UsageError(f"{quoted(name)} is empty.", "The first line names the columns.")
        self._delimiter = max(_DELIMITERS, key=first.count)
        self._reader = csv.reader(_chain(first, stream), delimiter=self._delimiter, strict=True)
        self.header = [cell.strip() for cell in self._header(name)]
        _refuse_doubles(self.header, name)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield line and cells, one cell for each column; rows that cannot be are rejected."""
        reader, width = self._reader, len(self.header)
        before = reader.line_num
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self.read += 1
                self._rejections.add(self._skipped + before + 1, "", "", _broken(error))
                before = reader.line_num
                continue
            line = self._skipped + before + 1
            before = reader.line_num
            if len(row) != width:
                if not any(cell.strip() for cell in row):
                    continue
                if len(row) > width and any(cell.strip() for cell in row[width:]):
                    self.read += 1
                    reason = f"has {plural(len(row), 'cell')} where the header has {plural(width, 'column')}"
                    self._rejections.add(line, "", self._delimiter.join(row), reason)
                    continue
                row = row[:width] + [""] * (width - len(row))
            elif not any(row):
                continue
            self.read += 1
            yield line, row

    def _header(self, name: str) -> list[str]:
        try:
            return next(self._reader)
        except csv.Error as error:
            raise UsageError(
                f"The first line of {quoted(name)} {_broken(error)}.", "It names the columns."
            ) from error


def column(header: Sequence[str], *names: str) -> int | None:
    """Return where the first of these columns is; case and accents do not matter."""
    folded = [fold(cell) for cell in header]
    return next((folded.index(fold(name)) for name in names if fold(name) in folded), None)


def _first_line(stream: Iterator[str]) -> tuple[int, str]:
    """Return how many blank lines come first, and the first line that says something."""
    skipped = 0
    for line in stream:
        if line.strip() and not line.lower().startswith("sep="):
            return skipped, line
        skipped += 1
    return skipped, ""


def _chain(first: str, stream: Iterator[str]) -> Iterator[str]:
    yield first
    yield from stream


def _refuse_doubles(header: Sequence[str], name: str) -> None:
    folded = [fold(cell) for cell in header if cell]
    doubles = [cell for cell in header if cell and folded.count(fold(cell)) > 1]
    if doubles:
        raise UsageError(f"{quoted(name)} has two columns {quoted(doubles[0])}.", "Name each column once.")


def _broken(error: csv.Error) -> str:
    """Say what is wrong with quotation marks; the reader's own words are for programmers."""
    words = str(error)
    if "unexpected end" in words or "limit" in words:
        return "opens a quotation mark that is never closed"
    return "has a quotation mark in the wrong place"
