"""A row of values as one line of rising and falling glyphs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.output.charts.scale import Number, share
from tracker.output.theme import Glyphs, glyphs_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement


class Sparkline:
    """A Rich renderable of ``values``, oldest first; None is a gap and stays blank.

    More values than columns are put into buckets of about equal size, each drawn as its average.
    ``minimum`` is the lowest glyph, ``maximum`` (by default the largest value) the highest; ``width`` limits
    the columns used.
    """

    def __init__(
        self,
        values: Sequence[Number | None],
        *,
        width: int | None = None,
        minimum: Number = 0,
        maximum: Number | None = None,
        style: str = "spark",
        glyphs: Glyphs | None = None,
    ) -> None:
        self.values = values
        self.width = width
        self.minimum = minimum
        known = [float(value) for value in values if value is not None]
        self.maximum = float(maximum) if maximum is not None else max(known, default=0.0)
        self.style = style
        self.glyphs = glyphs

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        ramp = (self.glyphs or glyphs_for(ascii_only=options.ascii_only)).spark
        width = min(self.width or options.max_width, options.max_width)
        line = "".join(self._glyph(value, ramp) for value in bucket_means(self.values, width))
        yield Text(line, style=self.style, no_wrap=True)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.measure import Measurement

        widest = min(len(self.values), self.width or options.max_width, options.max_width)
        return Measurement(min(1, widest), widest)

    def _glyph(self, value: float | None, ramp: str) -> str:
        if value is None:
            return " "
        return ramp[round(share(value, minimum=self.minimum, maximum=self.maximum) * (len(ramp) - 1))]


def bucket_means(values: Sequence[Number | None], count: int) -> list[float | None]:
    """Return at most ``count`` averages over stretches of about equal length; None where all is missing."""
    count = min(count, len(values))
    edges = [number * len(values) // count for number in range(count + 1)] if count else []
    return [_mean(values[start:end]) for start, end in pairwise(edges)]


def _mean(values: Sequence[Number | None]) -> float | None:
    known = [float(value) for value in values if value is not None]
    return sum(known) / len(known) if known else None
