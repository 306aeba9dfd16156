"""Listings for people: fitting the width, and staying harmless."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from rich.cells import cell_len

from tests.unit.streams import Terminal
from tracker.output.console import ColorMode, OutputOptions
from tracker.output.emit import Column, emit_rows
from tracker.output.table import human_text

COLUMNS = [
    Column("name", "Name", style="name"),
    Column("score", "Score", align="right"),
    Column("note", "Note"),
]
LONG = "one two three four five six seven eight nine ten"
ROWS: list[Mapping[str, object]] = [
    {"name": "Run", "score": 1000, "note": LONG},
    {"name": "Read", "score": Decimal("2.5"), "note": "short"},
]


def drawn(
    rows: list[Mapping[str, object]],
    width: int,
    columns: list[Column] | None = None,
    color: ColorMode = ColorMode.NEVER,
) -> str:
    stream = Terminal()
    emit_rows(stream, rows, columns or COLUMNS, OutputOptions(color=color, width=width), empty="Nothing.")
    return stream.getvalue()


def test_wide_terminal_keeps_a_line_per_row() -> None:
    assert drawn(ROWS, 80) == f"Name  Score  Note\nRun    1000  {LONG}\nRead    2.5  short\n"


def test_lines_and_rich_tables_look_the_same() -> None:
    columns = [Column("a", "Aa", align="center"), Column("b", "B", align="right"), Column("c", "C")]
    rows: list[Mapping[str, object]] = [{"a": "日本", "b": 1, "c": "x"}, {"a": "abcdef", "b": 100, "c": "yy"}]
    by_line = drawn(rows, 80, columns)
    by_rich = drawn([*rows, {"a": "", "b": "", "c": "p\nq"}], 80, columns)
    assert by_line == "  Aa      B  C\n 日本     1  x\nabcdef  100  yy\n"
    assert by_rich == by_line + " " * 13 + "p\n" + " " * 13 + "q\n"


def test_narrow_terminal_folds_the_widest_text() -> None:
    assert drawn(ROWS, 40) == (
        "Name  Score  Note\n"
        "Run    1000  one two three four five six\n"
        "             seven eight nine ten\n"
        "Read    2.5  short\n"
    )


def test_marked_column_folds_instead_of_the_widest() -> None:
    columns = [
        Column("name", "Name", wrap=True), Column("score", "Score", align="right"), Column("note", "Note"),
    ]  # fmt: skip
    rows: list[Mapping[str, object]] = [{"name": "alpha beta gamma delta", "score": 1, "note": LONG}]
    assert LONG in drawn(rows, 75, columns)
    assert "alpha beta gamma delta" not in drawn(rows, 75, columns)


def test_spare_columns_stay_away_one_by_one_before_blocks_come() -> None:
    columns = [
        Column("name", "Name"), Column("score", "Score", spare=True), Column("note", "Note", wrap=True),
        Column("when", "When", spare=True),
    ]  # fmt: skip
    rows: list[Mapping[str, object]] = [{"name": "Run", "score": 10, "note": LONG, "when": "2026-11-20"}]
    headings = {width: drawn(rows, width, columns).splitlines()[0].split() for width in (80, 30, 18, 15)}
    assert headings == {
        80: ["Name", "Score", "Note", "When"],
        30: ["Name", "Score", "Note"],
        18: ["Name", "Note"],
        15: ["Name", "Run"],
    }
    blocks = drawn(rows, 15, columns)
    assert "Score 10\n" in blocks
    assert "2026-11-20" in blocks


def test_very_narrow_terminal_gets_blocks() -> None:
    assert drawn(ROWS[::-1], 20) == (
        "Name  Read\n"
        "Score 2.5\n"
        "Note  short\n"
        "\n"
        "Name  Run\n"
        "Score 1000\n"
        "Note  one two three\n"
        "      four five six\n"
        "      seven eight\n"
        "      nine ten\n"
    )


@pytest.mark.parametrize("width", [20, 25, 30, 40, 60, 100])
def test_nothing_is_cut_and_nothing_sticks_out(width: int) -> None:
    rows = [
        *ROWS,
        {"name": "日本語の名前", "score": 123456, "note": "averyveryverylongwordwithoutanyspace" * 2},
    ]
    text = drawn(rows, width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "…" not in text
    squeezed = re.sub(r"\s", "", text)
    for word in (*LONG.split(), "1000", "2.5", "123456"):
        assert word in squeezed
    assert squeezed.count("w") >= "averyveryverylongwordwithoutanyspace".count("w") * 2


def test_words_can_be_chosen_per_column_for_people() -> None:
    columns = [Column("score", "Score", format=lambda value: f"<{value}>")]
    assert drawn([{"score": 5}], 40, columns) == "Score\n<5>\n"


@pytest.mark.parametrize("color", [ColorMode.NEVER, ColorMode.ALWAYS])
def test_hostile_text_is_shown_and_not_obeyed(color: ColorMode) -> None:
    hostile = "\x1b[2J\x1b]0;owned\x07[red]x[/red] :smile: \x9b31m"
    columns = [Column("a", "A"), Column("b", "B", format=str)]
    text = drawn([{"a": hostile, "b": hostile}], 200, columns, color)
    own_styles = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "\x1b" not in own_styles
    assert "\x07" not in text
    assert "\x9b" not in text
    assert own_styles.count("\\x1b[2J\\x1b]0;owned\\x07[red]x[/red] :smile: \\x9b31m") == 2
    assert ("\x1b" in text) is (color is ColorMode.ALWAYS)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (Decimal("1.50"), "1.5"),
        (datetime(2026, 11, 1, 9, 30, 5, tzinfo=UTC), "2026-11-01 09:30"),
        (["a", 1], "a, 1"),
        ({"a": 1}, '{"a":1}'),
        ("\x1b", "\\x1b"),
    ],
)
def test_values_as_people_read_them(value: object, text: str) -> None:
    assert human_text(value) == text
