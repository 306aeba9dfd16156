"""What may be typed where either a habit or a journey is meant, looked up without starting anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.completers import begun_in_words, complete_range, words_of
from tracker.cli.context import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

    from tracker.cli.completers import Offers


def things(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the habits and journeys in use, as one word."""
    return _continued(ctx, [], incomplete)


def things_and_range(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer a habit or journey, then a range."""
    return _continued(ctx, words_of(ctx, "words"), incomplete) + complete_range(incomplete)


def _continued(ctx: typer.Context, before: Sequence[str], incomplete: str) -> Offers:
    with current(ctx).glance() as work:
        if work is None:
            return []
        from tracker.features.habits import service as habits
        from tracker.features.journeys import service as journeys

        mine = [
            *(
                (each.name, "habit")
                for each in habits.list_habits(work.session, today=work.today, streaks={})
            ),
            *((each.title, "journey") for each in journeys.list_journeys(work.session, today=work.today)),
        ]
    return [(rest, kind) for name, kind in mine for rest in begun_in_words(before, incomplete, [name])]
