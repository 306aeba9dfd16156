"""How streaks look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.features.streaks.service import Streak


def streak_columns(streaks: Sequence[Streak]) -> Sequence[Column]:
    """Return the columns of the board; people see no column of days left where nothing is open."""
    return (
        Column("kind", "Kind", style="muted"),
        Column("name", "Name", style="name"),
        Column("current", "Now", align="right"),
        Column("longest", "Best", align="right"),
        Column("unit", "Of", style="muted"),
        Column("state", "State"),
        Column(
            "days_left",
            "Days left",
            align="right",
            hidden=not any(streak.days_left is not None for streak in streaks),
        ),
        Column("last_day", "Last"),
        Column("rule", "Rule", style="muted", wrap=True),
    )
