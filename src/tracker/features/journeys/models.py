"""Tables of journeys: what is asked, who is on them, what they answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    FetchedValue,
    ForeignKey,
    Integer,
    SmallInteger,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class Journey(Base):
    """Something that one person or a group checks in to."""

    __tablename__ = "journeys"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    public_id: Mapped[UUID] = mapped_column(Uuid)
    created_by: Mapped[int | None] = mapped_column(BigInteger)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    is_public: Mapped[bool] = mapped_column(Boolean)
    status: Mapped[str] = mapped_column(Text)
    extra: Mapped[dict[str, Any]] = mapped_column("metadata", JSONB)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class JourneyMember(Base):
    """Who is on a journey, and as what; ``left_at`` is set once they left.

    ``removed_at`` is set too where somebody else took them off.
    """

    __tablename__ = "journey_members"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    journey_id: Mapped[int] = mapped_column(ForeignKey("journeys.id"), primary_key=True)
    role: Mapped[str] = mapped_column(Text)
    joined_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    left_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    removed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class Dimension(Base):
    """What a journey asks about; ``slot`` is its place in ``Checkin.efforts``."""

    __tablename__ = "dimensions"

    journey_id: Mapped[int] = mapped_column(ForeignKey("journeys.id"), primary_key=True)
    slot: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    examples: Mapped[list[str]] = mapped_column(JSONB)
    position: Mapped[int] = mapped_column(SmallInteger)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    removed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class JourneyWeights(Base):
    """What a day is asked and scored with, from a day on; a weight of None is not asked."""

    __tablename__ = "journey_weights"

    journey_id: Mapped[int] = mapped_column(ForeignKey("journeys.id"), primary_key=True)
    from_day: Mapped[date] = mapped_column(Date, primary_key=True)
    weights: Mapped[list[int | None]] = mapped_column(ARRAY(SmallInteger))
    required: Mapped[list[bool | None]] = mapped_column(ARRAY(Boolean))


class Checkin(Base):
    """One person's answers for one local day."""

    __tablename__ = "checkins"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    journey_id: Mapped[int] = mapped_column(ForeignKey("journeys.id"), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    half_points: Mapped[int] = mapped_column(Integer)
    efforts: Mapped[list[int | None]] = mapped_column(ARRAY(SmallInteger))
    client_id: Mapped[UUID | None] = mapped_column(Uuid)
    note: Mapped[str | None] = mapped_column(Text)


class Standing(Base):
    """A member's score and check-ins in a period (0 all time, 1 ISO week, 2 month). Derived."""

    __tablename__ = "standings"

    journey_id: Mapped[int] = mapped_column(ForeignKey("journeys.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    bucket: Mapped[int] = mapped_column(Integer, primary_key=True)
    half_points: Mapped[int] = mapped_column(Integer)
    checkins: Mapped[int] = mapped_column(Integer)
    period: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
