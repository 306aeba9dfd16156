"""`report`: a year on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import current
from tracker.cli.options import YearOption
from tracker.cli.pictures import Pictures, SvgOption, write_text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tracker.output.theme import Glyphs


def report(
    ctx: typer.Context,
    year: YearOption = None,
    svg: SvgOption = None,
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="FILE", help="Write it as a page to keep; - is standard output."),
    ] = None,
) -> None:
    """Look back on a year.

    Figures, calendars, best months and dimensions of everything. The HTML page holds all that it needs, for
    light and dark screens and for paper.

    Examples:
      tracker report
      tracker report --html 2026.html
      tracker report --year 2025 --json
    """
    from tracker.features.report import page, render, service

    context = current(ctx)
    Pictures(context, svg, html)  # refuses two things on one standard output
    with context.work() as work:
        found = service.report(
            work.session,
            year=work.today.year if year is None else year,
            username=work.person.username,
            timezone=work.person.timezone,
            day_start=work.person.day_start,
            today=work.today,
        )
    first_weekday = work.person.first_weekday

    def draw(glyphs: Glyphs) -> RenderableType:
        return render.year(found, first_weekday=first_weekday, glyphs=glyphs)

    Pictures(context, svg, html=None).keep(f"The year {found.year}", draw)
    if html is not None:
        write_text(context, html, page.html_page(found, first_weekday=first_weekday))
    if (svg or html) is None or context.options.for_machines:
        context.emit_object(found.as_row(), draw)
