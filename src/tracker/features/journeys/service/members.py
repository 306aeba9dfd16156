"""Who is on a journey: what members see of each other, roles, removing, leaving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import text

from tracker.core.text import pick

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from tracker.features.journeys.service.journeys import JourneyView

Role = Literal["owner", "admin", "member"]


@dataclass(frozen=True, slots=True)
class MemberView:
    """What members of a journey see of each other; ``last_checkin`` is the last day that they logged."""

    username: str
    display_name: str | None
    role: str
    joined: datetime
    last_checkin: date | None
    me: bool


def list_members(session: Session, *, journey: JourneyView) -> list[MemberView]:
    """Return who is on a journey: owners first, then admins, then members, each by name."""
    rows = session.execute(text("SELECT * FROM journey_people(:journey)"), {"journey": journey.id})
    return [
        MemberView(
            username=row["username"],
            display_name=row["display_name"],
            role=row["role"],
            joined=row["joined_at"],
            last_checkin=row["last_day"],
            me=row["me"],
        )
        for row in rows.mappings()
    ]


def count_members(session: Session, *, journey: JourneyView) -> int:
    """Return how many people are on a journey of the asking person."""
    return int(session.scalar(text("SELECT member_count(:journey)"), {"journey": journey.id}) or 0)


def find_member(session: Session, *, journey: JourneyView, query: str) -> MemberView:
    """Return the member of a journey whose user name is meant; refuse none and several."""
    return pick(
        query, list_members(session, journey=journey), name=lambda member: member.username, kind="member"
    )


def set_role(session: Session, *, journey: JourneyView, member: MemberView, role: Role) -> MemberView:
    """Give a member another role; for owners. The last owner stays one."""
    session.execute(
        text("SELECT set_member_role(:journey, :username, :role)"),
        {"journey": journey.id, "username": member.username, "role": role},
    )
    return find_member(session, journey=journey, query=member.username)


def remove_member(session: Session, *, journey: JourneyView, member: MemberView) -> None:
    """Take somebody off: owners anybody, admins members. They come back by an invitation alone."""
    session.execute(
        text("SELECT remove_member(:journey, :username)"),
        {"journey": journey.id, "username": member.username},
    )


def leave(session: Session, *, journey: JourneyView) -> None:
    """Leave a journey; the asking person's facts stay theirs. The last owner cannot."""
    session.execute(text("SELECT leave_journey(:journey)"), {"journey": journey.id})
