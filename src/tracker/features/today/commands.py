"""The command of the day's page; plain `tracker` runs it too."""

from __future__ import annotations

import typer

from tracker.cli.context import current


def today(ctx: typer.Context) -> None:
    """Show what is due and done today.

    Plain `tracker` does the same. The letters over the signs are the days of this week.

    Examples:
      tracker
      tracker today --json
    """
    from tracker.features.today import render, service

    context = current(ctx)
    with context.work() as work:
        found = service.today(work.session, day=work.today, first_weekday=work.person.first_weekday)
        hide = work.person.hide_completed
    context.emit_object(
        found.as_row(),
        lambda glyphs: render.TodayPage(found, hide_completed=hide, glyphs=glyphs),
    )
