"""`journey members/role/remove/leave/stats`: who is on a journey, as what, and what they come to together."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from tracker.cli.context import current
from tracker.cli.options import JourneyArgument
from tracker.core.undoing import UNCHANGED, UNDO_HINT

UserArgument = Annotated[
    str, typer.Argument(metavar="USER", help="A member, by any unambiguous part of the user name.")
]


class RoleName(StrEnum):
    """What somebody can be on a journey."""

    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"


def members(ctx: typer.Context, journey: JourneyArgument) -> None:
    """List who is on a journey.

    Members see of each other this list and the leaderboard, and nothing else.

    Examples:
      tracker journey members fitness
    """
    from tracker.features.journeys import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=journey, today=work.today)
        people = service.list_members(work.session, journey=found)
    context.emit_rows([row_of(member) for member in people], render.member_columns(people), empty="Nobody.")


def role(
    ctx: typer.Context,
    journey: JourneyArgument,
    user: UserArgument,
    role: Annotated[RoleName, typer.Argument(metavar="owner|admin|member", help="The new role.")],
) -> None:
    """Make a member an owner, an admin or a plain member.

    Owners edit all and say who is what; admins edit dimensions, invite and remove members.
    To hand a journey over, make another an owner and then leave, or make yourself a member.

    Examples:
      tracker journey role fitness ben admin
    """
    from tracker.features.journeys import service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=journey, today=work.today)
        before = service.find_member(work.session, journey=found, query=user)
        after = service.set_role(work.session, journey=found, member=before, role=role.value)
        changed = work.has_changed()
    who = "You are" if after.me else f"{after.username} is"
    if not changed:
        said = f"{who} {after.role} of {found.title} already. {UNCHANGED}"
    elif after.me:
        said = f"{who} {after.role} of {found.title} now; an owner can make you one again."
    else:
        said = f"{who} {after.role} of {found.title} now. {UNDO_HINT}"
    context.emit_object({"journey": found.title, **row_of(after)}, lambda glyphs: f"{glyphs.done} {said}")


def remove(ctx: typer.Context, journey: JourneyArgument, user: UserArgument) -> None:
    """Take somebody off a journey.

    Their check-ins stay theirs; they leave the leaderboard, and come back by an invitation alone.

    Examples:
      tracker journey remove fitness ben
    """
    from tracker.features.journeys import service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=journey, today=work.today)
        member = service.find_member(work.session, journey=found, query=user)
        service.remove_member(work.session, journey=found, member=member)
    said = f"{member.username} is off {found.title}. {UNDO_HINT}"
    context.emit_object({"journey": found.title, **row_of(member)}, lambda glyphs: f"{glyphs.done} {said}")


def leave(ctx: typer.Context, journey: JourneyArgument) -> None:
    """Leave a journey; your check-ins stay yours.

    You leave its leaderboards, and stand on them again once you are back. The last owner cannot leave.

    Examples:
      tracker journey leave fitness
    """
    from tracker.features.journeys import service

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=journey, today=work.today)
        service.leave(work.session, journey=found)
    context.emit_object(found.as_row(), lambda glyphs: f"{glyphs.done} You left {found.title}. {UNDO_HINT}")


def stats(ctx: typer.Context, journey: JourneyArgument) -> None:
    """Show a journey in numbers.

    What all answer on average is told from three people on: between two it would tell of the other.

    Examples:
      tracker journey stats fitness
    """
    from tracker.features.journeys import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=journey, today=work.today)
        figures = service.figures(work.session, journey=found)
    context.emit_object(row_of(figures), lambda glyphs: render.figures_card(figures, glyphs))
