"""`journey invite/join/discover` and `invite list/revoke`: coming together on a journey."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.cli.options import JourneyArgument, JourneyOption
from tracker.core.undoing import UNDO_HINT

if TYPE_CHECKING:
    from tracker.features.journeys.service import NewInvitation

app = typer.Typer(help="See and revoke invitations.", no_args_is_help=True, add_completion=False)


class InvitedAs(StrEnum):
    """What somebody can be invited as."""

    MEMBER = "member"
    ADMIN = "admin"


def invite(
    ctx: typer.Context,
    journey: JourneyArgument,
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="Whom you will send the token to.")],
    role: Annotated[
        InvitedAs, typer.Option("--role", metavar="member|admin", help="What they will be.")
    ] = InvitedAs.MEMBER,
) -> None:
    """Invite somebody to a journey.

    Prints a token, once: whoever has it can join, once, within seven days. Sending it is up to you.

    Examples:
      tracker journey invite fitness ben@example.org
      tracker journey invite fitness cleo@example.org --role admin
    """
    from tracker.features.journeys import service

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=journey, today=work.today)
        made = service.invite(work.session, journey=found, email=email, role=role.value)
    said = f"Invited {made.email} to {found.title} as {role.value}, until {made.expires_at:%a %Y-%m-%d}."
    context.emit_object(made.as_row(), lambda glyphs: f"{glyphs.done} {said}")
    if not context.options.for_machines:
        _say_what_to_send(context, made)


def join(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="TOKEN|JOURNEY", help="An invitation's token, or a public journey.")
    ],
) -> None:
    """Join a journey by invitation, or a public one.

    Examples:
      tracker journey join 3fTq8ZkW0pXyB5nRv7LdJcM2hGsE9aUo
      tracker journey join "Morning runs"
    """
    from tracker.features.journeys import service
    from tracker.features.journeys.commands.journeys import show_journey

    context = current(ctx)
    token = what.strip().partition("@")[0]
    with context.work() as work:
        if service.is_token(token):
            joined = service.accept(work.session, token=token)
        else:
            joined = service.join_public(work.session, query=what)
        # What a wrong token counts is kept: the refusal comes after the transaction.
        found = None if joined is None else service.find(work.session, query=str(joined), today=work.today)
    if found is None:
        raise service.worthless_token()
    show_journey(context, found, f"Joined. {UNDO_HINT}\nLog a day: tracker checkin")


def discover(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="What title or description holds.")
    ] = None,
) -> None:
    """List public journeys that you can join.

    Examples:
      tracker journey discover
      tracker journey discover run morning
    """
    from tracker.features.journeys import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    wanted = " ".join(words or ())
    with context.work() as work:
        found = service.discover(work.session, words=wanted)
    nothing = f"No public journey speaks of {wanted}." if wanted else "No public journeys yet."
    context.emit_rows([row_of(journey) for journey in found], render.PUBLIC_COLUMNS, empty=nothing)


@app.command("list")
def list_(ctx: typer.Context, journey: JourneyOption = None) -> None:
    """List the invitations to journeys that you run.

    Examples:
      tracker invite list
      tracker invite list --journey fitness --json
    """
    from tracker.features.journeys import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=journey, today=work.today) if journey is not None else None
        invitations = service.list_invitations(work.session, journey=found)
    context.emit_rows(
        [row_of(invitation) for invitation in invitations],
        render.INVITATION_COLUMNS,
        empty="No invitations. Make one: tracker journey invite JOURNEY EMAIL",
    )


@app.command()
def revoke(
    ctx: typer.Context,
    invitation: Annotated[
        str,
        typer.Argument(metavar="INVITATION", help="An open one, by its address, part of that, or its id."),
    ],
    journey: JourneyOption = None,
) -> None:
    """Make an open invitation worthless.

    Examples:
      tracker invite revoke ben@example.org
    """
    from dataclasses import replace

    from tracker.features.journeys import service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=journey, today=work.today) if journey is not None else None
        revoked = service.revoke_invitation(work.session, query=invitation, journey=found)
    said = f"The invitation of {revoked.email} to {revoked.journey} is revoked. {UNDO_HINT}"
    context.emit_object(row_of(replace(revoked, status="revoked")), lambda glyphs: f"{glyphs.done} {said}")


def _say_what_to_send(context: CommandContext, made: NewInvitation) -> None:
    """Say the lines that the other one types, each on a line of its own and never folded."""
    context.say("\nWho has an account on this server types:")
    context.say(f"tracker journey join {made.token}")
    if made.server is None:
        context.say("\nThis is your private database, which only this machine reaches.")
    else:
        context.say("\nWho is new here types:")
        context.say(f"tracker join {made.token}@{made.server}")
    context.say(f"\nThe token is not shown again; whoever has it can join.\n{UNDO_HINT}")
