"""Tables of quests: the catalogue of missions, what a person took on, and what became of it."""

from __future__ import annotations

from datetime import date, datetime
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


class Mission(Base):
    """One mission of the catalogue. ``requirements`` is empty where the person says that it is done."""

    __tablename__ = "missions"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    key: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    difficulty: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text)
    points: Mapped[int] = mapped_column(Integer)
    days: Mapped[int] = mapped_column(SmallInteger)
    time_estimate: Mapped[str | None] = mapped_column(Text)
    tips: Mapped[list[str]] = mapped_column(ARRAY(Text))
    requirements: Mapped[dict[str, object]] = mapped_column(JSONB)
    active: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Quest(Base):
    """What one person took on. ``status`` is what they said; what holds is that of its `QuestState`."""

    __tablename__ = "quests"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    public_id: Mapped[UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    mission_id: Mapped[int | None] = mapped_column(ForeignKey("missions.id"))
    measure: Mapped[str | None] = mapped_column(Text)
    needed: Mapped[int] = mapped_column(Integer)
    habit_id: Mapped[int | None] = mapped_column(BigInteger)
    goal_id: Mapped[int | None] = mapped_column(BigInteger)
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)
    xp: Mapped[int] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)
    difficulty: Mapped[int | None] = mapped_column(SmallInteger)
    satisfaction: Mapped[int | None] = mapped_column(SmallInteger)
    made_on: Mapped[date] = mapped_column(Date)
    started_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    completed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ended_on: Mapped[date | None] = mapped_column(Date)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class QuestState(Base):
    """What became of a quest, written by the database alone; ``counts`` where it pays or costs."""

    __tablename__ = "quest_states"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    quest_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    status: Mapped[str] = mapped_column(Text)
    progress: Mapped[int] = mapped_column(Integer)
    ends_on: Mapped[date] = mapped_column(Date)
    day: Mapped[date | None] = mapped_column(Date)
    xp: Mapped[int] = mapped_column(Integer)
    counts: Mapped[bool] = mapped_column(Boolean)
    settled_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
