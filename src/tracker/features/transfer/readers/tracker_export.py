"""Tracker's own export, in each of its forms, as records with their place."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.features.transfer.layout import BY_NAME, BY_PLURAL, FORMAT, KINDS, MANIFEST, VERSION, Kind
from tracker.features.transfer.readers.bundles import is_zip, open_bundle
from tracker.features.transfer.readers.csv_rows import CsvRows
from tracker.features.transfer.readers.json_stream import JsonStream
from tracker.features.transfer.readers.ndjson_rows import JsonObject, JsonRows, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.features.transfer.readers.bundles import Bundle
    from tracker.features.transfer.rejections import Rejections
    from tracker.features.transfer.sources import Source

Record = tuple[int, Kind, JsonObject]
"""Place in the file, kind, and what the record says."""


def read_export(source: Source, rejections: Rejections) -> Iterator[Record]:
    """Yield the records of an export; a ``UsageError`` for what is none, or of a newer version."""
    beginning = b"" if source.is_folder else source.beginning()
    if source.is_folder or is_zip(beginning):
        with open_bundle(source) as bundle:
            yield from _of_bundle(bundle, source.name, rejections)
    elif beginning.splitlines()[:1] and b'"type"' in beginning.splitlines()[0]:
        with source.open_text() as stream:
            yield from _of_ndjson(JsonRows(stream, rejections), source.name, rejections)
    else:
        with source.open_text() as stream:
            yield from _of_document(JsonStream(stream), source.name, rejections)


def _of_document(items: JsonStream, name: str, rejections: Rejections) -> Iterator[Record]:
    about: dict[str, object] = {}
    for line, key, value in items:
        if key in ("format", "version"):
            about[key] = value
            continue
        _check(about, name)
        yield from _known(line, BY_PLURAL.get(key), key, value, rejections)
    _check(about, name)


def _of_ndjson(rows: JsonRows, name: str, rejections: Rejections) -> Iterator[Record]:
    checked = False
    for line, record in rows:
        word = text_of(record.pop("type", None))
        if not checked:
            _check(record, name)
            checked = True
        else:
            yield from _known(line, BY_NAME.get(word), word, record, rejections)


def _known(
    place: int, kind: Kind | None, word: str, value: object, rejections: Rejections
) -> Iterator[Record]:
    if kind is None:
        rejections.add(place, "type", word, "is no kind of record that this tracker knows")
    elif not isinstance(value, dict):
        rejections.add(place, kind.name, text_of(value), "is no object")
    else:
        yield place, kind, value


def _of_bundle(bundle: Bundle, name: str, rejections: Rejections) -> Iterator[Record]:
    about: dict[str, object] = {}
    if MANIFEST in bundle.names:
        with bundle.open_text(MANIFEST) as stream:
            rows = [*csv.reader(stream), [], []]
            about = dict(
                zip(rows[0], (int(cell) if cell.isdecimal() else cell for cell in rows[1]), strict=False)
            )
    _check(about, name)
    for kind in KINDS:
        sheet = f"{kind.plural}.csv"
        beginning = rejections.file(sheet)
        if sheet in bundle.names:
            with bundle.open_text(sheet) as stream:
                yield from _of_sheet(CsvRows(stream, rejections, name=sheet), kind, beginning, rejections)


def _of_sheet(rows: CsvRows, kind: Kind, beginning: int, rejections: Rejections) -> Iterator[Record]:
    for line, row in rows:
        record: JsonObject = {}
        for column, cell in zip(rows.header, row, strict=True):
            try:
                record[column] = _value(cell, structured=column in kind.structured)
            except ValueError:
                rejections.add(beginning + line, column, cell, "is not JSON")
                break
        else:
            yield beginning + line, kind, record


def _value(cell: str, *, structured: bool) -> object:
    if not cell:
        return None
    return json.loads(cell, parse_float=Decimal) if structured else cell


def _check(about: JsonObject, name: str) -> None:
    if about.get("format") != FORMAT:
        raise UsageError(f"{quoted(name)} is no export of tracker.", "Make one with: tracker export FILE")
    version = about.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise UsageError(
            f"{quoted(name)} has version {version} of the export; this tracker knows {VERSION}.",
            "Install a newer tracker.",
        )
