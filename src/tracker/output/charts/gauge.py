"""How much of a whole: a bar of fixed length with its rest drawn too, and the figure beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.text import visible
from tracker.output.charts.bars import bar_text
from tracker.output.theme import glyphs_for

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement


class Gauge:
    """A Rich renderable of ``part`` (0.0 to 1.0, held within the two; None: nothing is known).

    ``words`` stand behind the figure in per cent. The bar takes ``width`` columns, less where space is short.
    """

    def __init__(self, part: float | None, *, words: str = "", width: int = 20) -> None:
        self.part = part
        self.words = visible(words)
        self.width = width

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        glyphs = glyphs_for(ascii_only=options.ascii_only)
        part = min(1.0, max(0.0, self.part or 0.0))
        width = min(self.width, max(options.max_width // 3, 1))
        filled = bar_text(part, width, glyphs)
        yield Text.assemble(
            (filled, "bar"),
            (glyphs.open * (width - len(filled)), "bar.rest"),
            f"  {self._figure()}",
            (f"  {self.words}" if self.words else "", "muted"),
        )

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.cells import cell_len
        from rich.measure import Measurement

        widest = self.width + 2 + len(self._figure()) + 2 + cell_len(self.words)
        return Measurement(min(12, options.max_width), min(widest, options.max_width))

    def _figure(self) -> str:
        return "no figure" if self.part is None else f"{self.part:.0%}"
