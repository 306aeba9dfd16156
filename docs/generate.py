"""Writes the command reference from the program's own help, so that the two cannot drift apart.

Run it with `make docs`; a test compares `reference/commands.md` with what it would write.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from typer.core import TyperGroup

from tracker.cli.help import render_help
from tracker.cli.lazy import load
from tracker.cli.registry import ENTRIES, Panel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Command, Context

_PAGE = Path(__file__).parent / "reference" / "commands.md"
_WIDTH = 100
_OPENING = """# Commands

Written by `docs/generate.py` from the program's own help.
Every command also takes `-o table|json|ndjson|csv|tsv`, `--json`, `--no-color`, `--ascii` and `--debug`,
anywhere on the line.
Days and ranges: see [days](days.md); exit codes: see [exit codes](exit-codes.md).
"""


def reference() -> str:
    """Return the page: every command with its help, under the panels of `tracker --help`."""
    parts = [_OPENING]
    for panel in Panel:
        parts.append(f"## {panel}\n")
        for entry in ENTRIES:
            if entry.panel is panel and not entry.hidden:
                parts += _sections(load(entry), f"tracker {entry.name}", None)
    return "\n".join(parts)


def _sections(command: Command, path: str, parent: Context | None) -> Iterator[str]:
    context = command.make_context(path.rsplit(" ", 1)[-1], [], parent=parent, resilient_parsing=True)
    context.info_name = path if parent is None else path.rsplit(" ", 1)[-1]
    yield f"### {path}\n\n```text\n{render_help(context, width=_WIDTH).rstrip()}\n```\n"
    if isinstance(command, TyperGroup):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None:
                yield from _sections(child, f"{path} {name}", context)


def main() -> int:
    """Write the page."""
    _PAGE.write_text(reference(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
