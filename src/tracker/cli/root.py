"""The root command: what ``tracker`` itself understands, over the lazy group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Annotated

import typer
from typer.main import get_command

from tracker import __version__
from tracker.cli.context import CommandContext, current
from tracker.cli.global_options import add_global_options
from tracker.cli.lazy import LazyGroup
from tracker.cli.news import tell
from tracker.cli.registry import DEFAULT_COMMAND, Entry

PROGRAM = "tracker"
COMPLETION_VARIABLE = "_TRACKER_COMPLETE"
"""By this, a shell's script says `complete_bash`; each script has variables of its own for the line."""

_ABOUT_COMPLETION = frozenset({"--show-completion", "--install-completion"})


def execute(argv: Sequence[str], context: CommandContext, entries: Sequence[Entry]) -> int:
    """Parse the line and run the command that it names; whatever goes wrong is raised."""
    words = [*argv[1:], "--help"] if argv and argv[0] == "help" else list(argv)
    group = build_root(tuple(entries))
    if COMPLETION_VARIABLE in context.environ:
        from tracker.cli.completion import respond

        return respond(group, context)
    if not _ABOUT_COMPLETION.isdisjoint(words):
        from tracker.cli.completion import use_own_scripts

        use_own_scripts()
    try:
        with group.make_context(PROGRAM, words, obj=context) as parsed:
            group.invoke(parsed)
    except typer.Exit as finished:
        tell(context)
        return finished.exit_code
    tell(context)
    return 0


@cache
def build_root(entries: tuple[Entry, ...]) -> LazyGroup:
    """Make the root group over a table of commands."""
    app = typer.Typer(name=PROGRAM, cls=LazyGroup, invoke_without_command=True, rich_markup_mode=None)
    app.callback()(_root)
    group = get_command(app)
    assert isinstance(group, LazyGroup)  # noqa: S101 -- tells the type checker what `cls` said
    add_global_options(group)
    group.offer(entries)
    return group


def _show_version(ctx: typer.Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        current(ctx).stdout.write(f"{PROGRAM} {__version__}\n")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 -- its callback answers
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version.")
    ] = False,
) -> None:
    """Log the day in seconds; see streaks, standings and calendars.

    Without a command, shows today. Names may be shortened to any part that is unambiguous, commands to any
    beginning; days are written as 2026-11-20, today, yesterday, mon, -2 or "3 days ago".

    Examples:
      tracker journey create Health -d Sleep -d Sport:2
      tracker checkin health sleep=4 sport=solid
      tracker habit add Read --every day
      tracker done read
      tracker streaks --json
    """
    group = ctx.command
    if ctx.invoked_subcommand is None and isinstance(group, LazyGroup):
        command = group.load(DEFAULT_COMMAND)
        with command.make_context(DEFAULT_COMMAND, [], parent=ctx) as parsed:
            command.invoke(parsed)
