"""What may be typed for quests: titles, missions, categories; looked up without starting anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.completers import begun
from tracker.cli.context import current

if TYPE_CHECKING:
    import typer

    from tracker.cli.completers import Offers
    from tracker.features.quests.service import MissionView, QuestView


def open_quests(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the quests that are open."""
    return [(title, "quest") for title in begun(incomplete, [q.title for q in _quests(ctx) if q.open])]


def any_quests(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer all quests, each title once."""
    return [(title, "quest") for title in begun(incomplete, dict.fromkeys(q.title for q in _quests(ctx)))]


def missions(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the keys of the missions that can be accepted."""
    by_key = {mission.key: mission.title for mission in _missions(ctx) if not mission.open}
    return [(key, by_key[key.lower()]) for key in begun(incomplete, by_key) if key.lower() in by_key]


def categories(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the categories that missions have."""
    words = sorted({mission.category for mission in _missions(ctx)})
    return [(word, "category") for word in begun(incomplete, words)]


def difficulties(_: typer.Context, incomplete: str) -> Offers:
    """Offer the difficulties that missions have."""
    from tracker.features.quests.service import DIFFICULTIES

    return [(word, "difficulty") for word in begun(incomplete, DIFFICULTIES)]


def kinds(_: typer.Context, incomplete: str) -> Offers:
    """Offer the kinds of quests of one's own."""
    from tracker.features.quests.service import KINDS

    return [(word, "kind") for word in begun(incomplete, KINDS) if word != "mission"]


def _quests(ctx: typer.Context) -> list[QuestView]:
    with current(ctx).glance() as work:
        if work is None:
            return []
        from tracker.features.quests import service

        return service.list_quests(work.session, timezone=work.person.timezone, everything=True)


def _missions(ctx: typer.Context) -> list[MissionView]:
    with current(ctx).glance() as work:
        if work is None:
            return []
        from tracker.features.quests import service

        return service.list_missions(work.session)
