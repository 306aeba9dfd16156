"""`--svg` and `--html` on every command that draws."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.fixtures.autumn import put
from tests.fixtures.program import Program

DRAWING = (
    ("heatmap", "read"),
    ("chart", "fitness"),
    ("stats",),
    ("stats", "fitness"),
    ("compare", "read", "run"),
    ("today",),
    ("streaks",),
    ("report",),
)


@pytest.mark.parametrize("words", DRAWING, ids=" ".join)
def test_files_are_written_and_nothing_is_drawn(
    autumn: Program, tmp_path: Path, words: tuple[str, ...]
) -> None:
    svg, html = tmp_path / "a.svg", tmp_path / "a.html"
    said = put(autumn, *words, "--svg", str(svg), "--html", str(html))
    assert said == f"Wrote {svg}\nWrote {html}\n"
    assert ET.fromstring(svg.read_text("utf-8")).tag.endswith("svg")  # noqa: S314 -- our own
    assert html.read_text("utf-8").startswith("<!DOCTYPE html>")
    for text in (svg.read_text("utf-8"), html.read_text("utf-8")):
        assert text.replace("http://www.w3.org/2000/svg", "").count("://") == 0
        assert "\x1b" not in text
    assert sorted(path.name for path in tmp_path.glob("a*")) == ["a.html", "a.svg"]


@pytest.mark.parametrize("words", DRAWING, ids=" ".join)
def test_data_go_out_beside_a_picture(autumn: Program, tmp_path: Path, words: tuple[str, ...]) -> None:
    plain = autumn(*words, "--json").stdout
    result = autumn(*words, "--json", "--svg", str(tmp_path / "a.svg"))
    assert result.stdout == plain
    assert json.loads(plain)
    assert result.stderr == f"Wrote {tmp_path / 'a.svg'}\n"


def test_standard_output_takes_one_thing(autumn: Program) -> None:
    assert put(autumn, "streaks", "--svg", "-").startswith("<svg")
    for argv in (("--svg", "-", "--html", "-"), ("--svg", "-", "--json"), ("--html", "-", "-o", "csv")):
        result = autumn("streaks", *argv)
        assert (result.exit_code, result.stdout) == (2, "")


def test_a_picture_takes_the_place_of_the_last_one(autumn: Program, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text("old")
    put(autumn, "streaks", "--svg", str(file))
    assert file.read_text("utf-8").startswith("<svg")
    refused = autumn("streaks", "--svg", str(tmp_path / "nowhere" / "a.svg"))
    assert refused.exit_code == 3
    assert autumn("streaks", "--svg", str(tmp_path)).exit_code == 2


def test_the_theme_of_the_person_is_kept(autumn: Program) -> None:
    assert "prefers-color-scheme" in put(autumn, "streaks", "--svg", "-")
    put(autumn, "settings", "set", "theme", "dark")
    assert "prefers-color-scheme" not in put(autumn, "streaks", "--svg", "-")


def test_names_are_text_in_pictures(autumn: Program) -> None:
    put(autumn, "habit", "add", "<script>alert(1)</script>&")
    for form in ("--svg", "--html"):
        picture = put(autumn, "streaks", form, "-")
        assert "<script" not in picture
        assert "&lt;script&gt;" in picture


def test_ascii_is_asked_for_by_the_line_alone(autumn: Program) -> None:
    assert put(autumn, "heatmap", "read", "--svg", "-", "--ascii").isascii()
    assert not put(autumn, "heatmap", "read", "--svg", "-").isascii()
