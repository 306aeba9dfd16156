"""How a year looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType

    from tracker.core.days import DayRange
    from tracker.features.heatmap.service import Heat, HeatDay
    from tracker.output.charts.heatmap import HeatCell
    from tracker.output.theme import Glyphs

DAY_COLUMNS: Sequence[Column] = (
    Column("day", "Day"),
    Column("value", "Value", align="right"),
    Column("state", "State"),
)


def heading(heat: Heat, days: DayRange) -> str:
    """Return of what and when it is: "Read 2026", "Read 2024 to 2026"."""
    return f"{heat.title} {_years(days)}"


def _years(days: DayRange) -> str:
    first, last = days.first.year, days.last.year
    return str(last) if first == last else f"{first} to {last}"


def calendar(
    heat: Heat, days: DayRange, *, first_weekday: int, today: date, glyphs: Glyphs
) -> RenderableType:
    """Draw the days as a calendar per year with a title and a legend."""
    from rich.console import Group
    from rich.text import Text

    from tracker.core.text import plural
    from tracker.output.charts.years import YearsHeatmap

    done = sum(day.state == "done" for day in heat.days)
    head = Text.assemble(
        (heat.title, "title"), "  ", (f"{_years(days)}, {plural(done, 'day')} done", "muted")
    )
    calendars = YearsHeatmap(cells_of(heat.days), days, week_start=first_weekday, today=today, glyphs=glyphs)
    return Group(head, Text(), calendars)


def cells_of(days: Sequence[HeatDay]) -> dict[date, HeatCell]:
    """Return the days as the chart takes them."""
    from tracker.output.charts.heatmap import CellState, HeatCell

    return {day.day: HeatCell(CellState(day.state), day.value) for day in days}
