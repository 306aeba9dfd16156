"""What may be typed for parameters that many commands share: days, ranges, and names that features know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

import typer

Offers = list[tuple[str, str]]
"""Values with a few words about each."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RANGES = (
    (":week", "this week"),
    (":month", "this month"),
    (":quarter", "this quarter"),
    (":year", "this year"),
    (":lastweek", "last week"),
    (":lastmonth", "last month"),
    (":lastyear", "last year"),
    (":all", "everything"),
    ("today", ""),
    ("yesterday", ""),
)


def complete_day(incomplete: str) -> list[tuple[str, str]]:
    """Offer the days that have names."""
    names = [("today", ""), ("yesterday", ""), *((name, f"the last {name.title()}") for name in _WEEKDAYS)]
    return [(continued, about) for name, about in names for continued in begun(incomplete, [name])]


def complete_range(incomplete: str) -> list[tuple[str, str]]:
    """Offer the ranges that have names."""
    return [(continued, about) for name, about in _RANGES for continued in begun(incomplete, [name])]


def of_feature(target: str) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    """Offer what a feature's function does, ``module:attribute`` as in the table of commands.

    It is imported when somebody asks, and called with the context of the line so far and what the word
    begins with.
    """

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        module, _, attribute = target.partition(":")
        found: Offers = getattr(import_module(module, "tracker.features"), attribute)(ctx, incomplete)
        return found

    return complete


def begun(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that begin so, whatever the case; what was typed stays as it is.

    Shells take no offer that does not begin with what was typed, and tracker finds names in either case.
    """
    return [typed + name[len(typed) :] for name in names if name[: len(typed)].casefold() == typed.casefold()]


def begun_in_words(words: Sequence[str], incomplete: str, names: Iterable[str]) -> list[str]:
    """Return what follows the words before the last in names that were begun in several words."""
    typed = " ".join([*words, incomplete])
    return [name[len(typed) - len(incomplete) :] for name in begun(typed, names)]


def words_of(ctx: typer.Context, parameter: str) -> list[str]:
    """Return the words of a parameter that the line has before the cursor."""
    words = ctx.params.get(parameter) or []
    return [words] if isinstance(words, str) else [str(word) for word in words]
