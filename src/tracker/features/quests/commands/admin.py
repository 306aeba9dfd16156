"""`admin mission …`: the catalogue of missions in the hands of admins."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import CommandContext, current
from tracker.core.text import quoted

app = typer.Typer(
    help="Add missions, and take them off the offer.", no_args_is_help=True, add_completion=False
)

KeyArgument = Annotated[
    str,
    typer.Argument(
        metavar="MISSION",
        autocompletion=of_feature(".quests.completion:missions"),
        help="A mission's key, or any unambiguous part of its title.",
    ),
]


@app.command()
def add(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="a-z, 0-9 and dashes.")],
    title: Annotated[str, typer.Argument(metavar="TITLE", help="1 to 200 characters.")],
    description: Annotated[str, typer.Option("--description", metavar="TEXT", help="What is to be done.")],
    category: Annotated[
        str,
        typer.Option(
            "--category",
            metavar="C",
            autocompletion=of_feature(".quests.completion:categories"),
            help="Such as social, health or learning.",
        ),
    ],
    points: Annotated[int, typer.Option("--points", metavar="XP", help="What it pays: 1 to 1,000.")],
    difficulty: Annotated[
        str,
        typer.Option(
            "--difficulty",
            metavar="D",
            autocompletion=of_feature(".quests.completion:difficulties"),
            help="beginner, intermediate or advanced.",
        ),
    ] = "beginner",
    days: Annotated[
        int, typer.Option("--days", metavar="N", help="How many days it may take: 1 to 366.")
    ] = 7,
    takes: Annotated[
        str | None, typer.Option("--takes", metavar="TIME", help='How long it takes: "10 minutes".')
    ] = None,
    tip: Annotated[
        list[str] | None, typer.Option("--tip", metavar="TEXT", help="A tip; may be repeated.")
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(
            "--measure", metavar="M", help="What it counts: habit, checkins, habit_days, focus_minutes or xp."
        ),
    ] = None,
    needed: Annotated[int, typer.Option("--needed", metavar="N", help="How much of that.")] = 1,
) -> None:
    """Put a mission into the catalogue.

    Examples:
      tracker admin mission add say-hi "Say hi" --description "To three." --category social --points 10
      tracker admin mission add five "Five days" --description "Check in." --category calm --points 9
    """
    from tracker.features.quests import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.administer() as session:
        service.add_mission(
            session,
            mission=service.NewMission(
                key=key,
                title=title,
                description=description,
                difficulty=difficulty,
                category=category,
                points=points,
                days=days,
                time_estimate=takes or None,
                tips=tip or (),
                measure=measure or None,
                needed=needed,
            ),
        )
        made = service.find_mission(session, query=key)
    context.emit_object(row_of(made), lambda glyphs: render.mission_card(made, glyphs))


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List all missions, those that are retired too.

    Examples:
      tracker admin mission list
    """
    from tracker.features.quests import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.administer() as session:
        found = service.list_missions(session, retired=True)
    context.emit_rows(
        [row_of(mission) for mission in found],
        render.CATALOGUE_COLUMNS,
        empty="No missions. Add one: tracker admin mission add",
    )


@app.command()
def retire(ctx: typer.Context, mission: KeyArgument) -> None:
    """Take a mission off the offer; quests made of it go on.

    Examples:
      tracker admin mission retire say-good-morning
    """
    _offer(current(ctx), mission, "is retired. Offer it again: tracker admin mission offer", offered=False)


@app.command()
def offer(ctx: typer.Context, mission: KeyArgument) -> None:
    """Offer a retired mission again.

    Examples:
      tracker admin mission offer say-good-morning
    """
    _offer(current(ctx), mission, "is on offer. Take it off: tracker admin mission retire", offered=True)


def _offer(context: CommandContext, query: str, told: str, *, offered: bool) -> None:
    from tracker.features.quests import service
    from tracker.output.plain import row_of

    with context.administer() as session:
        found = service.find_mission(session, query=query, retired=True)
        service.offer_mission(session, key=found.key, offered=offered)
        found = service.find_mission(session, query=found.key, retired=True)
    line = f"{quoted(found.title)} {told} {found.key}"
    context.emit_object(row_of(found), lambda _: line)
