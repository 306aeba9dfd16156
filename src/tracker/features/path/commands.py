"""The command of the path."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.context import current


def path(
    ctx: typer.Context,
    all_: Annotated[bool, typer.Option("--all", help="Show what every level asks, not only yours.")] = False,
) -> None:
    """Show how far you have come, and what comes next.

    There are five levels. Each but the last asks for a few milestones; the next begins on the day of the last
    of them. They are counted from what you logged, on the days that it is of, so that old days entered late
    count as if they had been entered then. What tracker does not record yet asks nothing.

    Examples:
      tracker path
      tracker path --all
      tracker path --json
    """
    from tracker.features.path import render, service

    context = current(ctx)
    with context.work() as work:
        found = service.progress(work.session, today=work.today)
    context.emit_object(found.as_row(), lambda glyphs: render.page(found, whole=all_, glyphs=glyphs))
