"""The command of heat maps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import current
from tracker.cli.options import FIRST_YEAR, YearOption
from tracker.cli.pictures import HtmlOption, Pictures, SvgOption

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tracker.output.theme import Glyphs

_MOST_YEARS = 20


def heatmap(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[HABIT or JOURNEY]",
            autocompletion=of_feature(".heatmap.completion:things"),
            help="Of what; of everything unless said.",
            show_default=False,
        ),
    ] = None,
    year: YearOption = None,
    years: Annotated[
        int, typer.Option("--years", min=1, max=_MOST_YEARS, help="How many years, that one the last.")
    ] = 1,
    svg: SvgOption = None,
    html: HtmlOption = None,
) -> None:
    """Draw a year as a calendar.

    The signs say the same without colour, and in ASCII. Narrow terminals get two half years.

    Examples:
      tracker heatmap read
      tracker heatmap fitness --year 2025 --years 3
      tracker heatmap read --svg read.svg
      tracker heatmap --json
    """
    from tracker.core.days import DayRange, year_of
    from tracker.features.heatmap import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    pictures = Pictures(context, svg, html)
    with context.work() as work:
        today = work.today
        last = year_of(date(year, 1, 1) if year else today)
        days = DayRange(date(max(last.first.year - years + 1, FIRST_YEAR), 1, 1), last.last)
        heat = service.heat(work.session, query=name, days=days, today=today)

    def draw(glyphs: Glyphs) -> RenderableType:
        first_weekday = work.person.first_weekday
        return render.calendar(heat, days, first_weekday=first_weekday, today=today, glyphs=glyphs)

    if pictures.keep(render.heading(heat, days), draw):
        return
    if context.options.for_machines:
        context.emit_rows([row_of(day) for day in heat.days], render.DAY_COLUMNS, empty="")
    else:
        context.emit_object({}, draw)
