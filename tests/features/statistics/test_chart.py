"""`chart`: values over time, put together and averaged."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.fixtures.autumn import put
from tests.fixtures.program import Program

KEYS = ["label", "first", "last", "value", "average", "days", "measure"]


def points(program: Program, *words: str) -> list[dict[str, Any]]:
    """Return the points of a chart."""
    rows = program("chart", *words, "--json").json()
    assert isinstance(rows, list)
    assert all(list(row) == KEYS for row in rows)
    return rows


def values(rows: list[dict[str, Any]]) -> list[object]:
    """Return the values alone."""
    return [row["value"] for row in rows]


def test_days_of_a_journey_are_its_scores(autumn: Program) -> None:
    rows = points(autumn, "fitness", "2026-11-12..2026-11-16")
    assert values(rows) == [8, 4, 8, None, 8]
    assert rows[0]["label"] == "2026-11-12"
    assert {row["measure"] for row in rows} == {"score"}


def test_the_moving_average_leaves_gaps_out(autumn: Program) -> None:
    rows = points(autumn, "fitness", "2026-11-12..2026-11-16", "--average", "2")
    assert [row["average"] for row in rows] == [8, 6, 6, 8, 8]
    week = points(autumn, "fitness", "2026-11-12..2026-11-16")
    assert [row["average"] for row in week] == [8, 6, 6.67, 6.67, 7]


def test_a_gap_wider_than_the_window_has_no_average(autumn: Program) -> None:
    put(autumn, "checkin", "fitness", "--delete", "--on", "2026-11-14")
    rows = points(autumn, "fitness", "2026-11-13..2026-11-16", "--average", "2")
    assert [row["average"] for row in rows] == [4, 4, None, 8]


def test_weeks_add_amounts_up_and_average_scores(autumn: Program) -> None:
    read = points(autumn, "read", "2026-11-02..2026-11-15", "--by", "week")
    assert [(row["label"], row["first"], row["last"]) for row in read] == [
        ("2026-W45", "2026-11-02", "2026-11-08"),
        ("2026-W46", "2026-11-09", "2026-11-15"),
    ]
    assert values(read) == [4 * 30 + 3 * 10, 3 * 30 + 4 * 10]
    assert values(points(autumn, "fitness", "2026-11-09..2026-11-14", "--by", "week")) == [6]
    assert values(points(autumn, "floss", "2026-11-02..2026-11-15", "--by", "week")) == [6, 6]


def test_weeks_begin_on_the_first_weekday(autumn: Program) -> None:
    put(autumn, "settings", "set", "first_weekday", "sunday")
    rows = points(autumn, "floss", "2026-11-01..2026-11-14", "--by", "week")
    assert [row["label"] for row in rows] == ["2026-11-01", "2026-11-08"]


def test_months_hold_the_days_of_the_range(autumn: Program) -> None:
    rows = points(autumn, "read", "2026-09-30..2026-11-02", "--by", "month", "-a", "2")
    assert [row["label"] for row in rows] == ["2026-09", "2026-10", "2026-11"]
    assert values(rows) == [30, 610, 40]
    assert [row["average"] for row in rows] == [30, 320, 325]
    assert [row["days"] for row in rows] == [1, 31, 2]


def test_weekdays_have_shares_or_means(autumn: Program) -> None:
    floss = points(autumn, "floss", "2026-11-02..2026-11-15", "--by", "weekday")
    assert [row["label"] for row in floss] == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    assert values(floss) == [1, 1, 1, 1, 1, 0, 1]
    read = points(autumn, "read", "2026-11-02..2026-11-15", "--by", "weekday")
    assert values(read)[0] == (30 + 10) / 2
    assert all(row["first"] is None and row["average"] is None for row in read)


def test_everything_counts_things(autumn: Program) -> None:
    rows = points(autumn, "2026-11-13..2026-11-15")
    # Friday 13th: Fitness, Read in part, Floss, Run. Saturday 14th: Fitness, Read. Sunday 15th: Read, Floss.
    assert values(rows) == [4, 2, 2]
    assert {row["measure"] for row in rows} == {"things"}
    assert points(autumn, ":all")[0]["label"] == "2026-09-21"


@pytest.mark.parametrize(
    ("words", "count", "first"),
    [
        (("read",), 90, "2026-08-23"),
        (("read", "--by", "week"), 26, "2026-05-25"),
        (("read", "--by", "month"), 12, "2025-12-01"),
    ],
)
def test_the_usual_range(autumn: Program, words: tuple[str, ...], count: int, first: str) -> None:
    rows = points(autumn, *words)
    assert len(rows) == count
    assert rows[0]["first"] == first
    assert rows[-1]["last"] == "2026-11-20"


def test_the_points_add_up_to_the_figures(autumn: Program) -> None:
    total = autumn("stats", "read", "2026-10", "--json").json()["total"]  # type: ignore[index]
    for by in ("day", "week", "month"):
        known = [Decimal(row["value"]) for row in points(autumn, "read", "2026-10", "--by", by)]
        assert sum(known) == total


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("by", ["day", "week", "month", "weekday"])
@pytest.mark.parametrize("name", ["fitness", "read", "floss"])
def test_drawings_are_ascii_where_it_is_asked_for(autumn: Program, width: int, by: str, name: str) -> None:
    result = autumn("chart", name, "--by", by, "--ascii", env={"COLUMNS": str(width)})
    assert result.exit_code == 0, result.stderr
    assert result.stdout.isascii()
    assert name.capitalize() in result.stdout


def test_a_range_without_anything_says_so(autumn: Program) -> None:
    assert "Nothing is known" in put(autumn, "chart", "fitness", "2020")


def test_words_that_are_wrong(autumn: Program) -> None:
    unknown = autumn("chart", "read", "--by", "moon")
    assert unknown.exit_code == 2
    assert '"moon"' in unknown.stderr
    assert "month" in unknown.stderr
    assert autumn("chart", "read", "--by", "weekday", "--average", "3").exit_code == 2
    assert autumn("chart", "read", "--average", "0").exit_code == 2
    assert autumn("chart", "nothing").exit_code == 3


def test_a_person_without_anything_gets_an_empty_chart(program: Program) -> None:
    assert program("chart").exit_code == 0
    assert program("chart", ":all", "--json").exit_code == 0
    assert program("stats").exit_code == 0
    assert program("report").exit_code == 0
