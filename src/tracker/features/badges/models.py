"""Tables of badges. Only the database writes them: see `judge_badges.sql` and `admin_badges.sql`."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ARRAY, BigInteger, Boolean, Date, DateTime, Integer, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class Measure(Base):
    """What a badge can ask for; without ``marks`` there are no such facts yet."""

    __tablename__ = "badge_measures"

    measure: Mapped[str] = mapped_column(Text, primary_key=True)
    facts: Mapped[str] = mapped_column(Text)
    threshold_key: Mapped[str] = mapped_column(Text)
    at_most: Mapped[int] = mapped_column(Integer)
    variant_key: Mapped[str | None] = mapped_column(Text)
    variants: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    per_journey: Mapped[bool] = mapped_column(Boolean)
    marks: Mapped[str | None] = mapped_column(Text)


class Badge(Base):
    """Something that can be earned. ``measure``, ``threshold`` and ``variant`` are read from the criteria."""

    __tablename__ = "badges"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    key: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    tier: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text)
    icon: Mapped[str | None] = mapped_column(Text)
    scope: Mapped[str] = mapped_column(Text)
    criteria: Mapped[dict[str, object]] = mapped_column(JSONB)
    xp: Mapped[int] = mapped_column(Integer)
    coins: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    retired_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    measure: Mapped[str] = mapped_column(Text)
    threshold: Mapped[int] = mapped_column(Integer)
    variant: Mapped[str | None] = mapped_column(Text)


class UserBadge(Base):
    """A badge that somebody has earned; where it does not ``hold``, one that they earned and saw."""

    __tablename__ = "user_badges"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    badge_id: Mapped[int] = mapped_column(BigInteger)
    journey_id: Mapped[int | None] = mapped_column(BigInteger)
    earned_on: Mapped[date] = mapped_column(Date)
    holds: Mapped[bool] = mapped_column(Boolean)
    awarded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    seen_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
