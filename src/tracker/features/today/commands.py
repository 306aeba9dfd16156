"""The commands of the day: its page, which plain `tracker` shows too, and its line for a shell prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import current
from tracker.cli.pictures import HtmlOption, Pictures, SvgOption
from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tracker.output.theme import Glyphs

_SECONDS = 5


def today(
    ctx: typer.Context,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Stay, and redraw when something changes; Ctrl-C leaves.")
    ] = False,
    every: Annotated[
        int | None,
        typer.Option("--every", min=1, max=3600, help="Seconds between looks while watching; 5 unless said."),
    ] = None,
    svg: SvgOption = None,
    html: HtmlOption = None,
) -> None:
    """Show what is due and done today.

    Plain `tracker` does the same. Streaks that end today are named first. The letters over the signs are the
    days of this week.

    Examples:
      tracker
      tracker today --json
      tracker today --watch --every 30
      tracker today --svg today.svg
    """
    context = current(ctx)
    if watch:
        from tracker.features.today.watching import watch as stay

        stay(context, seconds=every or _SECONDS)
        return
    if every is not None:
        raise UsageError(f"--every {every} is for watching.", "Add --watch, or leave --every out.")
    from tracker.features.today import render, service

    pictures = Pictures(context, svg, html)
    with context.work() as work:
        found = service.today(work.session, day=work.today, first_weekday=work.person.first_weekday)
        hide = work.person.hide_completed

    def draw(glyphs: Glyphs) -> RenderableType:
        return render.TodayPage(found, hide_completed=hide, glyphs=glyphs)

    if not pictures.keep(f"Today, {found.day}", draw):
        context.emit_object(found.as_row(), draw)


def prompt(
    ctx: typer.Context,
    format_: Annotated[
        str,
        typer.Option("--format", "-f", metavar="TEXT", help="The line, with placeholders in braces."),
    ] = "{open} open, {done} done",
) -> None:
    """Print a line for a shell prompt or tmux.

    Placeholders: {open} things left to do today, {done} done today, {streak} the longest streak that runs,
    {at_risk} streaks that end today, {focus} what is left of the focus session that runs, such as 18:20.
    Write {{ for a brace.

    Nothing is printed, and the exit code is 0, when the private database does not run or a server does not
    answer: a prompt starts nothing and waits for nothing.

    Examples:
      tracker prompt
      tracker prompt --format '{streak} {open} {done} {focus}'
      tracker prompt --json
    """
    from tracker.core.placeholders import filled
    from tracker.features.today.line import values

    context = current(ctx)
    filled(format_, values(None))
    with context.glance(renews=True) as work:
        if work is None:
            return
        from tracker.features.today import service

        known = values(service.figures(work.session, day=work.today))
    if context.options.for_machines:
        context.emit_object(known, lambda _glyphs: "")
        return
    # As it is: colours that the person wrote into their format are to work.
    context.stdout.write(filled(format_, known) + "\n")
