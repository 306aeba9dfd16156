"""Writing everything of the person out, a record at a time."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import text

from tracker.features.transfer.exact_json import exact_json, read_exactly
from tracker.features.transfer.layout import FORMAT, KINDS, MANIFEST, VERSION, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy.orm import Session

_FETCHED = 2000
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


class ExportFormat(StrEnum):
    """The forms of an export; `csv` is a zip with a file for each kind."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"


def export(
    session: Session, stream: BinaryIO, *, form: ExportFormat, ascii_only: bool = False
) -> Mapping[str, int]:
    """Write everything to a stream of bytes; return how many records of each kind. Same data, same bytes."""
    return _WRITERS[form](session, stream, ascii_only)


def records(session: Session, kind: Kind, *, typed: bool = False) -> Iterator[str]:
    """Yield the records of a kind as JSON objects on one line, with their ``type`` if asked."""
    columns = f"'{kind.name}' AS type, q.*" if typed else "q.*"
    query = f"SELECT row_to_json(r)::text FROM (SELECT {columns} FROM ({kind.query}) AS q) AS r"  # noqa: S608
    yield from session.scalars(text(query), execution_options={"yield_per": _FETCHED})


def _write_json(session: Session, stream: BinaryIO, ascii_only: bool) -> dict[str, int]:  # noqa: FBT001
    """Write one document, a record on each line."""
    counts: dict[str, int] = {}
    stream.write(f'{{\n"format": "{FORMAT}",\n"version": {VERSION}'.encode())
    for kind in KINDS:
        counts[kind.plural] = 0
        stream.write(f',\n"{kind.plural}": '.encode() + (b"" if kind.single else b"["))
        for record in records(session, kind):
            comma = "" if kind.single else "\n" if counts[kind.plural] == 0 else ",\n"
            stream.write((comma + _ascii(record, ascii_only)).encode())
            counts[kind.plural] += 1
        stream.write(b"" if kind.single else b"\n]" if counts[kind.plural] else b"]")
    stream.write(b"\n}\n")
    return counts


def _write_ndjson(session: Session, stream: BinaryIO, ascii_only: bool) -> dict[str, int]:  # noqa: FBT001
    counts: dict[str, int] = {}
    stream.write(f'{{"type":"export","format":"{FORMAT}","version":{VERSION}}}\n'.encode())
    for kind in KINDS:
        counts[kind.plural] = 0
        for record in records(session, kind, typed=True):
            stream.write(_ascii(record, ascii_only).encode() + b"\n")
            counts[kind.plural] += 1
    return counts


def _write_csv(session: Session, stream: BinaryIO, _: bool) -> dict[str, int]:  # noqa: FBT001
    """Write a zip."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        return write_sheets(session, archive)


def write_sheets(session: Session, archive: zipfile.ZipFile) -> dict[str, int]:
    """Write the sheets of an export into a zip that may hold more; return how many records of each kind."""
    counts: dict[str, int] = {}
    with member(archive, MANIFEST) as sheet:
        csv.writer(sheet, lineterminator="\n").writerows([["format", "version"], [FORMAT, VERSION]])
    for kind in KINDS:
        with member(archive, f"{kind.plural}.csv") as sheet:
            counts[kind.plural] = _write_sheet(session, kind, sheet)
    return counts


def member(archive: zipfile.ZipFile, name: str) -> io.TextIOWrapper:
    """Open a new file of a zip; its date is fixed, so that the same data are the same bytes."""
    about = zipfile.ZipInfo(name, _ZIP_EPOCH)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o600 << 16
    return io.TextIOWrapper(archive.open(about, "w", force_zip64=True), encoding="utf-8", newline="")


def _write_sheet(session: Session, kind: Kind, sheet: io.TextIOWrapper) -> int:
    writer = csv.writer(sheet, lineterminator="\n")
    header = session.execute(text(f"SELECT * FROM ({kind.query}) AS q LIMIT 0")).keys()  # noqa: S608
    writer.writerow(header)
    count = 0
    for record in records(session, kind):
        writer.writerow([_cell(value) for value in read_exactly(record).values()])
        count += 1
    return count


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else exact_json(value)


def _ascii(record: str, wanted: bool) -> str:  # noqa: FBT001
    """Return JSON text with what is not ASCII escaped, if that is wanted."""
    if not wanted or record.isascii():
        return record
    return "".join(sign if sign.isascii() else json.dumps(sign)[1:-1] for sign in record)


_WRITERS: Mapping[ExportFormat, Callable[[Session, BinaryIO, bool], Mapping[str, int]]] = {
    ExportFormat.JSON: _write_json,
    ExportFormat.NDJSON: _write_ndjson,
    ExportFormat.CSV: _write_csv,
}
