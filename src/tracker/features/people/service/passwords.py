"""One-time passwords, and what the server is told instead of them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from psycopg import Connection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's 32 signs, 5 bits each: none of them is taken for another when it is read or typed."""
_GROUPS, _GROUP_LENGTH = 4, 5
_METHOD = b"scram-sha-256"


def one_time_password() -> str:
    """Return a password of 100 random bits such as ``7kq2m-x0dfa-9trwe-b3hnz``."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)


def driver_connection(session: Session) -> Connection[tuple[object, ...]]:
    """Return psycopg's connection of a session."""
    driver: object = session.connection().connection.dbapi_connection
    if not isinstance(driver, Connection):
        raise TypeError("the session has no connection of psycopg")
    return driver


def verifier(session: Session, *, password: str, role: str) -> str:
    """Return the SCRAM verifier (RFC 5803) of a password; it takes libpq some milliseconds, on purpose."""
    made = driver_connection(session).pgconn.encrypt_password(password.encode(), role.encode(), _METHOD)
    return made.decode("ascii")
