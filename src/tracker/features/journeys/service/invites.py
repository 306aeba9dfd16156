"""Invitations: making, listing, revoking, accepting. The database keeps no token, only its hash."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import text

from tracker.core.errors import ConflictError, NotFoundError
from tracker.core.text import pick, quoted
from tracker.db.driver import driver_connection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from tracker.features.journeys.service.journeys import JourneyView

InvitedRole = Literal["member", "admin"]

# Letters and digits alone: no token is taken for an option, and none ends at a sign when it is copied.
_SIGNS = string.ascii_letters + string.digits
_TOKEN = re.compile(r"[A-Za-z0-9]{32}")


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """An invitation just made. The token is known here and nowhere else; ``server`` is where others reach it.

    ``server`` is ``HOST[:PORT]/DATABASE``, None for a private database.
    """

    token: str
    email: str
    expires_at: datetime
    server: str | None

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {"token": self.token, "email": self.email, "expires_at": self.expires_at}


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation as those see it who run the journey; ``status`` is as of now."""

    id: UUID
    journey: str
    email: str
    role: str
    status: str
    invited_by: str | None
    created_at: datetime
    expires_at: datetime
    accepted_by: str | None
    accepted_at: datetime | None


def is_token(words: str) -> bool:
    """Whether a text has the form of a token."""
    return _TOKEN.fullmatch(words) is not None


def invite(session: Session, *, journey: JourneyView, email: str, role: InvitedRole) -> NewInvitation:
    """Invite an address; an invitation of the same address that is still open is worth nothing from now on.

    Owners invite admins and members, admins invite members. The address is a note of whom the token was meant
    for: whoever holds the token can accept it, once, within seven days.
    """
    # Daily commands import this module too, and need neither.
    import secrets
    from hashlib import sha256

    token = "".join(secrets.choice(_SIGNS) for _ in range(32))
    made = session.execute(
        text("SELECT * FROM invite_to_journey(:journey, :email, :role, :hash)"),
        {"journey": journey.id, "email": email, "role": role, "hash": sha256(token.encode()).digest()},
    ).one()
    return NewInvitation(token, email, made.expires_at, _server(session))


def list_invitations(session: Session, *, journey: JourneyView | None = None) -> list[Invitation]:
    """Return the invitations to one or all journeys that the person owns or helps to run, newest first."""
    rows = session.execute(text("SELECT * FROM invitations()")).mappings()
    return [
        Invitation(
            id=row["public_id"],
            journey=row["journey"],
            email=row["email"],
            role=row["role"],
            status=row["status"],
            invited_by=row["invited_by"],
            created_at=row["created_at"],
            expires_at=row["expires_at"],
            accepted_by=row["accepted_by"],
            accepted_at=row["accepted_at"],
        )
        for row in rows
        if journey is None or row["journey_id"] == journey.id
    ]


def revoke_invitation(session: Session, *, query: str, journey: JourneyView | None = None) -> Invitation:
    """Make the open invitation worthless that an address, part of one or an id means; return what it was."""
    everything = list_invitations(session, journey=journey)
    found = _pick(
        [invitation for invitation in everything if invitation.status == "pending"], everything, query
    )
    if not session.scalar(text("SELECT revoke_invite(:id)"), {"id": found.id}):
        raise ConflictError(
            f"The invitation of {quoted(found.email)} was used or revoked just now.",
            "See how it stands: tracker invite list",
        )
    return found


def accept(session: Session, *, token: str) -> int | None:
    """Put the asking person on the journey that a token opens and return its id; None where it opens none.

    None and no error, so that the transaction is kept: wrong tokens are counted.
    """
    journey_id: int | None = session.scalar(text("SELECT accept_invite(:token)"), {"token": token})
    return journey_id


def worthless_token() -> NotFoundError:
    """Return the one refusal of tokens that are wrong, expired, revoked or used."""
    return NotFoundError(
        "This token opens no journey.",
        "It may be mistyped, used, revoked or older than seven days: ask for another invitation.",
    )


def _pick(pending: Sequence[Invitation], everything: Sequence[Invitation], query: str) -> Invitation:
    try:
        return pick(
            query,
            pending,
            name=lambda invitation: invitation.email,
            kind="open invitation",
            ids=lambda invitation: (str(invitation.id),),
        )
    except NotFoundError as error:
        for invitation in everything:
            if query.casefold() in {invitation.email.casefold(), str(invitation.id)}:
                raise ConflictError(
                    f"The invitation of {quoted(invitation.email)} is {invitation.status} already.",
                    "See all: tracker invite list",
                ) from error
        raise NotFoundError(error.message, error.hint or "See all: tracker invite list") from error


def _server(session: Session) -> str | None:
    """Return where the session's server is, as a newcomer writes it; None for a socket of this machine."""
    info = driver_connection(session).info
    host = info.host
    if not host or host.startswith("/"):
        return None
    shown = f"[{host}]" if ":" in host else host
    port = "" if info.port == 5432 else f":{info.port}"
    return f"{shown}{port}/{info.dbname}"
