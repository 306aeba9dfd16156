"""The mapped tables are those of the database: names, types, and what may be NULL."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from sqlalchemy import Table, create_engine

import tracker.features
from tests.fixtures.cluster import Connection
from tests.fixtures.database import fetch
from tracker.db.base import Base

UNMAPPED = {
    "alembic_version": "read by one statement, before anything else is known",
    "logins": "asked through me()",
    "tags": "filled by a trigger, read by nobody",
    "journey_invites": "read through invitations(), which knows what has expired",
    "journey_invite_tokens": "nobody's to read",
    "journey_invite_tries": "nobody's to read",
    "partner_staff": "read through partner_people()",
    "voucher_tries": "nobody's to read",
    "staged_checkins": "filled by COPY, emptied by functions",
    "staged_entries": "filled by COPY, emptied by functions",
    "staged_refusals": "read through rejected_staged()",
    "path_milestones": "read through path_progress()",
    "operations": "written and read by functions",
    "game_sources": "read by the functions that pay",
    "badge_sources": "read by the trigger that judges badges",
}


def mapped_tables() -> dict[str, Table]:
    """Import every feature's models, whatever features there are; return what they map."""
    for module in pkgutil.walk_packages(tracker.features.__path__, "tracker.features."):
        if module.name.endswith(".models"):
            importlib.import_module(module.name)
    return dict(Base.metadata.tables)


TABLES = mapped_tables()
DIALECT = create_engine("postgresql+psycopg://").dialect


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_model_is_its_table(superuser: Connection, name: str) -> None:
    query = """
        SELECT attname, format_type(atttypid, NULL), NOT attnotnull
        FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"""
    found = {column: (kind, null) for column, kind, null in fetch(superuser, query, name)}
    mapped = {
        column.name: (_type_name(column.type.compile(dialect=DIALECT)), bool(column.nullable))
        for column in TABLES[name].columns
    }
    assert mapped.items() <= found.items()


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_model_has_its_table_s_key(superuser: Connection, name: str) -> None:
    query = """
        SELECT attname FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
        WHERE conrelid = %s::regclass AND contype = 'p'"""
    key = {column for (column,) in fetch(superuser, query, name)}
    assert {column.name for column in TABLES[name].primary_key} == key


def test_no_table_is_left_unmapped_without_a_reason(superuser: Connection) -> None:
    query = "SELECT relname FROM pg_class WHERE relnamespace = 'tracker'::regnamespace AND relkind = 'r'"
    assert {name for (name,) in fetch(superuser, query)} == set(TABLES) | set(UNMAPPED)


def _type_name(compiled: str) -> str:
    """Return SQLAlchemy's name of a type as PostgreSQL writes it, without its measures."""
    name, measured, rest = compiled.lower().partition("(")
    return name.strip() + rest.partition(")")[2] if measured else name
