"""Amounts as people write them: `20`, `2.5`, and `1:30` where the unit is a time."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from tracker.core.errors import UsageError
from tracker.core.text import fold, quoted

_NUMBER = re.compile(r"\+?([0-9]*)(?:\.([0-9]*))?", re.ASCII)
_CLOCK = re.compile(r"([0-9]{1,5}):([0-5][0-9])", re.ASCII)
_WHOLE_DIGITS = 9
_DECIMALS = 3
_THOUSANDTH = Decimal("0.001")
_MINUTES_IN_UNIT = {
    **dict.fromkeys(("min", "mins", "minute", "minutes"), 1),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60),
}


def looks_like_amount(word: str) -> bool:
    """Tell a word that is meant as a number, right or wrong (`20`, `-3`, `1,5`, `nan`), from a name."""
    try:
        Decimal(word.replace(",", ".").replace(":", "."))
    except InvalidOperation:
        return False
    return True


def parse_amount(text: str, *, unit: str | None) -> Decimal:
    """Read an amount of 0 or more, with up to three decimals; hours and minutes become the habit's unit.

    Anything else is a ``UsageError``.
    """
    word = text.strip()
    if clock := _CLOCK.fullmatch(word):
        return _from_clock(text, int(clock[1]), int(clock[2]), unit)
    if word.startswith("-"):
        raise UsageError(f"{quoted(text)} is below zero.", "Amounts are 0 or more.")
    number = _NUMBER.fullmatch(word)
    whole, decimals = (number[1] or "", number[2] or "") if number else ("", "")
    if not whole and not decimals:
        raise UsageError(f"{quoted(text)} is not an amount.", "Write it as 20, 2.5 or 1:30.")
    if len(whole.lstrip("0")) > _WHOLE_DIGITS or len(decimals.rstrip("0")) > _DECIMALS:
        raise UsageError(
            f"{quoted(text)} has too many digits.", "Up to nine before the decimal point, three after it."
        )
    return Decimal(f"{whole or 0}.{decimals or 0}")


def _from_clock(text: str, hours: int, minutes: int, unit: str | None) -> Decimal:
    minutes_in_unit = _MINUTES_IN_UNIT.get(fold(unit or ""))
    if minutes_in_unit is None:
        raise UsageError(
            f"{quoted(text)} is hours and minutes, and those are not counted here.",
            f"It is about {unit or 'times'}: give a number.",
        )
    amount = Decimal(60 * hours + minutes) / minutes_in_unit
    return amount.quantize(_THOUSANDTH, ROUND_HALF_UP)
