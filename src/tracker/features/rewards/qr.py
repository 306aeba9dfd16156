"""QR codes of vouchers: drawn in the terminal, and as SVG or PNG files.

In the terminal two rows of modules share a line, as half blocks. With colour the modules are black on white
in every theme. Without colour nobody can know which of ink and paper is the lighter, so the theme decides:
ink is taken to be light, as on most terminals, unless the theme is for a light background.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Literal

import segno

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

QUIET_ZONE = 4
"""Modules of light around the code that the standard asks for."""
_NARROWEST_ZONE = 2
_PICTURE_SCALE = 8
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_INK_ON_PAPER = "#000000 on #ffffff"

Picture = Literal["svg", "png"]


def _symbol(code: str) -> segno.QRCode:
    # A quarter of it may be dirty or folded, and it is no larger than with less.
    return segno.make_qr(code.replace("-", ""), error="q")


def picture(code: str, *, kind: Picture, title: str) -> bytes:
    """Return the code as a picture file, dark on light with its quiet zone; only SVG carries the title."""
    stream = BytesIO()
    words = {"title": title} if kind == "svg" else {}
    _symbol(code).save(
        stream, kind=kind, scale=_PICTURE_SCALE, border=QUIET_ZONE, dark="#000000", light="#ffffff", **words
    )
    return stream.getvalue()


class Drawing:
    """A Rich renderable of a voucher's code; ``light_ink`` says which way round it is without colour."""

    def __init__(self, code: str, *, light_ink: bool) -> None:
        self._symbol = _symbol(code)
        self._light_ink = light_ink

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.segment import Segment
        from rich.style import Style

        colour = console.color_system is not None
        per_module = 2 if options.ascii_only else 1
        dark = self._modules(options.max_width // per_module)
        flipped = self._light_ink and not colour
        ink = [[module != flipped for module in row] for row in dark]
        style = Style.parse(_INK_ON_PAPER) if colour else None
        for line in _plain_lines(ink) if options.ascii_only else _half_lines(ink):
            yield Segment(line, style)
            yield Segment.line()

    def _modules(self, room: int) -> list[list[bool]]:
        """Return which modules are dark, with as much of the quiet zone as there is room for."""
        bare = len(self._symbol.matrix)
        border = max(_NARROWEST_ZONE, min(QUIET_ZONE, (room - bare) // 2))
        return [[bool(module) for module in row] for row in self._symbol.matrix_iter(border=border)]


def _half_lines(ink: Sequence[Sequence[bool]]) -> Iterator[str]:
    """Return a line for every two rows; below an odd last row there is paper of its own kind."""
    paper = ink[0][0]
    rows = [*ink] if len(ink) % 2 == 0 else [*ink, [paper] * len(ink[0])]
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        yield "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))


def _plain_lines(ink: Sequence[Sequence[bool]]) -> Iterator[str]:
    """Return a line for every row, a module as wide as a line is high."""
    for row in ink:
        yield "".join("##" if module else "  " for module in row)
