"""The profile of something that is rated in several dimensions: a bar each, and how often it was the best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.text import plural
from tracker.output.charts.bars import Bar, BarChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement

_WIDE = 70


@dataclass(frozen=True, slots=True)
class Rated:
    """One dimension: its mean rating (None where it was never rated), and the share of best ratings."""

    name: str
    mean: float | None
    best_share: float
    ratings: int


class Profile:
    """A Rich renderable of dimensions in the order given; the bars reach from 0 to ``maximum``.

    ``best`` is the word for the best rating, such as *crushed*.
    """

    def __init__(self, dimensions: Sequence[Rated], *, maximum: int = 5, best: str = "best") -> None:
        self.dimensions = dimensions
        self.maximum = maximum
        self.best = best

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._chart(counted=options.max_width >= _WIDE)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return self._chart(counted=options.max_width >= _WIDE).__rich_measure__(console, options)

    def _chart(self, *, counted: bool) -> BarChart:
        bars = [Bar(rated.name, rated.mean or 0, self._words(rated, counted)) for rated in self.dimensions]
        return BarChart(bars, maximum=self.maximum, bar_width=25)

    def _words(self, rated: Rated, counted: bool) -> str:  # noqa: FBT001 -- private
        if rated.mean is None:
            return "no answers"
        words = f"{rated.mean:.1f}  {self.best} {rated.best_share:4.0%}"
        return f"{words}  {plural(rated.ratings, 'answer'):>11}" if counted else words
