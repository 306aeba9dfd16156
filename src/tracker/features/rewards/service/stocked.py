"""The catalogue, for admins: what there is, how many, on what terms; and giving some of it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, text, update

from tracker.core.errors import UsageError
from tracker.core.text import pick, quoted
from tracker.features.rewards.models import Partner, Reward

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class StockedReward:
    """A reward as admins see it: ``price`` in coins, ``stock`` left (None: without end) and ``sold``."""

    id: int
    public_id: UUID
    title: str
    partner: str | None
    type: str
    price: int
    stock: int | None
    sold: int
    per_person: int | None
    valid_days: int | None
    refunds: bool
    active: bool
    description: str | None


def add_reward(session: Session, *, values: Mapping[str, object]) -> StockedReward:
    """Put a reward into the catalogue; ``stock`` says how many there are, None any number."""
    columns = {"supply" if key == "stock" else key: value for key, value in values.items()}
    statement = insert(Reward).values(columns)
    return _of_id(session, session.scalars(statement.returning(Reward.id)).one())


def list_rewards(session: Session) -> list[StockedReward]:
    """Return the catalogue by title, what was retired last."""
    rows = session.execute(
        select(Reward, Partner.name)
        .outerjoin(Partner, Partner.id == Reward.partner_id)
        .order_by(Reward.active.desc(), Reward.title, Reward.id)
    )
    return [
        StockedReward(
            id=reward.id,
            public_id=reward.public_id,
            title=reward.title,
            partner=partner,
            type=reward.type,
            price=reward.price,
            stock=reward.stock,
            sold=reward.sold,
            per_person=reward.per_person,
            valid_days=reward.valid_days,
            refunds=reward.refunds,
            active=reward.active,
            description=reward.description,
        )
        for reward, partner in rows
    ]


def find_reward(session: Session, *, query: str) -> StockedReward:
    """Return the reward that a title, part of one or id means; a retired one where no other has its title."""
    everything = list_rewards(session)
    current = {reward.title: reward for reward in reversed(everything) if reward.active}
    fitting = [reward for reward in everything if reward.active or reward.title not in current]
    return pick(
        query,
        fitting,
        name=lambda reward: reward.title,
        kind="reward",
        ids=lambda reward: (str(reward.id), str(reward.public_id)),
    )


def edit_reward(session: Session, *, reward: StockedReward, values: Mapping[str, object]) -> StockedReward:
    """Change a reward; ``stock`` says how many are left from now on. Vouchers keep their terms.

    ``UsageError`` when nothing was named.
    """
    if not values:
        raise UsageError(f"Nothing to change on {quoted(reward.title)}.", "Name what: see --help.")
    session.execute(
        update(Reward)
        .where(Reward.id == reward.id)
        .values(_changes(values))
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
    return _of_id(session, reward.id)


def grant(session: Session, *, reward: StockedReward, username: str) -> datetime | None:
    """Give somebody a voucher for no coins; return until when it is good, None for ever."""
    until: datetime | None = session.execute(
        # The title is for a refusal to quote.
        text("""
            SELECT g.expires_at FROM grant_reward(:username, :public_id) AS g
            WHERE CAST(:reward AS text) IS NOT NULL
        """),
        {"username": username, "public_id": reward.public_id, "reward": reward.title},
    ).scalar_one()
    return until


def _changes(values: Mapping[str, object]) -> dict[str, object]:
    """Return the values by column: what is to be left becomes what there is, those sold included."""
    columns = dict(values)
    if "stock" in columns:
        stock = columns.pop("stock")
        # Added by the database: somebody may be buying one right now.
        columns["supply"] = None if stock is None else Reward.sold + stock
    return columns


def _of_id(session: Session, reward_id: int) -> StockedReward:
    return next(reward for reward in list_rewards(session) if reward.id == reward_id)
