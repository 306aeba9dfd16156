"""Tracker's own commands, run in this process in the demo's home: they see nothing else of the person's."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, TextIO

from tracker.cli.choices import GlobalChoices
from tracker.cli.context import CommandContext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_HIDDEN = ("TRACKER_", "PG", "XDG_")
_SHOWN = ("TRACKER_NOW", "TRACKER_ASCII")


class Runner:
    """Runs commands in a home. ``outer`` is the command that the person gave, whose look they share."""

    def __init__(self, outer: CommandContext, home: Path) -> None:
        self._outer = outer
        self._environ = demo_environment(outer.environ, home)

    def context(
        self, words: Sequence[str] = (), *, stdout: TextIO | None = None, url: str | None = None
    ) -> CommandContext:
        """Return the context of a command that prints to ``stdout``; nowhere unless that is given.

        ``words`` are what the audit calls it; ``url`` is a database other than the home's own.
        """
        outer = self._outer.choices
        return CommandContext(
            StringIO(),
            StringIO() if stdout is None else stdout,
            StringIO(),
            self._environ | ({"TRACKER_DATABASE_URL": url} if url else {}),
            choices=GlobalChoices(color=outer.color, ascii=outer.ascii),
            argv=tuple(words),
        )

    def run(self, *argv: str, context: CommandContext) -> None:
        """Run a command; what it refuses is raised, and so is a failure without words."""
        from tracker.cli.registry import ENTRIES
        from tracker.cli.root import execute
        from tracker.db.engine import undisturbed

        with undisturbed():
            exit_code = execute(argv, context, ENTRIES)
        if exit_code:
            raise RuntimeError(f"the demo's {' '.join(argv)} ended with {exit_code}")


def demo_environment(environ: Mapping[str, str], home: Path) -> dict[str, str]:
    """Return the environment of the demo's commands: nothing that names the person's data or server."""
    kept = {name: value for name, value in environ.items() if name in _SHOWN or not name.startswith(_HIDDEN)}
    return kept | {"TRACKER_HOME": str(home)}
