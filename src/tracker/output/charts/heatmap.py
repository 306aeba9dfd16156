"""A calendar of days as a heat map: a column per week, a row per weekday, a glyph for what each day was.

A year takes 57 columns, about 110 with two cells per week where there is room, and is split into stacked
blocks where there is not. The glyph alone says state and intensity; colour only helps.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.core.days import DayRange, week_of
from tracker.output.charts.scale import Number, share
from tracker.output.theme import Glyphs, glyphs_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement
    from rich.text import Text

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LABEL_WIDTH = 4
_SPARE_WIDTH = 3
_HALF_YEAR_WEEKS = 27
_LEGEND_GAP = "   "


class CellState(StrEnum):
    """What a day was. ``none`` was open and got nothing; ``unscheduled`` and ``future`` stay blank."""

    DONE = "done"
    PARTIAL = "partial"
    SKIPPED = "skipped"
    MISSED = "missed"
    PAUSED = "paused"
    UNSCHEDULED = "unscheduled"
    NONE = "none"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One day: its state and, when it has been measured, how much (in any unit, compared to the maximum)."""

    state: CellState
    value: Number | None = None


@dataclass(frozen=True, slots=True)
class _Sign:
    glyph: str
    style: str


class Heatmap:
    """A Rich renderable of ``days``. Days without a cell are ``none``, or ``future`` after ``today``.

    ``maximum`` is the value of the strongest level; by default the largest there is. ``week_start`` is 1 for
    Monday to 7 for Sunday. ``glyphs`` are chosen by the console's encoding unless given.
    """

    def __init__(
        self,
        cells: Mapping[date, HeatCell],
        days: DayRange,
        *,
        week_start: int = 1,
        maximum: Number | None = None,
        today: date | None = None,
        glyphs: Glyphs | None = None,
        legend: bool = True,
    ) -> None:
        self.cells = cells
        self.days = days
        self.week_start = week_start
        self.today = today
        self.glyphs = glyphs
        self.legend = legend
        values = [float(cell.value) for day, cell in cells.items() if day in days and cell.value is not None]
        self.maximum = float(maximum) if maximum is not None else max(values, default=0.0)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        glyphs = self.glyphs or glyphs_for(ascii_only=options.ascii_only)
        weeks = self._weeks()
        room = max(options.max_width - _LABEL_WIDTH, 1)
        cell_width = 2 if 2 * len(weeks) + _SPARE_WIDTH <= room else 1
        for number, block in enumerate(_split(weeks, room // cell_width)):
            if number:
                yield Text("")
            yield Text(self._month_labels(block, cell_width, room), style="muted", no_wrap=True)
            yield from self._rows(block, cell_width, glyphs)
        if self.legend:
            yield from self.legend_lines(options)

    def legend_lines(self, options: ConsoleOptions) -> Iterator[Text]:
        """Return the lines that say what the signs mean."""
        glyphs = self.glyphs or glyphs_for(ascii_only=options.ascii_only)
        return _filled(self._legend_entries(glyphs), options.max_width)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.measure import Measurement

        weeks = len(self._weeks())
        narrowest = _LABEL_WIDTH + min(weeks, _HALF_YEAR_WEEKS)
        widest = _LABEL_WIDTH + 2 * weeks + _SPARE_WIDTH
        return Measurement(min(narrowest, options.max_width), min(widest, options.max_width))

    def _weeks(self) -> list[date]:
        """Return the first day of every week that the range touches."""
        first = week_of(self.days.first, self.week_start).first
        count = (self.days.last - first).days // 7 + 1
        return [first + timedelta(weeks=number) for number in range(count)]

    def _month_labels(self, weeks: Sequence[date], cell_width: int, room: int) -> str:
        """Return the line of month names, each over the week that holds the month's first day."""
        starts = [
            (number * cell_width, day.month)
            for number, week in enumerate(weeks)
            for day in self._days_of(week)
            if day.day == 1
        ]
        opening = next(self._days_of(weeks[0]))
        if not starts or starts[0][0] > len(_MONTHS[0]):
            starts.insert(0, (0, opening.month))
        line = ""
        for position, month in starts:
            if position + len(_MONTHS[0]) <= room:
                line = line.ljust(position) + _MONTHS[month - 1]
        return " " * _LABEL_WIDTH + line

    def _days_of(self, week: date) -> Iterator[date]:
        """Return the days of a week that lie within the range."""
        return (day for offset in range(7) if (day := week + timedelta(days=offset)) in self.days)

    def _rows(self, weeks: Sequence[date], cell_width: int, glyphs: Glyphs) -> Iterator[Text]:
        from rich.text import Text

        for offset in range(7):
            label = _WEEKDAYS[(self.week_start - 1 + offset) % 7]
            row = Text(label.ljust(_LABEL_WIDTH), style="muted", no_wrap=True)
            for number, week in enumerate(weeks):
                sign = self._sign(week + timedelta(days=offset), glyphs)
                width = cell_width if number < len(weeks) - 1 else 1
                row.append(sign.glyph.ljust(width), sign.style)
            yield row

    def _sign(self, day: date, glyphs: Glyphs) -> _Sign:
        if day not in self.days:
            return _Sign(" ", "")
        cell = self._cell(day)
        if cell.state in {CellState.DONE, CellState.PARTIAL}:
            level = self.level(cell)
            return _Sign(glyphs.heat[level], f"heat.{level}")
        return _state_signs(glyphs)[cell.state]

    def _cell(self, day: date) -> HeatCell:
        coming = self.today is not None and day > self.today
        return self.cells.get(day, HeatCell(CellState.FUTURE if coming else CellState.NONE))

    def level(self, cell: HeatCell) -> int:
        """Return the intensity from 1 to 4: something done never looks like nothing."""
        if cell.value is None:
            return 4 if cell.state is CellState.DONE else 2
        # A hair less, so that an exact quarter does not land one level up through rounding.
        return max(1, math.ceil(share(cell.value, maximum=self.maximum) * 4 - 1e-9))

    def _legend_entries(self, glyphs: Glyphs) -> Iterator[Text]:
        """Return what the signs in this chart mean, leaving out those it does not have."""
        shown = [self._cell(day) for day in self.days]
        states = {cell.state for cell in shown}
        if any(cell.value is not None for cell in shown):
            yield _scale_entry(glyphs)
        else:
            if CellState.DONE in states:
                yield _entry(_Sign(glyphs.heat[4], "heat.4"), "done")
            if CellState.PARTIAL in states:
                yield _entry(_Sign(glyphs.heat[2], "heat.2"), "partly")
            if CellState.NONE in states:
                yield _entry(_Sign(glyphs.heat[0], "heat.0"), "nothing")
        for state in (CellState.SKIPPED, CellState.PAUSED, CellState.MISSED):
            if state in states:
                yield _entry(_state_signs(glyphs)[state], state.value)
        blanks = {CellState.UNSCHEDULED: "not scheduled", CellState.FUTURE: "still to come"}
        words = [word for state, word in blanks.items() if state in states]
        if words:
            yield _entry(_Sign("blank:", "muted"), " or ".join(words))


def _state_signs(glyphs: Glyphs) -> Mapping[CellState, _Sign]:
    return {
        CellState.SKIPPED: _Sign(glyphs.skipped, "skipped"),
        CellState.MISSED: _Sign(glyphs.missed, "missed"),
        CellState.PAUSED: _Sign(glyphs.paused, "paused"),
        CellState.UNSCHEDULED: _Sign(glyphs.unscheduled, ""),
        CellState.NONE: _Sign(glyphs.heat[0], "heat.0"),
        CellState.FUTURE: _Sign(glyphs.future, ""),
    }


def _split(weeks: Sequence[date], capacity: int) -> Iterator[Sequence[date]]:
    """Return the weeks in as few blocks as fit, all about as long: two half years before 52 and 1."""
    blocks = math.ceil(len(weeks) / capacity)
    length = math.ceil(len(weeks) / blocks)
    return (weeks[start : start + length] for start in range(0, len(weeks), length))


def _scale_entry(glyphs: Glyphs) -> Text:
    from rich.text import Text

    entry = Text("less ", style="muted")
    for level, glyph in enumerate(glyphs.heat):
        entry.append(glyph + " ", f"heat.{level}")
    return entry.append("more", "muted")


def _entry(sign: _Sign, words: str) -> Text:
    from rich.text import Text

    return Text.assemble((sign.glyph, sign.style), (f" {words}", "muted"))


def _filled(entries: Iterator[Text], width: int) -> Iterator[Text]:
    """Return lines with as many entries each as fit in ``width``, none torn apart."""
    from rich.text import Text

    line = Text()
    for entry in entries:
        if line and line.cell_len + len(_LEGEND_GAP) + entry.cell_len > width:
            yield line
            line = Text()
        line = Text.assemble(line, _LEGEND_GAP, entry) if line else entry
    if line:
        yield line
