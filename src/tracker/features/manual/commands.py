"""`man`: the manual page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.context import current


def man(
    ctx: typer.Context,
    install: Annotated[
        Path | None,
        typer.Option(
            "--install", metavar="DIR", help="Write it into man1 of this folder of manual pages instead."
        ),
    ] = None,
) -> None:
    """Print the manual page.

    It is written from the commands' own help. `man tracker` finds it in a folder that `manpath` lists, such
    as ~/.local/share/man.

    Examples:
      tracker man | man -l -
      tracker man --install ~/.local/share/man
    """
    from tracker.features.manual.page import manual_page

    context = current(ctx)
    page = manual_page()
    if install is None:
        context.stdout.write(page)
        return
    path = install.expanduser() / "man1" / "tracker.1"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, "utf-8")
    context.emit_object({"path": path}, lambda glyphs: f"{glyphs.done} Wrote {path}. Read it: man tracker")
