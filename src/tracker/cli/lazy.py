"""The root group: it knows every command from the table and imports one only when it is called.

Typer has no lazy subcommands: it inspects every function at start. Here help, completion and "did you mean"
see stubs made from the table; `resolve_command`, which is asked only for the command that will run (or be
completed), replaces the stub by the real thing. It also knows the person's own commands (`core.aliases`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand
from typer.main import get_command, get_group

from tracker.cli.context import current
from tracker.cli.global_options import add_global_options
from tracker.cli.groups import Group, let_abbreviate, put_for_first
from tracker.cli.registry import Entry

if TYPE_CHECKING:
    # Typer keeps its copy of Click private; its types are needed to describe overridden methods only.
    from typer._click import Command, Context
    from typer._click.shell_completion import CompletionItem

FEATURES = "tracker.features"


class LazyGroup(Group):
    """A group whose commands are stubs until one of them is called."""

    entries: dict[str, Entry]

    def offer(self, entries: Sequence[Entry]) -> None:
        """Take the table: from now on these are the group's commands."""
        self.entries = {entry.name: entry for entry in entries}
        self.commands = {entry.name: _stub(entry) for entry in entries}

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, self._without_alias(ctx, args))
        return name, command and self.load(name or ""), rest

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Offer the person's own commands too."""
        from typer._click.shell_completion import CompletionItem

        own = {} if self.refused(ctx) else _aliases(ctx)
        return super().shell_complete(ctx, incomplete) + [
            CompletionItem(name, help=" ".join(words))
            for name, words in own.items()
            if name.startswith(incomplete) and name not in self.commands
        ]

    def load(self, name: str) -> Command:
        """Import the command's module and build the command; a ``KeyError`` if the table lacks the name."""
        return load(self.entries[name])

    def _without_alias(self, ctx: Context, args: list[str]) -> list[str]:
        """Return the words with what an alias stands for; what that begins with is a command, no alias."""
        if args[0] in self.commands:
            return args
        words = _aliases(ctx).get(args[0])
        return put_for_first(ctx, args, words) if words else args


@cache
def load(entry: Entry) -> Command:
    """Build the real command of a table entry, with the global options on it and on everything below it.

    A process that runs many commands (`tracker.warm`) builds each once.
    """
    module, _, attribute = entry.target.partition(":")
    found = getattr(import_module(module, FEATURES), attribute)
    command: Command
    if isinstance(found, typer.Typer):
        let_abbreviate(found)
        # Asked for as such: of a group of one command Typer would make that command.
        command = get_group(found)
    else:
        command = _single(entry.name, found)
    command.name = entry.name
    add_global_options(command)
    return command


def _single(name: str, function: Callable[..., object]) -> Command:
    app = typer.Typer(add_completion=False)
    app.command(name)(function)
    return get_command(app)


def _stub(entry: Entry) -> TyperCommand:
    return TyperCommand(
        name=entry.name,
        help=entry.help,
        short_help=entry.help,
        hidden=entry.hidden,
        rich_help_panel=str(entry.panel),
        rich_markup_mode=None,
    )


def _aliases(ctx: Context) -> Mapping[str, tuple[str, ...]]:
    from tracker.core.aliases import read_aliases

    return read_aliases(current(ctx).locations.config)
