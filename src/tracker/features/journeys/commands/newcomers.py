"""`join`: an account, a login and a journey, in one step, for who was invited and has none of them."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from tracker.features.journeys.service.newcomers import Welcome


def join(
    ctx: typer.Context,
    invitation: Annotated[
        str, typer.Argument(metavar="TOKEN@HOST[:PORT][/DATABASE]", help="The invitation, as it was sent.")
    ],
    username: Annotated[
        str | None, typer.Option("--username", "-u", metavar="NAME", help="The user name you want.")
    ] = None,
    display_name: Annotated[
        str | None, typer.Option("--display-name", metavar="NAME", help="How others read you.")
    ] = None,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
) -> None:
    """Make an account on a server with an invitation.

    You choose a user name and a password, which is asked for and never stored. If you have an account there,
    log in and use `tracker journey join TOKEN`.

    Examples:
      tracker join 3fTq8ZkW0pXyB5nRv7LdJcM2hGsE9aUo@tracker.example.org
    """
    from tracker.db.private import local_timezone
    from tracker.features.journeys.service import newcomers, worthless_token

    context = current(ctx)
    door = newcomers.read_door(invitation)
    name = username or _ask_name(context)
    password = context.stdin.readline().rstrip("\r\n") if password_stdin else _ask_password(context)
    welcome = newcomers.join_as_newcomer(
        door=door, username=name, display_name=display_name, timezone=local_timezone(), password=password
    )
    if welcome is None:
        raise worthless_token()
    _greet(context, welcome)


def _ask_name(context: CommandContext) -> str:
    if not context.interactive:
        raise UsageError("No user name was given.", "Name it: --username NAME.")
    context.own_terminal()
    return str(typer.prompt("User name"))


def _ask_password(context: CommandContext) -> str:
    from tracker.features.journeys.service.newcomers import refuse_weak

    if not context.interactive:
        raise UsageError("No password was given.", "Hand it over on standard input: --password-stdin.")
    context.own_terminal()
    password = str(typer.prompt("Password", hide_input=True))
    refuse_weak(password)
    if typer.prompt("Again", hide_input=True) != password:
        raise UsageError("The two passwords differ.", "Nothing was made; try again.")
    return password


def _greet(context: CommandContext, welcome: Welcome) -> None:
    from tracker.output.plain import row_of

    said = f"Welcome, {welcome.username}: you are on {welcome.journey}."
    context.emit_object(row_of(welcome), lambda glyphs: f"{glyphs.done} {said}")
    if not context.options.for_machines:
        # A URL with options holds signs that a shell takes for its own.
        context.say(f"\nLog in on this machine:\ntracker login {shlex.quote(welcome.url)}")
