"""Tables of rewards: partners, their catalogue, people's own promises, and vouchers."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Date, DateTime, FetchedValue, Integer, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class Partner(Base):
    """Who gives something for a voucher. ``level`` is bronze, silver, gold or platinum."""

    __tablename__ = "partners"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    public_id: Mapped[UUID] = mapped_column(Uuid)
    name: Mapped[str] = mapped_column(Text)
    type: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    website: Mapped[str | None] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    logo_url: Mapped[str | None] = mapped_column(Text)
    level: Mapped[str] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(Boolean)


class Reward(Base):
    """One thing of the catalogue. Of ``supply`` pieces ``sold`` are sold and ``stock`` are left."""

    __tablename__ = "rewards"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    public_id: Mapped[UUID] = mapped_column(Uuid)
    partner_id: Mapped[int | None] = mapped_column(BigInteger)
    type: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    price: Mapped[int] = mapped_column(Integer)
    supply: Mapped[int | None] = mapped_column(Integer)
    sold: Mapped[int] = mapped_column(Integer)
    stock: Mapped[int | None] = mapped_column(Integer)
    per_person: Mapped[int | None] = mapped_column(Integer)
    valid_days: Mapped[int | None] = mapped_column(Integer)
    refunds: Mapped[bool] = mapped_column(Boolean)
    active: Mapped[bool] = mapped_column(Boolean)


class OwnReward(Base):
    """What a person promises themselves; a removed one keeps its row."""

    __tablename__ = "own_rewards"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    public_id: Mapped[UUID] = mapped_column(Uuid)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    price: Mapped[int] = mapped_column(Integer)
    valid_days: Mapped[int | None] = mapped_column(Integer)
    refunds: Mapped[bool] = mapped_column(Boolean)
    active: Mapped[bool] = mapped_column(Boolean)


class Voucher(Base):
    """What somebody bought or was given, with the words and terms of that moment."""

    __tablename__ = "vouchers"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    public_id: Mapped[UUID] = mapped_column(Uuid)
    reward_id: Mapped[int | None] = mapped_column(BigInteger)
    own_reward_id: Mapped[int | None] = mapped_column(BigInteger)
    type: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    partner: Mapped[str | None] = mapped_column(Text)
    code: Mapped[str | None] = mapped_column(Text)
    price: Mapped[int] = mapped_column(Integer)
    refunds: Mapped[bool] = mapped_column(Boolean)
    granted: Mapped[bool] = mapped_column(Boolean)
    status: Mapped[str] = mapped_column(Text)
    bought_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    bought_on: Mapped[date] = mapped_column(Date)
    expires_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    redeemed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    redeemed_where: Mapped[str | None] = mapped_column(Text)
