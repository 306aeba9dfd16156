"""`chart`: values over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import current
from tracker.cli.pictures import HtmlOption, Pictures, SvgOption
from tracker.core.errors import UsageError
from tracker.features.statistics.by import By
from tracker.features.statistics.commands.words import NameAndRange, name_and_range

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tracker.output.theme import Glyphs

_LONGEST_WINDOW = 366


def chart(
    ctx: typer.Context,
    words: NameAndRange = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", "-b", metavar="week|month|weekday", help="Put days together; a line unless said."
        ),
    ] = None,
    average: Annotated[
        int | None,
        typer.Option(
            "--average",
            "-a",
            metavar="N",
            min=1,
            max=_LONGEST_WINDOW,
            help="Moving average over N points; 7 days unless said, none with --by.",
            show_default=False,
        ),
    ] = None,
    svg: SvgOption = None,
    html: HtmlOption = None,
) -> None:
    """Draw values over time.

    Scores of a journey, amounts of a habit, or whether it was done. Shows the last 90 days, 26 weeks or 12
    months. What is computed stands in docs/concepts/statistics.md.

    Examples:
      tracker chart fitness
      tracker chart read :year --average 30
      tracker chart read --by weekday
      tracker chart fitness 2026 --by month --svg fitness.svg
    """
    from tracker.features.statistics import render, service

    context = current(ctx)
    pictures = Pictures(context, svg, html)
    wanted = read_by(by)
    if wanted is By.WEEKDAY and average is not None:
        raise UsageError("Weekdays have no moving average.", "Leave --average out, or name --by week.")
    with context.work() as work:
        name, days = name_and_range(work, words or [])
        usual = service.usual_range(wanted, today=work.today, first_weekday=work.person.first_weekday)
        series = service.series(
            work.session,
            query=name,
            days=usual if days is None else work.range(days, default=days),
            by=wanted,
            window=average or (service.USUAL_WINDOW if wanted is By.DAY else None),
            first_weekday=work.person.first_weekday,
            today=work.today,
        )

    def draw(_glyphs: Glyphs) -> RenderableType:
        return render.chart(series)

    if pictures.keep(f"{series.name} {series.range}", draw):
        return
    if context.options.for_machines:
        context.emit_rows(series.rows(), render.POINT_COLUMNS, empty="")
    else:
        context.emit_object({}, draw)


def read_by(text: str | None) -> By:
    """Read what days are put together by; a ``UsageError`` for another word."""
    from tracker.core.text import fold, near, quoted

    if text is None:
        return By.DAY
    for by in By:
        if by.value == fold(text):
            return by
    meant = "".join(f"Did you mean {word}? " for word in near(text, list(By), limit=1))
    raise UsageError(f"{quoted(text)} is nothing to put days together by.", f"{meant}Use {', '.join(By)}.")
