"""What stands in a cell: days, amounts, identifiers, notes. Each returns None where it cannot be read."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from uuid import UUID

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_MOST_DIGITS = 40

DAY_REASON = "is not a day such as 2026-11-01"
TEXT_REASON = "holds a character that cannot be stored"


class UnfitError(ValueError):
    """A row that cannot go in: the column, what it holds, and why not."""

    def __init__(self, column: str, value: object, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.value = value
        self.reason = reason


class Days:
    """Reads ISO days; the few thousand that a file has are looked at once each."""

    def __init__(self) -> None:
        self._known: dict[str, str | None] = {}

    def read(self, text: str) -> str | None:
        """Return the day as ``2026-11-01``."""
        try:
            return self._known[text]
        except KeyError:
            self._known[text] = found = iso_day(text)
            return found


def iso_day(text: str) -> str | None:
    """Return the day that an ISO text names, as ``2026-11-01``."""
    word = text.strip()
    try:
        return date.fromisoformat(word).isoformat() if _ISO_DAY.fullmatch(word) else None
    except ValueError:
        return None


def amount(text: str) -> Decimal | None:
    """Return a finite decimal; grouping signs and a decimal comma are not guessed at."""
    word = text.strip()
    try:
        number = Decimal(word) if word.isascii() and "_" not in word and len(word) <= _MOST_DIGITS else None
    except InvalidOperation:
        return None
    return (
        number
        if number is not None and number.is_finite() and abs(number.adjusted()) < _MOST_DIGITS
        else None
    )


def identifier(text: str) -> str | None:
    """Return a UUID in its usual form."""
    try:
        return str(UUID(text.strip()))
    except ValueError:
        return None


def storable(text: str) -> bool:
    """Whether PostgreSQL can keep the text: no NUL and no half of a character."""
    return _UNSTORABLE.search(text) is None
