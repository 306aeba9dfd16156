"""Tables of habits: what a person wants to do again and again, how often, what they did, when they rested."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Date,
    DateTime,
    FetchedValue,
    ForeignKey,
    Integer,
    Numeric,
    SmallInteger,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class Habit(Base):
    """One habit of one person; a deleted one keeps its row, so that it can come back."""

    __tablename__ = "habits"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    public_id: Mapped[UUID] = mapped_column(Uuid)
    name: Mapped[str] = mapped_column(Text)
    why: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(Text)
    colour: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer)
    started_on: Mapped[date] = mapped_column(Date)
    state: Mapped[str] = mapped_column(Text)
    external_key: Mapped[str | None] = mapped_column(Text)
    extra: Mapped[dict[str, object]] = mapped_column("metadata", JSONB)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    goal_id: Mapped[int | None] = mapped_column(BigInteger)


class HabitSchedule(Base):
    """How often, and how much, from a day on until the next row. `weekdays` has bit 0 for Monday."""

    __tablename__ = "habit_schedules"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    habit_id: Mapped[int] = mapped_column(ForeignKey("habits.id"), primary_key=True)
    from_day: Mapped[date] = mapped_column(Date, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    every: Mapped[int] = mapped_column(SmallInteger)
    anchor: Mapped[date] = mapped_column(Date)
    weekdays: Mapped[int] = mapped_column(SmallInteger)
    times: Mapped[int | None] = mapped_column(SmallInteger)
    direction: Mapped[str] = mapped_column(Text)
    target: Mapped[Decimal] = mapped_column(Numeric(12, 3))
    unit: Mapped[str | None] = mapped_column(Text)
    skips: Mapped[int | None] = mapped_column(SmallInteger)
    skips_per: Mapped[str | None] = mapped_column(Text)
    ordinal_shift: Mapped[int] = mapped_column(Integer)


class HabitGroup(Base):
    """Habits that have a streak together; ``target`` is for the rule ``sum`` alone."""

    __tablename__ = "habit_groups"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    public_id: Mapped[UUID] = mapped_column(Uuid)
    name: Mapped[str] = mapped_column(Text)
    rule: Mapped[str] = mapped_column(Text)
    target: Mapped[Decimal | None] = mapped_column(Numeric(12, 3))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class HabitGroupMember(Base):
    """A habit that belongs to a group."""

    __tablename__ = "habit_group_members"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    group_id: Mapped[int] = mapped_column(ForeignKey("habit_groups.id"), primary_key=True)
    habit_id: Mapped[int] = mapped_column(ForeignKey("habits.id"), primary_key=True)


class HabitEntry(Base):
    """What was said about a day: an amount, "not done", or a skip."""

    __tablename__ = "habit_entries"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    habit_id: Mapped[int] = mapped_column(ForeignKey("habits.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    answer: Mapped[str] = mapped_column(Text)
    amount: Mapped[Decimal] = mapped_column(Numeric(12, 3))
    note: Mapped[str | None] = mapped_column(Text)
    extra: Mapped[dict[str, object] | None] = mapped_column("metadata", JSONB)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Pause(Base):
    """Days that rest: of a habit, of a journey, or (neither named) of everything."""

    __tablename__ = "pauses"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    habit_id: Mapped[int | None] = mapped_column(ForeignKey("habits.id"))
    journey_id: Mapped[int | None] = mapped_column(BigInteger)
    from_day: Mapped[date] = mapped_column(Date)
    until_day: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
