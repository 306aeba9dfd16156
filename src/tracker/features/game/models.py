"""Tables of the game. Only the database writes them: see `pay.sql`."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Integer, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class Progress(Base):
    """A person's totals. ``net_xp`` and ``net_coins`` are what the facts add up to, and may be below zero."""

    __tablename__ = "progress"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    net_xp: Mapped[int] = mapped_column(BigInteger)
    badge_xp: Mapped[int] = mapped_column(BigInteger)
    net_coins: Mapped[int] = mapped_column(BigInteger)
    xp: Mapped[int] = mapped_column(BigInteger)
    coins: Mapped[int] = mapped_column(BigInteger)
    owed: Mapped[int] = mapped_column(BigInteger)


class _Ledger:
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    kind: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    amount: Mapped[int] = mapped_column(BigInteger)
    balance: Mapped[int] = mapped_column(BigInteger)
    subject: Mapped[str | None] = mapped_column(Text)
    subject_id: Mapped[int | None] = mapped_column(BigInteger)
    day: Mapped[date | None] = mapped_column(Date)
    facts: Mapped[int] = mapped_column(Integer)


class XpEntry(_Ledger, Base):
    """One change of XP: of one person, by one statement."""

    __tablename__ = "xp_ledger"


class CoinEntry(_Ledger, Base):
    """One change of coins: of one person, by one statement."""

    __tablename__ = "coin_ledger"


class Amount(Base):
    """What one kind of fact is worth."""

    __tablename__ = "game_amounts"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    xp: Mapped[int] = mapped_column(Integer)
    coins: Mapped[int] = mapped_column(Integer)
    at_most: Mapped[int | None] = mapped_column(Integer)
    penalty: Mapped[bool] = mapped_column(Boolean)
    explanation: Mapped[str] = mapped_column(Text)


class LevelStep(Base):
    """One step of the level curve: the XP at which a level begins."""

    __tablename__ = "game_levels"

    level: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    xp: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(Text)
