"""The command of streaks."""

from __future__ import annotations

import typer

from tracker.cli.context import current
from tracker.cli.pictures import HtmlOption, Pictures, SvgOption


def streaks(ctx: typer.Context, svg: SvgOption = None, html: HtmlOption = None) -> None:
    """Show every streak.

    A period that is still open does not break a streak; days left say how long you have. Skipped and paused
    periods bridge a streak without counting. Groups of habits come last; they count days.

    Examples:
      tracker streaks
      tracker streaks --json
      tracker streaks --svg streaks.svg
    """
    from tracker.features.streaks import render, service

    context = current(ctx)
    pictures = Pictures(context, svg, html)
    with context.work() as work:
        found = service.board(work.session, today=work.today)
        day = work.today
    rows, columns = [streak.as_row() for streak in found], render.streak_columns(found)
    if not pictures.keep(f"Streaks, {day}", lambda _: render.page(rows, columns, day)):
        context.emit_rows(rows, columns, empty=render.NONE_YET)
