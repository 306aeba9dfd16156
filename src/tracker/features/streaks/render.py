"""How streaks look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

STREAK_COLUMNS: Sequence[Column] = (
    Column("kind", "Kind", style="muted"),
    Column("name", "Name", style="name"),
    Column("current", "Now", align="right"),
    Column("longest", "Best", align="right"),
    Column("unit", "Of", style="muted"),
    Column("state", "State"),
    Column("days_left", "Days left", align="right"),
    Column("last_day", "Last"),
    Column("rule", "Rule", style="muted", wrap=True),
)
