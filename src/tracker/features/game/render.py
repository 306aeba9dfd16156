"""How the game looks: the card of a level, the ledgers, the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.output.charts.bars import bar_text
from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from tracker.features.game.models import Amount, LevelStep
    from tracker.features.game.service import Standing
    from tracker.output.theme import Glyphs

_BAR_CELLS = 20


def _signed(value: object) -> str:
    return f"{value:+d}" if isinstance(value, int) else str(value)


LEDGER_COLUMNS: Sequence[Column] = (
    Column("at", "When", style="muted", format=lambda value: str(value)[:16]),
    Column("amount", "Amount", align="right", format=_signed),
    Column("balance", "Then", align="right", style="number"),
    Column("reason", "For"),
    Column("kind", "Kind", style="muted", spare=True),
    Column("resource", "Id", hidden=True),
    Column("name", "Name", style="name", wrap=True),
    Column("day", "Day", style="muted", spare=True),
    Column("facts", "Facts", align="right", style="muted", spare=True),
)

AMOUNT_COLUMNS: Sequence[Column] = (
    Column("key", "Key", style="muted", spare=True),
    Column("explanation", "For", wrap=True),
    Column("xp", "XP", align="right", format=_signed),
    Column("coins", "Coins", align="right", format=_signed),
    Column("at_most", "At most", align="right", format=lambda value: "" if value is None else str(value)),
    Column("penalty", "Penalty", format=lambda value: "penalty" if value else ""),
)

LEVEL_COLUMNS: Sequence[Column] = (
    Column("level", "Level", align="right", style="number"),
    Column("xp", "From XP", align="right"),
    Column("title", "Title", style="name"),
)


def amount_row(amount: Amount) -> dict[str, object]:
    """Return what one kind of fact is worth, under the promised keys."""
    return {column.key: getattr(amount, column.key) for column in AMOUNT_COLUMNS}


def level_row(step: LevelStep) -> dict[str, object]:
    """Return one step of the level curve, under the promised keys."""
    return {column.key: getattr(step, column.key) for column in LEVEL_COLUMNS}


def level_card(standing: Standing, glyphs: Glyphs) -> RenderableType:
    """Draw the level with its bar, what is missing to the next, and the purse."""
    from rich.console import Group
    from rich.text import Text

    bar = bar_text(standing.share, _BAR_CELLS, glyphs)
    rest = glyphs.heat[0] * (_BAR_CELLS - len(bar))
    head = Text.assemble((f"{glyphs.star} Level {standing.level}", "title"), "  ", (standing.title, "name"))
    line = Text.assemble((bar, "bar"), (rest, "muted"), f"  {standing.xp} XP", (_missing(standing), "muted"))
    return Group(head, line, purse(standing))


def purse(standing: Standing) -> Text:
    """Return "45 coins", with what is owed."""
    from rich.text import Text

    owed = f"; {standing.owed} owed, the next you earn make it good" if standing.owed else ""
    return Text.assemble(f"{standing.coins} coins", (owed, "warn"))


def level_line(standing: Standing, glyphs: Glyphs) -> Text:
    """Return the standing on one line, as today's page ends."""
    from rich.text import Text

    words = f"{glyphs.star} Level {standing.level}, {standing.xp} XP"
    return Text(f"{words}{_missing(standing)}, {standing.coins} coins", style="muted")


def _missing(standing: Standing) -> str:
    return f", {standing.xp_to_next} to level {standing.level + 1}" if standing.xp_to_next else ""
