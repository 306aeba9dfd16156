"""`tag …`: one's own interests, as words that all people of a server share."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.context import CommandContext, current

app = typer.Typer(help="Keep a list of your interests.", no_args_is_help=True, add_completion=False)

TagArguments = Annotated[list[str], typer.Argument(metavar="TAG", help="1 to 50 characters each.")]


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List your interests.

    Examples:
      tracker tag list
    """
    from tracker.features.accounts import render, service

    context = current(ctx)
    with context.work() as work:
        found = service.list_interests(work.session)
    context.emit_rows(
        [{"tag": tag} for tag in found],
        render.TAG_COLUMNS,
        empty="No interests yet. Add some: tracker tag add running",
    )


@app.command()
def add(ctx: typer.Context, tags: TagArguments) -> None:
    """Add interests.

    Examples:
      tracker tag add running "board games"
    """
    from tracker.features.accounts import service

    context = current(ctx)
    with context.work() as work:
        added = service.add_interests(work.session, tags=tags)
        interests = service.list_interests(work.session)
    _show(context, {"added": added, "interests": interests}, added, "is an interest of yours now")


@app.command()
def remove(ctx: typer.Context, tags: TagArguments) -> None:
    """Take interests away.

    Examples:
      tracker tag remove running
    """
    from tracker.features.accounts import service

    context = current(ctx)
    with context.work() as work:
        removed = service.remove_interests(work.session, tags=tags)
        interests = service.list_interests(work.session)
    _show(context, {"removed": removed, "interests": interests}, removed, "is taken away")


def _show(context: CommandContext, row: dict[str, object], tags: list[str], words: str) -> None:
    from tracker.features.accounts import render

    context.emit_object(row, lambda glyphs: render.tags_line(tags, words, glyphs))
