"""Tables of people and of how tracker behaves for them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, ForeignKey, SmallInteger, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class User(Base):
    """A person; only what settings read and write of them."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    username: Mapped[str] = mapped_column(Text)
    timezone: Mapped[str] = mapped_column(Text)


class UserSettings(Base):
    """How tracker behaves for one person; ``extra`` holds the settings that are theirs alone."""

    __tablename__ = "user_settings"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    theme: Mapped[str] = mapped_column(Text)
    colour_scheme: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    sounds: Mapped[bool] = mapped_column(Boolean)
    haptics: Mapped[bool] = mapped_column(Boolean)
    notifications: Mapped[bool] = mapped_column(Boolean)
    digest: Mapped[bool] = mapped_column(Boolean)
    digest_frequency: Mapped[str] = mapped_column(Text)
    focus_minutes: Mapped[int] = mapped_column(SmallInteger)
    hide_completed: Mapped[bool] = mapped_column(Boolean)
    first_weekday: Mapped[int] = mapped_column(SmallInteger)
    day_start: Mapped[int] = mapped_column(SmallInteger)
    onboarding_completed: Mapped[bool] = mapped_column(Boolean)
    game: Mapped[bool] = mapped_column(Boolean)
    extra: Mapped[dict[str, Any]] = mapped_column("metadata", JSONB)
