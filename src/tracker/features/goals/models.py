"""Tables of goals: what a person wants to reach, and what they said of its value day by day."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    FetchedValue,
    ForeignKey,
    Numeric,
    SmallInteger,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class Goal(Base):
    """One goal of one person; a deleted one keeps its row and its status, so that it can come back."""

    __tablename__ = "goals"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    public_id: Mapped[UUID] = mapped_column(Uuid)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(Text)
    priority: Mapped[int] = mapped_column(SmallInteger)
    status: Mapped[str] = mapped_column(Text)
    completed_on: Mapped[date | None] = mapped_column(Date)
    started_on: Mapped[date] = mapped_column(Date)
    start_value: Mapped[Decimal] = mapped_column(Numeric(12, 3))
    target_value: Mapped[Decimal | None] = mapped_column(Numeric(12, 3))
    unit: Mapped[str | None] = mapped_column(Text)
    target_date: Mapped[date | None] = mapped_column(Date)
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text))
    colour: Mapped[str | None] = mapped_column(Text)
    deleted: Mapped[bool] = mapped_column(Boolean)
    extra: Mapped[dict[str, object]] = mapped_column("metadata", JSONB)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class GoalUpdate(Base):
    """What was said of a goal's value on a day: a reading, and what was added after it."""

    __tablename__ = "goal_updates"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    goal_id: Mapped[int] = mapped_column(ForeignKey("goals.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    reading: Mapped[Decimal | None] = mapped_column(Numeric(12, 3))
    added: Mapped[Decimal] = mapped_column(Numeric(12, 3))
    note: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
