"""How an import and an export are told."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from tracker.core.text import plural, quoted
from tracker.core.undoing import UNCHANGED, UNDO_HINT
from tracker.output.console import Format as OutputFormat
from tracker.output.console import carries_utf8, stream_glyphs, tolerate_narrow_encoding
from tracker.output.emit import show
from tracker.output.plain import row_of
from tracker.output.table import Column, DataTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from tracker.features.transfer.service import Outcome
    from tracker.output.console import OutputOptions
    from tracker.output.theme import Glyphs

_SHOWN = 20
_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

REJECTION_COLUMNS: Sequence[Column] = (
    Column("line", "Line", align="right"),
    Column("file", "File", style="muted"),
    Column("column", "Column", style="name"),
    Column("value", "Value", wrap=True),
    Column("reason", "Why not", style="muted", wrap=True),
)


def show_outcome(
    stream: TextIO,
    outcome: Outcome,
    source: str,
    options: OutputOptions,
    *,
    dry_run: bool,
    closing: str = UNDO_HINT,
) -> None:
    """Tell people what an import came to, with its first rejected rows.

    ``closing`` is the last line where something went in.
    """
    count = len(outcome.rejected)
    if count:
        columns = [column for column in REJECTION_COLUMNS if column.key != "file" or outcome.rejected.files]
        rows = [row_of(rejection) for rejection in islice(outcome.rejected, _SHOWN)]
        show(stream, DataTable(rows, columns), options)
        more = f"… and {count - _SHOWN:,} more; --json lists them all.\n" if count > _SHOWN else ""
        stream.write(f"{more}\n")
    tally, glyphs = outcome.tally, stream_glyphs(options, stream)
    parts = [
        f"{number:,} {word}"
        for number, word in (
            (tally.added, "added"),
            (tally.updated, "updated"),
            (tally.unchanged, "unchanged"),
            (count, "rejected"),
        )
        if number or word == "added"
    ]
    sign = glyphs.done if outcome.kept and not count else glyphs.bullet
    show(stream, f"{sign} {quoted(source)}: {tally.read:,} read, {', '.join(parts)}.", options)
    stream.write(_closing(outcome, closing, dry_run=dry_run) + "\n")


def _closing(outcome: Outcome, closing: str, *, dry_run: bool) -> str:
    if dry_run:
        return "Nothing was changed: this was a dry run."
    if not outcome.kept:
        return "Nothing was imported, because rows were rejected and --strict was given."
    changed = outcome.tally.added + outcome.tally.updated
    return closing if changed else UNCHANGED


def write_outcome(stream: TextIO, outcome: Outcome, layout: OutputFormat) -> None:
    """Write an outcome for programs, its rejected rows one at a time: there may be very many."""
    tolerate_narrow_encoding(stream)
    if layout in (OutputFormat.JSON, OutputFormat.NDJSON):
        stream.writelines(
            _json_pieces(outcome, indented=layout is OutputFormat.JSON, ascii_only=not carries_utf8(stream))
        )
        return
    separator, cell = _cells(layout)
    head = _head(outcome)
    stream.write(separator.join([*head, "rejected", "import_id"]) + "\n")
    stream.write(separator.join(str(value) for value in head.values()) + separator)
    opening, closing = ('"', '"') if layout is OutputFormat.CSV else ("", "")
    stream.write(opening)
    stream.writelines(cell(piece) for piece in _rejected_pieces(outcome, indented=False, ascii_only=False))
    stream.write(f"{closing}{separator}{outcome.import_id or ''}\n")


def _head(outcome: Outcome) -> dict[str, object]:
    tally = outcome.tally
    return {
        "format": str(outcome.form),
        "read": tally.read,
        "added": tally.added,
        "updated": tally.updated,
        "unchanged": tally.unchanged,
    }


def _cells(layout: OutputFormat) -> tuple[str, Callable[[str], str]]:
    if layout is OutputFormat.CSV:
        return ",", lambda piece: piece.replace('"', '""')
    return "\t", lambda piece: piece.translate(_TSV_ESCAPES)


def _json_pieces(outcome: Outcome, *, indented: bool, ascii_only: bool) -> Iterator[str]:
    margin, colon = ("\n  ", ": ") if indented else ("", ":")
    yield "{"
    for key, value in _head(outcome).items():
        yield f"{margin}{json.dumps(key)}{colon}{json.dumps(value)},"
    yield f'{margin}"rejected"{colon}'
    yield from _rejected_pieces(outcome, indented=indented, ascii_only=ascii_only)
    import_id = None if outcome.import_id is None else str(outcome.import_id)
    yield f',{margin}"import_id"{colon}{json.dumps(import_id)}'
    yield "\n}\n" if indented else "}\n"


def _rejected_pieces(outcome: Outcome, *, indented: bool, ascii_only: bool) -> Iterator[str]:
    separators = (", ", ": ") if indented else (",", ":")
    margin, before = ("\n    ", "[") if indented else ("", "[")
    for rejection in outcome.rejected:
        yield before + margin + json.dumps(rejection.as_row(), ensure_ascii=ascii_only, separators=separators)
        before = ","
    yield "[]" if before == "[" else "\n  ]" if indented else "]"


def exported(file: str, counts: Mapping[str, int], glyphs: Glyphs) -> RenderableType:
    """Say what was written where."""
    nouns = {
        "journeys": ("journey", None),
        "checkins": ("check-in", None),
        "goals": ("goal", None),
        "habits": ("habit", None),
        "entries": ("entry", "entries"),
        "pauses": ("pause", None),
    }
    words = ", ".join(plural(counts[kind], noun, many) for kind, (noun, many) in nouns.items())
    return f"{glyphs.done} {quoted(file)}: {words}.\nRead it back: tracker import tracker FILE"
