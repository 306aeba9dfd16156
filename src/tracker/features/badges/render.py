"""How badges look: a line each in a listing, bars to the next ones, the card of one, the catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.core.text import plural
from tracker.output.charts.bars import bar_text
from tracker.output.table import Column, human_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from tracker.features.badges.service import BadgeView, CatalogueEntry
    from tracker.output.theme import Glyphs

_BAR_CELLS = 20
_VARIANTS = {
    "week": "in one week",
    "month": "in one month",
    "previous_week": "the week before",
    "previous_month": "the month before",
}

BADGE_COLUMNS: Sequence[Column] = (
    Column("key", "Key", style="muted", spare=True),
    Column("name", "Badge", style="name", wrap=True),
    Column("tier", "Tier"),
    Column("category", "Category", style="muted", spare=True),
    Column("earned", "Earned", hidden=True),
    Column("earned_on", "Earned on"),
    Column("journey", "Journey", spare=True),
    Column("progress", "Is", align="right", style="number"),
    Column("max", "Of", align="right", style="muted"),
    Column("holds", "Facts", style="warn", format=lambda value: "gone" if value is False else ""),
)

CATALOGUE_COLUMNS: Sequence[Column] = (
    Column("key", "Key", style="name"),
    Column("name", "Badge", wrap=True),
    Column("tier", "Tier"),
    Column("category", "Category", style="muted", spare=True),
    Column("scope", "Scope", style="muted", spare=True),
    Column("criteria", "Criteria", style="muted", spare=True, wrap=True),
    Column("xp", "XP", align="right"),
    Column("coins", "Coins", align="right"),
    Column("retired", "Retired", format=lambda value: "retired" if value else ""),
    Column("holders", "Earned by", align="right", style="number"),
    Column("description", "Description", hidden=True),
    Column("icon", "Icon", hidden=True),
)

CRITERIA_COLUMNS: Sequence[Column] = (
    Column("type", "Type", style="name"),
    Column("facts", "Counts", wrap=True),
    Column("key", "How much", style="muted"),
    Column("at_most", "At most", align="right"),
    Column("other_key", "Also", style="muted"),
    Column("values", "One of", style="muted", wrap=True),
    Column("per_journey", "Per journey", spare=True),
    Column("ready", "Ready", format=lambda value: "yes" if value else "not yet"),
)


def columns_for(badges: Sequence[BadgeView]) -> Sequence[Column]:
    """Return the columns of a listing: a note where what was earned holds no more, and only there."""
    if any(badge.earned and not badge.holds for badge in badges):
        return BADGE_COLUMNS
    return tuple(replace(column, hidden=column.hidden or column.key == "holds") for column in BADGE_COLUMNS)


def badge_row(badge: BadgeView) -> dict[str, object]:
    """Return a badge under the promised keys."""
    return {
        "key": badge.key,
        "name": badge.name,
        "tier": badge.tier,
        "category": badge.category,
        "earned": badge.earned,
        "earned_on": badge.earned_on,
        "journey": badge.journey,
        "progress": badge.progress,
        "max": badge.max,
        "holds": badge.holds if badge.earned else None,
    }


def card_row(badges: Sequence[BadgeView]) -> dict[str, object]:
    """Return one badge with all there is to say of it, and how it stands on each journey."""
    first = badges[0]
    return {
        **badge_row(first),
        "description": first.description,
        "icon": first.icon,
        "scope": first.scope,
        "criteria": first.criteria,
        "xp": first.xp,
        "coins": first.coins,
        "retired": first.retired,
        "journeys": [
            {key: row[key] for key in ("journey", "earned", "earned_on", "progress", "max", "holds")}
            for row in map(badge_row, badges)
            if first.scope == "journey"
        ],
    }


def catalogue_row(entry: CatalogueEntry) -> dict[str, object]:
    """Return a badge of the catalogue, under the promised keys."""
    return {column.key: getattr(entry, column.key) for column in CATALOGUE_COLUMNS}


class BadgeBars:
    """A Rich renderable: of each badge its name, a bar and the figures, on one line as long as they fit."""

    def __init__(self, badges: Sequence[BadgeView], glyphs: Glyphs) -> None:
        self.badges = badges
        self.glyphs = glyphs

    def __rich__(self) -> RenderableType:
        from rich.table import Table
        from rich.text import Text

        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(overflow="fold")
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for badge in self.badges:
            grid.add_row(
                Text(human_text(_name(badge)), style="name"),
                bar(badge, self.glyphs),
                Text(human_text(f"{badge.progress} of {badge.max} {measure_words(badge)}"), style="muted"),
            )
        return grid


def bar(badge: BadgeView, glyphs: Glyphs) -> Text:
    """Return how much of a badge is reached."""
    from rich.text import Text

    filled = bar_text(badge.share, _BAR_CELLS, glyphs)
    return Text.assemble((filled, "bar"), (glyphs.heat[0] * (_BAR_CELLS - len(filled)), "muted"))


def badge_card(badges: Sequence[BadgeView], glyphs: Glyphs) -> RenderableType:
    """Draw a badge: its words, what it brings, and how far it is, on each journey if it is of journeys."""
    from rich.console import Group
    from rich.text import Text

    first = badges[0]
    icon = f"{first.icon} " if first.icon and first.icon.isascii() is (glyphs.star == "*") else ""
    head = Text.assemble((human_text(f"{icon}{first.name}"), "title"), "  ", (first.tier, "name"))
    facts = (
        first.category,
        "on each journey" if first.scope == "journey" else "",
        "retired" if first.retired else "",
    )
    head.append(human_text("  " + f" {glyphs.bullet} ".join(fact for fact in facts if fact)), style="muted")
    worth = Text(f"Brings {first.xp} XP and {plural(first.coins, 'coin')}.", style="muted")
    lines = [_stand(badge, glyphs) for badge in badges]
    return Group(head, Text(human_text(first.description)), *lines, worth)


def _stand(badge: BadgeView, glyphs: Glyphs) -> Text:
    from rich.text import Text

    figures = f"  {badge.progress} of {badge.max} {measure_words(badge)}"
    where = "" if badge.journey_id is None else f"{_journey(badge)}  "
    line = Text.assemble((human_text(where), "name"), bar(badge, glyphs), (human_text(figures), "muted"))
    if badge.holds:
        line.append(f"  {glyphs.done} earned on {badge.earned_on}", style="done")
    elif badge.earned:
        line.append(
            f"  earned on {badge.earned_on}, and what earned it is gone: it brings nothing now", style="warn"
        )
    return line


def measure_words(badge: BadgeView) -> str:
    """Return what is counted: "efforts of 5 in one week", "completed missions: social"."""
    if badge.measure == "improvement":
        return f"percent more than {_VARIANTS[str(badge.variant)]}"
    if badge.variant is None:
        return badge.facts
    return (
        f"{badge.facts} {_VARIANTS[badge.variant]}"
        if badge.variant in _VARIANTS
        else f"{badge.facts}: {badge.variant}"
    )


def entry_line(entry: CatalogueEntry, told: str) -> str:
    """Return what has become of a badge of the catalogue."""
    return f"{entry.name} ({entry.key}, {entry.tier}) {told}"


def _name(badge: BadgeView) -> str:
    return badge.name if badge.journey_id is None else f"{badge.name} ({_journey(badge)})"


def _journey(badge: BadgeView) -> str:
    return badge.journey or "a journey of the past"
