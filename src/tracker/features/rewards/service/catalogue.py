"""What a person can have for coins: the server's catalogue and what they promised themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from tracker.core.text import pick

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Offer:
    """A reward as one person finds it.

    ``price`` is in coins. ``stock`` is how many are left, ``per_person`` how many one person may have, both
    None without end; ``had`` is how many vouchers for it the person has had and not given back.
    ``valid_days`` counts from the day of buying, None is for ever. ``short`` are the coins that are missing.
    """

    id: int
    public_id: UUID
    title: str
    partner: str | None
    type: str
    price: int
    stock: int | None
    per_person: int | None
    had: int
    valid_days: int | None
    refunds: bool
    description: str | None
    short: int

    @property
    def available(self) -> bool:
        """Whether coins are all that it can take."""
        left = self.per_person is None or self.had < self.per_person
        return left and (self.stock is None or self.stock > 0)

    @property
    def affordable(self) -> bool:
        """Whether the person could buy it now."""
        return self.available and self.short == 0

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "id": self.id,
            "public_id": self.public_id,
            "title": self.title,
            "partner": self.partner,
            "type": self.type,
            "price": self.price,
            "affordable": self.affordable,
            "short": self.short,
            "stock": self.stock,
            "per_person": self.per_person,
            "had": self.had,
            "valid_days": self.valid_days,
            "refunds": self.refunds,
            "description": self.description,
        }


def catalogue(session: Session, *, affordable: bool = False) -> list[Offer]:
    """Return what can be had, the person's own first, then the cheapest; all of it or what they could buy.

    Vouchers that have run out are settled first: they may give coins back.
    """
    session.execute(select(func.settle_vouchers()))
    offers = [Offer(*row) for row in session.execute(_OFFERS)]
    return [offer for offer in offers if offer.affordable or not affordable]


def find_offer(session: Session, *, query: str) -> Offer:
    """Return the reward that a title, part of a title or id means."""
    return pick(
        query,
        catalogue(session),
        name=lambda offer: offer.title,
        kind="reward",
        ids=lambda offer: (str(offer.id), str(offer.public_id)),
    )


_OFFERS = text("""
    SELECT o.id, o.public_id, o.title, o.partner, o.type, o.price, o.stock, o.per_person, o.had, o.valid_days,
           o.refunds, o.description, greatest(0, o.price - coalesce(p.coins, 0)) AS short
    FROM (
      SELECT r.id, r.public_id, r.title, c.name AS partner, r.type, r.price, r.stock, r.per_person,
             (SELECT count(*) FROM vouchers AS v
              WHERE v.user_id = me() AND v.reward_id = r.id AND v.status <> 'refunded') AS had,
             r.valid_days, r.refunds, r.description
      FROM rewards AS r LEFT JOIN partners AS c ON c.id = r.partner_id
      WHERE r.active AND c.active IS NOT FALSE
      UNION ALL
      SELECT w.id, w.public_id, w.title, NULL, 'own', w.price, NULL, NULL,
             (SELECT count(*) FROM vouchers AS v
              WHERE v.user_id = w.user_id AND v.own_reward_id = w.id AND v.status <> 'refunded'),
             w.valid_days, w.refunds, w.description
      FROM own_rewards AS w
      WHERE w.user_id = (SELECT me()) AND w.active) AS o
    LEFT JOIN progress AS p ON p.user_id = (SELECT me())
    ORDER BY o.type <> 'own', o.price, lower(o.title), o.id
""")
