"""A small feature for tests of the command line: commands that echo, fail and break in every way."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.context import current
from tracker.cli.options import NoteOption, OnDay
from tracker.core.errors import NotFoundError

app = typer.Typer(help="Keep boxes.", add_completion=False)


@app.command("list")
def list_boxes(ctx: typer.Context) -> None:
    """List boxes."""
    context = current(ctx)
    context.stdout.write(f"{context.options.format} {context.options.color} {context.options.ascii}\n")


@app.command()
def add(ctx: typer.Context, names: list[str], size: Annotated[int, typer.Option(min=1)] = 1) -> None:
    """Add boxes."""
    current(ctx).stdout.write(f"{names} {size}\n")


def echo(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORD")] = None,
    on: OnDay = None,
    note: NoteOption = None,
) -> None:
    """Echo what was understood.

    A second paragraph that is long enough to be filled to the width of whatever terminal shows it.

    Examples:
      tracker echo one two
      tracker echo --on yesterday -m 'a note'
    """
    context = current(ctx)
    context.stdout.write(f"{words} {on} {note} {context.options.format}\n")


def tell(ctx: typer.Context) -> None:
    """Tell that something has changed."""
    current(ctx).say("It has \x1b[31mchanged.")


def today(ctx: typer.Context) -> None:
    """Show today."""
    current(ctx).stdout.write(f"today as {current(ctx).options.format}\n")


def refuse() -> None:
    """Refuse."""
    raise NotFoundError('No box called "b\x1b]0;x\x07".', "See tracker box list.")


def bug() -> None:
    """Divide by zero."""
    raise ZeroDivisionError("oh no")


def interrupt() -> None:
    """Be interrupted."""
    raise KeyboardInterrupt


def ask() -> None:
    """Ask until somebody answers."""
    typer.prompt("Well?")


def missing_file() -> None:
    """Open what is not there."""
    open("/nonexistent/file").close()  # noqa: PTH123 -- shortest way to the system's refusal


def flood(ctx: typer.Context) -> None:
    """Write without end."""
    while True:
        current(ctx).stdout.write("line\n" * 1000)
