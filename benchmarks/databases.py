"""Databases beside a home's own: copies that are used once, so that every round begins alike."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.home import Connection, Home


def create(home: Home, name: str, *, template: str = "template1") -> str:
    """Make a database, a copy of another one in which nobody is; return its name."""
    with _maintenance(home) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
    return name


@contextmanager
def copied(home: Home, template: str) -> Iterator[str]:
    """Yield the name of a copy, and drop it."""
    name = create(home, f"{template}_copy", template=template)
    try:
        yield name
    finally:
        with _maintenance(home) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def _maintenance(home: Home) -> Iterator[Connection]:
    with home.connect(database="postgres") as connection:
        yield connection
        # A copy's pages would otherwise be written out while something is measured.
        connection.execute("CHECKPOINT")
