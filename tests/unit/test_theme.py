"""Themes are complete, readable on their background, and the colour-blind one keeps its meanings apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import dist

import pytest
from rich.style import Style

from tracker.output.pictures import _PAPERS
from tracker.output.theme import STYLE_NAMES, ThemeName, theme_styles

FIXED = [name for name in ThemeName if name is not ThemeName.AUTO]
SHAPES = {"bar", "bar.rest", "spark", *(f"heat.{level}" for level in range(5))}
"""What is drawn as blocks; all else is text."""
MEANINGS = ("done", "partial", "missed", "skipped")

RGB = tuple[float, float, float]

# Viénot, Brettel and Mollon, "Digital video colourmaps for checking the legibility of displays by dichromats"
# (1999): what a linear colour looks like to people without the cones for red, and without those for green.
DICHROMATS = {
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


def linear(colour: str) -> RGB:
    """Return the linear light of a colour such as #56b4e9, by sRGB's definition."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return (_linear(red), _linear(green), _linear(blue))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def seen(colour: RGB, matrix: Sequence[Sequence[float]]) -> RGB:
    red, green, blue = (
        sum(weight * part for weight, part in zip(row, colour, strict=True)) for row in matrix
    )
    return (red, green, blue)


def luminance(colour: RGB) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), colour, strict=True))


def contrast(one: RGB, other: RGB) -> float:
    """Return the ratio of WCAG 2: 1 for equal colours, 21 for black on white."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def colour_of(theme: ThemeName, style: str) -> str:
    """Return the colour of a style; where it keeps the terminal's, that of the theme's background."""
    colour = Style.parse(theme_styles(theme)[style]).color
    if colour is None or colour.is_default:
        return _PAPERS[theme].ink
    assert colour.triplet is not None, f"{style} of {theme} is no fixed colour"
    return colour.triplet.hex


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast(linear("#000000"), linear("#ffffff")) == pytest.approx(21)
    assert contrast(linear("#777777"), linear("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_the_themes_are_these() -> None:
    assert [str(name) for name in ThemeName] == ["auto", "dark", "light", "neon", "colorblind"]


@pytest.mark.parametrize("theme", list(ThemeName))
def test_every_theme_defines_every_style(theme: ThemeName) -> None:
    assert set(theme_styles(theme)) == STYLE_NAMES
    assert SHAPES < STYLE_NAMES


@pytest.mark.parametrize("theme", FIXED)
def test_text_is_readable_on_its_background(theme: ThemeName) -> None:
    paper = linear(_PAPERS[theme].paper)
    faint = {
        style: ratio
        for style in STYLE_NAMES - SHAPES
        if (ratio := round(contrast(linear(colour_of(theme, style)), paper), 2)) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("theme", FIXED)
def test_bars_and_lines_stand_out(theme: ThemeName) -> None:
    paper = linear(_PAPERS[theme].paper)
    for style in ("bar", "spark", "heat.4"):
        assert contrast(linear(colour_of(theme, style)), paper) >= 4.5, style


@pytest.mark.parametrize("theme", FIXED)
def test_heat_grows_away_from_the_background(theme: ThemeName) -> None:
    paper = linear(_PAPERS[theme].paper)
    ratios = [contrast(linear(colour_of(theme, f"heat.{level}")), paper) for level in range(1, 5)]
    assert all(less < more for less, more in pairwise(ratios))


@pytest.mark.parametrize("theme", [ThemeName.LIGHT, ThemeName.DARK, ThemeName.NEON])
def test_the_terminals_own_names_are_readable_in_pictures(theme: ThemeName) -> None:
    background = _PAPERS[theme]
    for colour in background.basic:
        assert contrast(linear(colour), linear(background.paper)) >= 4.5, colour


@pytest.mark.parametrize("matrix", DICHROMATS.values(), ids=DICHROMATS)
def test_colour_blind_people_can_read_it(matrix: Sequence[Sequence[float]]) -> None:
    paper = seen(linear(_PAPERS[ThemeName.COLORBLIND].paper), matrix)
    for style in STYLE_NAMES - SHAPES:
        assert contrast(seen(linear(colour_of(ThemeName.COLORBLIND, style)), matrix), paper) >= 3, style


@pytest.mark.parametrize("matrix", DICHROMATS.values(), ids=DICHROMATS)
def test_colour_blind_people_tell_meanings_apart(matrix: Sequence[Sequence[float]]) -> None:
    def nearest(theme: ThemeName) -> float:
        colours = [seen(linear(colour_of(theme, style)), matrix) for style in MEANINGS]
        return min(dist(one, other) for one, other in combinations(colours, 2))

    assert nearest(ThemeName.COLORBLIND) > 0.2
    # What the theme is for: in the others, some meanings are closer to each other.
    assert all(nearest(theme) < nearest(ThemeName.COLORBLIND) for theme in (ThemeName.DARK, ThemeName.LIGHT))


@pytest.mark.parametrize("matrix", DICHROMATS.values(), ids=DICHROMATS)
def test_colour_blind_people_see_heat_grow(matrix: Sequence[Sequence[float]]) -> None:
    levels = [
        luminance(seen(linear(colour_of(ThemeName.COLORBLIND, f"heat.{level}")), matrix))
        for level in range(1, 5)
    ]
    assert all(less < more for less, more in pairwise(levels))
