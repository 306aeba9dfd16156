"""What may be typed for badges: keys, categories, tiers; looked up without starting anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.completers import begun
from tracker.cli.context import current

if TYPE_CHECKING:
    import typer

    from tracker.cli.completers import Offers


def badges(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the keys of badges with their names."""
    names = {key: name for key, name, _ in _catalogue(ctx)}
    return [(key, names[key.lower()]) for key in begun(incomplete, names) if key.lower() in names]


def categories(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the categories that badges have."""
    words = sorted({category for _, _, category in _catalogue(ctx)})
    return [(word, "category") for word in begun(incomplete, words)]


def tiers(_: typer.Context, incomplete: str) -> Offers:
    """Offer the tiers."""
    from tracker.features.badges.service import TIERS

    return [(word, "tier") for word in begun(incomplete, TIERS)]


def _catalogue(ctx: typer.Context) -> list[tuple[str, str, str]]:
    with current(ctx).glance() as work:
        if work is None:
            return []
        from tracker.features.badges import service

        return service.names(work.session)
