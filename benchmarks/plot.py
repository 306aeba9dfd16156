"""A small SVG: lines over sizes that grow by powers of ten, readable on light and dark ground."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.measure import Curve

_WIDTH, _HEIGHT = 720, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 168, 24, 56
_LABEL_HEIGHT = 15
_STROKES = ("", "7 4", "2 4", "10 4 2 4", "1 3")
# Told apart by people who see colours differently, and dark enough on white as well as light enough on black.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#808080")
_STYLE = "text { font: 12px sans-serif; fill: #777 } line { stroke: #999; stroke-width: 0.5 }"


def plot(curves: Sequence[Curve]) -> str:
    """Return the picture: medians in milliseconds, from zero up; sizes on a logarithmic axis."""
    sizes = [size for size, _ in curves[0].points]
    highest = max(series.median for curve in curves for _, series in curve.points) * 1000
    step = _step(highest)
    ceiling = step * math.ceil(highest / step)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        "<title>Time of each command by the number of check-ins in the database</title>",
        f"<style>{_STYLE}</style>",
        *_rows(step, ceiling),
        *_columns(sizes),
        *_lines(curves, sizes, ceiling),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _rows(step: float, ceiling: float) -> Iterator[str]:
    for number in range(round(ceiling / step) + 1):
        y = _y(number * step, ceiling)
        yield f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{number * step:g} ms</text>'


def _columns(sizes: Sequence[int]) -> Iterator[str]:
    for size in sizes:
        x = _x(size, sizes)
        yield f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 20}" text-anchor="middle">{_short(size)}</text>'
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    yield f'<text x="{middle:.1f}" y="{_HEIGHT - 12}" text-anchor="middle">check-ins in the database</text>'


def _lines(curves: Sequence[Curve], sizes: Sequence[int], ceiling: float) -> Iterator[str]:
    ends = _apart([_y(curve.points[-1][1].median * 1000, ceiling) for curve in curves])
    for number, (curve, end) in enumerate(zip(curves, ends, strict=True)):
        colour, dashes = _COLOURS[number % len(_COLOURS)], _STROKES[number % len(_STROKES)]
        places = [(_x(size, sizes), _y(series.median * 1000, ceiling)) for size, series in curve.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield (
            f'<polyline points="{path}" fill="none" '
            f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
        )
        for x, y in places:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
        label = escape(curve.label.replace("`", ""))
        yield f'<text x="{_WIDTH - _RIGHT + 10}" y="{end + 4:.1f}" style="fill: {colour}">{label}</text>'


def _apart(heights: Sequence[float]) -> list[float]:
    """Return where labels go: beside their lines, from the top down, none on another."""
    placed: dict[int, float] = {}
    lowest = -math.inf
    for index in sorted(range(len(heights)), key=lambda index: heights[index]):
        lowest = placed[index] = max(heights[index], lowest + _LABEL_HEIGHT)
    return [placed[index] for index in range(len(heights))]


def _x(size: int, sizes: Sequence[int]) -> float:
    first, last = math.log(sizes[0]), math.log(sizes[-1])
    part = (math.log(size) - first) / (last - first) if last > first else 0.5
    return _LEFT + part * (_WIDTH - _LEFT - _RIGHT)


def _y(milliseconds: float, ceiling: float) -> float:
    return _TOP + (1 - milliseconds / ceiling) * (_HEIGHT - _TOP - _BOTTOM)


def _step(highest: float) -> float:
    """Return the distance of rows: 1, 2 or 5 of a power of ten, so that there are four to ten of them."""
    power: float = 10 ** math.floor(math.log10(highest))
    return next(power * part for part in (0.1, 0.2, 0.5, 1) if highest / (power * part) <= 10)


def _short(size: int) -> str:
    for unit, name in ((1_000_000, "million"), (1_000, "thousand")):
        if size >= unit:
            return f"{size / unit:g} {name}"
    return str(size)
