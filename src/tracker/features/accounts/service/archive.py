"""All that is stored of a person, in one archive.

The sheets are those of `tracker export`, so that the archive can be read back. Beside them, the folder
``stored`` holds each table's rows of the person as NDJSON, whatever tables there are: a new one cannot be
forgotten.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import text

from tracker.features.transfer.service import member, write_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

_FETCHED = 2000
_TABLES = text("""
    SELECT c.relname, person.attname AS person,
           (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute AS a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              AND has_column_privilege(c.oid, a.attnum, 'SELECT')) AS columns,
           (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_index AS i
            JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indrelid = c.oid AND i.indisprimary) AS identity
    FROM pg_class AS c
    JOIN pg_attribute AS person ON person.attrelid = c.oid AND NOT person.attisdropped
     AND person.attname = CASE c.relname WHEN 'users' THEN 'id' ELSE 'user_id' END
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = (
        SELECT u.relnamespace FROM pg_class AS u WHERE u.oid = 'users'::regclass)
      AND has_column_privilege(c.oid, person.attnum, 'SELECT')
    ORDER BY c.relname
""")


def write(session: Session, stream: BinaryIO) -> Mapping[str, int]:
    """Write the archive to a stream of bytes; return how many rows of each table are stored of the person."""
    counts: dict[str, int] = {}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        write_sheets(session, archive)
        for table, person, columns, identity in session.execute(_TABLES).all():
            counts[table] = 0
            with member(archive, f"stored/{table}.ndjson") as lines:
                for row in _rows(session, table, person, columns, identity):
                    lines.write(row + "\n")
                    counts[table] += 1
    return counts


def _rows(session: Session, table: str, person: str, columns: str, identity: str) -> Iterator[str]:
    # The names are the catalogue's own, and quoted by it.
    query = f"""
        SELECT row_to_json(r)::text FROM (
            SELECT {columns} FROM {table} WHERE {person} = (SELECT me()) ORDER BY {identity}) AS r
    """  # noqa: S608
    yield from session.scalars(text(query), execution_options={"yield_per": _FETCHED})
