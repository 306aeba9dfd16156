"""Tables of people and of how tracker behaves for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Date, DateTime, FetchedValue, ForeignKey, SmallInteger, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class User(Base):
    """A person, without what only a server's own sign-on needs."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    public_id: Mapped[UUID] = mapped_column(Uuid)
    username: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    display_name: Mapped[str | None] = mapped_column(Text)
    first_name: Mapped[str | None] = mapped_column(Text)
    last_name: Mapped[str | None] = mapped_column(Text)
    bio: Mapped[str | None] = mapped_column(Text)
    avatar_url: Mapped[str | None] = mapped_column(Text)
    date_of_birth: Mapped[date | None] = mapped_column(Date)
    timezone: Mapped[str] = mapped_column(Text)
    consent_given: Mapped[bool] = mapped_column(Boolean)
    consent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    last_seen_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


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
    penalties: Mapped[bool] = mapped_column(Boolean)
    extra: Mapped[dict[str, Any]] = mapped_column("metadata", JSONB)


class UserProfile(Base):
    """What a person says of themselves; ``comfort_levels`` are low, medium or high by situation."""

    __tablename__ = "user_profiles"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id"), primary_key=True, server_default=FetchedValue()
    )
    social_goals: Mapped[list[str]] = mapped_column(ARRAY(Text))
    comfort_levels: Mapped[dict[str, str]] = mapped_column(JSONB)
    social_contexts: Mapped[dict[str, str]] = mapped_column(JSONB)
    journaling_frequency: Mapped[int | None] = mapped_column(SmallInteger)


class UserTag(Base):
    """One interest of a person."""

    __tablename__ = "user_tags"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id"), primary_key=True, server_default=FetchedValue()
    )
    tag: Mapped[str] = mapped_column(Text, primary_key=True)
