"""The heat map at every width, in ASCII and without colour."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.unit.streams import Terminal
from tracker.core.days import DayRange, year_of
from tracker.output.charts.heatmap import CellState, HeatCell, Heatmap
from tracker.output.charts.scale import Number
from tracker.output.console import ColorMode, OutputOptions
from tracker.output.emit import show

YEAR = year_of(date(2026, 1, 1))
LABELS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def drawn(chart: Heatmap, width: int, *, ascii_only: bool = False) -> list[str]:
    stream = Terminal()
    show(stream, chart, OutputOptions(color=ColorMode.NEVER, ascii=ascii_only, width=width))
    return stream.getvalue().splitlines()


def row_of_label(lines: list[str], label: str) -> str:
    """Return the cells of a weekday, those of stacked blocks one after the other."""
    return "".join(line[4:] for line in lines if line.startswith(label))


def all_done(days: DayRange) -> dict[date, HeatCell]:
    return {day: HeatCell(CellState.DONE) for day in days}


def test_year_takes_57_columns_at_one_cell_per_week() -> None:
    lines = drawn(Heatmap(all_done(YEAR), YEAR), 60)
    assert max(cell_len(line) for line in lines[:8]) == 57
    assert lines[0] == "    Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov  Dec"
    assert lines[1] == "Mon  " + "█" * 52
    assert lines[4] == "Thu " + "█" * 53
    assert lines[5] == "Fri " + "█" * 52
    assert lines[8:] == ["█ done"]


@pytest.mark.parametrize(("width", "one_per_week"), [(60, True), (80, True), (115, False), (120, False)])
def test_weeks_are_two_cells_wide_where_there_is_room(width: int, one_per_week: bool) -> None:
    lines = drawn(Heatmap(all_done(YEAR), YEAR), width)
    cells = "█" * 53 if one_per_week else " ".join("█" * 53)
    assert row_of_label(lines, "Thu") == cells


def test_narrow_terminal_gets_half_years() -> None:
    lines = drawn(Heatmap(all_done(YEAR), YEAR), 40)
    assert [line for line in lines if line.startswith("Thu")] == ["Thu " + "█" * 27, "Thu " + "█" * 26]
    assert lines[0] == "    Jan Feb Mar  Apr May  Jun Jul"
    assert lines[8] == ""
    assert lines[9] == "       Aug  Sep Oct Nov  Dec"


@given(
    st.integers(14, 140),
    st.integers(1, 7),
    st.dates(date(1999, 1, 1), date(2040, 1, 1)),
    st.integers(1, 400),
    st.booleans(),
)
def test_every_day_is_drawn_once_and_nothing_sticks_out(
    width: int, week_start: int, first: date, count: int, ascii_only: bool
) -> None:
    days = DayRange(first, first + timedelta(days=count - 1))
    lines = drawn(
        Heatmap(all_done(days), days, week_start=week_start, legend=False), width, ascii_only=ascii_only
    )
    rows = "".join(line[4:] for line in lines if line[:3] in LABELS)
    assert rows.count("@" if ascii_only else "█") == count
    assert max(cell_len(line) for line in lines) <= width


def test_leap_year_that_touches_54_weeks() -> None:
    leap_year = year_of(date(2028, 1, 1))
    lines = drawn(Heatmap(all_done(leap_year), leap_year, week_start=7), 60)
    rows = [line for line in lines if line[:3] in LABELS]
    assert sum(row.count("█") for row in rows) == 366
    assert [row[:3] for row in rows] == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    assert rows[6] == "Sat " + "█" * 53
    assert rows[0] == "Sun  " + "█" * 53


WEEK = DayRange(date(2026, 6, 1), date(2026, 6, 7))
STATES = (
    CellState.DONE, CellState.PARTIAL, CellState.SKIPPED, CellState.MISSED, CellState.PAUSED, CellState.NONE,
    CellState.UNSCHEDULED,
)  # fmt: skip


@pytest.mark.parametrize(
    ("ascii_only", "cells", "legend"),
    [
        (
            False,
            "█▒»✗‖· ",
            "█ done   ▒ partly   · nothing   » skipped   ‖ paused   ✗ missed   blank: not scheduled",
        ),
        (
            True,
            "@+>!=. ",
            "@ done   + partly   . nothing   > skipped   = paused   ! missed   blank: not scheduled",
        ),
    ],
)
def test_states_differ_without_colour(ascii_only: bool, cells: str, legend: str) -> None:
    chart = Heatmap({day: HeatCell(state) for day, state in zip(WEEK, STATES, strict=True)}, WEEK)
    lines = drawn(chart, 100, ascii_only=ascii_only)
    assert [line[4:] for line in lines[1:8]] == [cell.strip() for cell in cells]
    assert lines[8] == legend
    assert all(line.isascii() for line in lines) is ascii_only


def test_values_become_four_levels_and_done_never_looks_like_nothing() -> None:
    values: list[Number] = [0, Decimal("0.01"), 25, 26, 50, 75, 100]
    chart = Heatmap({day: HeatCell(CellState.DONE, v) for day, v in zip(WEEK, values, strict=True)}, WEEK)
    lines = drawn(chart, 80)
    assert [line[4:] for line in lines[1:8]] == ["░", "░", "░", "▒", "▒", "▓", "█"]
    assert lines[8] == "less · ░ ▒ ▓ █ more"


def test_maximum_can_be_set_and_is_not_exceeded() -> None:
    cells = {WEEK.first: HeatCell(CellState.DONE, 5), WEEK.last: HeatCell(CellState.DONE, 500)}
    lines = drawn(Heatmap(cells, WEEK, maximum=20), 80)
    assert (lines[1], lines[7]) == ("Mon ░", "Sun █")


def test_days_after_today_are_blank_and_said_to_come() -> None:
    lines = drawn(Heatmap({}, WEEK, today=date(2026, 6, 3)), 80)
    assert [line[4:] for line in lines[1:8]] == ["·", "·", "·", "", "", "", ""]
    assert lines[8] == "· nothing   blank: still to come"


def test_legend_breaks_between_entries() -> None:
    chart = Heatmap({day: HeatCell(state) for day, state in zip(WEEK, STATES, strict=True)}, WEEK)
    assert drawn(chart, 30)[8:] == [
        "█ done   ▒ partly   · nothing",
        "» skipped   ‖ paused",
        "✗ missed",
        "blank: not scheduled",
    ]


def test_first_month_gives_way_to_the_next_when_they_would_touch() -> None:
    days = DayRange(date(2026, 10, 27), date(2026, 12, 3))
    assert drawn(Heatmap({}, days), 80)[0] == "    Nov       Dec"


def test_colour_only_adds_to_the_same_text() -> None:
    chart = Heatmap({day: HeatCell(state) for day, state in zip(WEEK, STATES, strict=True)}, WEEK)
    stream = Terminal()
    show(stream, chart, OutputOptions(color=ColorMode.ALWAYS, width=80))
    assert "\x1b[" in stream.getvalue()
    bare = re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())
    assert [line.rstrip() for line in bare.splitlines()] == drawn(chart, 80)
