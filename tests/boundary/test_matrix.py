"""Every table, every verb: what a member gets is what `matrix.py` says, no less and no more."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors

from tests.boundary.matrix import FUNCTIONS, MATRIX, Access
from tests.boundary.world import World
from tests.fixtures.cluster import Connection
from tests.fixtures.database import fetch

TABLES = [pytest.param(table, access, id=table) for table, access in MATRIX.items()]
READABLE = [pytest.param(table, access, id=table) for table, access in MATRIX.items() if access.sees]
EDITABLE = [pytest.param(table, access, id=table) for table, access in MATRIX.items() if access.update]
LOCKS = ["ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE", "EXCLUSIVE", "ACCESS EXCLUSIVE"]

every_table = pytest.mark.parametrize(("table", "access"), TABLES)


def test_no_table_was_forgotten(world: World) -> None:
    query = """
        SELECT relname FROM pg_class
        WHERE relnamespace = 'tracker'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')"""
    assert {name for (name,) in fetch(world.database.superuser(), query)} == set(MATRIX)


def test_members_may_call_these_functions_and_no_others(as_ann: Connection) -> None:
    query = """
        SELECT format('%s(%s)', proname, oidvectortypes(proargtypes)) FROM pg_proc
        WHERE pronamespace = 'tracker'::regnamespace AND has_function_privilege(oid, 'EXECUTE')"""
    assert {name for (name,) in fetch(as_ann, query)} == FUNCTIONS


@pytest.mark.parametrize(("table", "access"), READABLE)
def test_reads_exactly_what_is_theirs(world: World, as_ann: Connection, table: str, access: Access) -> None:
    superuser = world.database.superuser()
    rows = f"SELECT to_jsonb(t) FROM {table} AS t"
    mine = fetch(superuser, f"{rows} WHERE {access.sees} ORDER BY 1".format_map(world.names))
    assert mine
    assert fetch(as_ann, f"{rows} ORDER BY 1") == mine
    if access.sees != "true":
        assert len(fetch(superuser, rows)) > len(mine)


@pytest.mark.parametrize(("table", "access"), READABLE)
def test_copies_out_exactly_what_it_reads(as_ann: Connection, table: str, access: Access) -> None:  # noqa: ARG001
    with as_ann.cursor().copy(f"COPY {table} TO STDOUT".encode()) as copy:
        copied = len(list(copy.rows()))
    assert copied == len(fetch(as_ann, f"SELECT FROM {table}"))


@pytest.mark.parametrize("table", [table for table, access in MATRIX.items() if access.sees is None])
@pytest.mark.parametrize(
    "query", ["SELECT * FROM {}", "COPY {} TO STDOUT", "SELECT ctid FROM {}", "SELECT FROM {}"]
)
def test_reads_nothing_where_nothing_is_theirs(as_ann: Connection, table: str, query: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        fetch(as_ann, query.format(table))


@every_table
@pytest.mark.parametrize("verb", ["INSERT", "UPDATE"])
def test_writes_exactly_these_columns(as_ann: Connection, table: str, access: Access, verb: str) -> None:
    query = """
        SELECT attname FROM pg_attribute
        WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
          AND has_column_privilege(attrelid, attnum, %s)"""
    assert {name for (name,) in fetch(as_ann, query, table, verb)} == access.columns(verb)


@every_table
def test_writes_no_other_column_in_earnest(as_ann: Connection, table: str, access: Access) -> None:
    columns = fetch(
        as_ann,
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
        table,
    )
    for (column,) in columns:
        if column not in access.columns("INSERT"):
            with pytest.raises((errors.InsufficientPrivilege, errors.GeneratedAlways)):
                fetch(as_ann, f'INSERT INTO {table} ("{column}") VALUES (NULL)')
        if column not in access.columns("UPDATE"):
            with pytest.raises((errors.InsufficientPrivilege, errors.GeneratedAlways)):
                fetch(as_ann, f'UPDATE {table} SET "{column}" = NULL')


@pytest.mark.parametrize(("table", "access"), EDITABLE)
def test_edits_exactly_the_rows_that_are_theirs(
    world: World, as_ann: Connection, table: str, access: Access
) -> None:
    column = access.update.split()[0]
    query = f"SELECT count(*) FROM {table} AS t WHERE {access.edits}".format_map(world.names)
    ((theirs,),) = fetch(world.database.superuser(), query)
    assert theirs > 0
    with as_ann.transaction(force_rollback=True):
        assert as_ann.execute(f"UPDATE {table} SET {column} = {column}".encode()).rowcount == theirs
        query = f"SELECT FROM {table} FOR UPDATE"
        assert len(fetch(as_ann, query)) == theirs


@every_table
@pytest.mark.parametrize(
    "statement", ["DELETE FROM {}", "TRUNCATE {}", "ALTER TABLE {} DISABLE ROW LEVEL SECURITY"]
)
def test_takes_nothing_away(as_ann: Connection, table: str, access: Access, statement: str) -> None:  # noqa: ARG001
    with pytest.raises(errors.InsufficientPrivilege):
        fetch(as_ann, statement.format(table))


@every_table
def test_locks_no_table(as_ann: Connection, table: str, access: Access) -> None:  # noqa: ARG001
    for mode in LOCKS:
        with pytest.raises(errors.InsufficientPrivilege), as_ann.transaction():
            fetch(as_ann, f"LOCK TABLE {table} IN {mode} MODE")


@every_table
def test_copies_in_to_staging_alone(as_ann: Connection, table: str, access: Access) -> None:
    columns = access.insert.replace(" ", ", ") or "ctid"
    if access.sees is None and access.insert:
        with as_ann.cursor().copy(f"COPY {table} ({columns}) FROM STDIN".encode()):
            pass
        return
    with pytest.raises((errors.InsufficientPrivilege, errors.FeatureNotSupported, errors.UndefinedColumn)):
        _copy_nothing_in(as_ann, f"COPY {table} ({columns}) FROM STDIN")


def _copy_nothing_in(connection: psycopg.Connection[tuple[object, ...]], statement: str) -> None:
    with connection.cursor().copy(statement.encode()):
        pass


@every_table
def test_refers_to_nothing_and_hangs_nothing_on_it(as_ann: Connection, table: str, access: Access) -> None:  # noqa: ARG001
    query = "SELECT has_any_column_privilege(%s, 'REFERENCES'), has_table_privilege(%s, 'TRIGGER')"
    assert fetch(as_ann, query, table, table) == [(False, False)]
