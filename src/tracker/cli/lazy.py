"""The root group: it knows every command from the table and imports one only when it is called.

Typer has no lazy subcommands: it inspects every function at start. Here help, completion and "did you mean"
see stubs made from the table; `resolve_command`, which is asked only for the command that will run (or be
completed), replaces the stub by the real thing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from tracker.cli.global_options import add_global_options
from tracker.cli.registry import Entry

if TYPE_CHECKING:
    # Typer keeps its copy of Click private; its types are needed to describe overridden methods only.
    from typer._click import Command, Context

FEATURES = "tracker.features"


class LazyGroup(TyperGroup):
    """A group whose commands are stubs until one of them is called."""

    entries: dict[str, Entry]

    def offer(self, entries: Sequence[Entry]) -> None:
        """Take the table: from now on these are the group's commands."""
        self.entries = {entry.name: entry for entry in entries}
        self.commands = {entry.name: _stub(entry) for entry in entries}

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, command and self.load(name or ""), rest

    def load(self, name: str) -> Command:
        """Import the command's module and build the command; a ``KeyError`` if the table lacks the name."""
        return load(self.entries[name])


@cache
def load(entry: Entry) -> Command:
    """Build the real command of a table entry, with the global options on it and on everything below it.

    A process that runs many commands (`tracker.warm`) builds each once.
    """
    module, _, attribute = entry.target.partition(":")
    found = getattr(import_module(module, FEATURES), attribute)
    command = get_command(found if isinstance(found, typer.Typer) else _single(entry.name, found))
    command.name = entry.name
    add_global_options(command)
    return command


def _single(name: str, function: Callable[..., object]) -> typer.Typer:
    app = typer.Typer(add_completion=False)
    app.command(name)(function)
    return app


def _stub(entry: Entry) -> TyperCommand:
    return TyperCommand(
        name=entry.name,
        help=entry.help,
        short_help=entry.help,
        hidden=entry.hidden,
        rich_help_panel=str(entry.panel),
        rich_markup_mode=None,
    )
