"""`journey …`: creating and changing journeys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.cli.options import JourneyArgument, RestorableJourneyArgument
from tracker.core.undoing import UNCHANGED, UNDO_HINT
from tracker.features.journeys.commands.dimensions import app as dimension_app

if TYPE_CHECKING:
    from tracker.features.journeys.service import JourneyView, Status, StreakView

app = typer.Typer(help="Create and change journeys.", no_args_is_help=True, add_completion=False)
app.add_typer(dimension_app, name="dimension")

DescriptionOption = Annotated[
    str | None, typer.Option("--description", metavar="TEXT", help="What the journey is about.")
]


@app.command()
def create(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="3 to 100 characters.")],
    dimension: Annotated[
        list[str] | None,
        typer.Option(
            "--dimension", "-d", metavar="NAME[:WEIGHT]", help="What to track, with a weight of 1 to 5."
        ),
    ] = None,
    public: Annotated[bool, typer.Option("--public", help="Let everybody on the server see it.")] = False,
    description: DescriptionOption = None,
) -> None:
    """Begin a journey with the dimensions you want to track.

    A dimension that ends in a question mark is optional: a check-in may leave it out.

    Examples:
      tracker journey create Fitness -d Strength:3 -d "Sleep well:2" -d Stretching?
      tracker journey create "Learn Finnish" -d Words -d Listening --description "Every day a bit"
    """
    from tracker.features.journeys import service
    from tracker.features.journeys.commands.words import read_dimension

    context = current(ctx)
    with context.work() as work:
        journey = service.create(
            work.session,
            title=title,
            dimensions=[read_dimension(text) for text in dimension or []],
            description=description,
            is_public=public,
            today=work.today,
        )
    show_journey(context, journey, f"Created. {UNDO_HINT}\nLog a day: tracker checkin")


@app.command("list")
def list_(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", "-a", help="Archived and deleted ones too.")] = False,
) -> None:
    """List your journeys.

    Examples:
      tracker journey list
      tracker journey list --all --json
    """
    from tracker.features.journeys import render, service

    context = current(ctx)
    with context.work() as work:
        journeys = service.list_journeys(
            work.session,
            today=work.today,
            statuses=service.ANY_STATUS if everything else service.ACTIVE,
        )
        put_away = not journeys and bool(
            service.list_journeys(work.session, today=work.today, statuses=service.ANY_STATUS)
        )
    context.emit_rows(
        [journey.as_row() for journey in journeys],
        render.JOURNEY_COLUMNS,
        empty=_nothing(put_away=put_away),
    )


@app.command()
def show(ctx: typer.Context, journey: JourneyArgument) -> None:
    """Show a journey, what it asks, and how your streak stands.

    Examples:
      tracker journey show fitness
    """
    from tracker.features.journeys import service

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=journey, today=work.today)
        streak = service.streak(work.session, journey=found, today=work.today)
        members = service.count_members(work.session, journey=found)
    show_journey(context, found, streak=streak, members=members)


@app.command()
def edit(
    ctx: typer.Context,
    journey: JourneyArgument,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE", help="A new title.")] = None,
    description: DescriptionOption = None,
    public: Annotated[
        bool | None, typer.Option("--public/--private", help="Who can see it.", show_default=False)
    ] = None,
) -> None:
    """Change a journey's title, description or visibility.

    Examples:
      tracker journey edit fitness --title "Fitness 2027" --public
    """
    from tracker.features.journeys import service

    context = current(ctx)
    wanted = {"title": title, "description": description, "is_public": public}
    with context.work() as work:
        changed = service.edit(
            work.session,
            journey=service.find(work.session, query=journey, today=work.today),
            changes={key: value for key, value in wanted.items() if value is not None},
            today=work.today,
        )
        note = f"Changed. {UNDO_HINT}" if work.has_changed() else UNCHANGED
    show_journey(context, changed, note)


@app.command()
def archive(ctx: typer.Context, journey: JourneyArgument) -> None:
    """Put a journey away; its history stays.

    Examples:
      tracker journey archive fitness
    """
    _set_status(current(ctx), journey, "archived", "archived")


@app.command()
def restore(ctx: typer.Context, journey: RestorableJourneyArgument) -> None:
    """Make an archived or deleted journey active again.

    Examples:
      tracker journey restore fitness
    """
    _set_status(current(ctx), journey, "active", "active again")


@app.command()
def delete(ctx: typer.Context, journey: JourneyArgument) -> None:
    """Delete a journey; undo or restore brings it back.

    Examples:
      tracker journey delete fitness
    """
    _set_status(current(ctx), journey, "deleted", "deleted")


def show_journey(
    context: CommandContext,
    journey: JourneyView,
    note: str | None = None,
    *,
    streak: StreakView | None = None,
    members: int | None = None,
) -> None:
    """Print a journey, with streak and number of members where asked for; for people also what was done."""
    from tracker.features.journeys import render

    row = journey.as_row() | (streak.as_row() if streak else {})
    row |= {} if members is None else {"members": members}
    context.emit_object(row, lambda glyphs: render.journey_card(journey, streak, glyphs, members=members))
    if note is not None and not context.options.for_machines:
        context.say(f"\n{note}")


def _set_status(context: CommandContext, journey: str, status: Status, words: str) -> None:
    from tracker.features.journeys import service

    with context.work() as work:
        look_up = service.find_put_away if status == "active" else service.find
        found = look_up(work.session, query=journey, today=work.today)
        changed = service.set_status(work.session, journey=found, status=status, today=work.today)
    if found.status == status:
        said = f"{changed.title} is {status} already."
    else:
        said = f"{changed.title} is {words}. {UNDO_HINT}"
    context.emit_object(changed.as_row(), lambda glyphs: f"{glyphs.done} {said}")


def _nothing(*, put_away: bool) -> str:
    """Return what an empty list says; ``put_away`` is whether there are archived or deleted journeys."""
    if put_away:
        return "No active journeys. See the others: tracker journey list --all"
    return "No journeys yet. Begin one: tracker journey create Fitness -d Strength -d Sleep"
