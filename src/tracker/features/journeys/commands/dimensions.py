"""`journey dimension …`: what a journey asks, and how much it weighs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import Work, current
from tracker.cli.options import FromDay, JourneyArgument
from tracker.core.undoing import UNCHANGED, UNDO_HINT

if TYPE_CHECKING:
    from datetime import date

    from tracker.features.journeys.service import JourneyView

app = typer.Typer(help="Change what a journey asks.", no_args_is_help=True, add_completion=False)

DimensionArgument = Annotated[
    str,
    typer.Argument(
        metavar="DIMENSION",
        autocompletion=of_feature(".journeys.completion:dimensions"),
        help="A dimension, by any unambiguous part of its name.",
    ),
]
WeightOption = Annotated[int | None, typer.Option("--weight", "-w", min=1, max=5, help="How much it counts.")]
RequiredFlag = Annotated[
    bool | None,
    typer.Option("--required/--optional", help="Whether every check-in answers it.", show_default=False),
]
DescriptionOption = Annotated[
    str | None, typer.Option("--description", metavar="TEXT", help="What it is about.")
]
ExampleOption = Annotated[
    list[str] | None, typer.Option("--example", metavar="TEXT", help="An example; may be repeated.")
]


@app.command()
def add(
    ctx: typer.Context,
    journey: JourneyArgument,
    name: Annotated[
        str, typer.Argument(metavar="NAME[:WEIGHT]", help="Up to 50 characters; Name? is optional.")
    ],
    weight: WeightOption = None,
    required: RequiredFlag = None,
    description: DescriptionOption = None,
    example: ExampleOption = None,
    from_day: FromDay = None,
) -> None:
    """Ask one thing more, from today or a given day on.

    Examples:
      tracker journey dimension add fitness Stretching --weight 2
      tracker journey dimension add fitness Mobility --optional --from 2026-11-01
    """
    from tracker.features.journeys import service
    from tracker.features.journeys.commands.journeys import show_journey
    from tracker.features.journeys.commands.words import read_dimension

    context = current(ctx)
    written = read_dimension(name)
    with context.work() as work:
        first_day = work.day(from_day)
        changed = service.add_dimension(
            work.session,
            journey=service.find(work.session, query=journey, today=work.today),
            dimension=replace(
                written,
                weight=weight or written.weight,
                required=written.required if required is None else required,
                description=description,
                examples=tuple(example or ()),
            ),
            from_day=first_day,
            today=work.today,
        )
        note = _said("Added", work, first_day)
    show_journey(context, changed, note)


@app.command()
def edit(
    ctx: typer.Context,
    journey: JourneyArgument,
    dimension: DimensionArgument,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="A new name.")] = None,
    weight: WeightOption = None,
    required: RequiredFlag = None,
    description: DescriptionOption = None,
    example: ExampleOption = None,
    from_day: FromDay = None,
) -> None:
    """Change a dimension; a new weight counts from today or a given day on.

    Scores of earlier days stay what they were.

    Examples:
      tracker journey dimension edit fitness strength --weight 5
      tracker journey dimension edit fitness sleep --name "Sleep well" --weight 3 --from mon
    """
    from tracker.features.journeys import service
    from tracker.features.journeys.commands.journeys import show_journey

    context = current(ctx)
    words = {"name": name, "description": description, "examples": example}
    with context.work() as work:
        first_day = work.day(from_day)
        found = _asked(work, journey, first_day)
        changed = service.edit_dimension(
            work.session,
            journey=found,
            dimension=service.find_dimension(found, dimension),
            words={key: value for key, value in words.items() if value is not None},
            weight=weight,
            required=required,
            from_day=first_day,
            today=work.today,
        )
        note = _said("Changed", work, first_day)
    show_journey(context, changed, note)


@app.command()
def remove(
    ctx: typer.Context, journey: JourneyArgument, dimension: DimensionArgument, from_day: FromDay = None
) -> None:
    """Stop asking, from today or a given day on; past answers stay.

    Examples:
      tracker journey dimension remove fitness stretching
    """
    from tracker.features.journeys import service
    from tracker.features.journeys.commands.journeys import show_journey

    context = current(ctx)
    with context.work() as work:
        first_day = work.day(from_day)
        found = _asked(work, journey, first_day)
        changed = service.remove_dimension(
            work.session,
            journey=found,
            dimension=service.find_dimension(found, dimension),
            from_day=first_day,
            today=work.today,
        )
        note = _said("Removed", work, first_day)
    show_journey(context, changed, note)


@app.command()
def move(
    ctx: typer.Context,
    journey: JourneyArgument,
    dimension: DimensionArgument,
    position: Annotated[int, typer.Argument(metavar="PLACE", help="Its new place, counted from 1.")],
) -> None:
    """Change the order in which a journey asks.

    Examples:
      tracker journey dimension move fitness sleep 1
    """
    from tracker.features.journeys import service
    from tracker.features.journeys.commands.journeys import show_journey

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=journey, today=work.today)
        changed = service.move_dimension(
            work.session,
            journey=found,
            dimension=service.find_dimension(found, dimension),
            position=position,
            today=work.today,
        )
        note = _said("Moved", work, work.today)
    show_journey(context, changed, note)


def _asked(work: Work, journey: str, first_day: date) -> JourneyView:
    """Find the journey as it is today, or on a later day from which a change is to count."""
    from tracker.features.journeys import service

    return service.find(work.session, query=journey, today=max(work.today, first_day))


def _said(done: str, work: Work, first_day: date) -> str:
    """Return what was done, from which day on, and how to undo it; or that nothing was."""
    if not work.has_changed():
        return UNCHANGED
    since = "" if first_day == work.today else f" from {first_day} on"
    return f"{done}{since}. {UNDO_HINT}"
