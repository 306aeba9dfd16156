"""The command of the garden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import current
from tracker.cli.pictures import HtmlOption, Pictures, SvgOption
from tracker.core.undoing import UNCHANGED, UNDO_HINT

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tracker.output.theme import Glyphs


def garden(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Call it that: 1 to 80 characters.")
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option(
            "--theme",
            metavar="THEME",
            autocompletion=of_feature(".garden.completion:themes"),
            help="What grows there: meadow, vineyard or zen.",
        ),
    ] = None,
    svg: SvgOption = None,
    html: HtmlOption = None,
) -> None:
    """Draw your habits and journeys as plants.

    A plant sprouts with the first day of a streak, grows with it and blooms after three weeks; it wilts with
    the days that are missed, and is withered after 14. What was never done is a seed. Days that rest harm
    nothing.

    Examples:
      tracker garden
      tracker garden --name "Behind the house" --theme zen
      tracker garden --svg garden.svg
      tracker garden --json
    """
    from tracker.features.garden import render, service

    context = current(ctx)
    pictures = Pictures(context, svg, html)
    note = None
    with context.work() as work:
        if name is not None or theme is not None:
            service.change(work.session, name=name, theme=theme)
            note = UNDO_HINT if work.has_changed() else UNCHANGED
        found = service.garden(work.session, today=work.today)

    def draw(_: Glyphs) -> RenderableType:
        return render.GardenPicture(found)

    if not pictures.keep(found.name, draw):
        context.emit_object(found.as_row(), draw)
    if note is not None and not context.options.for_machines:
        context.say(f"\n{note}")
