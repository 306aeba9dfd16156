"""What may be typed for aliases: their names, and the commands that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.completers import begun, words_of
from tracker.cli.context import current

if TYPE_CHECKING:
    import typer

    from tracker.cli.completers import Offers


def names(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the aliases that there are."""
    from tracker.features.aliases import render, service

    known = {alias.name: alias for alias in service.list_aliases(current(ctx).locations.config)}
    return [(name, render.typed(known[name].words)) for name in begun(incomplete, known)]


def words(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer what may follow on a line of tracker that begins with the words so far."""
    from tracker.cli.completion import offers
    from tracker.cli.registry import ENTRIES
    from tracker.cli.root import build_root

    found = offers(build_root(ENTRIES), current(ctx), words_of(ctx, "words"), incomplete)
    return [(offer.value, offer.help) for offer in found]
