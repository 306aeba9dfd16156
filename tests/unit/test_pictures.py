"""Pictures stand alone: well-formed, the whole text in them, nothing fetched, light and dark."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Group, RenderableType
from rich.text import Text

from tracker.output.console import OutputOptions
from tracker.output.pictures import html_picture, svg_picture
from tracker.output.theme import STYLE_NAMES, ThemeName

NAMESPACE = "{http://www.w3.org/2000/svg}"
DRAWN = Group(
    Text.assemble(
        ("Read", "title"), "  ", ("30 min", "muted"), "   ", ("█▓", "heat.4"), ("🔥 5 days", "flame")
    ),
    Text(),
    Text("a < b & c > d"),
)
BASE = OutputOptions()


class _Reader(HTMLParser):
    """Gathers the text of a page's pre, its attributes and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.inside = False
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "pre"
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def lines_of_svg(picture: str) -> dict[str, str]:
    """Return the text of each line by its place from above."""
    lines: dict[str, str] = {}
    for element in ET.fromstring(picture).iter(f"{NAMESPACE}text"):  # noqa: S314 -- our own
        lines[element.attrib["y"]] = lines.get(element.attrib["y"], "") + (element.text or "")
    return lines


def text_of_html(page: str) -> str:
    reader = _Reader()
    reader.feed(page)
    return reader.text.strip()


def both(renderable: RenderableType, options: OutputOptions = BASE) -> tuple[str, str]:
    title = "Read <2026>"
    return svg_picture(renderable, options, title=title), html_picture(renderable, options, title=title)


def test_the_text_is_text() -> None:
    svg, html = both(DRAWN)
    assert "".join("".join(lines_of_svg(svg).values()).split()) == "Read30min█▓🔥5daysa<b&c>d"
    assert text_of_html(html) == "Read  30 min   █▓🔥 5 days\n\na < b & c > d"


def test_the_title_is_escaped() -> None:
    for picture in both(DRAWN):
        assert "<title>Read &lt;2026&gt;</title>" in picture


def test_no_address_but_the_namespace() -> None:
    for picture in both(DRAWN):
        assert set(re.findall(r"\w+://[^\"']*", picture)) <= {"http://www.w3.org/2000/svg"}
        assert not re.search(r"url\(|@import|@font-face|href|src=|<script", picture)


def test_colours_follow_the_viewer_unless_a_theme_was_chosen() -> None:
    for picture in both(DRAWN):
        assert "prefers-color-scheme:dark" in picture
        assert "#ffffff" in picture
        assert "#0d1117" in picture
    for theme, paper in (
        (ThemeName.LIGHT, "#ffffff"),
        (ThemeName.DARK, "#0d1117"),
        (ThemeName.NEON, "#120b2e"),
        (ThemeName.COLORBLIND, "#0d1117"),
    ):
        for picture in both(DRAWN, OutputOptions(theme=theme)):
            assert "prefers-color-scheme" not in picture
            assert paper in picture


def test_wide_signs_do_not_move_what_follows() -> None:
    svg, html = both(Text("🔥a"))
    places = [element.attrib for element in ET.fromstring(svg).iter(f"{NAMESPACE}text")]  # noqa: S314
    assert [(place["x"], place["textLength"]) for place in places] == [("0", "19.2"), ("19.2", "9.6")]
    assert '<span class="w">🔥</span>' in html


def test_a_picture_is_as_wide_as_what_is_drawn() -> None:
    assert 'width="128"' in svg_picture(Text("x" * 10), BASE, title="t")
    assert 'height="72"' in svg_picture(Text("x\nx"), BASE, title="t")


@pytest.mark.parametrize("theme", list(ThemeName))
def test_every_style_of_every_theme_is_a_colour(theme: ThemeName) -> None:
    drawn = Group(*(Text("x", style=style) for style in sorted(STYLE_NAMES)))
    for picture in both(drawn, OutputOptions(theme=theme)):
        rules = re.findall(r"\.r\d+\{(?:fill|color):([^;}]+)", picture)
        assert rules
        assert all(re.fullmatch("#[0-9a-f]{6}", rule) for rule in rules)


@given(st.text(max_size=40))
def test_whatever_was_written_is_well_formed(text: str) -> None:
    svg, html = both(Text(text))
    ET.fromstring(svg)  # noqa: S314 -- our own
    assert "<script" not in html


def test_ascii_is_kept() -> None:
    from tracker.output.charts.gauge import Gauge

    svg, _ = both(Gauge(0.5), OutputOptions(ascii=True))
    assert svg.isascii()
