"""What may be typed for goals: titles and categories, looked up without starting anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.completers import begun, begun_in_words, words_of
from tracker.cli.context import current

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    import typer

    from tracker.cli.completers import Offers
    from tracker.features.goals.service import GoalView, Status

_OPEN: tuple[Status, ...] = ("active", "paused")
_NOT_ACTIVE: tuple[Status, ...] = ("paused", "completed", "abandoned")
_ALL: tuple[Status, ...] = ("active", "paused", "completed", "abandoned")


def goals(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the goals that are active or paused, as one word."""
    return _continued(ctx, [], incomplete, _OPEN)


def resumable(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the goals that can be taken up again."""
    return _continued(ctx, [], incomplete, _NOT_ACTIVE)


def any_goals(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer all goals, those that are over too."""
    return _continued(ctx, [], incomplete, _ALL)


def deleted(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the goals that were deleted."""
    return _continued(ctx, [], incomplete, _ALL, deleted=True)


def goal_words(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the goals that are active or paused, whose titles may come in several words."""
    return _continued(ctx, words_of(ctx, "words"), incomplete, _OPEN)


def categories(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the categories that goals have."""
    return _words(ctx, incomplete, "category", lambda goal: [goal.category] if goal.category else [])


def tags(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the tags that goals have."""
    return _words(ctx, incomplete, "tag", lambda goal: goal.tags)


def _continued(
    ctx: typer.Context,
    before: Sequence[str],
    incomplete: str,
    statuses: Collection[Status],
    *,
    deleted: bool = False,
) -> Offers:
    titles = [goal.title for goal in _found(ctx, statuses, deleted=deleted)]
    return [(rest, "goal") for rest in begun_in_words(before, incomplete, titles)]


def _words(
    ctx: typer.Context, incomplete: str, kind: str, words_of_goal: Callable[[GoalView], Sequence[str]]
) -> Offers:
    words = {word for goal in _found(ctx, _ALL) for word in words_of_goal(goal)}
    return [(word, kind) for word in begun(incomplete, sorted(words))]


def _found(ctx: typer.Context, statuses: Collection[Status], *, deleted: bool = False) -> list[GoalView]:
    with current(ctx).glance() as work:
        if work is None:
            return []
        from tracker.features.goals import service

        return service.list_goals(work.session, today=work.today, statuses=statuses, deleted=deleted)
