"""A source of rows, CSV or NDJSON by how it begins."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from tracker.features.transfer.readers.csv_rows import CsvRows
from tracker.features.transfer.readers.ndjson_rows import JsonRows, refuse_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.features.transfer.rejections import Rejections
    from tracker.features.transfer.sources import Source


@contextmanager
def open_rows(source: Source, rejections: Rejections) -> Iterator[CsvRows | JsonRows]:
    """Open the source; rows that cannot be read at all are rejected as they are met."""
    with source.open_text() as stream:
        lead = _lead(stream)
        beginning = lead[-1] if lead else ""
        refuse_list(beginning)
        lines = chain(lead, stream)
        if beginning.lstrip().startswith("{"):
            yield JsonRows(lines, rejections)
        else:
            yield CsvRows(lines, rejections, name=source.name)


def named_cells(rows: CsvRows | JsonRows) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield line and cells by the names of their columns, in small letters, or by the object's keys."""
    if isinstance(rows, JsonRows):
        yield from rows
        return
    keys = [cell.lower() for cell in rows.header]
    for line, row in rows:
        yield line, {key: cell for key, cell in zip(keys, row, strict=True) if key}


def _lead(stream: TextIO) -> list[str]:
    """Return the lines up to the first that says something."""
    lead: list[str] = []
    for line in stream:
        lead.append(line)
        if line.strip():
            break
    return lead
