"""How journeys, check-ins and standings look."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tracker.output.plain import decimal_text
from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from rich.console import RenderableType

    from tracker.features.journeys.service import (
        CheckinLog,
        JourneyFigures,
        JourneyView,
        Leaderboard,
        MemberView,
        StreakView,
    )
    from tracker.output.theme import Glyphs

_BAR_CELLS = 5


def _dimension_names(value: object) -> str:
    """Return "Strength x3, Sleep" for the dimensions of a row."""
    parts = []
    for dimension in value if isinstance(value, list) else []:
        weight = f" x{dimension['weight']}" if dimension["weight"] != 1 else ""
        parts.append(f"{dimension['name']}{weight}")
    return ", ".join(parts)


def _efforts(value: object) -> str:
    return ", ".join(f"{name} {effort}" for name, effort in value.items()) if isinstance(value, dict) else ""


def _current(value: object) -> str:
    return str(value["current"]) if isinstance(value, dict) else str(getattr(value, "current", ""))


def _yes(value: object) -> str:
    return "yes" if value else ""


def _optional(required: object) -> str:
    return "" if required else "optional"


def _you(value: object) -> str:
    return "you" if value else ""


def _day(value: object) -> str:
    """Return the day of an instant, as it is where the person sits."""
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime) else ""


def _percent(value: object) -> str:
    return f"{float(str(value)):.0%}"


JOURNEY_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("public_id", "Public id", hidden=True),
    Column("title", "Title", style="name"),
    Column("status", "Status", style="muted"),
    Column("role", "Role", style="muted"),
    Column("is_public", "Public", format=_yes),
    Column("dimensions", "Asks", format=_dimension_names, wrap=True),
    Column("description", "Description", hidden=True),
)

STANDING_COLUMNS: Sequence[Column] = (
    Column("rank", "Rank", align="right"),
    Column("username", "Who", style="name"),
    Column("score", "Score", align="right"),
    Column("checkins", "Check-ins", align="right"),
    Column("streak", "Streak", align="right"),
    Column("completion_rate", "Rate", align="right", format=_percent),
    Column("me", "", format=_you),
)

STANDING_FIELDS: Sequence[Column] = (
    Column("journey", "Journey"),
    Column("period", "Period"),
    Column("period_key", "Key"),
    *STANDING_COLUMNS,
)
"""Of the rows of CSV and TSV, where each says which journey and period it is of."""


INVITATION_COLUMNS: Sequence[Column] = (
    Column("id", "Id", hidden=True),
    Column("journey", "Journey", style="name"),
    Column("email", "Invited"),
    Column("role", "As", style="muted"),
    Column("status", "Status"),
    Column("invited_by", "By", style="muted"),
    Column("created_at", "Created", hidden=True),
    Column("expires_at", "Until", format=_day),
    Column("accepted_by", "Accepted by", style="muted"),
    Column("accepted_at", "Accepted", hidden=True),
)

PUBLIC_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("public_id", "Public id", hidden=True),
    Column("title", "Title", style="name"),
    Column("members", "Members", align="right"),
    Column("owner", "Owner", style="muted"),
    Column("role", "You are", style="muted"),
    Column("description", "Description", style="muted", wrap=True),
)


def member_columns(members: Sequence[MemberView]) -> Sequence[Column]:
    """Return the columns of a list of members; people see no display names where nobody has one."""
    return (
        Column("username", "Who", style="name"),
        Column("display_name", "Name", wrap=True, hidden=not any(member.display_name for member in members)),
        Column("role", "Role", style="muted"),
        Column("joined", "Joined", format=_day),
        Column("last_checkin", "Last check-in"),
        Column("me", "", format=_you),
    )


def history_columns(logs: Sequence[CheckinLog]) -> Sequence[Column]:
    """Return the columns of a history; people see no column of notes where there are none."""
    return (
        Column("day", "Day"),
        Column("journey", "Journey", style="name"),
        Column("score", "Score", align="right"),
        Column("streak", "Streak", align="right", format=_current),
        Column("efforts", "Efforts", format=_efforts, wrap=True),
        Column("note", "Note", style="muted", wrap=True, hidden=not any(log.note for log in logs)),
        Column("created", "Created", hidden=True),
    )


def score_text(score: Decimal) -> str:
    """Return a score with its sign: "+7.5", "0", "-2"."""
    return f"+{decimal_text(score)}" if score > 0 else decimal_text(score)


def journey_card(
    journey: JourneyView, streak: StreakView | None, glyphs: Glyphs, *, members: int | None = None
) -> RenderableType:
    """Draw a journey with what it asks, and with the person's streak and how many are on it where given."""
    from rich.console import Group
    from rich.text import Text

    from tracker.core.text import plural
    from tracker.output.table import DataTable

    words = [
        journey.status,
        "public" if journey.is_public else "private",
        *([] if members is None else [plural(members, "member")]),
        f"you are {journey.role}",
        f"id {journey.id}",
    ]
    head = Text.assemble((journey.title, "title"), "  ", (f" {glyphs.bullet} ".join(words), "muted"))
    asked = journey.dimensions
    dimensions = DataTable(
        [dimension.as_row() for dimension in asked],
        (
            Column("name", "Dimension", style="name"),
            Column("weight", "Weight", align="right"),
            Column(
                "required", "", style="muted", format=_optional, hidden=all(each.required for each in asked)
            ),
            Column(
                "description",
                "Description",
                style="muted",
                wrap=True,
                hidden=not any(each.description for each in asked),
            ),
            Column(
                "examples",
                "Examples",
                style="muted",
                wrap=True,
                hidden=not any(each.examples for each in asked),
            ),
        ),
    )
    about = [Text(journey.description, style="muted")] if journey.description else []
    return Group(head, *about, Text(), dimensions, *(_streak_rows(streak) if streak else []))


def _streak_rows(view: StreakView) -> list[RenderableType]:
    """Draw how the streak stands: its length, until when it holds, what counts, what bridges."""
    from rich.table import Table
    from rich.text import Text

    from tracker.features.streaks.render import outlook_rows, streak_words

    table = Table.grid(padding=(0, 2))
    table.add_column(style="heading")
    table.add_column(overflow="fold")
    streak = view.streak
    table.add_row("Streak", Text(streak_words(streak)))
    for heading, words in outlook_rows(view.outlook):
        table.add_row(heading, Text(words, style="muted"))
    table.add_row("Strength", Text(f"{streak.strength:.0%}"))
    return [Text(), table]


def checkin_card(log: CheckinLog, glyphs: Glyphs) -> RenderableType:
    """Draw a check-in: a bar of five cells for each effort, the score, the streak."""
    from rich.table import Table
    from rich.text import Text

    from tracker.core.text import plural, visible
    from tracker.features.journeys.service import EFFORT_NAMES

    table = Table.grid(padding=(0, 2))
    table.add_row(Text(visible(log.journey), style="title"), Text(f"{log.day:%a %Y-%m-%d}", style="muted"))
    for name, effort in log.efforts.items():
        bar = Text(glyphs.bar_full * effort, style=f"heat.{effort - 1}")
        bar.append(glyphs.heat[0] * (_BAR_CELLS - effort), style="muted")
        table.add_row(
            Text(f"  {visible(name)}"),
            Text.assemble(bar, f"  {effort} ", (EFFORT_NAMES[effort - 1], "muted")),
        )
    streak = f"{plural(log.streak.current, 'day')} in a row, best {log.streak.longest}"
    table.add_row(
        Text("  Score", style="muted"),
        Text.assemble((score_text(log.score), "good"), ("   " + streak, "muted")),
    )
    if log.note:
        table.add_row(Text("  Note", style="muted"), Text(visible(log.note)))
    return table


def standings_table(board: Leaderboard, _glyphs: Glyphs) -> RenderableType:
    """Draw a leaderboard."""
    from rich.console import Group
    from rich.text import Text

    from tracker.output.plain import row_of
    from tracker.output.table import DataTable

    head = Text.assemble((board.journey, "title"), "  ", (board.period_key, "muted"))
    return Group(head, DataTable([row_of(row) for row in board.rows], STANDING_COLUMNS))


def figures_card(figures: JourneyFigures, _glyphs: Glyphs) -> RenderableType:
    """Draw a journey's numbers, and the mean effort of each dimension beside one's own."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from tracker.output.plain import row_of
    from tracker.output.table import DataTable

    average = figures.average_score
    table = Table.grid(padding=(0, 2))
    table.add_column(style="heading")
    table.add_column(justify="right")
    table.add_row("Members", str(figures.members))
    table.add_row("Check-ins", f"{figures.checkins:,}")
    table.add_row("Average score", "" if average is None else decimal_text(average))
    table.add_row("Last check-in", "" if figures.last_checkin is None else str(figures.last_checkin))
    means = DataTable(
        [row_of(dimension) for dimension in figures.dimensions],
        (
            Column("name", "Dimension", style="name"),
            Column("mean", "All", align="right"),
            Column("own", "You", align="right"),
        ),
    )
    return Group(Text(figures.journey, style="title"), table, Text(), means)
