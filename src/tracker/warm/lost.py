"""What the person is told when the warm process and the command in it were both gone before an answer."""

from __future__ import annotations

import sys


def tell() -> None:
    """Write to standard error, in the form of the command's output."""
    from tracker.cli.context import CommandContext
    from tracker.cli.exits import FAILURE, Report

    context = CommandContext.of_process()
    context.choices.guess(sys.argv[1:])
    Report(
        FAILURE,
        "interrupted",
        "The command was ended from outside before it could say how it went.",
        "Its changes were saved wholly or not at all: look before you repeat it.",
    ).write(context)
