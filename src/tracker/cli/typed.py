"""Reads a command line that is still being typed, as the shell will: quotes, backslashes, the last word.

And the way back: a value written so that the shell takes it for that value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ESCAPED = r"\\(?P<escaped>.)|(?P<dangling>\\\Z)"
_DOUBLE = r'"(?P<double>(?:\\.|[^"\\])*)(?P<double_end>"|\\?\Z)'
_PIECES = re.compile(
    rf"(?P<space>\s+)|{_ESCAPED}|'(?P<single>[^']*)(?P<single_end>'|\Z)|{_DOUBLE}|(?P<plain>.)", re.DOTALL
)
_FISH_PIECES = re.compile(
    rf"(?P<space>\s+)|{_ESCAPED}|'(?P<single>(?:\\.|[^'\\])*)(?P<single_end>'|\\?\Z)|{_DOUBLE}|(?P<plain>.)",
    re.DOTALL,
)
_IN_DOUBLE = re.compile(r'\\([$`"\\])')
_IN_FISH_SINGLE = re.compile(r"\\(['\\])")
_NEEDS_BACKSLASH = re.compile(r"[^\w@%+:,./=-]")


@dataclass(frozen=True, slots=True)
class TypedLine:
    """The words before the one at the cursor, and that one so far, all without their quotes.

    ``start`` is where the last word's text begins in the line. ``kept`` counts the characters of its value
    that bash leaves alone: those before the last break of words in it, or before a quote that is still open,
    which is ``quote``.
    """

    words: tuple[str, ...]
    incomplete: str
    start: int
    kept: int
    quote: str


def read_line(line: str, *, breaks: str = "", fish: bool = False) -> TypedLine:
    """Read a line up to the cursor; ``breaks`` are the characters at which bash breaks words in two."""
    words: list[str] = []
    value: str | None = None
    start, kept, quote = len(line), 0, ""
    for piece in (_FISH_PIECES if fish else _PIECES).finditer(line):
        if piece["space"] is not None:
            words += [] if value is None else [value]
            value, start, kept = None, len(line), 0
            continue
        if value is None:
            value, start = "", piece.start()
        if (quote := _open_quote(piece)) != "":
            kept = len(value)
        value += _meant(piece, fish=fish)
        if piece["plain"] is not None and piece["plain"] in breaks:
            kept = len(value)
    return TypedLine(tuple(words), value or "", start, kept, quote)


def written(value: str, quote: str = "") -> str:
    """Return a value as it is typed: with backslashes, or as the inside of the quote that is open."""
    if quote == "'":
        return value.replace("'", "'\\''")
    if quote == '"':
        return re.sub(r'[$`"\\]', r"\\\g<0>", value)
    return _NEEDS_BACKSLASH.sub(r"\\\g<0>", value)


def _open_quote(piece: re.Match[str]) -> str:
    """Return the quote that a piece leaves open, if it does."""
    if piece["single"] is not None and piece["single_end"] != "'":
        return "'"
    return '"' if piece["double"] is not None and piece["double_end"] != '"' else ""


def _meant(piece: re.Match[str], *, fish: bool) -> str:
    """Return the characters of the value that a piece of the line stands for."""
    if piece["single"] is not None:
        return _IN_FISH_SINGLE.sub(r"\1", piece["single"]) if fish else piece["single"]
    if piece["double"] is not None:
        return _IN_DOUBLE.sub(r"\1", piece["double"])
    return piece["escaped"] or piece["plain"] or ""
