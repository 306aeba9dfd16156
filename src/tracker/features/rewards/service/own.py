"""What a person promises themselves for coins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from tracker.core.errors import UsageError
from tracker.core.text import pick, quoted
from tracker.features.rewards.models import OwnReward
from tracker.features.rewards.service.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from tracker.features.rewards.service.catalogue import Offer


@dataclass(frozen=True, slots=True)
class NewOwn:
    """A promise to be made: ``price`` in coins; a voucher for it is good for ``valid_days``, or for ever."""

    title: str
    price: int
    description: str | None = None
    valid_days: int | None = None
    refunds: bool = False


def add_own(session: Session, *, own: NewOwn) -> Offer:
    """Promise oneself something."""
    session.execute(select(func.lock_me()))
    statement = insert(OwnReward).values(
        title=own.title,
        price=own.price,
        description=own.description,
        valid_days=own.valid_days,
        refunds=own.refunds,
    )
    return _of_id(session, session.scalars(statement.returning(OwnReward.id)).one())


def list_own(session: Session) -> list[Offer]:
    """Return the promises that hold, the cheapest first."""
    return [offer for offer in catalogue(session) if offer.type == "own"]


def find_own(session: Session, *, query: str) -> Offer:
    """Return the promise that a title, part of a title or id means."""
    return pick(
        query,
        list_own(session),
        name=lambda offer: offer.title,
        kind="reward of your own",
        ids=lambda offer: (str(offer.id), str(offer.public_id)),
    )


def edit_own(session: Session, *, own: Offer, values: Mapping[str, object]) -> Offer:
    """Change a promise; vouchers for it keep their terms. ``UsageError`` when nothing was named."""
    if not values:
        raise UsageError(f"Nothing to change on {quoted(own.title)}.", "Name what: see --help.")
    changed = {key: value for key, value in values.items() if getattr(own, key) != value}
    if changed:
        _update(session, own, changed)
    return _of_id(session, own.id)


def remove_own(session: Session, *, own: Offer) -> None:
    """Take a promise away; vouchers for it stay good."""
    _update(session, own, {"active": False})


def _update(session: Session, own: Offer, values: Mapping[str, object]) -> None:
    session.execute(
        update(OwnReward).where(OwnReward.user_id == func.me(), OwnReward.id == own.id).values(values)
    )


def _of_id(session: Session, reward_id: int) -> Offer:
    return next(offer for offer in list_own(session) if offer.id == reward_id)
