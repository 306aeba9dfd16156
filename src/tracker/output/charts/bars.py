"""Horizontal bars with a label on the left and the figure on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.text import visible
from tracker.output.charts.scale import Number, share
from tracker.output.table import human_text
from tracker.output.theme import Glyphs, glyphs_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement
    from rich.table import Table

_NARROWEST_BAR = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is, how long (below zero counts as zero), and the words for it if not the number."""

    label: str
    value: Number
    text: str | None = None
    style: str = "bar"

    @property
    def figure(self) -> str:
        """What stands at the end of the bar, safe to show."""
        return human_text(self.value) if self.text is None else visible(self.text)


class BarChart:
    """A Rich renderable of bars, one per line, in the order given.

    The longest bar is ``maximum`` (by default the largest value) and takes up to ``bar_width`` columns, less
    when space is short; labels fold rather than being cut.
    """

    def __init__(
        self,
        bars: Sequence[Bar],
        *,
        maximum: Number | None = None,
        bar_width: int = 40,
        glyphs: Glyphs | None = None,
    ) -> None:
        self.bars = bars
        self.bar_width = bar_width
        self.glyphs = glyphs
        values = [float(bar.value) for bar in bars]
        self.maximum = float(maximum) if maximum is not None else max(values, default=0.0)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        glyphs = self.glyphs or glyphs_for(ascii_only=options.ascii_only)
        label_width, figure_width = self._text_widths()
        label_width = min(label_width, max(options.max_width // 3, 1))
        room = options.max_width - label_width - figure_width - 2
        if self.bars:
            yield self._grid(label_width, min(self.bar_width, max(room, _NARROWEST_BAR)), glyphs)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.measure import Measurement

        label_width, figure_width = self._text_widths()
        widest = label_width + figure_width + self.bar_width + 2
        narrowest = min(label_width, 8) + figure_width + _NARROWEST_BAR + 2
        return Measurement(min(narrowest, options.max_width), min(widest, options.max_width))

    def _text_widths(self) -> tuple[int, int]:
        from rich.cells import cell_len

        labels = max((cell_len(visible(bar.label)) for bar in self.bars), default=0)
        figures = max((cell_len(bar.figure) for bar in self.bars), default=0)
        return labels, figures

    def _grid(self, label_width: int, bar_width: int, glyphs: Glyphs) -> Table:
        from rich.table import Table
        from rich.text import Text

        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=label_width, overflow="fold")
        grid.add_column(width=bar_width, no_wrap=True)
        grid.add_column(justify="right", overflow="fold")
        for bar in self.bars:
            filled = bar_text(share(bar.value, maximum=self.maximum), bar_width, glyphs)
            grid.add_row(Text(visible(bar.label)), Text(filled, style=bar.style), Text(bar.figure))
        return grid


def bar_text(part: float, width: int, glyphs: Glyphs) -> str:
    """Return a bar that fills ``part`` (0.0 to 1.0) of ``width`` columns; anything above zero shows."""
    steps = len(glyphs.bar_parts)
    eighths = round(part * width * steps)
    if part > 0:
        eighths = max(eighths, 1)
    full, rest = divmod(eighths, steps)
    return glyphs.bar_full * full + glyphs.bar_parts[rest]
