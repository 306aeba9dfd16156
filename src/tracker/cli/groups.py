"""Groups of commands in which the beginning of a command's name does, as long as it is clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup

from tracker.cli.context import CommandContext

if TYPE_CHECKING:
    # Typer keeps its copy of Click private; its types are needed to describe overridden methods only.
    from typer._click import Command, Context
    from typer._click.shell_completion import CompletionItem


class Group(TyperGroup):
    """A group that understands abbreviations; a whole name always wins over one."""

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        return super().resolve_command(ctx, self._spelled_out(ctx, args))

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Offer nothing after a word that is no command."""
        return [] if self.refused(ctx) else super().shell_complete(ctx, incomplete)

    def refused(self, ctx: Context) -> bool:
        """Whether a line that is being completed names a command that there is not."""
        return bool(ctx._protected_args)  # noqa: SLF001 -- the words that no command took

    def _spelled_out(self, ctx: Context, args: list[str]) -> list[str]:
        """Return the words with the command's whole name; an ambiguous one is a usage error."""
        typed = args[0]
        if not typed or typed in self.commands:
            return args
        meant = [
            name for name, command in self.commands.items() if not command.hidden and name.startswith(typed)
        ]
        if len(meant) > 1 and not ctx.resilient_parsing:
            from tracker.core.text import quoted

            ctx.fail(f"{quoted(typed)} could be {', '.join(meant)}.")
        return put_for_first(ctx, args, meant) if len(meant) == 1 else args


def put_for_first(ctx: Context, args: list[str], words: Sequence[str]) -> list[str]:
    """Put words in the place of the first of a line's rest, for the audit's label of the command too."""
    context = ctx.find_object(CommandContext)
    if context is not None and context.argv[-len(args) :] == tuple(args):
        context.argv = (*context.argv[: -len(args)], *words, *args[1:])
    return [*words, *args[1:]]


def let_abbreviate(app: typer.Typer) -> None:
    """Make ``app`` and what lies below it groups of this kind."""
    app.info.cls = Group
    for below in app.registered_groups:
        if below.typer_instance is not None:
            let_abbreviate(below.typer_instance)
