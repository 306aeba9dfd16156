"""What a command works with: its streams, the output that was asked for, the clock.

Passed as ``typer.Context.obj``; a command gets it typed from `current`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from tracker.cli.choices import GlobalChoices
from tracker.output.console import ColorMode, Format, OutputOptions

if TYPE_CHECKING:
    from datetime import datetime

    from typer._click import Context


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
        """Make the context of a command that runs in this process's own terminal."""
        return cls(sys.stdin, sys.stdout, sys.stderr, dict(os.environ))

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
        return self.options.format is Format.TABLE and self.stdin.isatty() and self.stdout.isatty()

    def say(self, text: str) -> None:
        """Tell the person one line: on standard output, or on standard error where that carries data."""
        from tracker.core.text import visible

        stream = self.stdout if self.options.format is Format.TABLE else self.stderr
        stream.write(visible(text) + "\n")


def current(ctx: Context) -> CommandContext:
    """Return the context of the running command."""
    found = ctx.find_object(CommandContext)
    if found is None:
        raise RuntimeError("the command was started without a CommandContext")
    return found


def _color_mode(choices: GlobalChoices, environ: Mapping[str, str]) -> ColorMode:
    if choices.color is not None:
        return ColorMode.ALWAYS if choices.color else ColorMode.NEVER
    forced = environ.get("FORCE_COLOR") and not environ.get("NO_COLOR")
    return ColorMode.ALWAYS if forced else ColorMode.AUTO
