"""The program: parse the line, run one command, return its exit code.

Nothing heavy is imported at module level, so that the entry point can be imported for next to nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.cli.registry import Entry


def main() -> int:
    """Run the process's own command line; what the console script calls."""
    try:
        return run(sys.argv[1:])
    except KeyboardInterrupt:
        # Only what comes while modules are still being imported gets here.
        return 130


def run(argv: Sequence[str], entries: Sequence[Entry] | None = None, *, forked: bool = False) -> int:
    """Run one command line and return the exit code; errors are told on standard error.

    In a warm process's child (``forked``), ``NeedsTerminal`` says that nothing has happened yet.
    """
    from tracker.cli.context import CommandContext
    from tracker.cli.exits import guarded
    from tracker.cli.registry import ENTRIES
    from tracker.cli.root import execute

    context = CommandContext.of_process(forked=forked)
    context.argv = tuple(argv)
    return guarded(lambda: execute(argv, context, ENTRIES if entries is None else entries), context, argv)
