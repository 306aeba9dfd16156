"""`reward list/buy/vouchers/show/redeem`: what coins are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import CommandContext, current
from tracker.cli.pictures import Pictures, SvgOption, write_text
from tracker.core.undoing import UNDO_HINT
from tracker.features.rewards.commands.words import RewardArgument

if TYPE_CHECKING:
    from tracker.features.rewards.service import Redemption, VoucherView

app = typer.Typer(
    help="Spend coins on rewards, and redeem vouchers.", no_args_is_help=True, add_completion=False
)


@app.command("list")
def list_(
    ctx: typer.Context,
    affordable: Annotated[bool, typer.Option("--affordable", help="Only what you could buy now.")] = False,
) -> None:
    """List what you can have for coins.

    Rewards of partners and those that you promised yourself; your coins are in `tracker level`.

    Examples:
      tracker reward list
      tracker reward list --affordable --json
    """
    from tracker.features.game.service import require_game
    from tracker.features.rewards import render, service

    context = current(ctx)
    with context.work() as work:
        require_game(work.session)
        offers = service.catalogue(work.session, affordable=affordable)
    nothing = "Nothing that your coins suffice for." if affordable else "No rewards yet."
    context.emit_rows(
        [offer.as_row() for offer in offers],
        render.OFFER_COLUMNS,
        empty=f'{nothing} Promise yourself one: tracker reward add "Film evening" --price 50',
    )


@app.command()
def buy(ctx: typer.Context, reward: RewardArgument) -> None:
    """Buy a reward with your coins.

    You get a voucher. Until it is redeemed, undo gives it back for your coins.

    Examples:
      tracker reward buy coffee
      tracker reward buy "film evening" --json
    """
    from tracker.features.game.service import require_game
    from tracker.features.rewards import service

    context = current(ctx)
    with context.work() as work:
        require_game(work.session)
        offer = service.find_offer(work.session, query=reward)
        bought = service.buy(work.session, offer=offer, timezone=work.person.timezone)
    what_next = "tracker reward redeem" if bought.type == "own" else "tracker reward show"
    _show(context, bought, hint=f"Use it: {what_next} {bought.id}\n{UNDO_HINT}")


@app.command()
def vouchers(
    ctx: typer.Context,
    all_: Annotated[bool, typer.Option("--all", help="Those that were used or ran out, too.")] = False,
) -> None:
    """List your vouchers.

    Examples:
      tracker reward vouchers
      tracker reward vouchers --all --json
    """
    from tracker.features.game.service import require_game
    from tracker.features.rewards import render, service

    context = current(ctx)
    with context.work() as work:
        require_game(work.session)
        found = service.list_vouchers(work.session, timezone=work.person.timezone)
    context.emit_rows(
        [voucher.as_row() for voucher in found if all_ or voucher.open],
        render.VOUCHER_COLUMNS,
        empty="No vouchers. See what there is: tracker reward list",
    )


VoucherArgument = Annotated[
    str,
    typer.Argument(
        metavar="VOUCHER",
        autocompletion=of_feature(".rewards.completion:vouchers"),
        help="A voucher, by any unambiguous part of its title, its id or its code.",
    ),
]


@app.command()
def show(
    ctx: typer.Context,
    voucher: VoucherArgument,
    svg: SvgOption = None,
    png: Annotated[
        str | None, typer.Option("--png", metavar="FILE", help="Draw into a PNG file instead.")
    ] = None,
    invert: Annotated[
        bool, typer.Option("--invert", help="Swap light and dark, where there is no colour.")
    ] = False,
) -> None:
    """Show a voucher, with its code to be scanned.

    With colour it is black on white. Without colour it is drawn for a dark terminal, and the other way round
    with the theme light, or with --invert.

    Examples:
      tracker reward show coffee
      tracker reward show coffee --svg coffee.svg
      tracker reward show 3 --json
    """
    from tracker.features.game.service import require_game
    from tracker.features.rewards import service

    context = current(ctx)
    Pictures(context, svg, None)
    with context.work() as work:
        require_game(work.session)
        found = service.find_voucher(work.session, query=voucher, timezone=work.person.timezone)
    if (svg or png) is not None:
        _keep_pictures(context, found, svg, png)
        if not context.options.for_machines:
            return
    _show(context, found, drawn=found.open, invert=invert)


@app.command()
def redeem(
    ctx: typer.Context,
    code: Annotated[
        str,
        typer.Argument(
            metavar="CODE",
            autocompletion=of_feature(".rewards.completion:vouchers"),
            help="A voucher's code; for a reward of your own, its title or id will do.",
        ),
    ],
    at: Annotated[
        str | None, typer.Option("--at", metavar="PLACE", help="Where; the partner's name unless said.")
    ] = None,
) -> None:
    """Redeem a voucher, once and for all.

    Partners' people redeem vouchers for their own partner's rewards, admins all of them, and you those for
    rewards of your own, which alone can be undone.

    Examples:
      tracker reward redeem 7K3M-9QPX-04T2-HJWB-6RYV-D1NC-5AZG --at "High Street"
      tracker reward redeem film
    """
    from tracker.features.rewards import codes, service

    context = current(ctx)
    own = not codes.looks_like_code(code)
    with context.work() as work:
        zone = work.person.timezone
        if own:
            code = service.find_open_own(work.session, query=code, timezone=zone).code or ""
        redemption = service.redeem(work.session, code=code, place=at, timezone=zone)
        undoable = work.has_changed()
    if redemption.outcome == "not_staff" and _is_ones_own_server(context):
        with context.administer() as session:
            redemption = service.redeem(session, code=code, place=at, timezone=zone)
    # What a wrong code counts is kept: the refusal comes after the transaction.
    refusal = service.refusal_of_redemption(redemption)
    if refusal is not None:
        raise refusal
    _say_redeemed(context, redemption, hint=f" {UNDO_HINT}" if undoable else "")


def _is_ones_own_server(context: CommandContext) -> bool:
    """Whether the person is the admin because the database is on their own machine, and theirs alone."""
    from tracker.db.target import find_target

    return find_target(context.environ, context.locations).private


def _say_redeemed(context: CommandContext, redemption: Redemption, *, hint: str) -> None:
    from tracker.output.table import human_text

    of = f" of {redemption.partner}" if redemption.partner else ""
    said = human_text(f"{redemption.reward}{of} for {redemption.holder}")
    context.emit_object(redemption.as_row(), lambda glyphs: f"{glyphs.done} Redeemed: {said}.{hint}")


def _keep_pictures(context: CommandContext, voucher: VoucherView, svg: str | None, png: str | None) -> None:
    from tracker.core.errors import ConflictError
    from tracker.features.rewards.qr import picture
    from tracker.output.files import private_file

    if voucher.code is None:
        raise ConflictError(
            "This voucher came from a file and has no code.", "Buy another one: tracker reward list"
        )
    if svg is not None:
        write_text(context, svg, picture(voucher.code, kind="svg", title=voucher.reward).decode())
    if png is not None:
        with private_file(png, force=True) as stream:
            stream.write(picture(voucher.code, kind="png", title=voucher.reward))
        context.say(f"Wrote {png}")


def _show(
    context: CommandContext,
    voucher: VoucherView,
    *,
    hint: str | None = None,
    drawn: bool = False,
    invert: bool = False,
) -> None:
    from tracker.features.rewards import render
    from tracker.output.theme import ThemeName

    light_ink = (context.theme is not ThemeName.LIGHT) != invert
    context.emit_object(
        voucher.as_row(),
        lambda _: render.voucher_card(voucher, light_ink=light_ink, hint=hint, drawn=drawn),
    )
