"""Values over time as points, with a line for their moving average: a plot of a few lines of text.

The points and the line have different signs, so that they are told apart without colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.output.charts.scale import Number, share
from tracker.output.charts.sparkline import bucket_means

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement
    from rich.text import Text

_WIDEST_STEP = 4
_WIDEST = 110
_FEWEST_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class _Pen:
    """The signs of a plot; corners by where the line comes from and goes to."""

    level: str
    upright: str
    rise_from: str
    rise_to: str
    fall_from: str
    fall_to: str
    point: str
    axis: str
    corner: str


_UNICODE_PEN = _Pen("─", "│", "╯", "╭", "╮", "╰", "•", "┤", "└")
_ASCII_PEN = _Pen("-", "|", "'", ".", ".", "'", "o", "|", "+")


@dataclass(frozen=True, slots=True)
class Tick:
    """Words under the value at ``index``."""

    index: int
    words: str


class LineChart:
    """A Rich renderable of ``values``, oldest first; None is a gap.

    ``average`` has a value for each of them and is drawn as the line. More values than columns are put into
    buckets and drawn as their averages. The scale holds 0 and every value. ``height`` is in lines, 3 or more;
    ``figure`` writes a figure of the scale.
    """

    def __init__(
        self,
        values: Sequence[Number | None],
        *,
        average: Sequence[Number | None] = (),
        ticks: Sequence[Tick] = (),
        height: int = 9,
        figure: Callable[[float], str] | None = None,
    ) -> None:
        if average and len(average) != len(values):
            raise ValueError("an average has as many values as the line")
        self.values = values
        self.average = average or [None] * len(values)
        self.ticks = ticks
        self.height = max(height, 3)
        self.figure = figure
        known = [float(value) for value in (*values, *average) if value is not None]
        self.minimum = min(0.0, *known) if known else 0.0
        self.maximum = max(0.0, *known) if known else 0.0
        if self.maximum == self.minimum:
            self.maximum = self.minimum + 1

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        pen = _ASCII_PEN if options.ascii_only else _UNICODE_PEN
        labels = self._labels()
        margin = max(map(len, labels.values()))
        room = max(min(options.max_width, _WIDEST) - margin - 2, 1)
        points = bucket_means(self.values, room)
        step = _step(len(points), room)
        canvas = _Canvas(self.height, max((len(points) - 1) * step + 1, 1), self.minimum, self.maximum)
        canvas.line(bucket_means(self.average, room), step, pen)
        canvas.points(points, step, pen)
        for row in reversed(range(self.height)):
            label = labels.get(row, "").rjust(margin)
            yield Text.assemble(
                (f"{label} {pen.axis if row in labels else pen.upright}", "muted"), canvas.row(row)
            )
        yield Text(" " * (margin + 2) + self._tick_line(len(points), step, room), style="muted", no_wrap=True)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.measure import Measurement

        margin = max(map(len, self._labels().values())) + 2
        widest = min(margin + max(len(self.values) * _WIDEST_STEP, _FEWEST_COLUMNS), _WIDEST)
        return Measurement(min(margin + _FEWEST_COLUMNS, options.max_width), min(widest, options.max_width))

    def _labels(self) -> dict[int, str]:
        """Return the figures of the scale by row: the lowest, the middle and the highest."""
        rows = sorted({0, (self.height - 1) // 2, self.height - 1})
        span = self.maximum - self.minimum
        figures = [self.minimum + span * row / (self.height - 1) for row in rows]
        if self.figure is not None:
            return dict(zip(rows, map(self.figure, figures), strict=True))
        decimals = 0 if all(figure == int(figure) for figure in figures) else 1 if span >= 1 else 2
        return {row: f"{figure:.{decimals}f}" for row, figure in zip(rows, figures, strict=True)}

    def _tick_line(self, count: int, step: int, room: int) -> str:
        """Return the line of words below, leaving out those that would run into the one before."""
        line = ""
        for tick in sorted(self.ticks, key=lambda tick: tick.index):
            column = tick.index * count // max(len(self.values), 1) * step
            column = max(0, min(column, room - len(tick.words)))
            if not line or column > len(line):
                line = line.ljust(column) + tick.words
        return line


class _Canvas:
    """A field of signs, row 0 at the bottom."""

    def __init__(self, height: int, columns: int, minimum: float, maximum: float) -> None:
        self._height = height
        self._minimum, self._maximum = minimum, maximum
        self._signs = [[(" ", "")] * columns for _ in range(height)]

    def row(self, number: int) -> Text:
        """Return a row, without blanks at its end."""
        from rich.text import Text

        text = Text(no_wrap=True)
        for sign, style in self._signs[number]:
            text.append(sign, style)
        text.rstrip()
        return text

    def points(self, values: Sequence[float | None], step: int, pen: _Pen) -> None:
        """Put a point where each value is."""
        for index, value in enumerate(values):
            if value is not None:
                self._signs[self._level(value)][index * step] = (pen.point, "muted")

    def line(self, values: Sequence[float | None], step: int, pen: _Pen) -> None:
        """Draw a line through the values, straight between two of them and open at gaps."""
        before: int | None = None
        for column, value in enumerate(_between(values, step)):
            level = None if value is None else self._level(value)
            if level is not None:
                self._stroke(column, level if before is None else before, level, pen)
            before = level

    def _stroke(self, column: int, before: int, level: int, pen: _Pen) -> None:
        style = "spark"
        if before == level:
            self._signs[level][column] = (pen.level, style)
            return
        rising = level > before
        self._signs[before][column] = (pen.rise_from if rising else pen.fall_from, style)
        self._signs[level][column] = (pen.rise_to if rising else pen.fall_to, style)
        for between in range(min(before, level) + 1, max(before, level)):
            self._signs[between][column] = (pen.upright, style)

    def _level(self, value: float) -> int:
        return round(share(value, minimum=self._minimum, maximum=self._maximum) * (self._height - 1))


def _step(count: int, room: int) -> int:
    """Return how many columns lie from one value to the next."""
    return max(1, min(_WIDEST_STEP, (room - 1) // (count - 1))) if count > 1 else 1


def _between(values: Sequence[float | None], step: int) -> list[float | None]:
    """Return a value for each column: the given ones, and those on the straight lines between them."""
    columns: list[float | None] = []
    for index, value in enumerate(values):
        columns.append(value)
        following = values[index + 1] if index + 1 < len(values) else None
        if index + 1 < len(values):
            columns += [
                None if value is None or following is None else value + (following - value) * part / step
                for part in range(1, step)
            ]
    return columns
