"""Options that are understood anywhere on the line, before or after the command's name.

They are real options of every command and group, added when a command is loaded, so that the parser itself
minds ``--``, values of other options, completion and misspellings. Their values are gathered in the context's
`GlobalChoices`; what is said last wins.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated, cast

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from tracker.cli.context import CommandContext, current
from tracker.cli.deferred_coercion import defer_coercion
from tracker.output.console import ColorMode, Format

if TYPE_CHECKING:
    # Typer keeps its copy of Click private; its types are needed for annotations only.
    from typer._click import Command, Parameter

PANEL = "Global options"
FORMATS = [form.value for form in Format]


def add_global_options(command: Command) -> None:
    """Put the global options on a command and on all commands below it, and make their help plain."""
    if isinstance(command, TyperGroup | TyperCommand):
        command.rich_markup_mode = None
    command.add_help_option = False
    command.params = [*command.params, *_parameters()]
    for parameter in command.params:
        defer_coercion(parameter)
    if isinstance(command, TyperGroup):
        command.no_args_is_help = not command.invoke_without_command
        for child in command.commands.values():
            add_global_options(child)


def _choose_output(ctx: typer.Context, value: str | None) -> None:
    if value is None:
        return
    if value not in FORMATS:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(FORMATS)}.")
    current(ctx).choices.output = Format(value)


def _choose_json(ctx: typer.Context, value: bool) -> None:
    if value:
        current(ctx).choices.output = Format.JSON


def _choose_no_color(ctx: typer.Context, value: bool) -> None:
    if value:
        current(ctx).choices.color = False


def _choose_ascii(ctx: typer.Context, value: bool) -> None:
    if value:
        current(ctx).choices.ascii = True


def _choose_debug(ctx: typer.Context, value: bool) -> None:
    if value:
        current(ctx).choices.debug = True


def _choose_profile(ctx: typer.Context, value: str | None) -> None:
    if value is not None:
        current(ctx).use_profile(value)


def _show_help(ctx: typer.Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from tracker.cli.help import render_help

        context = current(ctx)
        context.stdout.write(render_help(ctx, bold=_may_style(context)))
        raise typer.Exit


def _may_style(context: CommandContext) -> bool:
    """Decide on bold headings without Rich, which no help page needs."""
    if context.options.color is not ColorMode.AUTO:
        return context.options.color is ColorMode.ALWAYS
    plain = context.environ.get("NO_COLOR") or context.environ.get("TERM", "dumb") == "dumb"
    return context.stdout.isatty() and not plain


def _complete_format(incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


def complete_profile(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the names of profiles that begin so."""
    from tracker.db.profiles import PRIVATE, read_profiles

    known = [PRIVATE, *read_profiles(current(ctx).locations.config).by_name]
    return [name for name in known if name.startswith(incomplete)]


def _declarations(
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FORMAT",
            callback=_choose_output,
            autocompletion=_complete_format,
            help=f"How to print data: {', '.join(FORMATS)}.",
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", callback=_choose_json, help="Short for --output json.")
    ] = False,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="NAME",
            callback=_choose_profile,
            autocompletion=complete_profile,
            help="Work with this server: see 'tracker profile list'.",
        ),
    ] = None,
    no_color: Annotated[
        bool, typer.Option("--no-color", callback=_choose_no_color, help="Print without colours.")
    ] = False,
    ascii: Annotated[  # noqa: A002 -- the option's name
        bool, typer.Option("--ascii", callback=_choose_ascii, help="Draw with ASCII characters only.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", callback=_choose_debug, help="Show the traceback of a bug.")
    ] = False,
    help: Annotated[  # noqa: A002 -- the option's name
        bool, typer.Option("--help", "-h", callback=_show_help, help="Show this help.")
    ] = False,
) -> None:
    """Only the signature matters: Typer turns it into parameters."""


@cache
def _parameters() -> tuple[Parameter, ...]:
    declared = typer.Typer(add_completion=False)
    declared.command()(cast("Callable[..., None]", _declarations))
    parameters = tuple(get_command(declared).params)
    for parameter in parameters:
        parameter.is_eager = True
        parameter.expose_value = False
        if isinstance(parameter, TyperOption):
            parameter.rich_help_panel = PANEL
    return parameters
