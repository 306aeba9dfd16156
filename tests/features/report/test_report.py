"""The year: its figures, and a page that stands alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.autumn import put
from tests.fixtures.program import Program


def year(program: Program, *words: str) -> dict[str, Any]:
    """Return a year as data."""
    found = program("report", *words, "--json").json()
    assert isinstance(found, dict)
    assert list(found) == ["year", "username", "first", "last", "totals", "besides", "subjects"]
    return found


class _Page(HTMLParser):
    """Checks that tags are closed in order, and gathers the text and the names of attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta" and not (self.get_starttag_text() or "").endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data.strip())


def page(text: str) -> _Page:
    """Read a page."""
    reader = _Page()
    reader.feed(text)
    assert reader.open == []
    return reader


def test_the_year_as_data(autumn: Program) -> None:
    found = year(autumn)
    assert (found["year"], found["first"], found["last"]) == (2026, "2026-01-01", "2026-12-31")
    assert [subject["name"] for subject in found["subjects"]] == ["Fitness", "Floss", "Read", "Run"]
    assert found["totals"] == {
        "days_active": 61,
        "things_done": 53 + 53 + 30 + 25,
        "checkins": 53,
        "best_month": "2026-10",
    }
    run = found["subjects"][3]
    assert run["best_month"] == "2026-11"
    assert [month["month"] for month in run["months"]] == [f"2026-{number:02}" for number in range(1, 13)]
    assert run["months"][9] == {
        "month": "2026-10", "periods_due": 4, "periods_met": 3, "completion_rate": 0.75, "days_done": 11,
    }  # fmt: skip
    assert sum(month["periods_met"] for month in run["months"]) == run["periods_met"]


def test_the_figures_are_those_of_stats(autumn: Program) -> None:
    of_year = {subject["name"]: subject for subject in year(autumn)["subjects"]}
    of_stats = autumn("stats", ":year", "--json").json()
    assert isinstance(of_stats, list)
    for row in of_stats:
        assert of_year[row["name"]] == row | {
            "best_month": of_year[row["name"]]["best_month"],
            "months": of_year[row["name"]]["months"],
        }


def test_the_page_stands_alone(autumn: Program) -> None:
    text = put(autumn, "report", "--html", "-")
    assert "://" not in text
    assert not re.search(r"url\(|@import|@font-face|<script|<link", text)
    read = page(text)
    assert not {"href", "src", "srcset"} & read.attributes
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    for word in ("2026", "Fitness", "Floss", "Read", "Run", "Strength", "October", "check-ins"):
        assert any(word in part for part in read.text), word


def test_the_page_has_a_square_for_every_day(autumn: Program) -> None:
    text = put(autumn, "report", "--html", "-")
    days = re.findall(r"<title>(2026-\d\d-\d\d)[^<]*</title>", text)
    assert len(days) == 4 * 365
    assert len(set(days)) == 365
    assert "<title>2026-10-02: 30 min</title>" in text
    assert "<title>2026-10-03: nothing</title>" in text
    assert "<title>2026-12-24</title>" in text


def test_names_cannot_break_the_page(autumn: Program) -> None:
    put(autumn, "habit", "add", '"><script>alert(1)</script>')
    put(autumn, "done", '"><script>alert(1)</script>')
    text = put(autumn, "report", "--html", "-")
    assert "<script" not in text
    assert any("<script>alert(1)</script>" in part for part in page(text).text)


def test_skips_and_pauses_have_a_look_of_their_own(autumn: Program) -> None:
    plain = put(autumn, "report", "--html", "-")
    put(autumn, "skip", "floss", "--on", "2026-11-14")
    put(autumn, "habit", "pause", "floss", "--from", "2026-11-07", "--until", "2026-11-07")
    text = put(autumn, "report", "--html", "-")
    for look in ("skipped", "paused"):
        assert f'class="{look}"' in text
        assert f'class="{look}"' not in plain


def test_a_file_is_replaced_and_said(autumn: Program, tmp_path: Path) -> None:
    file = tmp_path / "2026.html"
    file.write_text("old")
    assert put(autumn, "report", "--html", str(file)) == f"Wrote {file}\n"
    assert file.read_text("utf-8") == put(autumn, "report", "--html", "-")


def test_other_years(autumn: Program) -> None:
    assert year(autumn, "--year", "2025")["subjects"] == []
    assert "Nothing was entered" in put(autumn, "report", "--year", "2025")
    assert "Nothing was entered" in put(autumn, "report", "--year", "2025", "--html", "-")
    ahead = autumn("report", "--year", "2027")
    assert ahead.exit_code == 2
    assert '"2027"' in ahead.stderr


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_terminal_shows_every_calendar(autumn: Program, width: int) -> None:
    drawn = autumn("report", "--ascii", env={"COLUMNS": str(width)}).stdout
    assert drawn.isascii()
    assert sum(line.startswith("Mon ") for line in drawn.splitlines()) >= 4


def test_standard_output_takes_one_thing(autumn: Program) -> None:
    assert autumn("report", "--html", "-", "--json").exit_code == 2


@pytest.mark.usefixtures("ben")
def test_nobody_else_is_seen(autumn: Program) -> None:
    found = autumn("report", "--json", role="ben").json()
    assert isinstance(found, dict)
    assert found["subjects"] == []


def test_what_else_the_year_came_to(autumn: Program) -> None:
    put(autumn, "goal", "add", "Walls")
    put(autumn, "goal", "complete", "walls")
    put(autumn, "focus", "start", "25", "--ago", "1h")
    besides = year(autumn)["besides"]
    assert (besides["focus_minutes"], besides["focus_sessions"], besides["goals_completed"]) == (25, 1, 1)
    assert "25 min in 1 session" in put(autumn, "report")
    page = put(autumn, "report", "--html", "-")
    assert "25 min" in page
    assert "of focus" in page
    assert year(autumn, "--year", "2025")["besides"]["focus_minutes"] == 0
