"""What may be typed for habits and their groups: names, looked up without starting anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.completers import begun, begun_in_words, complete_range, words_of
from tracker.cli.context import current

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import typer

    from tracker.cli.completers import Offers
    from tracker.features.habits.service import StoredState

_IN_USE: tuple[StoredState, ...] = ("active",)
_RESTORABLE: tuple[StoredState, ...] = ("archived", "deleted")


def habits(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the habits in use, as one word."""
    return _continued(ctx, [], incomplete)


def put_away(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the habits that can be restored."""
    return _continued(ctx, [], incomplete, _RESTORABLE)


def habit_words(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the habits in use, whose names may come in several words."""
    return _continued(ctx, words_of(ctx, "words"), incomplete)


def log_words(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer a habit, then a range."""
    return habit_words(ctx, incomplete) + complete_range(incomplete)


def groups(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the groups of habits."""
    with current(ctx).glance() as work:
        if work is None:
            return []
        from tracker.features.habits import service

        names = [group.name for group in service.list_groups(work.session, today=work.today)]
    return [(name, "group") for name in begun(incomplete, names)]


def categories(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the categories that habits in use have."""
    with current(ctx).glance() as work:
        if work is None:
            return []
        from tracker.features.habits import service

        found = service.list_habits(work.session, today=work.today, streaks={})
    names = sorted({habit.category for habit in found if habit.category})
    return [(name, "category") for name in begun(incomplete, names)]


def _continued(
    ctx: typer.Context,
    before: Sequence[str],
    incomplete: str,
    states: Collection[StoredState] = _IN_USE,
) -> Offers:
    with current(ctx).glance() as work:
        if work is None:
            return []
        from tracker.features.habits import service

        found = service.list_habits(work.session, today=work.today, states=states, streaks={})
    return [(rest, "habit") for rest in begun_in_words(before, incomplete, [each.name for each in found])]
