"""What a person types of themselves, read: days, lists and pairs. Nothing typed takes a value away."""

from __future__ import annotations

from datetime import date

from tracker.core.errors import UsageError
from tracker.core.text import quoted


def read_day(text: str) -> date | None:
    """Return a day written 1990-05-17; a ``UsageError`` for any other text."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"{quoted(text)} is not a day.", "Write it as 1990-05-17.") from error


def read_count(text: str) -> int | None:
    """Return a whole number; a ``UsageError`` for any other text. The database knows the range."""
    if not text.strip():
        return None
    if not text.strip().isascii() or not text.strip().isdigit() or len(text.strip()) > 4:
        raise UsageError(f"{quoted(text)} is no number of days a week.", "Give 0 to 7.")
    return int(text)


def read_list(text: str) -> list[str]:
    """Return what stands between commas, each once."""
    return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def read_pairs(text: str) -> dict[str, str]:
    """Return ``a=b, c=d`` as pairs; a ``UsageError`` where one side of a pair is missing."""
    pairs: dict[str, str] = {}
    for part in read_list(text):
        name, sign, value = (piece.strip() for piece in part.partition("="))
        if not (name and sign and value):
            raise UsageError(f"{quoted(part)} is no pair.", 'Write pairs: "parties=low, small groups=high".')
        pairs[name] = value
    return pairs
