"""The command of streaks."""

from __future__ import annotations

import typer

from tracker.cli.context import current


def streaks(ctx: typer.Context) -> None:
    """Show every streak.

    A period that is still open does not break a streak; days left say how long you have. Skipped and paused
    periods bridge a streak without counting. Groups of habits come last; they count days.

    Examples:
      tracker streaks
      tracker streaks --json
    """
    from tracker.features.streaks import render, service

    context = current(ctx)
    with context.work() as work:
        found = service.board(work.session, today=work.today)
    context.emit_rows(
        [streak.as_row() for streak in found],
        render.streak_columns(found),
        empty="No streaks yet. Begin one: tracker habit add Read",
    )
