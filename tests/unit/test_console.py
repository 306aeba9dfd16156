"""When there is colour, how wide it is, and what no text can do."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from tests.unit.streams import Terminal, narrow_pipe
from tracker.output.console import UNLIMITED_WIDTH, ColorMode, OutputOptions, make_console, stream_glyphs
from tracker.output.emit import show
from tracker.output.theme import (
    ASCII_GLYPHS,
    STYLE_NAMES,
    UNICODE_GLYPHS,
    Glyphs,
    ThemeName,
    rich_theme,
    theme_styles,
)

XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("mode", "environ", "terminal", "system"),
    [
        (ColorMode.AUTO, XTERM, True, "256"),
        (ColorMode.AUTO, {"TERM": "xterm", "COLORTERM": "truecolor"}, True, "truecolor"),
        (ColorMode.AUTO, {"TERM": "vt100"}, True, "standard"),
        (ColorMode.AUTO, XTERM, False, None),
        (ColorMode.AUTO, {**XTERM, "NO_COLOR": "1"}, True, None),
        (ColorMode.AUTO, {**XTERM, "NO_COLOR": ""}, True, "256"),
        (ColorMode.AUTO, {"TERM": "dumb"}, True, None),
        (ColorMode.NEVER, XTERM, True, None),
        (ColorMode.ALWAYS, {**XTERM, "NO_COLOR": "1"}, False, "256"),
    ],
)
def test_when_there_is_colour(
    mode: ColorMode, environ: dict[str, str], terminal: bool, system: str | None
) -> None:
    stream = Terminal() if terminal else io.StringIO()
    console = make_console(OutputOptions(color=mode), stream, environ=environ)
    assert console.color_system == system
    console.print(Text("x", style="good"))
    assert ("\x1b[" in stream.getvalue()) is (system is not None)


def test_width() -> None:
    def width(stream: io.StringIO, chosen: int | None = None, option: int | None = None) -> int:
        environ = {**XTERM, "COLUMNS": "70"}
        return make_console(OutputOptions(width=option), stream, width=chosen, environ=environ).width

    assert width(Terminal()) == 70
    assert width(io.StringIO()) == UNLIMITED_WIDTH
    assert width(Terminal(), option=50) == 50
    assert width(io.StringIO(), chosen=40, option=50) == 40


def test_ascii_when_asked_or_when_the_stream_has_no_utf8() -> None:
    assert stream_glyphs(OutputOptions(), io.StringIO()) is UNICODE_GLYPHS
    assert stream_glyphs(OutputOptions(ascii=True), io.StringIO()) is ASCII_GLYPHS
    assert stream_glyphs(OutputOptions(), narrow_pipe("latin-1")) is ASCII_GLYPHS
    assert stream_glyphs(OutputOptions(), narrow_pipe("UTF-8")) is UNICODE_GLYPHS
    assert make_console(OutputOptions(ascii=True), io.StringIO()).options.ascii_only
    assert not make_console(OutputOptions(), io.StringIO()).options.ascii_only


class Careless:
    """A renderer that forgot where its text came from."""

    def __rich__(self) -> Table:
        table = Table.grid()
        table.add_row("[bold]a[/bold]\x1b[2J", Text("b\x1b[5m"))
        return table


@pytest.mark.parametrize("color", [ColorMode.NEVER, ColorMode.ALWAYS])
def test_careless_renderers_cannot_pass_escapes_on(color: ColorMode) -> None:
    stream = Terminal()
    show(stream, Careless(), OutputOptions(color=color, width=80))
    assert "[bold]a[/bold]\\x1b[2J" in stream.getvalue()
    assert "b\\x1b[5m" in stream.getvalue()
    assert "\x1b[2J" not in stream.getvalue()
    assert "\x1b[5m" not in stream.getvalue()


def test_lines_without_colour_carry_no_trailing_blanks() -> None:
    stream = io.StringIO()
    table = Table(box=None)
    table.add_column("a", width=10)
    table.add_row("x")
    show(stream, table, OutputOptions())
    assert all(line == line.rstrip() for line in stream.getvalue().split("\n"))
    assert "x" in stream.getvalue()


@pytest.mark.parametrize("name", list(ThemeName))
def test_each_theme_has_every_style_and_rich_understands_it(name: ThemeName) -> None:
    styles = theme_styles(name)
    assert set(styles) == STYLE_NAMES
    console = Console(theme=rich_theme(name))
    for style in STYLE_NAMES:
        assert console.get_style(style) == Style.parse(styles[style])


@pytest.mark.parametrize("name", [name for name in ThemeName if name is not ThemeName.AUTO])
def test_levels_of_heat_differ_in_colour(name: ThemeName) -> None:
    styles = theme_styles(name)
    levels = [styles[f"heat.{level}"] for level in range(5)]
    assert len(set(levels)) == 5


@pytest.mark.parametrize("glyphs", [UNICODE_GLYPHS, ASCII_GLYPHS])
def test_glyphs_differ_without_colour(glyphs: Glyphs) -> None:
    states = [glyphs.done, glyphs.partial, glyphs.skipped, glyphs.missed, glyphs.open, glyphs.paused, " "]
    assert len(set(states)) == len(states)
    chart = [*glyphs.heat, glyphs.skipped, glyphs.missed, glyphs.paused, glyphs.unscheduled]
    assert len(set(chart)) == len(chart)
    assert {len(glyph) for glyph in (*states, *chart)} == {1}
    assert len(glyphs.spark) == 8
    assert all(one != other for one, other in pairwise(glyphs.spark))


def test_ascii_glyphs_are_ascii() -> None:
    for name in Glyphs.__slots__:
        assert "".join(getattr(ASCII_GLYPHS, name)).isascii(), name
