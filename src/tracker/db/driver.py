"""psycopg's connection below SQLAlchemy's: for COPY, notices and what the server told of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg import Connection as DriverConnection
from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from sqlalchemy import Connection


def driver_connection(source: Session | Connection) -> DriverConnection[tuple[object, ...]]:
    """Return psycopg's connection of a session or of an SQLAlchemy connection."""
    connection = source.connection() if isinstance(source, Session) else source
    driver: object = connection.connection.dbapi_connection
    if not isinstance(driver, DriverConnection):
        raise TypeError("the connection is none of psycopg")
    return driver
