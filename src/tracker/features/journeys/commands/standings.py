"""`leaderboard`: where the members of a journey stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.cli.options import OptionalJourneyArgument
from tracker.core.errors import UsageError
from tracker.features.journeys.periods import Period
from tracker.output.console import Format

if TYPE_CHECKING:
    from tracker.features.journeys.service import Leaderboard


def leaderboard(
    ctx: typer.Context,
    journey: OptionalJourneyArgument = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period", "-p", metavar="week|month|all", help="What is summed up; week, or what KEY names."
        ),
    ] = None,
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
    from tracker.features.journeys import service

    context = current(ctx)
    wanted = read_period(period, at)
    with context.work() as work:
        found = (
            service.find(work.session, query=journey, today=work.today)
            if journey is not None
            else service.the_only_journey(work.session, today=work.today)
        )
        board = service.leaderboard(work.session, journey=found, period=wanted, at=at, today=work.today)
    _emit(context, board)


def read_period(text: str | None, at: str | None) -> Period:
    """Read a period's name; where nothing was said, a key of a month means a month."""
    from tracker.core.text import fold, near, quoted

    if text is None:
        return Period.MONTH if at is not None and len(at.strip()) == len("2026-11") else Period.WEEK
    for period in Period:
        if period.value == fold(text):
            return period
    meant = "".join(f"Did you mean {name}? " for name in near(text, list(Period), limit=1))
    raise UsageError(f"{quoted(text)} is not a period.", f"{meant}Periods: {', '.join(Period)}.")


def _emit(context: CommandContext, board: Leaderboard) -> None:
    from tracker.features.journeys import render
    from tracker.output.plain import row_of

    if context.options.format in {Format.CSV, Format.TSV}:
        of = {"journey": board.journey, "period": board.period, "period_key": board.period_key}
        rows = [of | row_of(row) for row in board.rows]
        context.emit_rows(rows, render.STANDING_FIELDS, empty="")
    else:
        context.emit_object(row_of(board), lambda glyphs: render.standings_table(board, glyphs))
