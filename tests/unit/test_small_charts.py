"""Sparklines, bars and strips of days."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import RenderableType

from tests.unit.streams import Terminal
from tracker.core.days import DayRange
from tracker.output.charts.bars import Bar, BarChart
from tracker.output.charts.scale import share
from tracker.output.charts.sparkline import Sparkline, bucket_means
from tracker.output.charts.strip import strip, weekday_letters
from tracker.output.console import ColorMode, OutputOptions
from tracker.output.emit import show
from tracker.output.theme import ASCII_GLYPHS, UNICODE_GLYPHS, Glyphs


def drawn(chart: RenderableType, width: int, *, ascii_only: bool = False) -> list[str]:
    stream = Terminal()
    show(stream, chart, OutputOptions(color=ColorMode.NEVER, ascii=ascii_only, width=width))
    return stream.getvalue().splitlines()


@pytest.mark.parametrize(
    ("value", "maximum", "expected"),
    [(5, 10, 0.5), (-1, 10, 0.0), (11, 10, 1.0), (Decimal(1), Decimal(4), 0.25), (3, 0, 0.0)],
)
def test_share(value: int, maximum: int, expected: float) -> None:
    assert share(value, maximum=maximum) == expected


def test_sparkline_rises_from_lowest_to_highest() -> None:
    assert drawn(Sparkline(range(8)), 80) == ["▁▂▃▄▅▆▇█"]
    assert drawn(Sparkline(range(8)), 80, ascii_only=True) == ["_.:-+*#@"]
    assert drawn(Sparkline([1, None, 5], minimum=1, maximum=5), 80) == ["▁ █"]
    assert drawn(Sparkline([0, 0]), 80) == ["▁▁"]
    assert drawn(Sparkline([5, 10], maximum=20), 80) == ["▃▅"]
    assert drawn(Sparkline([]), 80) == [""]


def test_sparkline_averages_what_does_not_fit() -> None:
    assert drawn(Sparkline([0, 0, 7, 7], width=2), 80) == ["▁█"]
    assert drawn(Sparkline([0, 0, 7, 7]), 2) == ["▁█"]
    assert bucket_means([1, 3, None, None, None, 4], 3) == [2.0, None, 4.0]
    assert bucket_means([Decimal("0.5")], 10) == [0.5]


@given(st.lists(st.integers(0, 100), min_size=1, max_size=300), st.integers(1, 100))
def test_buckets_keep_every_value(values: list[int], count: int) -> None:
    means = bucket_means(values, count)
    assert len(means) == min(count, len(values))
    assert all(mean is not None and min(values) <= mean <= max(values) for mean in means)
    if len(values) % len(means) == 0:
        assert sum(mean or 0 for mean in means) / len(means) == pytest.approx(sum(values) / len(values))


BARS = [Bar("Run", 3), Bar("Read a book", Decimal("12.50")), Bar("None", 0, "nothing")]


def test_bars_show_label_length_and_figure() -> None:
    assert drawn(BarChart(BARS, bar_width=20), 80) == [
        "Run         ████▊                      3",
        "Read a book ████████████████████    12.5",
        "None                             nothing",
    ]


def test_bars_in_ascii() -> None:
    lines = drawn(BarChart(BARS, bar_width=20), 80, ascii_only=True)
    assert [line.count("#") for line in lines] == [5, 20, 0]
    assert all(line.isascii() for line in lines)


def test_anything_above_zero_shows() -> None:
    assert "▏" in drawn(BarChart([Bar("a", 1), Bar("b", 10_000)], bar_width=10), 80)[0]
    assert "#" in drawn(BarChart([Bar("a", 1), Bar("b", 10_000)], bar_width=10), 80, ascii_only=True)[0]
    assert "▏" not in drawn(BarChart([Bar("a", 0), Bar("b", 10_000)], bar_width=10), 80)[0]


def test_maximum_sets_the_full_length() -> None:
    assert drawn(BarChart([Bar("a", 5)], maximum=10, bar_width=10), 80) == ["a █████      5"]


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120])
def test_labels_fold_and_nothing_sticks_out(width: int) -> None:
    lines = drawn(BarChart([Bar("a label of many words that is long", 7), Bar("b", 3)]), width)
    assert max(cell_len(line) for line in lines) <= width
    text = " ".join(lines)
    assert all(word in text for word in ("label", "many", "words", "long", "7", "3"))


def test_labels_cannot_drive_the_terminal() -> None:
    line = drawn(BarChart([Bar("\x1b[2J[red]", 1, "\x07")]), 120)[0]
    assert line.startswith("\\x1b[2J[red] █")
    assert line.endswith("\\x07")


def test_no_bars_draw_nothing() -> None:
    assert drawn(BarChart([]), 80) == []


@pytest.mark.parametrize("glyphs", [ASCII_GLYPHS, UNICODE_GLYPHS])
@pytest.mark.parametrize("weeks", [1, 4])
def test_a_strip_has_a_sign_below_each_letter(glyphs: Glyphs, weeks: int) -> None:
    days = DayRange(date(2026, 11, 2), date(2026, 11, 1) + timedelta(weeks=weeks))
    letters = weekday_letters(days)
    states = ["done", "partial", "skipped", "missed", "paused", "none", "future"] * weeks
    line = strip(states, glyphs)
    assert letters == " ".join(["MTWTFSS"] * weeks)
    assert line.cell_len == len(letters)
    signs = (glyphs.done, glyphs.partial, glyphs.skipped, glyphs.missed, glyphs.paused, glyphs.open, " ")
    assert line.plain[:7] == "".join(signs)
    assert len(set(signs)) == 7
