"""`shell`: commands one after the other, without `tracker` before each."""

from __future__ import annotations

import typer

from tracker.cli.context import current
from tracker.core.errors import UsageError

_INSIDE = "TRACKER_SHELL"
"""Set for what the shell runs."""


def shell(ctx: typer.Context) -> None:
    """Stay at a prompt and run one command after another.

    Commands are typed as usual, without `tracker` before them. Tab completes, the arrows go through what was
    typed before, Ctrl-C leaves a line, Ctrl-D the shell. --ascii, --no-color and --debug hold for all lines.

    Examples:
      tracker shell
      tracker shell --ascii
    """
    context = current(ctx)
    if _INSIDE in context.environ:
        raise UsageError("This is the shell already.", "Type a command, such as: today")
    if not context.interactive:
        raise UsageError(
            "The shell needs a terminal to type on, and prints for people.",
            "In scripts, run one command after the other: tracker today --json",
        )
    context.own_terminal()
    from tracker.features.shell.sitting import Sitting

    Sitting(context, {**context.environ, _INSIDE: "1"}).run()
