"""What the server says besides its answers, while a transaction is under way."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.db.driver import driver_connection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg.errors import Diagnostic
    from sqlalchemy.orm import Session


@contextmanager
def noticing(session: Session, sqlstate: str) -> Iterator[list[str]]:
    """Yield a list that fills with the messages of notices that carry this code."""
    messages: list[str] = []

    def notice(diagnostic: Diagnostic) -> None:
        if diagnostic.sqlstate == sqlstate:
            messages.append(diagnostic.message_primary or "")

    connection = driver_connection(session)
    connection.add_notice_handler(notice)
    try:
        yield messages
    finally:
        connection.remove_notice_handler(notice)
