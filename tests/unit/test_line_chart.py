"""The line with its average, the gauge, the profile and years: every width, in ASCII and without colour."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.unit.test_small_charts import drawn
from tracker.core.days import DayRange
from tracker.output.charts.gauge import Gauge
from tracker.output.charts.heatmap import CellState, HeatCell
from tracker.output.charts.line import LineChart, Tick
from tracker.output.charts.profile import Profile, Rated
from tracker.output.charts.years import YearsHeatmap

WIDTHS = pytest.mark.parametrize("width", [24, 60, 80, 140])


def test_points_rise_with_their_values() -> None:
    assert drawn(LineChart([0, 1, 2], height=3), 12) == [
        "2 ┤        •",
        "1 ┤    •",
        "0 ┤•",
        "",
    ]


def test_the_average_is_a_line_of_its_own() -> None:
    chart = LineChart([None] * 4, average=[0, 0, 2, 2], height=3)
    assert drawn(chart, 8)[:3] == ["2 ┤  ╭─", "1 ┤  │", "0 ┤──╯"]


def test_ascii_has_the_same_places() -> None:
    chart = LineChart([0, 1, 2], average=[0, 2, 0], height=3)
    plain, fine = drawn(chart, 12, ascii_only=True), drawn(chart, 12)
    assert all(line.isascii() for line in plain)
    assert [len(line) for line in plain] == [len(line) for line in fine]
    assert "o" in "".join(plain)
    assert "-" in "".join(plain)


def test_gaps_stay_open() -> None:
    lines = drawn(LineChart([1, None, None, 1], average=[1, None, None, 1], height=3), 80)
    top = lines[0].partition("┤")[2]
    assert top[0] == "•"
    assert set(top[4:12]) == {" "}


def test_values_below_zero_get_a_scale_of_their_own() -> None:
    lines = drawn(LineChart([-2, 4], height=3), 40)
    assert [line.split()[0] for line in lines[:3]] == ["4", "1", "-2"]


def test_ticks_stand_below_their_value_and_never_overlap() -> None:
    ticks = [Tick(0, "Jan"), Tick(1, "Feb"), Tick(30, "Mar"), Tick(59, "Apr")]
    axis = drawn(LineChart(range(60), ticks=ticks), 80)[-1]
    assert axis.split() == ["Jan", "Mar", "Apr"]


def test_an_average_has_as_many_values() -> None:
    with pytest.raises(ValueError, match="as many"):
        LineChart([1, 2], average=[1])


@WIDTHS
@given(
    values=st.lists(st.none() | st.floats(-1e6, 1e6), max_size=400),
    average=st.booleans(),
    ascii_only=st.booleans(),
)
def test_a_line_keeps_to_its_width(
    width: int, values: list[float | None], average: bool, ascii_only: bool
) -> None:
    ticks = [Tick(index, "Monday") for index in range(0, len(values), 7)]
    chart = LineChart(values, average=values if average else (), ticks=ticks)
    lines = drawn(chart, width, ascii_only=ascii_only)
    assert len(lines) == 10
    assert max(cell_len(line) for line in lines) <= width
    assert ("o" in "".join(lines[:9]) or "•" in "".join(lines[:9])) == any(
        value is not None for value in values
    )


@pytest.mark.parametrize(
    ("part", "expected"),
    [(0.5, "█████·····   50%  of it"), (0.0, "··········   0%  of it"), (1.0, "██████████  100%  of it")],
)
def test_gauge(part: float, expected: str) -> None:
    (line,) = drawn(Gauge(part, words="of it", width=10), 80)
    assert line.split() == expected.split()


def test_gauge_holds_what_is_out_of_range_and_says_when_nothing_is_known() -> None:
    assert drawn(Gauge(None, width=4), 40) == ["····  no figure"]
    assert drawn(Gauge(1.0, width=4), 40, ascii_only=True) == ["####  100%"]
    assert drawn(Gauge(-3, width=4), 40)[0].startswith("····")


PROFILE = Profile([Rated("Sleep well", 4.25, 0.5, 10), Rated("Food", None, 0.0, 0)], best="crushed")


def test_profile_says_mean_share_and_number() -> None:
    wide, narrow = drawn(PROFILE, 100), drawn(PROFILE, 60)
    assert wide[0].split()[-5:] == ["4.2", "crushed", "50%", "10", "answers"]
    assert "answers" not in narrow[0]
    assert "no answers" in wide[1]
    assert narrow[0].count("█") == 21


@WIDTHS
def test_profile_keeps_to_its_width(width: int) -> None:
    for ascii_only in (False, True):
        lines = drawn(PROFILE, width, ascii_only=ascii_only)
        assert max(cell_len(line) for line in lines) <= width


def years(width: int, *, count: int = 2) -> list[str]:
    days = DayRange(date(2026 - count + 1, 1, 1), date(2026, 12, 31))
    cells = {
        day: HeatCell(CellState.DONE, 8 if day.year == 2026 else 2)
        for day in days
        if day <= date(2026, 11, 20)
    }
    chart = YearsHeatmap(cells, days, today=date(2026, 11, 20))
    return drawn(chart, width)


def test_years_share_scale_and_legend() -> None:
    lines = years(80)
    assert [line for line in lines if line.isdecimal()] == ["2025", "2026"]
    assert sum("less" in line for line in lines) == 1
    first, second = (line for line in lines if line.startswith("Wed"))
    assert set(first[4:].strip()) == {"░"}
    assert set(second[4:].strip()) == {"█"}


def test_a_single_year_has_no_heading() -> None:
    assert not any(line.isdecimal() for line in years(80, count=1))


@WIDTHS
def test_years_keep_to_their_width(width: int) -> None:
    assert max(cell_len(line) for line in years(width)) <= width


def test_years_hold_every_day_once() -> None:
    days = DayRange(date(2023, 6, 15), date(2025, 2, 3))
    cells = {day: HeatCell(CellState.DONE) for day in days}
    lines = drawn(YearsHeatmap(cells, days), 80)
    assert sum(line[4:].count("█") for line in lines if line[:3].isalpha()) == days.days
    assert days.first + timedelta(days=days.days - 1) == days.last
