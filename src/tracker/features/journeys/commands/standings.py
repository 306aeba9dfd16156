"""`leaderboard`: where the members of a journey stand."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.context import current
from tracker.cli.options import OptionalJourneyArgument
from tracker.features.journeys.periods import Period


def leaderboard(
    ctx: typer.Context,
    journey: OptionalJourneyArgument = None,
    period: Annotated[Period, typer.Option("--period", "-p", help="What is summed up.")] = Period.WEEK,
    at: Annotated[
        str | None,
        typer.Option(
            "--at", metavar="KEY", help="Which one: 2026-W46 or 2026-11; the present one unless said."
        ),
    ] = None,
) -> None:
    """Show a journey's standings.

    Ties share a rank, and your own row is always shown.

    Examples:
      tracker leaderboard fitness
      tracker leaderboard fitness --period month --at 2026-10
    """
    from tracker.features.journeys import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        found = (
            service.find(work.session, query=journey, today=work.today)
            if journey is not None
            else service.the_only_journey(work.session, today=work.today)
        )
        board = service.leaderboard(work.session, journey=found, period=period, at=at, today=work.today)
    context.emit_object(row_of(board), lambda glyphs: render.standings_table(board, glyphs))
