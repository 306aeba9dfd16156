"""Several years as calendars, one below the other, on one scale and with one legend."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.core.days import DayRange
from tracker.output.charts.heatmap import HeatCell, Heatmap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement

    from tracker.output.theme import Glyphs


class YearsHeatmap:
    """A Rich renderable of the calendar years in ``days``, oldest first, each under its number.

    A single year has no heading. The other arguments are those of `Heatmap`.
    """

    def __init__(
        self,
        cells: Mapping[date, HeatCell],
        days: DayRange,
        *,
        week_start: int = 1,
        today: date | None = None,
        glyphs: Glyphs | None = None,
    ) -> None:
        whole = Heatmap(cells, days, today=today, glyphs=glyphs)
        self._legend = whole.legend_lines
        self._years = {
            year: Heatmap(
                cells,
                DayRange(max(days.first, date(year, 1, 1)), min(days.last, date(year, 12, 31))),
                week_start=week_start,
                maximum=whole.maximum,
                today=today,
                glyphs=glyphs,
                legend=False,
            )
            for year in range(days.first.year, days.last.year + 1)
        }

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        for number, (year, heatmap) in enumerate(self._years.items()):
            if len(self._years) > 1:
                yield Text(f"\n{year}" if number else str(year), style="heading")
            yield heatmap
        yield from self._legend(options)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.measure import Measurement

        return max(
            (Measurement.get(console, options, heatmap) for heatmap in self._years.values()),
            key=lambda measured: measured.maximum,
        )
