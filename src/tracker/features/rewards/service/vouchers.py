"""Vouchers: buying them, seeing one's own, redeeming them once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select, text

from tracker.core.days import load_zone
from tracker.core.errors import ConflictError, NotFoundError, NotPermittedError, TrackerError
from tracker.core.text import pick, quoted
from tracker.features.rewards.codes import grouped, looks_like_code, read_code
from tracker.features.rewards.models import Voucher

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from tracker.features.rewards.service.catalogue import Offer

Outcome = Literal["done", "unknown", "not_staff", "redeemed", "expired", "refunded"]


@dataclass(frozen=True, slots=True)
class VoucherView:
    """A voucher as its owner sees it, with the words and terms of when it was bought.

    ``code`` is in groups of four, None for what came out of a file. ``status`` is bought, redeemed, expired
    or refunded. ``expires_at`` is the instant after its last day, None for ever. Times are in the person's
    time zone.
    """

    id: int
    public_id: UUID
    code: str | None
    reward: str
    partner: str | None
    type: str
    status: str
    price: int
    refunds: bool
    granted: bool
    bought_at: datetime
    expires_at: datetime | None
    redeemed_at: datetime | None
    redeemed_where: str | None

    @property
    def open(self) -> bool:
        """Whether it can still be redeemed."""
        return self.status == "bought"

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "id": self.id,
            "public_id": self.public_id,
            "code": self.code,
            "reward": self.reward,
            "partner": self.partner,
            "type": self.type,
            "status": self.status,
            "price": self.price,
            "bought_at": self.bought_at,
            "expires_at": self.expires_at,
            "redeemed_at": self.redeemed_at,
            "redeemed_where": self.redeemed_where,
            "refunds": self.refunds,
            "granted": self.granted,
        }


@dataclass(frozen=True, slots=True)
class Redemption:
    """What came of a code: "done", or why not. ``holder`` is the name of whose voucher it is."""

    outcome: Outcome
    reward: str | None
    partner: str | None
    holder: str | None
    redeemed_at: datetime | None
    redeemed_where: str | None
    ended_at: datetime | None

    def as_row(self) -> dict[str, object]:
        """Return the promised keys of a voucher that was redeemed."""
        return {
            "reward": self.reward,
            "partner": self.partner,
            "holder": self.holder,
            "status": "redeemed",
            "redeemed_at": self.redeemed_at,
            "redeemed_where": self.redeemed_where,
        }


def buy(session: Session, *, offer: Offer, timezone: str) -> VoucherView:
    """Buy a reward; a ``ConflictError`` where coins, stock or the limit per person do not allow it."""
    voucher_id = session.scalar(
        # The title is for a refusal to quote.
        text("SELECT buy_reward(:public_id) WHERE CAST(:reward AS text) IS NOT NULL"),
        {"public_id": offer.public_id, "reward": offer.title},
    )
    return next(view for view in list_vouchers(session, timezone=timezone) if view.id == voucher_id)


def list_vouchers(session: Session, *, timezone: str) -> list[VoucherView]:
    """Return the person's vouchers: those that can be redeemed first, by when they end, then the newest.

    What has run out is settled first.
    """
    session.execute(select(func.settle_vouchers()))
    found = session.scalars(select(Voucher).where(Voucher.user_id == func.me()).order_by(Voucher.id.desc()))
    views = [_view(row, timezone) for row in found]
    unlimited = [view for view in views if view.open and view.expires_at is None]
    limited = [view for view in views if view.open and view.expires_at is not None]
    limited.sort(key=lambda view: view.expires_at or view.bought_at)
    return [*limited, *unlimited, *(view for view in views if not view.open)]


def find_voucher(session: Session, *, query: str, timezone: str) -> VoucherView:
    """Return the voucher that a code, an id, or a title or part of it means.

    Of several for the same reward it is the one that ends first, and an open one before one that is not.
    """
    return _choose(query, list_vouchers(session, timezone=timezone), kind="voucher")


def find_open_own(session: Session, *, query: str, timezone: str) -> VoucherView:
    """Return the open voucher for a reward of the person's own that a title or id means."""
    views = list_vouchers(session, timezone=timezone)
    return _choose(
        query,
        [view for view in views if view.open and view.type == "own"],
        kind="open voucher for a reward of your own",
    )


def redeem(session: Session, *, code: str, place: str | None, timezone: str = "UTC") -> Redemption:
    """Redeem the voucher of a code, or say why not; ``code`` as typed, a ``UsageError`` if mistyped.

    A refusal is an outcome and no error, so that the transaction is kept: wrong codes are counted.
    """
    row = session.execute(
        text("SELECT * FROM redeem_voucher(:code, :place)"), {"code": read_code(code), "place": place}
    ).one()
    at = _local(row.redeemed_at, timezone)
    ended = _local(row.ended_at, timezone)
    return Redemption(row.outcome, row.title, row.partner, row.holder, at, row.redeemed_where, ended)


def refusal_of_redemption(redemption: Redemption) -> TrackerError | None:
    """Return what to tell about a code that was not redeemed; None for one that was."""
    what = quoted(redemption.reward or "")
    if redemption.outcome == "unknown":
        return NotFoundError(
            "You can redeem no voucher with this code.",
            "Compare it with the voucher; partners' people redeem their own partner's vouchers alone.",
        )
    if redemption.outcome == "not_staff":
        return NotPermittedError(
            f"Your voucher for {what} is redeemed by {redemption.partner or 'an admin'}, not by yourself.",
            "Show them its code: tracker reward show",
        )
    if redemption.outcome == "redeemed":
        where = f" at {quoted(redemption.redeemed_where)}" if redemption.redeemed_where else ""
        return ConflictError(
            f"The voucher for {what} was redeemed already, {redemption.redeemed_at:%Y-%m-%d %H:%M}{where}.",
            "A voucher is good once.",
        )
    if redemption.outcome in ("expired", "refunded"):
        return ConflictError(
            f"The voucher for {what} ran out {redemption.ended_at:%Y-%m-%d %H:%M}.",
            "Buy another one: tracker reward list",
        )
    return None


def _choose(query: str, views: Sequence[VoucherView], *, kind: str) -> VoucherView:
    by_code = grouped(read_code(query)) if looks_like_code(query) else None
    # The list begins with what is to be used first.
    first_of: dict[str, VoucherView] = {}
    for view in views:
        if (by_code and view.code == by_code) or query in (str(view.id), str(view.public_id)):
            return view
        first_of.setdefault(view.reward, view)
    return pick(query, list(first_of.values()), name=lambda view: view.reward, kind=kind)


def _view(row: Voucher, timezone: str) -> VoucherView:
    return VoucherView(
        id=row.id,
        public_id=row.public_id,
        code=grouped(row.code) if row.code else None,
        reward=row.title,
        partner=row.partner,
        type=row.type,
        status=row.status,
        price=row.price,
        refunds=row.refunds,
        granted=row.granted,
        bought_at=row.bought_at.astimezone(load_zone(timezone)),
        expires_at=_local(row.expires_at, timezone),
        redeemed_at=_local(row.redeemed_at, timezone),
        redeemed_where=row.redeemed_where,
    )


def _local(at: datetime | None, timezone: str) -> datetime | None:
    return None if at is None else at.astimezone(load_zone(timezone))
