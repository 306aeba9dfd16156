"""`level`, `xp …` and `coins …`: where one stands in the game, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.cli.options import RangeArgument

if TYPE_CHECKING:
    from tracker.features.game.service import Currency

xp = typer.Typer(help="See where your XP came from.", no_args_is_help=True, add_completion=False)
coins = typer.Typer(
    help="See where your coins came from and went.", no_args_is_help=True, add_completion=False
)

LimitOption = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="How many, at most.")]


def level(ctx: typer.Context) -> None:
    """Show your level, XP and coins.

    What everything is worth: tracker xp amounts. Without a game: tracker settings set game off.

    Examples:
      tracker level
      tracker level --json
    """
    from tracker.features.game import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        found = service.level(work.session, today=work.today)
    context.emit_object(row_of(found), lambda glyphs: render.level_card(found, glyphs))


@xp.command("log")
def xp_log(ctx: typer.Context, days: RangeArgument = None, limit: LimitOption = 20) -> None:
    """List what brought XP and what took it, newest first.

    Examples:
      tracker xp log
      tracker xp log :week --limit 100 --json
    """
    _log(current(ctx), "xp", days, limit)


@coins.command("log")
def coins_log(ctx: typer.Context, days: RangeArgument = None, limit: LimitOption = 20) -> None:
    """List coins earned, spent and given back, newest first.

    Examples:
      tracker coins log
      tracker coins log :month -o csv
    """
    _log(current(ctx), "coins", days, limit)


@xp.command("amounts")
def xp_amounts(ctx: typer.Context) -> None:
    """List what everything is worth.

    Penalties are marked; they can be turned off alone: tracker settings set penalties off.

    Examples:
      tracker xp amounts
    """
    from tracker.features.game import render, service

    context = current(ctx)
    with context.work() as work:
        rows = [render.amount_row(amount) for amount in service.amounts(work.session)]
    context.emit_rows(rows, render.AMOUNT_COLUMNS, empty="")


@xp.command("levels")
def xp_levels(ctx: typer.Context) -> None:
    """List the levels, and the XP at which each begins.

    Examples:
      tracker xp levels
    """
    from tracker.features.game import render, service

    context = current(ctx)
    with context.work() as work:
        rows = [render.level_row(step) for step in service.levels(work.session)]
    context.emit_rows(rows, render.LEVEL_COLUMNS, empty="")


def _log(context: CommandContext, currency: Currency, days: str | None, limit: int) -> None:
    from tracker.features.game import render, service
    from tracker.output.plain import row_of

    with context.work() as work:
        found = service.ledger(
            work.session,
            currency=currency,
            days=None if days is None else work.range(days, default=days),
            timezone=work.person.timezone,
            day_start=work.person.day_start,
            limit=limit,
            today=work.today,
        )
    context.emit_rows(
        [row_of(entry) for entry in found],
        render.LEDGER_COLUMNS,
        empty="Nothing yet. Log something: tracker checkin, tracker done",
    )
