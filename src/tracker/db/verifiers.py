"""SCRAM verifiers (RFC 5803): what the server is told instead of a password, from which it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.db.driver import driver_connection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_METHOD = b"scram-sha-256"
_ROLE = b"tracker"
"""A verifier does not depend on the role's name, which psycopg asks for all the same."""

_FEWEST_ITERATIONS = 1000
"""The least that the database takes (`require_verifier`)."""
_CHOOSES_ITERATIONS = 160000
"""The PostgreSQL from which on the number of iterations is ours to choose."""


def verifier(session: Session, *, password: str) -> str:
    """Return the verifier of a password that a person chose; it takes some milliseconds, on purpose."""
    return _made(session, password)


def verifiers_of_secrets(session: Session, *, secrets: Sequence[str]) -> list[str]:
    """Return the verifiers of random secrets, which nobody guesses however fast they are tried.

    Fewer iterations than for passwords spare server and device their time: the server tries each new verifier
    against the empty password, and a device computes its proof with each connection.
    """
    if driver_connection(session).info.server_version >= _CHOOSES_ITERATIONS:
        session.execute(text(f"SET LOCAL scram_iterations = {_FEWEST_ITERATIONS}"))
        found = [_made(session, secret) for secret in secrets]
        session.execute(text("SET LOCAL scram_iterations TO DEFAULT"))
        return found
    return [_made(session, secret) for secret in secrets]


def _made(session: Session, password: str) -> str:
    made = driver_connection(session).pgconn.encrypt_password(password.encode(), _ROLE, _METHOD)
    return made.decode("ascii")
