"""What a command works with: its streams, the output that was asked for, the clock.

Passed as ``typer.Context.obj``; a command gets it typed from `current`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tracker.cli.choices import GlobalChoices
from tracker.output.console import ColorMode, Format, OutputOptions, tolerate_narrow_encoding

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import RenderableType
    from typer._click import Context

    from tracker.output.table import Column


@dataclass
class CommandContext:
    """One command's surroundings; commands read nothing else from the process."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
    choices: GlobalChoices = field(default_factory=GlobalChoices)

    @classmethod
    def of_process(cls) -> CommandContext:
        """Make the context of a command that runs in this process's own terminal.

        A stream that the process was started without is replaced by the null device.
        """
        streams = (sys.stdin, sys.stdout, sys.stderr)
        stdin, stdout, stderr = (_null_device() if stream is None else stream for stream in streams)
        tolerate_narrow_encoding(stdout)
        return cls(stdin, stdout, stderr, dict(os.environ))

    @cached_property
    def now(self) -> datetime:
        """The instant of the command, read once; a ``UsageError`` if ``TRACKER_NOW`` is not a time."""
        from tracker.core.clock import read_clock

        return read_clock(self.environ)

    @property
    def options(self) -> OutputOptions:
        """How to print: what the line asked for, over the environment."""
        return OutputOptions(
            format=self.choices.output or Format.TABLE,
            color=_color_mode(self.choices, self.environ),
            ascii=self.choices.ascii or bool(self.environ.get("TRACKER_ASCII")),
        )

    @property
    def interactive(self) -> bool:
        """Whether questions may be asked: somebody sits at a terminal and reads tables."""
        return not self.options.for_machines and self.stdin.isatty() and self.stdout.isatty()

    def say(self, text: str) -> None:
        """Tell the person one line: on standard output, or on standard error where that carries data."""
        from tracker.core.text import visible

        stream = self.stderr if self.options.for_machines else self.stdout
        stream.write(visible(text) + "\n")

    def emit_rows(
        self, rows: Iterable[Mapping[str, object]], columns: Sequence[Column], *, empty: str
    ) -> None:
        """Print a listing in the format asked for; ``empty`` is what people read when there is nothing."""
        from tracker.output.emit import emit_rows

        emit_rows(self.stdout, rows, columns, self.options, empty=empty)

    def emit_object(self, mapping: Mapping[str, object], renderable: Callable[[], RenderableType]) -> None:
        """Print one thing: drawn for people, as its mapping in machine formats."""
        from tracker.output.emit import emit_object

        emit_object(self.stdout, mapping, self.options, renderable)


def current(ctx: Context) -> CommandContext:
    """Return the context of the running command."""
    found = ctx.find_object(CommandContext)
    if found is None:
        raise RuntimeError("the command was started without a CommandContext")
    return found


def _null_device() -> TextIO:
    return Path(os.devnull).open("r+", encoding="utf-8")


def _color_mode(choices: GlobalChoices, environ: Mapping[str, str]) -> ColorMode:
    if choices.color is not None:
        return ColorMode.ALWAYS if choices.color else ColorMode.NEVER
    forced = environ.get("FORCE_COLOR") and not environ.get("NO_COLOR")
    return ColorMode.ALWAYS if forced else ColorMode.AUTO
