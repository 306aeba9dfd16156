"""`habit group …`: habits that have a streak together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import CommandContext, current
from tracker.core.undoing import UNCHANGED, UNDO_HINT

if TYPE_CHECKING:
    from tracker.features.habits.service import GroupView

app = typer.Typer(help="Let habits have a streak together.", no_args_is_help=True, add_completion=False)

GroupArgument = Annotated[
    str,
    typer.Argument(
        metavar="GROUP",
        autocompletion=of_feature(".habits.completion:groups"),
        help="A group, by any unambiguous part of its name.",
    ),
]
_HABITS = of_feature(".habits.completion:habits")
_RULE_HELP = "What meets a day: all or any of its habits, or amounts that sum up: sum:30."


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="1 to 80 characters.")],
    habits: Annotated[
        list[str],
        typer.Argument(
            metavar="HABIT...",
            autocompletion=_HABITS,
            help="Its habits, by any unambiguous part of a name.",
        ),
    ],
    rule: Annotated[str, typer.Option("--rule", metavar="RULE", help=_RULE_HELP)] = "all",
) -> None:
    """Make a group of habits.

    A group counts days. A habit of weeks or months counts on every day of a period of its own that is met.

    Examples:
      tracker habit group add Morning read stretch --rule all
      tracker habit group add Sport run swim bike --rule any
      tracker habit group add Minutes read write --rule sum:30
    """
    from tracker.features.habits import service

    context = current(ctx)
    asked = service.parse_group_rule(rule)
    with context.work() as work:
        group = service.create_group(
            work.session,
            name=name,
            rule=asked,
            habits=service.find_habits(work.session, queries=habits, today=work.today),
            today=work.today,
        )
    _show(context, group, UNDO_HINT)


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List groups of habits.

    Examples:
      tracker habit group list
      tracker habit group list --json
    """
    from tracker.features.habits import render, service

    context = current(ctx)
    with context.work() as work:
        groups = service.list_groups(work.session, today=work.today)
    context.emit_rows(
        [group.as_row() for group in groups],
        render.GROUP_COLUMNS,
        empty="No groups yet. Make one: tracker habit group add Morning read stretch",
    )


@app.command()
def show(ctx: typer.Context, group: GroupArgument) -> None:
    """Show a group: its habits, its rule and its streak.

    Examples:
      tracker habit group show morning
    """
    from tracker.features.habits import service

    context = current(ctx)
    with context.work() as work:
        found = service.find_group(work.session, query=group, today=work.today)
    _show(context, found)


@app.command()
def edit(
    ctx: typer.Context,
    group: GroupArgument,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="A new name.")] = None,
    rule: Annotated[str | None, typer.Option("--rule", metavar="RULE", help=_RULE_HELP)] = None,
    put_in: Annotated[
        list[str] | None,
        typer.Option(
            "--add", metavar="HABIT", autocompletion=_HABITS, help="A habit to put in; may be repeated."
        ),
    ] = None,
    take_out: Annotated[
        list[str] | None,
        typer.Option(
            "--remove", metavar="HABIT", autocompletion=_HABITS, help="A habit to take out; may be repeated."
        ),
    ] = None,
) -> None:
    """Change a group's name, rule or habits; its streak is judged anew.

    Examples:
      tracker habit group edit morning --add meditate --remove read
      tracker habit group edit morning --rule any
    """
    from tracker.features.habits import service

    context = current(ctx)
    asked = service.parse_group_rule(rule) if rule is not None else None
    with context.work() as work:
        changed = service.edit_group(
            work.session,
            group=service.find_group(work.session, query=group, today=work.today),
            name=name,
            rule=asked,
            put_in=service.find_habits(work.session, queries=put_in or [], today=work.today),
            take_out=service.find_habits(work.session, queries=take_out or [], today=work.today),
            today=work.today,
        )
        hint = UNDO_HINT if work.has_changed() else UNCHANGED
    _show(context, changed, hint)


@app.command()
def remove(ctx: typer.Context, group: GroupArgument) -> None:
    """Delete a group; its habits stay.

    Examples:
      tracker habit group remove morning
    """
    from tracker.features.habits import service

    context = current(ctx)
    with context.work() as work:
        found = service.find_group(work.session, query=group, today=work.today)
        service.remove_group(work.session, group=found)
    context.emit_object(
        found.as_row(),
        lambda glyphs: f"{glyphs.done} The group {found.name} is gone, its habits stay. {UNDO_HINT}",
    )


def _show(context: CommandContext, group: GroupView, hint: str | None = None) -> None:
    from tracker.features.habits import render

    context.emit_object(group.as_row(), lambda glyphs: render.group_card(group, hint, glyphs))
