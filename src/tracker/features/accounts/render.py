"""How settings look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.undoing import UNDO_COMMAND
from tracker.features.accounts.machine import has
from tracker.features.accounts.values import in_words
from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.features.accounts.service import SettingChange
    from tracker.output.theme import Glyphs

SETTING_COLUMNS: Sequence[Column] = (
    Column("key", "Setting", style="name"),
    Column("value", "Value", format=in_words),
    Column(
        "default", "Default", style="muted", format=lambda value: "" if value is None else in_words(value)
    ),
    Column("description", "What it does", style="muted", wrap=True),
)


def change_line(change: SettingChange, glyphs: Glyphs) -> str:
    """Say what a setting is now and was before."""
    if change.value == change.old:
        return f"{change.key} is {in_words(change.value)} already."
    values = f"{in_words(change.old)} {glyphs.arrow} {in_words(change.value)}"
    return f"{glyphs.done} {change.key}: {values}. Undo: {_undoing(change)}"


def _undoing(change: SettingChange) -> str:
    """What takes a change back: the database's own undo knows nothing of the machine's settings."""
    return f"tracker settings set {change.key} {in_words(change.old)}" if has(change.key) else UNDO_COMMAND
