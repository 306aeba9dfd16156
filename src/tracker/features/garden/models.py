"""The table of gardens."""

from __future__ import annotations

from sqlalchemy import FetchedValue, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class GardenRow(Base):
    """What a person calls their garden, and what it looks like; there is no row until they say so."""

    __tablename__ = "gardens"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id"), primary_key=True, server_default=FetchedValue()
    )
    name: Mapped[str] = mapped_column(Text)
    theme: Mapped[str] = mapped_column(Text)
