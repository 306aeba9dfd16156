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
    """The themes that can be chosen; ``auto`` keeps to the terminal's own sixteen colours."""

    AUTO = "auto"
    DARK = "dark"
    LIGHT = "light"
    NEON = "neon"


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


_BASE: Mapping[str, str] = {
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

_DARK: Mapping[str, str] = {
    "good": "#7ee787",
    "warn": "#e3b341",
    "bad": "#ff7b72",
    "muted": "#8b949e",
    "heading": "#8b949e",
    "accent": "#79c0ff",
    "bar": "#79c0ff",
    "spark": "#79c0ff",
    "heat.0": "#6e7681",
    "heat.1": "#196c2e",
    "heat.2": "#2ea043",
    "heat.3": "#56d364",
    "heat.4": "#aff5b4",
}

_LIGHT: Mapping[str, str] = {
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
    "bar.rest": "#4b3f8f",
    "spark": "#ff6ec7",
    "heat.0": "#5a4fa0",
    "heat.1": "#7b2ff7",
    "heat.2": "#c724b1",
    "heat.3": "#ff4fd8",
    "heat.4": "#39ff14",
}

_CHANGES: Mapping[ThemeName, Mapping[str, str]] = {
    ThemeName.AUTO: {},
    ThemeName.DARK: _DARK,
    ThemeName.LIGHT: _LIGHT,
    ThemeName.NEON: _NEON,
}

STYLE_NAMES = frozenset(_BASE)
"""Every style name a renderer may use; each theme has them all."""


def theme_styles(name: ThemeName) -> dict[str, str]:
    """Return the style of every name in a theme, as text that Rich understands."""
    return {**_BASE, **_CHANGES[name]}


def rich_theme(name: ThemeName) -> Theme:
    """Return the theme as Rich takes it."""
    from rich.theme import Theme

    return Theme(theme_styles(name))
