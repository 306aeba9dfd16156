"""`reward add/edit/remove`: what one promises oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.core.undoing import UNCHANGED, UNDO_HINT
from tracker.features.rewards.commands.words import (
    AboutOption,
    DaysOption,
    OwnArgument,
    RefundOption,
    limit,
    named,
)

if TYPE_CHECKING:
    from tracker.features.rewards.service import Offer


def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="1 to 255 characters.")],
    price: Annotated[int, typer.Option("--price", "-p", metavar="N", min=0, help="In coins.")],
    days: DaysOption = None,
    refund: RefundOption = None,
    about: AboutOption = None,
) -> None:
    """Promise yourself a reward for coins.

    Nobody else sees it. You buy it like any other, and redeem the voucher yourself.

    Examples:
      tracker reward add "One film evening" --price 50
      tracker reward add "New book" --price 120 --days 30 --refund
    """
    from tracker.features.game.service import require_game
    from tracker.features.rewards import service

    context = current(ctx)
    own = service.NewOwn(
        title=title,
        price=price,
        description=about or None,
        valid_days=limit(days) if days is not None else None,
        refunds=bool(refund),
    )
    with context.work() as work:
        require_game(work.session)
        made = service.add_own(work.session, own=own)
    _show(context, made, UNDO_HINT)


def edit(
    ctx: typer.Context,
    reward: OwnArgument,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE", help="A new title.")] = None,
    price: Annotated[
        int | None, typer.Option("--price", "-p", metavar="N", min=0, help="In coins, from now on.")
    ] = None,
    days: DaysOption = None,
    refund: RefundOption = None,
    about: AboutOption = None,
) -> None:
    """Change a reward of your own; vouchers for it keep their terms.

    Examples:
      tracker reward edit film --price 60
    """
    from tracker.features.game.service import require_game
    from tracker.features.rewards import service

    context = current(ctx)
    values = named(
        texts={"description": about},
        limits={"valid_days": days},
        others={"title": title, "price": price, "refunds": refund},
    )
    with context.work() as work:
        require_game(work.session)
        found = service.find_own(work.session, query=reward)
        changed = service.edit_own(work.session, own=found, values=values)
        hint = UNDO_HINT if work.has_changed() else UNCHANGED
    _show(context, changed, hint)


def remove(ctx: typer.Context, reward: OwnArgument) -> None:
    """Take a reward of your own away; vouchers stay good.

    Examples:
      tracker reward remove film
    """
    from tracker.features.game.service import require_game
    from tracker.features.rewards import render, service

    context = current(ctx)
    with context.work() as work:
        require_game(work.session)
        found = service.find_own(work.session, query=reward)
        service.remove_own(work.session, own=found)
    context.emit_object(
        found.as_row(), lambda glyphs: render.said(glyphs, f"{found.title} is taken away.", UNDO_HINT)
    )


def _show(context: CommandContext, own: Offer, hint: str) -> None:
    from tracker.features.rewards import render

    context.emit_object(own.as_row(), lambda _: render.offer_card(own, hint))
