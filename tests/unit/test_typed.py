"""Lines that are still being typed, read as shells read them; values written so that they read them back."""

from __future__ import annotations

import shlex
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.cli.typed import read_line, written

VALUES = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=20
)
BREAKS = " \t\n\"'@><=;|&(:"


@given(VALUES)
def test_a_written_value_is_read_back_by_other_readers_of_shell_lines(value: str) -> None:
    assert shlex.split(f"x {written(value)}") == ["x", value]
    assert read_line(f"x {written(value)}").incomplete == value


@given(VALUES, st.sampled_from("'\""))
def test_a_value_inside_an_open_quote(value: str, quote: str) -> None:
    line = f"x {quote}{written(value, quote)}"
    read = read_line(line)
    assert (read.words, read.incomplete) == (("x",), value)


@settings(max_examples=30)
@given(st.lists(VALUES, min_size=1, max_size=40))
def test_bash_itself_reads_what_is_written(values: list[str]) -> None:
    values = [*values, 'Mum\'s "call" $5 *', "a\\b", "`x` $(y)", "~", "#no", "!5", "{a,b}", "[x]?"]
    words = [
        *map(written, values),
        *(f"'{written(value, chr(39))}'" for value in values),
        *(f'"{written(value, chr(34))}"' for value in values),
    ]
    line = "printf '%s\\n' " + " ".join(words)
    told = subprocess.run(["bash", "-c", line], capture_output=True, encoding="utf-8", check=True)
    assert told.stdout.split("\n")[:-1] == values * 3


@pytest.mark.parametrize(
    ("line", "words", "incomplete", "kept", "quote"),
    [
        ("", (), "", 0, ""),
        ("tracker ", ("tracker",), "", 0, ""),
        ("tracker done re", ("tracker", "done"), "re", 0, ""),
        ("tracker done --on=ye", ("tracker", "done"), "--on=ye", 5, ""),
        ("tracker done 'wat", ("tracker", "done"), "wat", 0, "'"),
        ('tracker done a"b c', ("tracker", "done"), "ab c", 1, '"'),
        ("tracker 'sleep well'=", ("tracker",), "sleep well=", 11, ""),
        ("tracker sleep\\ well=4 x", ("tracker", "sleep well=4"), "x", 0, ""),
        ("tracker dangling\\", ("tracker",), "dangling", 0, ""),
    ],
)
def test_what_is_at_the_cursor(
    line: str, words: tuple[str, ...], incomplete: str, kept: int, quote: str
) -> None:
    read = read_line(line, breaks=BREAKS)
    assert (read.words, read.incomplete, read.kept, read.quote) == (words, incomplete, kept, quote)


def test_fish_escapes_inside_single_quotes() -> None:
    assert read_line("x 'Mum\\'s c", fish=True).incomplete == "Mum's c"
