"""`settings …`: reading and changing how tracker behaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current

if TYPE_CHECKING:
    from tracker.features.accounts.service import SettingChange

settings = typer.Typer(help="Read and change settings.", no_args_is_help=True, add_completion=False)

KeyArgument = Annotated[
    str, typer.Argument(metavar="KEY", help="A setting, or x.NAME for one of your own.", show_default=False)
]


@settings.command("list")
def list_(ctx: typer.Context) -> None:
    """List all settings with what they do.

    Examples:
      tracker settings list
      tracker settings list --json
    """
    from tracker.features.accounts import machine, render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        found = [*service.list_settings(work.session), *machine.list_settings(context.locations.state)]
    context.emit_rows(
        [row_of(setting) for setting in found], render.SETTING_COLUMNS, empty="There are no settings."
    )


@settings.command()
def get(ctx: typer.Context, key: KeyArgument) -> None:
    """Show one setting.

    Examples:
      tracker settings get timezone
    """
    from tracker.features.accounts import machine, service
    from tracker.features.accounts.values import in_words

    context = current(ctx)
    if machine.has(key):
        setting = machine.get_setting(context.locations.state, key=key)
    else:
        with context.work() as work:
            setting = service.get_setting(work.session, key=key)
    context.emit_object({"key": setting.key, "value": setting.value}, lambda _: in_words(setting.value))


@settings.command("set")
def set_(
    ctx: typer.Context,
    key: KeyArgument,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it shall be.")],
) -> None:
    """Change a setting.

    Switches take on or off, weekdays mon to sun, hours 4, 04:00 or 4am, time zones names such as
    Europe/Lisbon. Settings of your own, for your scripts, begin with x. and hold any text. The settings warm,
    warm_idle_minutes and hook_seconds belong to this machine and home, not to your account.

    Examples:
      tracker settings set timezone europe/lisbon
      tracker settings set day_start 4am
      tracker settings set first_weekday sun
      tracker settings set x.editor_theme solarized
      tracker settings set warm off
    """
    from tracker.features.accounts import machine, service

    context = current(ctx)
    if machine.has(key):
        change = machine.change_setting(context.locations, key=key, text=value)
    else:
        with context.work() as work:
            change = service.change_setting(work.session, key=key, text=value)
    _show_change(context, change)


@settings.command()
def unset(ctx: typer.Context, key: KeyArgument) -> None:
    """Give a setting its default back.

    Examples:
      tracker settings unset theme
    """
    from tracker.features.accounts import machine, service

    context = current(ctx)
    if machine.has(key):
        change = machine.reset_setting(context.locations, key=key)
    else:
        with context.work() as work:
            change = service.reset_setting(work.session, key=key)
    _show_change(context, change)


def _show_change(context: CommandContext, change: SettingChange) -> None:
    from tracker.features.accounts import render
    from tracker.output.plain import row_of

    context.emit_object(row_of(change), lambda glyphs: render.change_line(change, glyphs))
