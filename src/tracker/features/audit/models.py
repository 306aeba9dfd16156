"""Tables of the audit. Only triggers write them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, ForeignKey, Integer, Text
from sqlalchemy.dialects.postgresql import INET, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.base import Base


class AuditStep(Base):
    """One transaction that changed something. ``reverted_by`` is the undo or redo that took it back."""

    __tablename__ = "audit_log"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    user_id: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    kind: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(INET)
    client: Mapped[str] = mapped_column(Text)
    reverts: Mapped[int | None] = mapped_column(ForeignKey("audit_log.id"))
    reverted_by: Mapped[int | None] = mapped_column(ForeignKey("audit_log.id"))


class AuditChange(Base):
    """Rows of one statement of a step; ``batch`` stands for the rows of a large insert."""

    __tablename__ = "audit_changes"

    step_id: Mapped[int] = mapped_column(ForeignKey("audit_log.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    table_name: Mapped[str] = mapped_column(Text)
    operation: Mapped[str] = mapped_column(Text)
    row_count: Mapped[int] = mapped_column(Integer)
    old_rows: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB)
    new_rows: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB)
    batch: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
