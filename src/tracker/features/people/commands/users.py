"""`admin user …`: one person at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.features.people.commands.app import user_app

if TYPE_CHECKING:
    from tracker.features.people.service import WayIn

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The person's user name.")]
HostOption = Annotated[
    str | None,
    typer.Option("--host", metavar="HOST[:PORT]", help="How they reach the server, if not as you do."),
]


@user_app.command()
def add(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="3 to 30 of a-z, 0-9, dot, dash and underscore.")
    ],
    email: Annotated[str | None, typer.Option("--email", metavar="EMAIL", help="An e-mail address.")] = None,
    display_name: Annotated[
        str | None, typer.Option("--display-name", metavar="TEXT", help="What others call them.")
    ] = None,
    timezone: Annotated[
        str | None, typer.Option("--timezone", metavar="ZONE", help="Such as Europe/Lisbon; UTC unless said.")
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="The login role; the user name unless said.")
    ] = None,
    admin: Annotated[bool, typer.Option("--admin", help="Let them do what you do here.")] = False,
    host: HostOption = None,
) -> None:
    """Add a person, with a password for the first login.

    The password is shown once and opens one session within 7 days; the person chooses their own then.

    Examples:
      tracker admin user add ann --email ann@example.org --timezone Europe/Lisbon
      tracker admin user add ben --admin --host db.example.org --json
    """
    from tracker.features.people import service

    context = current(ctx)
    with context.administer() as session:
        way_in = service.add(
            session,
            username=name,
            role=role,
            email=email,
            display_name=display_name,
            timezone=timezone,
            admin=admin,
            host=host,
        )
    _show_way_in(context, way_in, "is added")


@user_app.command("list")
def list_(ctx: typer.Context) -> None:
    """List everybody: who they are, and whether they may log in.

    Invited people have not used their one-time password yet. Nothing of what people track is shown.

    Examples:
      tracker admin user list
      tracker admin user list --json
    """
    from tracker.features.people import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.administer() as session:
        found = service.list_people(session)
    context.emit_rows(
        [row_of(person) for person in found],
        render.PERSON_COLUMNS,
        empty="Nobody yet. Add somebody: tracker admin user add NAME",
    )


@user_app.command()
def disable(ctx: typer.Context, name: NameArgument) -> None:
    """Keep a person out at once, and end their sessions.

    What they track stays as it is.

    Examples:
      tracker admin user disable ann
    """
    _allow(current(ctx), name, allowed=False)


@user_app.command()
def enable(ctx: typer.Context, name: NameArgument) -> None:
    """Let a person log in again.

    Examples:
      tracker admin user enable ann
    """
    _allow(current(ctx), name, allowed=True)


@user_app.command()
def reset(ctx: typer.Context, name: NameArgument, host: HostOption = None) -> None:
    """End a person's sessions and give them a new first password.

    Examples:
      tracker admin user reset ann
    """
    from tracker.features.people import service

    context = current(ctx)
    with context.administer() as session:
        way_in = service.reset(session, username=name, host=host)
    _show_way_in(context, way_in, "has a new password")


def _allow(context: CommandContext, name: str, *, allowed: bool) -> None:
    from tracker.features.people import render, service
    from tracker.output.plain import row_of

    with context.administer() as session:
        admission = service.allow(session, username=name, allowed=allowed)
    context.emit_object(row_of(admission), lambda glyphs: render.admission_line(admission, glyphs))


def _show_way_in(context: CommandContext, way_in: WayIn, verb: str) -> None:
    from tracker.features.people import render
    from tracker.output.plain import row_of

    context.emit_object(row_of(way_in), lambda glyphs: render.way_in_card(way_in, verb, glyphs))
