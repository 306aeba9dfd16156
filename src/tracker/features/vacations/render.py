"""How vacations look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.text import visible
from tracker.core.undoing import UNDO_HINT
from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from tracker.features.vacations.service import Vacation
    from tracker.output.theme import Glyphs

VACATION_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("from", "From"),
    Column("until", "Until", format=lambda value: "open" if value is None else str(value)),
    Column("habit", "Habit", style="name"),
    Column("journey", "Journey", style="name"),
    Column("note", "Note", style="muted", wrap=True),
)


def said(vacations: Sequence[Vacation], words: str, glyphs: Glyphs) -> Text:
    """Draw what was done with vacations, one line for each, and how to undo it."""
    from rich.text import Text

    lines = Text("\n").join(
        Text.assemble(
            f"{glyphs.paused} ",
            (visible(vacation.of.name or "Everything"), "name"),
            f" {words} {vacation.days}",
        )
        for vacation in vacations
    )
    return lines.append(f". {UNDO_HINT}")
