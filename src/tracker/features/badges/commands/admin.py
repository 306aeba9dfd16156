"""`admin badge …`: the catalogue of badges in the hands of admins."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import current
from tracker.core.text import plural
from tracker.features.badges.commands.badges import BadgeArgument

app = typer.Typer(help="Add badges, and retire them.", no_args_is_help=True, add_completion=False)


@app.command()
def add(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="a-z, 0-9 and dashes.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="1 to 80 characters.")],
    criteria: Annotated[
        str,
        typer.Option(
            "--criteria", metavar="RULE", help='What earns it: "streak days=7", or the same as JSON.'
        ),
    ],
    description: Annotated[str, typer.Option("--description", metavar="TEXT", help="A sentence about it.")],
    category: Annotated[
        str,
        typer.Option(
            "--category",
            metavar="C",
            autocompletion=of_feature(".badges.completion:categories"),
            help="Such as streaks, habits or goals.",
        ),
    ],
    tier: Annotated[
        str,
        typer.Option(
            "--tier",
            metavar="T",
            autocompletion=of_feature(".badges.completion:tiers"),
            help="bronze, silver, gold or platinum.",
        ),
    ] = "bronze",
    per_journey: Annotated[
        bool, typer.Option("--per-journey", help="It is earned on each journey alone.")
    ] = False,
    icon: Annotated[str | None, typer.Option("--icon", metavar="SIGN", help="A sign for its card.")] = None,
    xp: Annotated[int | None, typer.Option("--xp", metavar="N", help="As its tier unless given.")] = None,
    coins: Annotated[
        int | None, typer.Option("--coins", metavar="N", help="As its tier unless given.")
    ] = None,
) -> None:
    """Put a badge into the catalogue.

    Whoever has reached it by what is logged already has it at once, since the day on which they did. What a
    badge asks for never changes: retire it and add another. The rules that there are: admin badge criteria.

    Examples:
      tracker admin badge add hot "Hot" --criteria "streak days=5" --description "Five." --category streaks
      tracker admin badge add big "Big" --criteria "total_xp value=9" --description "9." --category game
    """
    from tracker.features.badges import render, service

    context = current(ctx)
    with context.administer() as session:
        earned = service.add_badge(
            session,
            badge=service.NewBadge(
                key=key,
                name=name,
                description=description,
                category=category,
                criteria=service.parse_criteria(criteria),
                tier=tier,
                icon=icon,
                scope="journey" if per_journey else "global",
                xp=xp,
                coins=coins,
            ),
        )
        made = service.find_entry(session, query=key)
    told = f"is there, earned {plural(earned, 'time')} already. Retire it: tracker admin badge retire"
    context.emit_object(render.catalogue_row(made), lambda _: render.entry_line(made, f"{told} {made.key}"))


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List all badges, and how many people have earned them.

    Examples:
      tracker admin badge list
    """
    from tracker.features.badges import render, service

    context = current(ctx)
    with context.administer() as session:
        found = service.catalogue(session)
    context.emit_rows(
        [render.catalogue_row(entry) for entry in found],
        render.CATALOGUE_COLUMNS,
        empty="No badges. Add one: tracker admin badge add",
    )


@app.command()
def retire(ctx: typer.Context, badge: BadgeArgument) -> None:
    """Let a badge be earned no more; who has it keeps it.

    Examples:
      tracker admin badge retire xp-500
    """
    from tracker.features.badges import render, service

    context = current(ctx)
    with context.administer() as session:
        found = service.find_entry(session, query=badge)
        changed = service.retire_badge(session, key=found.key)
        found = service.find_entry(session, query=found.key)
    told = "is retired: no later day earns it." if changed else "was retired already."
    context.emit_object(render.catalogue_row(found), lambda _: render.entry_line(found, told))


@app.command()
def criteria(ctx: typer.Context) -> None:
    """List what a badge can ask for.

    Examples:
      tracker admin badge criteria
    """
    from tracker.features.badges import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.administer() as session:
        found = service.criteria(session)
    context.emit_rows([row_of(criterion) for criterion in found], render.CRITERIA_COLUMNS, empty="")
