"""QR codes as people get them, read back by a decoder that knows nothing of tracker."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import zxingcpp

from tests.features.rewards.shop import Shop

HALVES = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
SCALE = 8
LIGHT = 255


def decoded(dark: Sequence[Sequence[bool]], *, inverted: bool = False) -> list[str]:
    """Return what a decoder reads in these modules; it is not told to look for light on dark."""
    width, height = len(dark[0]) * SCALE, len(dark) * SCALE
    rows = [b"".join(bytes([0 if module else LIGHT]) * SCALE for module in row) * SCALE for row in dark]
    image = memoryview(b"".join(rows)).cast("B", shape=(height, width))
    return [barcode.text for barcode in zxingcpp.read_barcodes(image, try_invert=inverted)]


def modules(lines: Sequence[str]) -> list[list[bool]]:
    """Return where ink is, of half blocks or of ASCII."""
    if any("#" in line for line in lines):
        width = max(map(len, lines))
        return [[sign == "#" for sign in line.ljust(width)[::2]] for line in lines]
    width = max(map(len, lines))
    return [[bool(HALVES[sign][half]) for sign in line.ljust(width)] for line in lines for half in (0, 1)]


def drawing(text: str) -> list[str]:
    """Return the lines of a card that the code takes."""
    signs = set(HALVES) | {"#"}
    lines = text.split("\n")
    return lines[: next(number for number, line in enumerate(lines) if set(line) - signs)]


WAYS: Sequence[tuple[tuple[str, ...], dict[str, str], bool]] = (
    ((), {}, True),
    (("--invert",), {}, False),
    ((), {"TRACKER_ASCII": "1"}, True),
    (("--invert",), {"TRACKER_ASCII": "1"}, False),
    ((), {"FORCE_COLOR": "1"}, False),
)
"""Options, environment, and whether ink is light then."""


def test_the_terminals_code_is_read_back(shop: Shop) -> None:
    shop.run("reward", "buy", "coffee")
    code = shop.code("coffee")

    def require_readable(text: str, *, light_ink: bool) -> None:
        ink = modules(drawing(re.sub("\x1b\\[[0-9;]*m", "", text)))
        # Where ink is dark, what is not printed is the paper around it.
        margin = [[light_ink] * (len(ink[0]) + 4)] * 4
        framed = [*margin, *(row + [light_ink] * 4 for row in ink), *margin]
        assert decoded([[module != light_ink for module in row] for row in framed]) == [code.replace("-", "")]
        assert code in text

    for options, env, light_ink in WAYS:
        text = shop.program("reward", "show", "coffee", *options, env=env).stdout
        assert ("\x1b[" in text) == ("FORCE_COLOR" in env)
        require_readable(text, light_ink=light_ink)
    shop.run("settings", "set", "theme", "light")
    require_readable(shop.run("reward", "show", "coffee").stdout, light_ink=False)


def test_the_pictures_are_read_back(shop: Shop, tmp_path: Path) -> None:
    shop.run("reward", "buy", "coffee")
    code = shop.code("coffee").replace("-", "")
    svg, png = tmp_path / "coffee.svg", tmp_path / "coffee.png"
    told = shop.run("reward", "show", "coffee", "--svg", str(svg), "--png", str(png)).stdout
    assert told == f"Wrote {svg}\nWrote {png}\n"
    assert decoded(of_svg(svg.read_text("utf-8"))) == [code]
    assert decoded(of_png(png.read_bytes())) == [code]
    assert decoded(of_svg(shop.run("reward", "show", "coffee", "--svg", "-").stdout)) == [code]


def of_svg(text: str) -> list[list[bool]]:
    """Return the modules that segno strokes, one line of a path for each run of dark ones."""
    root = ET.fromstring(text)  # noqa: S314 -- our own file
    paper, ink = (part.attrib["d"] for part in root.iter() if part.tag.endswith("path"))
    (side,) = set(map(int, re.fullmatch(r"M0 0h(\d+)v(\d+)h-\d+z", paper).groups()))  # type: ignore[union-attr]
    dark = [[False] * side for _ in range(side)]
    x = y = 0.0
    for verb, numbers in re.findall(r"([Mmh])([^Mmh]*)", ink):
        first, *rest = map(float, numbers.split())
        if verb == "h":
            for column in range(int(x), int(x + first)):
                dark[int(y)][column] = True
            x += first
        else:
            x, y = (first, rest[0]) if verb == "M" else (x + first, y + rest[0])
    return dark


def of_png(data: bytes) -> list[list[bool]]:
    """Return the pixels of a picture of one bit each; a line may be what differs from the one above."""
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    assert (depth, colour) == (1, 0)
    chunks, place = b"", 8
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        if data[place + 4 : place + 8] == b"IDAT":
            chunks += data[place + 8 : place + 8 + length]
        place += length + 12
    raw, stride = zlib.decompress(chunks), (width + 7) // 8 + 1
    lines = [raw[start:end] for start, end in pairwise(range(0, stride * height + 1, stride))]
    above, dark = bytes(stride - 1), []
    for kind, *line in lines:
        assert kind in (0, 2)
        above = bytes((now + kind // 2 * up) % 256 for now, up in zip(line, above, strict=True))
        dark.append([not above[x // 8] >> (7 - x % 8) & 1 for x in range(width)])
    return dark
