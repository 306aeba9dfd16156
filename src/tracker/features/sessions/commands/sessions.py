"""`session …`, `logout` and `whoami`: the devices that are logged in, and who this one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.core.errors import ConflictError, SessionEndedError

if TYPE_CHECKING:
    from tracker.db.profiles import Profile

session = typer.Typer(help="See and end the devices logged in.", no_args_is_help=True, add_completion=False)


@session.command("list")
def list_(ctx: typer.Context) -> None:
    """List the devices that are logged in as you.

    The one used last is first. A session that is not used ends after seven days.

    Examples:
      tracker session list
      tracker session list --json
    """
    from tracker.features.sessions import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        found = service.list_sessions(work.session, timezone=work.person.timezone)
    context.emit_rows(
        [row_of(one) for one in found], render.SESSION_COLUMNS, empty="No device is logged in as you."
    )


@session.command()
def revoke(
    ctx: typer.Context,
    which: Annotated[
        str, typer.Argument(metavar="ID|LABEL", help="Its id or the beginning of it, or the device's label.")
    ],
) -> None:
    """End the session of a device, at once.

    Its connections are ended too, and what it had under way is not kept.

    Examples:
      tracker session revoke phone
      tracker session revoke 3f9a
    """
    from tracker.features.sessions import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        sessions = service.list_sessions(work.session, timezone=work.person.timezone)
        found = service.find_session(sessions, query=which)
        service.end_session(work.session, session_id=found.id)
    if found.current:
        _forget(context, _profile(context))
    context.emit_object(row_of(found), lambda glyphs: render.ended_line(found, glyphs))


def logout(
    ctx: typer.Context,
    all_: Annotated[bool, typer.Option("--all", help="On all your devices, not on this one alone.")] = False,
) -> None:
    """End this device's session on a server.

    The profile stays, so that nothing lands in another database by mistake.

    Examples:
      tracker logout
      tracker logout --all
      tracker logout --profile club
    """
    from tracker.features.sessions import render, service

    context = current(ctx)
    profile = _profile(context)
    ended = 0
    try:
        with context.work() as work:
            if all_:
                ended = service.end_all(work.session)
            else:
                service.end_asking_session(work.session)
                ended = 1
    except SessionEndedError:
        if all_:
            raise
    _forget(context, profile)
    name = profile.name if profile else None
    context.emit_object(
        {"profile": name, "ended": ended}, lambda glyphs: render.logged_out_line(ended, name, glyphs)
    )


def whoami(ctx: typer.Context) -> None:
    """Show who you are, and on which server.

    Examples:
      tracker whoami
      tracker whoami --json
    """
    from tracker.features.sessions import places, render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        asking = service.identity(work.session)
    found = places.placed(asking, context.environ, context.locations)
    context.emit_object(row_of(found), lambda glyphs: render.identity_card(found, glyphs))


def _profile(context: CommandContext) -> Profile | None:
    """Return the profile that the command works with; ``ConflictError`` for the private database."""
    from tracker.db.target import named_place

    place = named_place(context.environ, context.locations)
    if place is None:
        raise ConflictError(
            "You work with the private database of this machine, which nobody logs in to.",
            "Name the server to leave: tracker logout --profile NAME",
        )
    return place.profile


def _forget(context: CommandContext, profile: Profile | None) -> None:
    from tracker.db.credentials import forget_credentials

    if profile is not None:
        forget_credentials(context.locations, profile.name)
