"""`alias …`: the person's own commands."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import current

app = typer.Typer(help="Name commands of your own.", no_args_is_help=True, add_completion=False)


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What you want to type.")],
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            autocompletion=of_feature(".aliases.completion:words"),
            help="The command that it stands for, with as many words as you like.",
        ),
    ],
) -> None:
    """Give a name to a command and its words.

    What you type after the name is added at the end: after the first example, `m sleep=4` logs the sleep.
    Words that begin with a dash go into quotes with the command, as in the second one. A name that tracker
    uses itself is refused. Aliases belong to this machine: they are in the file aliases.conf.

    Examples:
      tracker alias add m "checkin morning"
      tracker alias add coffee "done coffee 1 --note 'at work'"
    """
    from tracker.cli.registry import ENTRIES
    from tracker.features.aliases import render, service

    context = current(ctx)
    commands = [entry.name for entry in ENTRIES]
    alias = service.add(context.locations.config, name=name, words=words, commands=commands)
    context.emit_object(alias.as_row(), lambda glyphs: f"{glyphs.done} {render.added_line(alias)}")


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List your aliases.

    Examples:
      tracker alias list
      tracker alias list --json
    """
    from tracker.features.aliases import render, service

    context = current(ctx)
    context.emit_rows(
        [alias.as_row() for alias in service.list_aliases(context.locations.config)],
        render.ALIAS_COLUMNS,
        empty='No aliases yet. Make one: tracker alias add m "checkin morning"',
    )


@app.command()
def remove(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", autocompletion=of_feature(".aliases.completion:names"), help="Which alias."
        ),
    ],
) -> None:
    """Remove an alias.

    Examples:
      tracker alias remove m
    """
    from tracker.features.aliases import render, service

    context = current(ctx)
    alias = service.remove(context.locations.config, name=name)
    context.emit_object(alias.as_row(), lambda glyphs: f"{glyphs.done} {render.removed_line(alias)}")
