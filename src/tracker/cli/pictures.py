"""`--svg FILE` and `--html FILE`: what a command draws, kept as a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tracker.cli.context import CommandContext
    from tracker.output.theme import Glyphs

SvgOption = Annotated[
    str | None,
    typer.Option("--svg", metavar="FILE", help="Draw into an SVG file instead; - is standard output."),
]
HtmlOption = Annotated[
    str | None,
    typer.Option("--html", metavar="FILE", help="Draw into an HTML file instead; - is standard output."),
]

STANDARD_OUTPUT = "-"


@dataclass(frozen=True)
class Pictures:
    """Where pictures of what a command draws were asked to go; a file that is there is replaced."""

    context: CommandContext
    svg: str | None
    html: str | None

    def __post_init__(self) -> None:
        """Refuse, before anything is read, two things on one standard output."""
        spoken_for = [self.svg, self.html].count(STANDARD_OUTPUT) + self.context.options.for_machines
        if STANDARD_OUTPUT in (self.svg, self.html) and spoken_for > 1:
            raise UsageError(
                '"-" is standard output, and only one thing can go there.', "Give the picture a file's name."
            )

    def keep(self, title: str, draw: Callable[[Glyphs], RenderableType]) -> bool:
        """Write the pictures; return whether nothing else is to be printed: no data for machines."""
        from tracker.output.pictures import html_picture, svg_picture
        from tracker.output.theme import glyphs_for

        options = self.context.options
        drawn = draw(glyphs_for(ascii_only=options.ascii))
        for file, write in ((self.svg, svg_picture), (self.html, html_picture)):
            if file is not None:
                write_text(self.context, file, write(drawn, options, title=title))
        return (self.svg or self.html) is not None and not options.for_machines


def write_text(context: CommandContext, file: str, text: str) -> None:
    """Write a text whole or not at all, to a file that it may replace or to standard output; say where."""
    if file == STANDARD_OUTPUT:
        context.stdout.write(text)
        return
    from tracker.output.files import private_file

    with private_file(file, force=True) as stream:
        stream.write(text.encode())
    context.say(f"Wrote {file}")
