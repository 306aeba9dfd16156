r"""The one way out for data: a listing or a single thing, for people or in a machine format.

Machine formats promise the same keys always, ISO dates, exact numbers, and never markup, colour or
truncation. CSV is RFC 4180 with line feeds; TSV writes tabs, line breaks and backslashes as ``\t``, ``\n``,
``\r`` and ``\\``, so that a line is always a row.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TextIO

from tracker.output.console import (
    Format,
    OutputOptions,
    carries_utf8,
    make_console,
    tolerate_narrow_encoding,
)
from tracker.output.plain import Plain, decimal_text, json_text, row_of, to_plain
from tracker.output.table import Align, Column, DataTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rich.console import RenderableType

__all__ = ["Align", "Column", "emit_object", "emit_rows", "row_of", "show", "to_plain"]

_INDENT = 2
_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def emit_rows(
    stream: TextIO,
    rows: Iterable[Mapping[str, object]],
    columns: Sequence[Column],
    options: OutputOptions,
    *,
    empty: str,
) -> None:
    """Write a listing. ``empty`` is the sentence that people read when there are no rows.

    JSON and NDJSON carry exactly the rows' keys, which may be more than the columns; CSV and TSV carry the
    columns' keys, hidden ones included. Rows are written as they come, except for tables.
    """
    if options.format is Format.TABLE:
        _write_table(stream, list(rows), columns, options, empty)
    elif options.format is Format.JSON:
        _write_json_rows(stream, rows)
    elif options.format is Format.NDJSON:
        for row in rows:
            _write_json(stream, row, indent=None)
    else:
        keys = [column.key for column in columns]
        _write_separated(stream, keys, ([row[key] for key in keys] for row in rows), options.format)


def emit_object(
    stream: TextIO,
    mapping: Mapping[str, object],
    options: OutputOptions,
    renderable: Callable[[], RenderableType],
) -> None:
    """Write a single thing: ``renderable()`` for people, ``mapping`` in machine formats.

    In CSV and TSV it is one row with the mapping's keys as the header; nested values are compact JSON.
    """
    if options.format is Format.TABLE:
        show(stream, renderable(), options)
    elif options.format in {Format.JSON, Format.NDJSON}:
        _write_json(stream, mapping, indent=_INDENT if options.format is Format.JSON else None)
    else:
        _write_separated(stream, list(mapping), [list(mapping.values())], options.format)


def show(stream: TextIO, renderable: RenderableType, options: OutputOptions) -> None:
    """Write something for people; without colour, lines carry no trailing blanks."""
    console = make_console(options, stream)
    if console.color_system is not None:
        console.print(renderable)
        return
    with console.capture() as capture:
        console.print(renderable)
    stream.write("\n".join(line.rstrip(" ") for line in capture.get().split("\n")))


def _write_table(
    stream: TextIO,
    rows: Sequence[Mapping[str, object]],
    columns: Sequence[Column],
    options: OutputOptions,
    empty: str,
) -> None:
    from rich.text import Text

    show(stream, DataTable(rows, columns) if rows else Text(empty, style="muted"), options)


def _write_json_rows(stream: TextIO, rows: Iterable[Mapping[str, object]]) -> None:
    """Write an indented list, one row at a time."""
    ascii_only = not carries_utf8(stream)
    margin = " " * _INDENT
    opening = "["
    for row in rows:
        text = json_text(to_plain(row), indent=_INDENT, ascii_only=ascii_only, level=1)
        stream.write(f"{opening}\n{margin}{text}")
        opening = ","
    stream.write("[]\n" if opening == "[" else "\n]\n")


def _write_json(stream: TextIO, mapping: Mapping[str, object], *, indent: int | None) -> None:
    stream.write(json_text(to_plain(mapping), indent=indent, ascii_only=not carries_utf8(stream)) + "\n")


def _write_separated(
    stream: TextIO, keys: Sequence[str], rows: Iterable[Sequence[object]], layout: Format
) -> None:
    tolerate_narrow_encoding(stream)
    write_line = _csv_line if layout is Format.CSV else _tsv_line
    stream.write(write_line(keys))
    stream.writelines(write_line([_cell(value) for value in row]) for row in rows)


def _csv_line(cells: Sequence[str]) -> str:
    # The csv module leaves a lone carriage return bare when lines end in a line feed, which readers break on.
    if list(cells) == [""]:
        return '""\n'  # a blank line would read as no row at all
    return ",".join(_csv_quoted(cell) for cell in cells) + "\n"


def _csv_quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\r\n') else cell


def _tsv_line(cells: Sequence[str]) -> str:
    return "\t".join(cell.translate(_TSV_ESCAPES) for cell in cells) + "\n"


def _cell(value: object) -> str:
    """Return a value as one cell of CSV or TSV; None is empty, nested values are compact JSON."""
    plain: Plain = to_plain(value)
    if plain is None:
        return ""
    if isinstance(plain, str):
        return plain
    return decimal_text(plain) if isinstance(plain, Decimal) else json_text(plain)
