"""What may be typed for journeys: titles, dimensions and efforts, looked up without starting anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.completers import begun, begun_in_words, complete_range, words_of
from tracker.cli.context import current
from tracker.core.errors import TrackerError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import typer

    from tracker.cli.completers import Offers
    from tracker.cli.context import Work
    from tracker.features.journeys.service import JourneyView, Status

_ACTIVE: tuple[Status, ...] = ("active",)
_RESTORABLE: tuple[Status, ...] = ("archived", "deleted")


def journeys(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the titles of active journeys."""
    return _titles(ctx, incomplete, _ACTIVE)


def put_away(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the titles of journeys that can be restored."""
    return _titles(ctx, incomplete, _RESTORABLE)


def dimensions(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the dimensions of the journey that the line names before."""
    with current(ctx).glance() as work:
        asked = _asked(work, words_of(ctx, "journey")) if work is not None else None
    return (
        [(name, "") for name in begun(incomplete, [each.name for each in asked.dimensions])] if asked else []
    )


def checkin_words(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer a journey's title, then ``dimension=`` for what is not answered yet, then efforts."""
    with current(ctx).glance() as work:
        if work is None:
            return []
        before = words_of(ctx, "words")
        named = [word for word in before if "=" not in word]
        answered = {word.partition("=")[0].casefold() for word in before if "=" in word}
        asked = _asked(work, named)
        if "=" in incomplete:
            return _efforts(asked, incomplete)
        offers = [] if answered else _continued(_listed(work, _ACTIVE), named, incomplete)
    return offers + _open_dimensions(asked, answered, incomplete)


def history_words(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer a journey's title, then a range."""
    before = words_of(ctx, "words")
    with current(ctx).glance() as work:
        titles = [] if work is None else _continued(_listed(work, _ACTIVE), before, incomplete)
    return titles + complete_range(incomplete)


def _titles(ctx: typer.Context, incomplete: str, statuses: Collection[Status]) -> Offers:
    with current(ctx).glance() as work:
        found = [] if work is None else _listed(work, statuses)
    return _continued(found, [], incomplete)


def _continued(found: Sequence[JourneyView], before: Sequence[str], incomplete: str) -> Offers:
    return [(rest, "journey") for rest in begun_in_words(before, incomplete, [each.title for each in found])]


def _open_dimensions(asked: JourneyView | None, answered: Collection[str], incomplete: str) -> Offers:
    names = [
        each.name for each in (asked.dimensions if asked else ()) if each.name.casefold() not in answered
    ]
    return [(f"{name}=", "1 to 5") for name in begun(incomplete, names)]


def _efforts(asked: JourneyView | None, incomplete: str) -> Offers:
    """Offer numbers and names for a dimension that was typed with its equals sign."""
    from tracker.features.journeys.service import EFFORT_NAMES

    name, _, said = incomplete.partition("=")
    if asked is None:
        return []
    numbered = [(str(number), word) for number, word in enumerate(EFFORT_NAMES, start=1)]
    named = [(word, str(number)) for number, word in numbered]
    known = [*numbered, *(named if said else [])]
    return [(f"{name}={effort}", about) for effort, about in known if effort.startswith(said.casefold())]


def _asked(work: Work, words: Sequence[str]) -> JourneyView | None:
    """Return the journey that the words name, or the only one; None where that is not clear."""
    from tracker.features.journeys import service

    try:
        if words:
            return service.find(work.session, query=" ".join(words), today=work.today)
        return service.the_only_journey(work.session, today=work.today)
    except TrackerError:
        return None


def _listed(work: Work, statuses: Collection[Status]) -> Sequence[JourneyView]:
    from tracker.features.journeys import service

    return service.list_journeys(work.session, today=work.today, statuses=statuses)
