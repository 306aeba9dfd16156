"""The command of the day's page; plain `tracker` runs it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from tracker.cli.context import current
from tracker.cli.pictures import HtmlOption, Pictures, SvgOption

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tracker.output.theme import Glyphs


def today(ctx: typer.Context, svg: SvgOption = None, html: HtmlOption = None) -> None:
    """Show what is due and done today.

    Plain `tracker` does the same. The letters over the signs are the days of this week.

    Examples:
      tracker
      tracker today --json
      tracker today --svg today.svg
    """
    from tracker.features.today import render, service

    context = current(ctx)
    pictures = Pictures(context, svg, html)
    with context.work() as work:
        found = service.today(work.session, day=work.today, first_weekday=work.person.first_weekday)
        hide = work.person.hide_completed

    def draw(glyphs: Glyphs) -> RenderableType:
        return render.TodayPage(found, hide_completed=hide, glyphs=glyphs)

    if not pictures.keep(f"Today, {found.day}", draw):
        context.emit_object(found.as_row(), draw)
