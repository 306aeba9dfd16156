"""Names and ranges on one line: `history fitness :month`, `stats read last 30 days`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.cli.context import Work


def split_range(work: Work, words: Sequence[str]) -> tuple[str | None, str | None]:
    """Tell the words of a name from those of a range: the last words are a range when they read as one.

    Either is None where nothing is left for it.
    """
    for start in range(len(words)):
        text = " ".join(words[start:])
        try:
            work.range(text, default=text)
        except UsageError:
            continue
        return " ".join(words[:start]) or None, text
    return " ".join(words) or None, None


def looks_like_range(word: str) -> bool:
    """Whether a word is surely meant as a range, right or wrong."""
    return word.startswith(":") or ".." in word
