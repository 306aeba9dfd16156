"""Values as `goal update` takes them: `12` is what it is now, `+2` and `-2` what came to it or went."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.features.habits.service import parse_amount
from tracker.output.plain import decimal_text

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Change:
    """What is said of a value: a reading of it, or an amount that is added (below zero: taken away)."""

    reading: Decimal | None
    added: Decimal


def parse_change(word: str, *, unit: str | None) -> Change:
    """Read a change; hours and minutes such as `+1:30` where the unit is a time.

    Anything else, and an addition of nothing, is a ``UsageError``.
    """
    said = word.strip()
    if said[:1] not in ("+", "-"):
        return Change(parse_amount(word, unit=unit), Decimal(0))
    amount = parse_amount(said[1:], unit=unit)
    if not amount:
        raise UsageError(f"{quoted(word)} changes nothing.", "Say how much, or the value itself.")
    return Change(None, -amount if said[0] == "-" else amount)


def parse_value(word: str, *, unit: str | None) -> Decimal:
    """Read a value, which may be below zero; anything else is a ``UsageError``."""
    said = word.strip()
    amount = parse_amount(said.removeprefix("-"), unit=unit)
    # Without zeros that nobody typed, which a refusal would quote.
    exact = Decimal(decimal_text(amount))
    return -exact if said.startswith("-") else exact


def parse_tags(words: Iterable[str]) -> list[str]:
    """Return tags in small letters, each once, by name; a word may hold several with commas between."""
    named = {part.strip().lower() for word in words for part in word.split(",")}
    return sorted(named - {""})
