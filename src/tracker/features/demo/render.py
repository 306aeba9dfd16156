"""How the stops of the tour are announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from tracker.features.demo.tour import Screen

SCREEN_COLUMNS: Sequence[Column] = (
    Column("number", "Nr", align="right"),
    Column("command", "Command"),
    Column("about", "What it is for"),
    Column("output", "Output"),
)


def heading(screen: Screen, number: int, count: int) -> Text:
    """Return what stands over a screen."""
    from rich.text import Text

    return Text.assemble(
        (f"[{number}/{count}] ", "muted"),
        screen.about,
        "\n",
        ("$ ", "muted"),
        (screen.command, "accent"),
        "\n",
    )
