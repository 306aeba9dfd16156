"""`admin reward …`: the catalogue that everybody on the server sees."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.features.rewards.commands.words import AboutOption, DaysOption, RefundOption, named

if TYPE_CHECKING:
    from tracker.features.rewards.service import StockedReward

reward_app = typer.Typer(
    help="Look after the catalogue of rewards.", no_args_is_help=True, add_completion=False
)


class RewardType(StrEnum):
    """What a reward is."""

    COFFEE = "coffee"
    GYM_PASS = "gym_pass"  # noqa: S105 -- a ticket to a gym
    DISCOUNT = "discount"
    BADGE = "badge"


CatalogueArgument = Annotated[
    str, typer.Argument(metavar="REWARD", help="A reward, by any unambiguous part of its title, or its id.")
]
_TYPE_HELP = "coffee, gym_pass, discount or badge."
_PRICE_HELP = "In coins, 1 to 1,000,000."
PartnerOption = Annotated[
    str | None,
    typer.Option("--partner", metavar="PARTNER", help="Who gives it; admins redeem what nobody else does."),
]
StockOption = Annotated[
    str | None, typer.Option("--stock", metavar="N|none", help="How many are left; none is without end.")
]
EachOption = Annotated[
    str | None, typer.Option("--each", metavar="N|none", help="How many one person may have, in all.")
]


@reward_app.command()
def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="1 to 255 characters.")],
    price: Annotated[int, typer.Option("--price", "-p", metavar="N", min=1, help=_PRICE_HELP)],
    type_: Annotated[
        RewardType, typer.Option("--type", metavar="TYPE", help=_TYPE_HELP)
    ] = RewardType.DISCOUNT,
    partner: PartnerOption = None,
    stock: StockOption = None,
    each: EachOption = None,
    days: DaysOption = None,
    refund: RefundOption = None,
    about: AboutOption = None,
) -> None:
    """Put a reward into the catalogue.

    Coins are earned by what people say that they did: --stock and --each are what keeps it within bounds.

    Examples:
      tracker admin reward add Coffee --type coffee --partner peaceful --price 60 --stock 100 --days 30
      tracker admin reward add "Sticker sheet" --type badge --price 20
    """
    values = named(
        texts={"description": about},
        limits={"stock": stock, "per_person": each, "valid_days": days},
        others={"title": title, "type": type_.value, "price": price, "refunds": refund},
    )
    _write(current(ctx), values, partner=partner)


@reward_app.command("list")
def list_(ctx: typer.Context) -> None:
    """List the catalogue, with what is left and what was sold.

    Examples:
      tracker admin reward list --json
    """
    from tracker.features.rewards import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.administer() as session:
        rewards = service.list_rewards(session)
    context.emit_rows(
        [row_of(reward) for reward in rewards],
        render.REWARD_COLUMNS,
        empty="The catalogue is empty. Add something: tracker admin reward add TITLE --price N",
    )


@reward_app.command()
def edit(
    ctx: typer.Context,
    reward: CatalogueArgument,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE", help="A new title.")] = None,
    price: Annotated[int | None, typer.Option("--price", "-p", metavar="N", min=1, help=_PRICE_HELP)] = None,
    type_: Annotated[RewardType | None, typer.Option("--type", metavar="TYPE", help=_TYPE_HELP)] = None,
    partner: PartnerOption = None,
    stock: StockOption = None,
    each: EachOption = None,
    days: DaysOption = None,
    refund: RefundOption = None,
    about: AboutOption = None,
) -> None:
    """Change a reward; vouchers that were bought keep their terms.

    Examples:
      tracker admin reward edit coffee --stock 50
      tracker admin reward edit coffee --price 80 --each none
    """
    values = named(
        texts={"description": about},
        limits={"stock": stock, "per_person": each, "valid_days": days},
        others={"title": title, "type": type_.value if type_ else None, "price": price, "refunds": refund},
    )
    _write(current(ctx), values, partner=partner, query=reward)


@reward_app.command()
def retire(ctx: typer.Context, reward: CatalogueArgument) -> None:
    """Take a reward out of the catalogue; vouchers stay good.

    Examples:
      tracker admin reward retire coffee
    """
    _write(current(ctx), {"active": False}, query=reward)


@reward_app.command()
def restore(ctx: typer.Context, reward: CatalogueArgument) -> None:
    """Put a retired reward back into the catalogue.

    Examples:
      tracker admin reward restore coffee
    """
    _write(current(ctx), {"active": True}, query=reward)


@reward_app.command()
def grant(
    ctx: typer.Context,
    reward: CatalogueArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The person's user name.")],
) -> None:
    """Give somebody a voucher for no coins.

    Its code is told to them alone, by `tracker reward vouchers`.

    Examples:
      tracker admin reward grant coffee ben
    """
    from tracker.features.rewards import render, service

    context = current(ctx)
    with context.administer() as session:
        found = service.find_reward(session, query=reward)
        until = service.grant(session, reward=found, username=name)
    row = {"reward": found.title, "username": name, "expires_at": until}
    good = f", good until {until:%Y-%m-%d %H:%M}" if until else ""
    context.emit_object(
        row, lambda glyphs: render.said(glyphs, f"{name} has a voucher for {found.title}{good}.", "")
    )


def _write(
    context: CommandContext,
    values: dict[str, object],
    *,
    partner: str | None = None,
    query: str | None = None,
) -> None:
    """Add a reward, or change the one that the query means, and show it."""
    from tracker.features.rewards import service

    with context.administer() as session:
        found = None if query is None else service.find_reward(session, query=query)
        if partner is not None:
            values["partner_id"] = service.find_partner(session, query=partner).id
        written = (
            service.add_reward(session, values=values)
            if found is None
            else service.edit_reward(session, reward=found, values=values)
        )
    _show(context, written)


def _show(context: CommandContext, reward: StockedReward) -> None:
    from tracker.features.rewards import render
    from tracker.output.plain import row_of

    context.emit_object(row_of(reward), lambda _: render.reward_card(reward))
