"""The command of heat maps."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from tracker.cli.context import current

_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def heatmap(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[HABIT or JOURNEY]", help="Of what; of everything unless said.", show_default=False
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", "-y", min=_FIRST_YEAR, max=_LAST_YEAR, help="Which year; the present one unless said."
        ),
    ] = None,
) -> None:
    """Draw a year as a calendar.

    The signs say the same without colour, and in ASCII. Narrow terminals get two half years.

    Examples:
      tracker heatmap read
      tracker heatmap fitness --year 2025
      tracker heatmap --json
    """
    from tracker.core.days import year_of
    from tracker.features.heatmap import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        today = work.today
        days = year_of(date(year, 1, 1) if year else today)
        heat = service.heat(work.session, query=name, days=days, today=today)
    if context.options.for_machines:
        context.emit_rows([row_of(day) for day in heat.days], render.DAY_COLUMNS, empty="")
        return
    first_weekday = work.person.first_weekday
    context.emit_object(
        {},
        lambda glyphs: render.calendar(heat, days, first_weekday=first_weekday, today=today, glyphs=glyphs),
    )
