"""Anything that can be drawn, as a picture: SVG and HTML that stand alone, for light and dark.

Rich can export both, but with fonts from the web, colours for one background and wide characters squeezed.
Here the same thing is drawn in a light and in a dark theme; the two agree in every character, so that each
stretch of text has one class with two colours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from tracker.output.console import ColorMode, OutputOptions, make_console
from tracker.output.theme import ThemeName

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.color import Color
    from rich.console import RenderableType
    from rich.style import Style

PICTURE_WIDTH = 116
"""Columns that a picture may take, so that a year has two cells a week; it is cut to what is used."""

FONTS = "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"
"""Fonts that machines have; none is fetched."""

_CELL_WIDTH = 9.6
_LINE_HEIGHT = 20
_BASELINE = 15
_MARGIN = 16
_BLANK = -1

# Characters that XML does not allow, even escaped, and that no font can show.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Background:
    """Colours of a page; ``basic`` are the terminal's eight from black to white, which themes may name."""

    paper: str
    ink: str
    basic: tuple[str, ...]


_ON_LIGHT = ("#24292f", "#a40e26", "#116329", "#7d4e00", "#0550ae", "#6639ba", "#1b7c83", "#57606a")
_ON_DARK = ("#8b949e", "#ff7b72", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#c9d1d9")
_COLORBLIND_ON_DARK = (
    "#8b949e", "#d55e00", "#56b4e9", "#f0e442", "#56b4e9", "#cc79a7", "#56b4e9", "#c9d1d9",
)  # fmt: skip
_PAPERS = {
    ThemeName.LIGHT: _Background("#ffffff", "#1f2328", _ON_LIGHT),
    ThemeName.DARK: _Background("#0d1117", "#e6edf3", _ON_DARK),
    ThemeName.NEON: _Background("#120b2e", "#f2eeff", _ON_DARK),
    ThemeName.COLORBLIND: _Background("#0d1117", "#e6edf3", _COLORBLIND_ON_DARK),
}


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one look: the number of their class, where they begin, how many cells they take."""

    text: str
    look: int
    cell: int
    cells: int


_Looks: TypeAlias = "dict[tuple[str, str], int]"
_Cell: TypeAlias = "tuple[str, str]"


def svg_picture(renderable: RenderableType, options: OutputOptions, *, title: str) -> str:
    """Return a drawing as a complete SVG file; ``title`` is what screen readers and browsers say of it."""
    looks: _Looks = {}
    lines = _lines(renderable, options, looks)
    width = max((run.cell + run.cells for line in lines for run in line), default=1) * _CELL_WIDTH
    height = len(lines) * _LINE_HEIGHT
    texts = "\n".join(_svg_text(run, number) for number, line in enumerate(lines) for run in line)
    style = _stylesheet(options.theme, looks, "fill", "svg{{background:{paper}}}.p{{fill:{paper}}}")
    full_width, full_height = width + 2 * _MARGIN, height + 2 * _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{full_width:g}" height="{full_height:g}"'
        f' viewBox="0 0 {full_width:g} {full_height:g}">\n'
        f"<title>{_safe(title)}</title>\n"
        f"<style>text{{font:16px {FONTS};white-space:pre}}{style}</style>\n"
        f'<rect class="p" width="100%" height="100%"/>\n'
        f'<g transform="translate({_MARGIN} {_MARGIN})">\n{texts}\n</g>\n</svg>\n'
    )


def html_picture(renderable: RenderableType, options: OutputOptions, *, title: str) -> str:
    """Return a drawing as a complete HTML page, its text still text."""
    looks: _Looks = {}
    lines = _lines(renderable, options, looks)
    body = "\n".join("".join(_html_span(run) for run in line) for line in lines)
    style = _stylesheet(options.theme, looks, "color", "body{{background:{paper};color:{ink}}}")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_safe(title)}</title>\n"
        f"<style>pre{{font:16px/1.25 {FONTS};margin:1em;overflow-x:auto}}"
        f".w{{display:inline-block;width:2ch;overflow:hidden;vertical-align:top}}{style}</style>\n"
        f"</head>\n<body>\n<pre>{body}</pre>\n</body>\n</html>\n"
    )


def _themes(chosen: ThemeName) -> tuple[ThemeName, ThemeName]:
    """Return the themes for light and for dark surroundings: one and the same where one was chosen."""
    return (ThemeName.LIGHT, ThemeName.DARK) if chosen is ThemeName.AUTO else (chosen, chosen)


def _lines(renderable: RenderableType, options: OutputOptions, looks: _Looks) -> list[list[_Run]]:
    """Return the drawing line by line; each new look gets the next number in ``looks``."""
    light, dark = (list(_cells(renderable, options, theme)) for theme in _themes(options.theme))
    return [list(_runs(of_light, of_dark, looks)) for of_light, of_dark in zip(light, dark, strict=True)]


def _cells(renderable: RenderableType, options: OutputOptions, theme: ThemeName) -> Iterator[list[_Cell]]:
    """Return for each line its characters, each with what CSS says of its look."""
    drawn = OutputOptions(color=ColorMode.ALWAYS, ascii=options.ascii, theme=theme)
    console = make_console(
        drawn, StringIO(), width=PICTURE_WIDTH, environ={"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    )
    # Through `print`, so that whatever could drive a terminal is written out here too.
    console.record = True
    console.print(renderable)
    from rich.segment import Segment

    segments = Segment.filter_control(console._record_buffer)  # noqa: SLF001 -- as Rich's own exports read it
    papers = _PAPERS[theme]
    for line in Segment.split_lines(segments):
        yield [(sign, _css(style, papers)) for text, style, _ in line for sign in text]


def _css(style: Style | None, background: _Background) -> str:
    """Return the colour and weight of a style; the property of the colour is filled in later."""
    if style is None:
        return background.ink
    return (
        _tint(style.color, background)
        + (";font-weight:bold" if style.bold else "")
        + (";font-style:italic" if style.italic else "")
    )


def _tint(color: Color | None, background: _Background) -> str:
    if color is None or color.is_default:
        return background.ink
    basic = color.number is not None and color.number < 16
    return (
        background.basic[color.number % 8]
        if basic and color.number is not None
        else color.get_truecolor().hex
    )


def _runs(light: Sequence[_Cell], dark: Sequence[_Cell], looks: _Looks) -> Iterator[_Run]:
    from rich.cells import cell_len

    position = 0
    pairs = [(sign, (look, other)) for (sign, look), (_, other) in zip(light, dark, strict=True)]
    # Wide characters stand alone: a font may not have them, and what follows has to keep its place.
    for (look, cells), group in groupby(pairs, key=lambda pair: (pair[1], cell_len(pair[0]))):
        text = "".join(sign for sign, _ in group)
        number = looks.setdefault(look, len(looks)) if text.strip() else _BLANK
        yield _Run(text, number, position, cells * len(text))
        position += cells * len(text)


def _stylesheet(theme: ThemeName, looks: _Looks, property_name: str, page: str) -> str:
    """Return the classes in light colours, and those of the dark surroundings where they differ."""
    of_light, of_dark = (_PAPERS[name] for name in _themes(theme))

    def rules(background: _Background, which: int) -> str:
        classes = "".join(f".r{number}{{{property_name}:{look[which]}}}" for look, number in looks.items())
        return page.format(paper=background.paper, ink=background.ink) + classes

    if of_light is of_dark:
        return rules(of_light, 0)
    return f"{rules(of_light, 0)}@media (prefers-color-scheme:dark){{{rules(of_dark, 1)}}}"


def _svg_text(run: _Run, line: int) -> str:
    """Return a run as text held to the width of its cells, whatever font there is; nothing for blanks."""
    bare = run.text.strip(" ")
    if run.look == _BLANK:
        return ""
    before = len(run.text) - len(run.text.lstrip(" "))
    cells = run.cells - (len(run.text) - len(bare))
    return (
        f'<text class="r{run.look}" x="{(run.cell + before) * _CELL_WIDTH:g}"'
        f' y="{line * _LINE_HEIGHT + _BASELINE}" textLength="{cells * _CELL_WIDTH:g}"'
        f' lengthAdjust="spacingAndGlyphs">{_safe(bare)}</text>'
    )


def _html_span(run: _Run) -> str:
    from rich.cells import cell_len

    text = "".join(
        f'<span class="w">{_safe(sign)}</span>' if cell_len(sign) == 2 else _safe(sign) for sign in run.text
    )
    return text if run.look == _BLANK else f'<span class="r{run.look}">{text}</span>'


def _safe(text: str) -> str:
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))
