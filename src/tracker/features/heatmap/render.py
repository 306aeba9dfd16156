"""How a year looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType

    from tracker.core.days import DayRange
    from tracker.features.heatmap.service import Heat
    from tracker.output.theme import Glyphs

DAY_COLUMNS: Sequence[Column] = (
    Column("day", "Day"),
    Column("value", "Value", align="right"),
    Column("state", "State"),
)


def calendar(
    heat: Heat, days: DayRange, *, first_weekday: int, today: date, glyphs: Glyphs
) -> RenderableType:
    """Draw the days as a calendar with a title and a legend."""
    from rich.console import Group
    from rich.text import Text

    from tracker.core.text import plural
    from tracker.output.charts.heatmap import CellState, HeatCell, Heatmap

    cells = {day.day: HeatCell(CellState(day.state), day.value) for day in heat.days}
    done = sum(day.state == "done" for day in heat.days)
    head = Text.assemble(
        (heat.title, "title"), "  ", (f"{days.first.year}, {plural(done, 'day')} done", "muted")
    )
    return Group(head, Text(), Heatmap(cells, days, week_start=first_weekday, today=today, glyphs=glyphs))
