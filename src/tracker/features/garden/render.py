"""How a garden looks: beds of plants side by side, as many as the terminal is wide, with words under each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from zlib import crc32

from tracker.core.text import plural, visible
from tracker.features.garden.stages import Stage
from tracker.features.garden.themes import THEMES, WIDTH, in_ascii, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.text import Text

    from tracker.features.garden.service import Garden, Plant
    from tracker.features.garden.themes import Part, Theme

NOTHING_YET = "Nothing grows here yet. Plant something: tracker habit add Read"

_PLOT, _GAP = 14, 1
_WIDEST, _UNLIMITED = 140, 80
"""Columns at most, and where there is no terminal that sets a limit."""

_FADED = {Stage.WILTING: "warn", Stage.WITHERED: "muted"}
_STATES = {
    Stage.BLOOMING: "in bloom",
    Stage.WILTING: "wilting",
    Stage.WITHERED: "withered",
}


class GardenPicture:
    """A Rich renderable of a garden, laid out for the width that it gets."""

    def __init__(self, garden: Garden) -> None:
        self.garden = garden
        self.theme = THEMES[garden.theme]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        yield _heading(self.garden)
        plants = self.garden.plants
        if not plants:
            yield Text(NOTHING_YET, style="muted")
            return
        width = min(options.max_width, _WIDEST) if options.max_width <= 2 * _WIDEST else _UNLIMITED
        across = max(1, (width + _GAP) // (_PLOT + _GAP))
        for first in range(0, len(plants), across):
            yield Text()
            yield from self._bed(console, plants[first : first + across], ascii_only=options.ascii_only)

    def _bed(
        self, console: Console, plants: Sequence[Plant], *, ascii_only: bool
    ) -> Iterator[RenderableType]:
        """Yield a row of plants, the soil they stand on, and their words."""
        from rich.text import Text

        drawn = [_drawing(plant, self.theme, ascii_only=ascii_only) for plant in plants]
        # A bed is as high as its highest plant.
        for row in range(max(map(len, drawn)), 0, -1):
            yield _beside([plot[-row] if row <= len(plot) else Text() for plot in drawn])
        soil = in_ascii(self.theme.soil) if ascii_only else self.theme.soil
        yield Text(soil * (len(plants) * (_PLOT + _GAP) - _GAP), style="muted")
        words = [_words(plant, console) for plant in plants]
        for line in range(max(map(len, words))):
            yield _beside([lines[line] if line < len(lines) else Text() for lines in words])


def _heading(garden: Garden) -> Text:
    from rich.text import Text

    stages = Counter(plant.stage for plant in garden.plants)
    states = [f"{stages[stage]} {word}" for stage, word in _STATES.items() if stages[stage]]
    counts = ", ".join([plural(len(garden.plants), "plant"), *states])
    return Text.assemble((visible(garden.name), "title"), "  ", (f"{garden.theme}, {counts}", "muted"))


def _drawing(plant: Plant, theme: Theme, *, ascii_only: bool) -> list[Text]:
    """Return the lines of a plot, the plant in its middle."""
    from rich.text import Text

    drawings = theme.journeys if plant.kind == "journey" else theme.habits
    margin = " " * ((_PLOT - WIDTH) // 2)
    lines = []
    for drawn in drawings[plant.stage]:
        line = Text(margin)
        for sign in drawn:
            line.append(in_ascii(sign) if ascii_only else sign, _style(sign, plant, theme))
        lines.append(line)
    return lines


def _style(sign: str, plant: Plant, theme: Theme) -> str:
    if plant.stage in _FADED:
        return _FADED[plant.stage]
    # By the name, so that a plant keeps its colour while others come and go.
    blossom = theme.blossoms[crc32(plant.subject.encode()) % len(theme.blossoms)]
    styles: dict[Part, str] = {
        "leaf": "good",
        "wood": "muted",
        "blossom": blossom,
        "fruit": theme.fruit,
        "fallen": "muted",
    }
    return styles[part_of(sign)]


def _words(plant: Plant, console: Console) -> list[Text]:
    """Return the name, folded and never cut, the stage, and what made it so."""
    from rich.text import Text

    names = Text(visible(plant.subject), style="name").wrap(console, _PLOT)
    stage = Text(plant.stage, style=_FADED.get(plant.stage, "good" if plant.streak else "muted"))
    return [*names, stage, Text(_reason(plant), style="muted")]


def _reason(plant: Plant) -> str:
    if plant.streak:
        return plural(plant.streak, plant.unit)
    if plant.stage is Stage.SEED:
        return "not begun"
    words = f"missed {plural(plant.days_missed, 'day')}"
    return words if len(words) <= _PLOT else f"missed {plant.days_missed}"


def _beside(cells: Sequence[Text]) -> Text:
    """Return the cells of one line beside each other, each as wide as a plot."""
    from rich.text import Text

    line = Text(no_wrap=True)
    for cell in cells:
        line.append_text(cell)
        line.append(" " * (_PLOT + _GAP - cell.cell_len))
    line.rstrip()
    return line
