"""`badge list/show/progress`: what one has earned, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import CommandContext, current
from tracker.cli.options import JourneyOption
from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.features.badges.service import BadgeView

app = typer.Typer(
    help="See what you have earned, and what is next.", no_args_is_help=True, add_completion=False
)

BadgeArgument = Annotated[
    str,
    typer.Argument(
        metavar="BADGE",
        autocompletion=of_feature(".badges.completion:badges"),
        help="A badge's key, or any unambiguous part of its name.",
    ),
]
CategoryOption = Annotated[
    str | None,
    typer.Option(
        "--category",
        metavar="C",
        autocompletion=of_feature(".badges.completion:categories"),
        help="Only badges of this category.",
    ),
]


@app.command("list")
def list_(
    ctx: typer.Context,
    earned: Annotated[bool, typer.Option("--earned", help="Only what you have earned.")] = False,
    all_: Annotated[bool, typer.Option("--all", "-a", help="Everything that can be earned.")] = False,
    category: CategoryOption = None,
    journey: JourneyOption = None,
) -> None:
    """List badges: those you earned, and what comes next.

    A badge that you have seen stays, even if what earned it is deleted; its XP and coins go with the facts
    and come back with them.

    Examples:
      tracker badge list
      tracker badge list --earned --json
      tracker badge list --all --category streaks
      tracker badge list --journey fitness
    """
    from tracker.features.badges import render, service

    if earned and all_:
        raise UsageError("--earned and --all exclude each other.", "Give one of them.")

    def choose(badges: Sequence[BadgeView]) -> Sequence[BadgeView]:
        if earned:
            return [badge for badge in badges if badge.earned]
        return badges if all_ else service.earned_and_next(badges)

    context = current(ctx)
    found = _wall(context, category, journey, choose)
    context.emit_rows(
        [render.badge_row(badge) for badge in found],
        render.columns_for(found),
        empty="No badges yet. See what there is: tracker badge list --all",
    )


@app.command()
def show(
    ctx: typer.Context,
    badge: BadgeArgument,
    journey: JourneyOption = None,
) -> None:
    """Show one badge: what it asks for, and how far you are.

    Examples:
      tracker badge show streak-7
      tracker badge show "settling in" --journey fitness
    """
    from tracker.features.badges import render, service

    context = current(ctx)

    def choose(badges: Sequence[BadgeView]) -> Sequence[BadgeView]:
        return service.badge_of(badges, service.find_badge(badges, badge))

    of_badge = _wall(context, None, journey, choose)
    context.emit_object(render.card_row(of_badge), lambda glyphs: render.badge_card(of_badge, glyphs))


@app.command()
def progress(ctx: typer.Context, category: CategoryOption = None, journey: JourneyOption = None) -> None:
    """Show how far the next badge of each ladder is.

    Examples:
      tracker badge progress
      tracker badge progress --category habits --json
    """
    from tracker.features.badges import render, service
    from tracker.output.console import stream_glyphs

    context = current(ctx)
    found = _wall(context, category, journey, service.next_of_each_ladder)
    if context.options.for_machines or not found:
        context.emit_rows(
            [render.badge_row(badge) for badge in found],
            render.BADGE_COLUMNS,
            empty="Everything there is has been earned.",
        )
        return
    glyphs = stream_glyphs(context.options, context.stdout)
    context.emit_object({}, lambda _: render.BadgeBars(found, glyphs))


def _wall(
    context: CommandContext,
    category: str | None,
    journey: str | None,
    choose: Callable[[Sequence[BadgeView]], Sequence[BadgeView]],
) -> Sequence[BadgeView]:
    """Read the wall and choose what to show of it, which has been seen then."""
    from tracker.features.badges import service
    from tracker.features.game.service import require_game, settle
    from tracker.features.journeys import service as journeys

    with context.work() as work:
        require_game(work.session)
        settle(work.session, today=work.today)
        place = None
        if journey is not None:
            place = journeys.find(work.session, query=journey, today=work.today).id
        found = choose(service.wall(work.session, category=category, journey_id=place))
        service.see(work.session, badge_ids=[badge.id for badge in found if badge.earned])
    return found
