"""What each format looks like, to the character."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from tests.unit.streams import narrow_pipe, written
from tracker.output.console import Format, OutputOptions
from tracker.output.emit import Column, emit_object, emit_rows
from tracker.output.plain import decimal_text, json_text, row_of, to_plain

COLUMNS = [
    Column("name", "Journey"),
    Column("score", "Score", align="right"),
    Column("day", "Day"),
    Column("id", "Id", hidden=True),
]
ROWS: list[Mapping[str, object]] = [
    {
        "name": 'Ärger "日本", x',
        "score": Decimal("12.50"),
        "day": date(2026, 11, 1),
        "id": 7,
        "efforts": [{"slot": 1, "value": Decimal("1E+3")}],
    },
    {"name": "a\tb\nc\\d\re", "score": None, "day": None, "id": 8, "efforts": []},
]


def emitted(layout: Format, rows: list[Mapping[str, object]] | None = None) -> str:
    stream = io.StringIO()
    chosen = ROWS if rows is None else rows
    emit_rows(stream, chosen, COLUMNS, OutputOptions(format=layout), empty="No journeys yet.")
    return stream.getvalue()


def emitted_object(layout: Format, mapping: Mapping[str, object]) -> str:
    stream = io.StringIO()
    emit_object(stream, mapping, OutputOptions(format=layout), lambda: Text("for people"))
    return stream.getvalue()


def test_json_is_an_indented_list_with_all_keys() -> None:
    assert emitted(Format.JSON) == (
        "[\n"
        "  {\n"
        '    "name": "Ärger \\"日本\\", x",\n'
        '    "score": 12.5,\n'
        '    "day": "2026-11-01",\n'
        '    "id": 7,\n'
        '    "efforts": [\n'
        "      {\n"
        '        "slot": 1,\n'
        '        "value": 1000\n'
        "      }\n"
        "    ]\n"
        "  },\n"
        "  {\n"
        '    "name": "a\\tb\\nc\\\\d\\re",\n'
        '    "score": null,\n'
        '    "day": null,\n'
        '    "id": 8,\n'
        '    "efforts": []\n'
        "  }\n"
        "]\n"
    )


def test_ndjson_is_a_compact_object_per_line() -> None:
    assert emitted(Format.NDJSON) == (
        '{"name":"Ärger \\"日本\\", x","score":12.5,"day":"2026-11-01","id":7,'
        '"efforts":[{"slot":1,"value":1000}]}\n'
        '{"name":"a\\tb\\nc\\\\d\\re","score":null,"day":null,"id":8,"efforts":[]}\n'
    )


def test_csv_has_the_columns_keys_and_quotes_what_needs_it() -> None:
    assert emitted(Format.CSV) == (
        'name,score,day,id\n"Ärger ""日本"", x",12.5,2026-11-01,7\n"a\tb\nc\\d\re",,,8\n'
    )


def test_tsv_escapes_so_that_a_line_is_a_row() -> None:
    assert emitted(Format.TSV) == (
        'name\tscore\tday\tid\nÄrger "日本", x\t12.5\t2026-11-01\t7\na\\tb\\nc\\\\d\\re\t\t\t8\n'
    )


def test_table_has_titles_and_no_hidden_column() -> None:
    assert emitted(Format.TABLE, ROWS[:1]) == (
        'Journey          Score  Day\nÄrger "日本", x   12.5  2026-11-01\n'
    )


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        (Format.TABLE, "No journeys yet.\n"),
        (Format.JSON, "[]\n"),
        (Format.NDJSON, ""),
        (Format.CSV, "name,score,day,id\n"),
        (Format.TSV, "name\tscore\tday\tid\n"),
    ],
)
def test_no_rows(layout: Format, text: str) -> None:
    assert emitted(layout, []) == text


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        (Format.TABLE, "for people\n"),
        (Format.JSON, '{\n  "name": "Run",\n  "tags": [\n    "a"\n  ],\n  "goal": {\n    "of": 3\n  }\n}\n'),
        (Format.NDJSON, '{"name":"Run","tags":["a"],"goal":{"of":3}}\n'),
        (Format.CSV, 'name,tags,goal\nRun,"[""a""]","{""of"":3}"\n'),
        (Format.TSV, 'name\ttags\tgoal\nRun\t["a"]\t{"of":3}\n'),
    ],
)
def test_single_thing(layout: Format, text: str) -> None:
    assert emitted_object(layout, {"name": "Run", "tags": ["a"], "goal": {"of": 3}}) == text


def test_rendering_for_people_is_not_made_for_machines() -> None:
    def refuse() -> Text:
        raise AssertionError("rendered")

    stream = io.StringIO()
    emit_object(stream, {"a": 1}, OutputOptions(format=Format.JSON), refuse)
    assert stream.getvalue() == '{\n  "a": 1\n}\n'


@pytest.mark.parametrize("layout", [Format.JSON, Format.NDJSON, Format.CSV, Format.TSV])
def test_rows_are_written_as_they_come(layout: Format) -> None:
    stream = io.StringIO()
    seen_before_second: list[str] = []

    def rows() -> Iterator[Mapping[str, object]]:
        yield ROWS[0]
        seen_before_second.append(stream.getvalue())
        yield ROWS[1]

    emit_rows(stream, rows(), COLUMNS, OutputOptions(format=layout), empty="")
    assert "日本" in seen_before_second[0]
    assert stream.getvalue() == emitted(layout)


def test_a_row_without_a_columns_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        emitted(Format.CSV, [{"name": "Run"}])


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2), max_size=4))
def test_csv_reads_back_through_the_standard_reader(cells: list[list[str]]) -> None:
    stream = io.StringIO()
    rows = [dict(zip("ab", row, strict=True)) for row in cells]
    emit_rows(stream, rows, [Column("a", "A"), Column("b", "B")], OutputOptions(format=Format.CSV), empty="")
    assert list(csv.reader(io.StringIO(stream.getvalue(), newline=""))) == [["a", "b"], *cells]


def test_csv_of_one_empty_cell_is_still_a_row() -> None:
    stream = io.StringIO()
    emit_rows(stream, [{"a": None}], [Column("a", "A")], OutputOptions(format=Format.CSV), empty="")
    assert stream.getvalue() == 'a\n""\n'


@given(st.text(st.characters(codec="utf-8")))
def test_tsv_has_one_line_per_row_and_loses_nothing(text: str) -> None:
    stream = io.StringIO()
    emit_rows(stream, [{"a": text}], [Column("a", "A")], OutputOptions(format=Format.TSV), empty="")
    line = stream.getvalue().removeprefix("a\n").removesuffix("\n")
    assert not set(line) & {"\t", "\n", "\r"}
    parts = [
        part.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r") for part in line.split("\\\\")
    ]
    assert "\\".join(parts) == text


@pytest.mark.parametrize("layout", [Format.JSON, Format.NDJSON])
def test_json_for_a_stream_without_utf8_stays_json(layout: Format) -> None:
    pipe = narrow_pipe("ascii")
    emit_rows(pipe, ROWS[:1], COLUMNS, OutputOptions(format=layout), empty="")
    parsed = json.loads(written(pipe))
    assert (parsed[0] if layout is Format.JSON else parsed)["name"] == 'Ärger "日本", x'


@pytest.mark.parametrize("layout", [Format.CSV, Format.TSV, Format.TABLE])
def test_other_formats_escape_what_a_stream_lacks(layout: Format) -> None:
    pipe = narrow_pipe("latin-1")
    emit_rows(pipe, ROWS[:1], COLUMNS, OutputOptions(format=layout), empty="")
    assert "Ärger" in written(pipe)
    assert "\\u65e5" in written(pipe)


def test_machine_formats_do_not_import_rich() -> None:
    program = (
        "import io, sys\n"
        "from tracker.output.emit import Column, emit_rows\n"
        "from tracker.output.console import Format, OutputOptions\n"
        "for layout in ('json', 'ndjson', 'csv', 'tsv'):\n"
        "    options = OutputOptions(format=Format(layout))\n"
        "    emit_rows(io.StringIO(), [{'a': 1}], [Column('a', 'A')], options, empty='')\n"
        "print('rich' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


class Mood(Enum):
    GOOD = "good"


class Level(IntEnum):
    HIGH = 3


@dataclass(frozen=True)
class Inner:
    day: date
    share: Decimal


@dataclass(frozen=True)
class Outer:
    mood: Mood
    inner: tuple[Inner, ...]


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (True, True),
        (Mood.GOOD, "good"),
        (Level.HIGH, 3),
        (date(2026, 11, 1), "2026-11-01"),
        (datetime(2026, 11, 1, 9, 30, tzinfo=UTC), "2026-11-01T09:30:00+00:00"),
        (datetime(2026, 11, 1, 9, 30, tzinfo=timezone(timedelta(hours=2))), "2026-11-01T09:30:00+02:00"),
        (time(9, 5), "09:05:00"),
        (timedelta(minutes=25), 1500),
        (timedelta(milliseconds=-1500), Decimal("-1.5")),
        (Decimal("3.00"), 3),
        (Decimal("0.10"), Decimal("0.1")),
        (Decimal("NaN"), None),
        (float("inf"), None),
        (0.5, 0.5),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Path("/tmp/x"), "/tmp/x"),  # noqa: S108
        ({"b", "a"}, ["a", "b"]),
        ((1, [2, None]), [1, [2, None]]),
        ({date(2026, 1, 1): Mood.GOOD, 3: 4}, {"2026-01-01": "good", "3": 4}),
        (
            Outer(Mood.GOOD, (Inner(date(2026, 1, 1), Decimal("0.5")),)),
            {"mood": "good", "inner": [{"day": "2026-01-01", "share": Decimal("0.5")}]},
        ),
    ],
)
def test_plain_forms(value: object, plain: object) -> None:
    found = to_plain(value)
    assert found == plain
    assert type(found) is type(plain)


@pytest.mark.parametrize("value", [object(), b"bytes", Outer])
def test_values_without_a_plain_form_are_bugs(value: object) -> None:
    with pytest.raises(TypeError):
        to_plain(value)


def test_row_of_keeps_the_values_as_they_are() -> None:
    inner = Inner(date(2026, 1, 1), Decimal("0.50"))
    assert row_of(inner) == {"day": date(2026, 1, 1), "share": Decimal("0.50")}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12, min_value=-(10**30), max_value=10**30))
def test_decimals_stay_exact_and_have_no_exponent(value: Decimal) -> None:
    text = json_text(to_plain(value))
    assert Decimal(text) == value
    assert "e" not in text.lower()
    assert not ("." in text and text.endswith("0"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+3", "1000"),
        ("0E-9", "0"),
        ("-0.0", "0"),
        ("1.2300", "1.23"),
        ("1E-7", "0.0000001"),
        ("100", "100"),
    ],
)
def test_decimal_text(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(JSON_VALUES, st.sampled_from([None, 2]), st.booleans())
def test_json_is_what_the_standard_module_writes(value: object, indent: int | None, ascii_only: bool) -> None:
    separators = None if indent else (",", ":")
    standard = json.dumps(value, indent=indent, ensure_ascii=ascii_only, separators=separators)
    assert json_text(to_plain(value), indent=indent, ascii_only=ascii_only) == standard
