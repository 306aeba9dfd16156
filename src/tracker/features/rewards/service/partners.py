"""Partners, for admins: who gives what rewards promise, and who works for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, text, update

from tracker.core.errors import UsageError
from tracker.core.text import pick, quoted
from tracker.features.rewards.models import Partner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class PartnerView:
    """A partner as admins see it; ``staff`` are the user names of those who may redeem for it."""

    id: int
    public_id: UUID
    name: str
    type: str | None
    level: str
    active: bool
    email: str | None
    phone: str | None
    website: str | None
    description: str | None
    logo_url: str | None
    staff: tuple[str, ...]

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {key: getattr(self, key) for key in self.__slots__} | {"staff": list(self.staff)}


def add_partner(session: Session, *, values: Mapping[str, object]) -> PartnerView:
    """Add a partner; ``values`` are those of its columns that were given."""
    partner_id = session.scalars(insert(Partner).values(values).returning(Partner.id)).one()
    return _of_id(session, partner_id)


def list_partners(session: Session) -> list[PartnerView]:
    """Return all partners by name, those that are no longer active last."""
    staff: dict[int, list[str]] = {}
    for partner_id, username in session.execute(text("SELECT partner_id, username FROM partner_people()")):
        staff.setdefault(partner_id, []).append(username)
    return [
        PartnerView(
            id=row.id,
            public_id=row.public_id,
            name=row.name,
            type=row.type,
            level=row.level,
            active=row.active,
            email=row.email,
            phone=row.phone,
            website=row.website,
            description=row.description,
            logo_url=row.logo_url,
            staff=tuple(staff.get(row.id, ())),
        )
        for row in session.scalars(select(Partner).order_by(Partner.active.desc(), Partner.name, Partner.id))
    ]


def find_partner(session: Session, *, query: str) -> PartnerView:
    """Return the partner that a name, part of a name or id means."""
    return pick(
        query,
        list_partners(session),
        name=lambda partner: partner.name,
        kind="partner",
        ids=lambda partner: (str(partner.id), str(partner.public_id)),
    )


def edit_partner(session: Session, *, partner: PartnerView, values: Mapping[str, object]) -> PartnerView:
    """Change a partner; ``UsageError`` when nothing was named."""
    if not values:
        raise UsageError(f"Nothing to change on {quoted(partner.name)}.", "Name what: see --help.")
    session.execute(
        update(Partner)
        .where(Partner.id == partner.id)
        .values(values)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
    return _of_id(session, partner.id)


def set_staff(session: Session, *, partner: PartnerView, username: str, works: bool) -> PartnerView:
    """Let somebody redeem for a partner, or no longer; ``NotFoundError`` for a name that nobody has."""
    session.execute(
        text("SELECT set_partner_staff(:partner_id, :username, :works)"),
        {"partner_id": partner.id, "username": username, "works": works},
    )
    return _of_id(session, partner.id)


def _of_id(session: Session, partner_id: int) -> PartnerView:
    return next(partner for partner in list_partners(session) if partner.id == partner_id)
