"""Listings for people: calm columns without boxes, that fit the width they are drawn in.

When rows are wider than the terminal, the columns marked ``wrap`` (or else the widest text column) fold;
when even that is too narrow, the columns marked ``spare`` stay away, and else every row becomes a small block
of labelled lines. Nothing is ever cut.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from tracker.core.text import visible
from tracker.output.plain import decimal_text, json_text, to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement
    from rich.segment import Segment
    from rich.style import Style
    from rich.table import Table

Align = Literal["left", "right", "center"]

_GAP = 2
_NARROWEST_WRAP = 12


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a listing.

    ``key`` is the row's key and the header of CSV and TSV; ``title`` is what people read. ``style`` is a
    name from the theme. ``format`` turns a value into words for people only. ``hidden`` columns appear in
    CSV and TSV but not in tables. ``wrap`` marks what may fold when space is short, ``spare`` what people can
    do without then; of several, the last goes first.
    """

    key: str
    title: str
    align: Align = "left"
    style: str | None = None
    format: Callable[[object], str] | None = None
    hidden: bool = False
    wrap: bool = False
    spare: bool = False


def human_text(value: object) -> str:
    """Return a value as people read it, without anything that could drive the terminal."""
    return visible(_words(value))


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    plain = to_plain(value)
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    if isinstance(plain, Decimal):
        return decimal_text(plain)
    if isinstance(plain, list):
        return ", ".join(_words(part) for part in plain)
    return json_text(plain) if isinstance(plain, dict) else str(plain)


def cell_text(row: Mapping[str, object], column: Column) -> str:
    """Return what a table shows for one column of a row; ``KeyError`` when the row lacks it."""
    value = row[column.key]
    return visible(column.format(value)) if column.format else human_text(value)


def _aligned(text: str, width: int, align: Align) -> str:
    """Return ``text`` filled with blanks to ``width`` cells, which wide characters take two of."""
    from rich.cells import cell_len

    missing = width - cell_len(text)
    before = {"left": 0, "right": missing, "center": missing // 2}[align]
    return " " * before + text + " " * (missing - before)


class DataTable:
    """A Rich renderable of rows, laid out when it is drawn, for the width it gets."""

    def __init__(self, rows: Iterable[Mapping[str, object]], columns: Sequence[Column]) -> None:
        self.columns = [column for column in columns if not column.hidden]
        self.cells = [[cell_text(row, column) for column in self.columns] for row in rows]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        fitting = next((table for table in self._narrower() if table._fits(options.max_width)), None)  # noqa: SLF001
        yield from self._blocks() if fitting is None else fitting._laid_out(console, options.max_width)  # noqa: SLF001

    def _narrower(self) -> Iterator[DataTable]:
        """Yield this table, then without its last spare column, and so on."""
        table = self
        yield table
        for index in reversed([index for index, column in enumerate(self.columns) if column.spare]):
            narrower = copy(table)
            narrower.columns = table.columns[:index] + table.columns[index + 1 :]
            narrower.cells = [row[:index] + row[index + 1 :] for row in table.cells]
            table = narrower
            yield table

    def _fits(self, width: int) -> bool:
        """Whether the columns stand beside each other, folded or not."""
        widths = self._natural_widths()
        excess = self._total(widths) - width
        wrapping = self._wrapping(widths)
        room = sum(widths[index] for index in wrapping) - excess
        return excess <= 0 or (bool(wrapping) and room >= _NARROWEST_WRAP * len(wrapping))

    def _laid_out(self, console: Console, width: int) -> RenderResult:
        widths = self._natural_widths()
        if self._total(widths) > width:
            yield self._table(widths, self._wrapping(widths))
        else:
            yield from self._lines(console, widths) if self._plain else [self._table(widths, frozenset())]

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.measure import Measurement

        natural = self._total(self._natural_widths())
        return Measurement(min(_NARROWEST_WRAP, options.max_width), min(natural, options.max_width))

    def _natural_widths(self) -> list[int]:
        """Return for each column the cells of its longest line, its title included."""
        from rich.cells import cell_len

        return [
            max(
                cell_len(line)
                for text in (column.title, *(cells[index] for cells in self.cells))
                for line in text.expandtabs().split("\n")
            )
            for index, column in enumerate(self.columns)
        ]

    @staticmethod
    def _total(widths: Sequence[int]) -> int:
        return sum(widths) + _GAP * (len(widths) - 1)

    def _wrapping(self, widths: Sequence[int]) -> frozenset[int]:
        """Return the indexes of the columns that fold: the marked ones, or else the widest text."""
        marked = [index for index, column in enumerate(self.columns) if column.wrap]
        if marked:
            return frozenset(marked)
        texts = [index for index, column in enumerate(self.columns) if column.align == "left"]
        return frozenset(sorted(texts, key=lambda index: widths[index])[-1:])

    @property
    def _plain(self) -> bool:
        """Whether every cell is a single line."""
        return not any("\n" in cell or "\t" in cell for cells in self.cells for cell in cells)

    def _lines(self, console: Console, widths: Sequence[int]) -> Iterator[Segment]:
        """Return the table as ready-made lines, at a seventh of what Rich's own table costs."""
        heading = console.get_style("heading")
        yield from self._line([column.title for column in self.columns], [heading] * len(widths), widths)
        styles = [console.get_style(column.style or "none") for column in self.columns]
        for cells in self.cells:
            yield from self._line(cells, styles, widths)

    def _line(
        self, cells: Sequence[str], styles: Sequence[Style], widths: Sequence[int]
    ) -> Iterator[Segment]:
        from rich.segment import Segment

        gap = ""
        for cell, style, width, column in zip(cells, styles, widths, self.columns, strict=True):
            yield Segment(gap)
            yield Segment(_aligned(cell, width, column.align), style)
            gap = " " * _GAP
        yield Segment.line()

    def _table(self, widths: Sequence[int], wrapping: frozenset[int]) -> Table:
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="heading")
        for index, column in enumerate(self.columns):
            table.add_column(
                Text(column.title),
                justify=column.align,
                style=column.style,
                # Known widths spare Rich from measuring every cell again.
                width=None if index in wrapping else widths[index],
                no_wrap=index not in wrapping,
                overflow="fold",
            )
        for cells in self.cells:
            table.add_row(*(Text(cell) for cell in cells))
        return table

    def _blocks(self) -> Iterable[Table]:
        """Return one grid per row: the titles on the left, the values folding on the right."""
        from rich.table import Table
        from rich.text import Text

        for number, cells in enumerate(self.cells):
            block = Table.grid(padding=(0, 1, 0, 0))
            block.add_column(style="heading", overflow="fold")
            block.add_column(overflow="fold")
            if number:
                block.add_row("", "")
            for column, cell in zip(self.columns, cells, strict=True):
                block.add_row(Text(column.title), Text(cell, style=column.style or ""))
            yield block
