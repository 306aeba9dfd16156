"""The base of all mapped tables."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    """Mapped tables describe what migrations made; they never create anything."""

    metadata = MetaData()
