"""How streaks look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.text import plural
from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from rich.console import RenderableType

    from tracker.features.streaks.outlook import Outlook
    from tracker.features.streaks.service import Streak

NONE_YET = "No streaks yet. Begin one: tracker habit add Read"


def streak_columns(streaks: Sequence[Streak]) -> Sequence[Column]:
    """Return the columns of the board; people see no column of days left where nothing is open."""
    return (
        Column("kind", "Kind", style="muted", spare=True),
        Column("name", "Name", style="name"),
        Column("current", "Now", align="right"),
        Column("longest", "Best", align="right"),
        Column("unit", "Of", style="muted", spare=True),
        Column("state", "State"),
        Column(
            "days_left",
            "Days left",
            align="right",
            hidden=not any(streak.days_left is not None for streak in streaks),
        ),
        Column("last_day", "Last", spare=True),
        Column("rule", "Rule", style="muted", wrap=True),
    )


def streak_words(streak: Streak) -> str:
    """Return "5 days in a row, best 12", or what there is to say where none runs."""
    if streak.longest == 0:
        return "no streak yet"
    running = plural(streak.current, streak.rule.streak_unit) + " in a row" if streak.current else "no streak"
    return f"{running}, best {streak.longest}"


def outlook_rows(outlook: Outlook | None) -> list[tuple[str, str]]:
    """Return headings and words of what the streak counts, what a skip does, and until when it holds."""
    from tracker.features.streaks.outlook import counts_words, deadline_words, skip_words

    if outlook is None:
        return []
    holds = deadline_words(outlook)
    return [
        *([("", holds)] if holds else []),
        ("Counts", counts_words(outlook.rule)),
        ("A skip" if outlook.skippable else "Rest", skip_words(outlook)),
    ]


def page(rows: Sequence[Mapping[str, object]], columns: Sequence[Column], day: date) -> RenderableType:
    """Draw the board under its day, as it is kept in a picture."""
    from rich.console import Group
    from rich.text import Text

    from tracker.output.table import DataTable

    board = DataTable(rows, columns) if rows else Text(NONE_YET, style="muted")
    return Group(Text.assemble(("Streaks", "title"), "  ", (str(day), "muted")), board)
