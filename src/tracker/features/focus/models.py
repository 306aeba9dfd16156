"""The table of focus sessions. Its times are the database's; people say what the status is to be."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Date, DateTime, FetchedValue, Integer, SmallInteger, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class FocusSession(Base):
    """One stretch of focus. ``completed_at`` is its end, be it completed or abandoned."""

    __tablename__ = "focus_sessions"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, server_default=FetchedValue())
    public_id: Mapped[UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    planned_minutes: Mapped[int] = mapped_column(SmallInteger)
    goal_id: Mapped[int | None] = mapped_column(BigInteger)
    habit_id: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[str | None] = mapped_column(Text)
    day: Mapped[date] = mapped_column(Date, server_default=FetchedValue())
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=FetchedValue())
    paused_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    paused_seconds: Mapped[int] = mapped_column(Integer)
    completed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    actual_minutes: Mapped[int | None] = mapped_column(Integer, server_default=FetchedValue())
    cycle: Mapped[int] = mapped_column(SmallInteger)
    cycles: Mapped[int] = mapped_column(SmallInteger)
    short_break: Mapped[int] = mapped_column(SmallInteger)
    long_break: Mapped[int] = mapped_column(SmallInteger)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
