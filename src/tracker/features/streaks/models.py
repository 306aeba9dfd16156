"""The table of streaks."""

from __future__ import annotations

from psycopg.types.multirange import Multirange
from sqlalchemy import BigInteger, Integer, Text
from sqlalchemy.dialects.postgresql import INT4MULTIRANGE
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class StreakRow(Base):
    """Met and excused periods of one person's journey or habit. Derived; see `judge_habit.sql`."""

    __tablename__ = "streaks"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    subject: Mapped[str] = mapped_column(Text, primary_key=True)
    subject_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    longest: Mapped[int] = mapped_column(Integer)
    met: Mapped[Multirange[int]] = mapped_column(INT4MULTIRANGE)
    excused: Mapped[Multirange[int]] = mapped_column(INT4MULTIRANGE)
    journey_id: Mapped[int | None] = mapped_column(BigInteger)
    habit_id: Mapped[int | None] = mapped_column(BigInteger)
