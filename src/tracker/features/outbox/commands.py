"""`sync` and `outbox …`: what was logged while the server was out of reach."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.core.errors import NotFoundError

if TYPE_CHECKING:
    from tracker.db.outbox import Entry, Outbox

app = typer.Typer(help="Look after what waits for the server.", no_args_is_help=True, add_completion=False)

WhichArgument = Annotated[str, typer.Argument(metavar="ID", help="Its id, or how it begins.")]
_REFUSED = 1


def sync(ctx: typer.Context) -> None:
    """Send what waits for the server.

    Whatever you log while a configured server is out of reach is kept, and sent by the next command that gets
    there. This sends it now and says what became of it. What the server refuses stays until you decide:
    `tracker outbox list`.

    Exits with 1 where something was refused or overtaken, with 6 where the server is away.

    Examples:
      tracker sync
      tracker sync --json
    """
    context = current(ctx)
    _send(context, _outbox(context))


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List what waits and what was not taken, in the order in which it was said.

    Examples:
      tracker outbox list
      tracker outbox list --json
    """
    from tracker.features.outbox import render, service

    context = current(ctx)
    context.emit_rows(
        [service.as_row(entry) for entry in _entries(_outbox(context))],
        render.ENTRY_COLUMNS,
        empty="Nothing is waiting.",
    )


@app.command()
def show(ctx: typer.Context, which: WhichArgument) -> None:
    """Show one entry, and why it was not taken.

    Examples:
      tracker outbox show 3f2a
    """
    from tracker.features.outbox import render, service

    context = current(ctx)
    entry = service.find(_entries(_outbox(context)), which)
    context.emit_object(service.as_row(entry), lambda _: render.card(entry))


@app.command()
def drop(ctx: typer.Context, which: WhichArgument) -> None:
    """Forget an entry: it is not sent any more.

    Examples:
      tracker outbox drop 3f2a
    """
    from tracker.features.outbox import service

    context = current(ctx)
    outbox = _outbox(context)
    entry = service.find(_entries(outbox), which)
    if outbox is not None:
        outbox.drop(entry.operation)
    context.emit_object(
        {**service.as_row(entry), "dropped": True},
        lambda glyphs: f"{glyphs.done} Dropped: tracker {shlex.join(entry.words)}",
    )


@app.command()
def retry(
    ctx: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Its id, or how it begins; all, if unsaid.", show_default=False),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Put it in the place of the later entry that overtook it.")
    ] = False,
) -> None:
    """Send again what was refused or overtaken.

    Examples:
      tracker outbox retry
      tracker outbox retry 3f2a --force
    """
    from tracker.features.outbox import service

    context = current(ctx)
    outbox = _outbox(context)
    if outbox is None:
        raise NotFoundError("The private database has no outbox.", "It is always there: nothing ever waits.")
    service.retry(outbox, query=which, force=force)
    _send(context, outbox)


def _send(context: CommandContext, outbox: Outbox | None) -> None:
    """Send what waits, and tell what became of it."""
    from tracker.features.outbox import render, sending, service

    done = sending.Sending() if outbox is None else sending.send(context, outbox)
    kept = len(_entries(outbox))
    said = {"sent": done.sent, "refused": done.refused, "superseded": done.superseded}
    context.emit_object(
        {key: [service.as_row(entry) for entry in entries] for key, entries in said.items()} | {"kept": kept},
        lambda glyphs: render.sent(done, kept, glyphs),
    )
    if done.kept:
        raise typer.Exit(_REFUSED)


def _outbox(context: CommandContext) -> Outbox | None:
    from tracker.cli.offline import own_outbox

    return own_outbox(context)


def _entries(outbox: Outbox | None) -> list[Entry]:
    return [] if outbox is None else outbox.entries()
