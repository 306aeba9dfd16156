"""What plants look like: for each theme a drawing of every stage, flowers for habits, trees for journeys.

A drawing has at most ``HEIGHT`` lines of at most ``WIDTH`` signs, each one cell wide, and stands on its last
line. They are drawn in box lines and shades; `in_ascii` is the same drawing sign by sign, so that there is
one of each. What a sign stands for is told by itself: `part_of` names it, and with that its colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tracker.features.garden.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

HEIGHT, WIDTH = 5, 9

Part = Literal["leaf", "wood", "blossom", "fruit", "fallen"]

Drawings = dict[Stage, tuple[str, ...]]

_ASCII = str.maketrans(
    "╲╱│┃┆╂▒░❀✿●∘╭╮╰╯┌┐─╴╶╵‚·▂▔≈",
    "\\/||:+%,**Oo..`'++---'..__~",
)
_PARTS: Mapping[Part, str] = {
    "wood": "┃┆┌┐─╴╶▂╂",
    "blossom": "❀✿",
    "fruit": "●∘",
    "fallen": "░‚·",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Drawings of habits and of journeys, the sign of the soil, and the styles of blossoms and fruit."""

    habits: Drawings
    journeys: Drawings
    soil: str
    blossoms: tuple[str, ...]
    fruit: str


def part_of(sign: str) -> Part:
    """Return what a sign of a drawing stands for; all that is nothing else is green."""
    return next((part for part, signs in _PARTS.items() if sign in signs), "leaf")


def in_ascii(drawn: str) -> str:
    """Return a drawing, or the sign of a soil, with a sign of ASCII for each of its own."""
    return drawn.translate(_ASCII)


def _drawings(*stages: str) -> Drawings:
    """Return drawings by stage, given in the order of stages; empty lines above one are not of it."""
    drawn = (tuple(text.rstrip().strip("\n").split("\n")) for text in stages)
    return dict(zip(Stage, drawn, strict=True))


_SEED = """
    ∘
"""
_SPROUT = """
   ╲ ╱
    │
"""

_DAISY = _drawings(
    _SEED,
    _SPROUT,
    """
    ╱
   ╲│
    │╱
    │
""",
    """
    ∘
   ╲│╱
    │╱
   ╲│
    │
""",
    """
   ❀ ❀
  ❀ ● ❀
   ❀│❀
   ╲│╱
    │
""",
    """
    ╭─╮
    │ ∘
   ╭│
    │ ‚
""",
    """
    ╭╴
    │
  · │ ·
""",
)
_APPLE_TREE = _drawings(
    _SEED,
    _SPROUT,
    """
    ▒
   ▒▒▒
    ┃
""",
    """
   ▒▒▒
  ▒∘▒▒▒
   ▒▒∘
    ┃
    ┃
""",
    """
  ▒▒❀▒▒
 ▒❀▒▒▒❀▒
  ▒▒❀▒▒
    ┃
    ┃
""",
    """
   ░ ░
  ░╲│╱░
    ┃
  ░ ┃
    ┃ ░
""",
    """
   ╲ ╱
    ┃╱
   ╲┃
    ┃
""",
)
_VINE = _drawings(
    _SEED,
    """
    ┆
   ╲┆
    ┆
""",
    """
    ┆
   ╲┆
    ┆╱
   ╲┆
    ┆
""",
    """
   ╭┆╮
  ▒╲┆╱▒
   ∘┆╱
   ╲┆∘
    ┆
""",
    """
  ▒╭┆╮▒
 ▒●╲┆╱▒
 ●●●┆●●●
  ● ┆ ●
    ┆
""",
    """
    ┆
  ░╭┆╮
  ∘ ┆ ░
    ┆
  ░ ┆
""",
    """
    ┆
    ┆╮
  · ┆ ·
""",
)
_PERGOLA = _drawings(
    _SEED,
    """
    ┆
   ╲┆
    ┆
""",
    """
 ┌─────┐
 │╲    │
 │╱    │
 │     │
""",
    """
 ┌▒▒─▒▒┐
 │╲∘ ∘╱│
 │╱   ╲│
 │     │
 │     │
""",
    """
 ▒▒▒▒▒▒▒
 ▒●▒●▒●▒
 │● ● ●│
 │ ●   │
 │     │
""",
    """
 ┌─░─░─┐
 │∘   ░│
 │     │
 │░    │
 │   ░ │
""",
    """
 ┌─╴ ╶─┐
 │     │
 │     │
 │ · · │
""",
)
_BAMBOO = _drawings(
    _SEED,
    """
    ╱
    ┃
""",
    """
    ┃╱
   ╲╂
    ┃
    ╂
""",
    """
    ┃╱
   ╲╂ ╱
    ┃╱╂
    ╂ ┃
    ┃ ╂
""",
    """
  ✿ ┃╱✿
 ╲┃╲╂ ┃╱
  ╂✿┃╱╂✿
  ┃ ╂ ┃
  ╂ ┃ ╂
""",
    """
   ╭╂╮
   ╵┃╵
    ╂
    ┃ ‚
""",
    """
    ╱
    ┃
  ‚ ╂ ·
""",
)
_BONSAI = _drawings(
    _SEED,
    """
   ╲╱
  ╲▂▂▂╱
""",
    """
    ▒▒
    ╱
  ╲▂▂▂╱
""",
    """
    ▒▒
  ▒▒╱▒▒▒
    ╲
  ╲▂▂▂╱
""",
    """
   ▒✿▒▒
 ✿▒▒╱▒▒✿
  ▒✿╲ ▒▒
    ╱
  ╲▂▂▂╱
""",
    """
   ░ ░
   ░╱ ░
    ╲
  ╲▂▂▂╱░
""",
    """
    ╱╴
    ╲
  ╲▂▂▂╱
""",
)

THEMES: Mapping[str, Theme] = {
    "meadow": Theme(_DAISY, _APPLE_TREE, "▔", ("xp", "accent", "flame"), "coins"),
    "vineyard": Theme(_VINE, _PERGOLA, "▔", ("xp",), "xp"),
    "zen": Theme(_BAMBOO, _BONSAI, "≈", ("bad", "xp"), "muted"),
}
"""The themes by name, as the table of gardens knows them; the first is where nothing was said."""
