"""How things look: colours by the name of what they mean, and the glyphs in UTF-8 and ASCII.

Renderers say ``good`` or ``heat.3``, never a colour, so a theme can be changed in one place. Glyphs differ
from each other, so that colour is never the only sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.theme import Theme


class ThemeName(StrEnum):
    """The themes that can be chosen.

    ``auto`` keeps to the terminal's own sixteen colours, the others have theirs for a light background
    (``light``) or a dark one.
    """

    AUTO = "auto"
    DARK = "dark"
    LIGHT = "light"
    NEON = "neon"
    COLORBLIND = "colorblind"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs. All states are one cell wide and differ from each other, except the two blanks.

    ``heat`` has a glyph for each intensity 0 to 4, ``spark`` eight from lowest to highest. ``bar_parts`` are
    the parts of a cell from empty to almost full; ``bar_full`` is the whole cell.
    """

    done: str
    partial: str
    skipped: str
    missed: str
    open: str
    paused: str
    unscheduled: str
    future: str
    flame: str
    star: str
    locked: str
    up: str
    down: str
    level: str
    arrow: str
    bullet: str
    heat: tuple[str, str, str, str, str]
    spark: str
    bar_full: str
    bar_parts: tuple[str, ...]


UNICODE_GLYPHS = Glyphs(
    done="✓",
    partial="◐",
    skipped="»",
    missed="✗",
    open="·",
    paused="‖",
    unscheduled=" ",
    future=" ",
    flame="🔥",
    star="★",
    locked="◇",
    up="▲",
    down="▼",
    level="=",
    arrow="→",
    bullet="•",
    heat=("·", "░", "▒", "▓", "█"),
    spark="▁▂▃▄▅▆▇█",
    bar_full="█",
    bar_parts=("", "▏", "▎", "▍", "▌", "▋", "▊", "▉"),
)

ASCII_GLYPHS = Glyphs(
    done="x",
    partial="~",
    skipped=">",
    missed="!",
    open=".",
    paused="=",
    unscheduled=" ",
    future=" ",
    flame="*",
    star="*",
    locked="-",
    up="^",
    down="v",
    level="=",
    arrow="->",
    bullet="-",
    heat=(".", ":", "+", "#", "@"),
    spark="_.:-+*#@",
    bar_full="#",
    bar_parts=("",),
)


def glyphs_for(*, ascii_only: bool) -> Glyphs:
    """Return the ASCII set, or the UTF-8 set."""
    return ASCII_GLYPHS if ascii_only else UNICODE_GLYPHS


_AUTO: Mapping[str, str] = {
    "good": "green",
    "warn": "yellow",
    "bad": "red",
    "muted": "bright_black",
    "accent": "cyan",
    "title": "bold",
    "heading": "bright_black",
    "name": "bold",
    "number": "default",
    "xp": "magenta",
    "coins": "yellow",
    "flame": "yellow",
    "done": "green",
    "partial": "yellow",
    "skipped": "blue",
    "missed": "red",
    "open": "default",
    "paused": "blue",
    "bar": "cyan",
    "bar.rest": "bright_black",
    "spark": "cyan",
    "heat.0": "bright_black",
    "heat.1": "green",
    "heat.2": "green",
    "heat.3": "bright_green",
    "heat.4": "bright_green",
}

# What keeps the terminal's own colour in every theme.
_PLAIN: Mapping[str, str] = {"title": "bold", "name": "bold", "number": "default", "open": "default"}

_DARK: Mapping[str, str] = {
    **_PLAIN,
    "good": "#7ee787",
    "warn": "#e3b341",
    "bad": "#ff7b72",
    "muted": "#8b949e",
    "heading": "#8b949e",
    "accent": "#79c0ff",
    "xp": "#d2a8ff",
    "coins": "#e3b341",
    "flame": "#ffa657",
    "done": "#7ee787",
    "partial": "#e3b341",
    "skipped": "#79c0ff",
    "missed": "#ff7b72",
    "paused": "#79c0ff",
    "bar": "#79c0ff",
    "bar.rest": "#6e7681",
    "spark": "#79c0ff",
    "heat.0": "#6e7681",
    "heat.1": "#196c2e",
    "heat.2": "#2ea043",
    "heat.3": "#56d364",
    "heat.4": "#aff5b4",
}

_LIGHT: Mapping[str, str] = {
    **_PLAIN,
    "good": "#116329",
    "warn": "#7d4e00",
    "bad": "#a40e26",
    "muted": "#57606a",
    "heading": "#57606a",
    "accent": "#0550ae",
    "xp": "#6639ba",
    "coins": "#7d4e00",
    "flame": "#953800",
    "done": "#116329",
    "partial": "#7d4e00",
    "skipped": "#0550ae",
    "missed": "#a40e26",
    "paused": "#0550ae",
    "bar": "#0550ae",
    "bar.rest": "#8c959f",
    "spark": "#0550ae",
    "heat.0": "#8c959f",
    "heat.1": "#4ac26b",
    "heat.2": "#2da44e",
    "heat.3": "#1a7f37",
    "heat.4": "#044f1e",
}

_NEON: Mapping[str, str] = {
    **_PLAIN,
    "good": "#39ff14",
    "warn": "#fff700",
    "bad": "#ff3131",
    "muted": "#9d8df1",
    "heading": "#9d8df1",
    "accent": "#00ffff",
    "title": "bold #ff6ec7",
    "name": "bold #ffffff",
    "xp": "#ff00ff",
    "coins": "#ffd700",
    "flame": "#ff7300",
    "done": "#39ff14",
    "partial": "#fff700",
    "skipped": "#00bfff",
    "missed": "#ff3131",
    "paused": "#00bfff",
    "bar": "#00ffff",
    "bar.rest": "#5a4fa0",
    "spark": "#ff6ec7",
    "heat.0": "#5a4fa0",
    "heat.1": "#7b2ff7",
    "heat.2": "#c724b1",
    "heat.3": "#ff4fd8",
    "heat.4": "#39ff14",
}

# The palette of Okabe and Ito (https://jfly.uni-koeln.de/color/), whose colours stay apart for people who
# see no difference between red and green; what is good is blue, what is bad vermilion. For dark terminals.
_COLORBLIND: Mapping[str, str] = {
    **_PLAIN,
    "good": "#56b4e9",
    "warn": "#f0e442",
    "bad": "#d55e00",
    "muted": "#9aa3ad",
    "heading": "#9aa3ad",
    "accent": "#56b4e9",
    "xp": "#cc79a7",
    "coins": "#f0e442",
    "flame": "#e69f00",
    "done": "#56b4e9",
    "partial": "#f0e442",
    "skipped": "#cc79a7",
    "missed": "#d55e00",
    "paused": "#cc79a7",
    "bar": "#56b4e9",
    "bar.rest": "#6e7681",
    "spark": "#56b4e9",
    "heat.0": "#6e7681",
    "heat.1": "#00507d",
    "heat.2": "#0072b2",
    "heat.3": "#56b4e9",
    "heat.4": "#f0e442",
}

_STYLES: Mapping[ThemeName, Mapping[str, str]] = {
    ThemeName.AUTO: _AUTO,
    ThemeName.DARK: _DARK,
    ThemeName.LIGHT: _LIGHT,
    ThemeName.NEON: _NEON,
    ThemeName.COLORBLIND: _COLORBLIND,
}

STYLE_NAMES = frozenset(_AUTO)
"""Every style name a renderer may use; each theme has them all."""


def theme_styles(name: ThemeName) -> dict[str, str]:
    """Return the style of every name in a theme, as text that Rich understands."""
    return dict(_STYLES[name])


def rich_theme(name: ThemeName) -> Theme:
    """Return the theme as Rich takes it."""
    from rich.theme import Theme

    return Theme(theme_styles(name))
