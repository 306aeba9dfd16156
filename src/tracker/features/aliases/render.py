"""How aliases look."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.features.aliases.service import Alias


def in_words(words: object) -> str:
    """Return the words as one types them."""
    assert isinstance(words, tuple)  # noqa: S101 -- what an alias's row holds
    return typed(words)


def typed(words: Iterable[str]) -> str:
    """Return words as one types them after `tracker`."""
    return shlex.join(words)


ALIAS_COLUMNS: Sequence[Column] = (
    Column("name", "Name", style="name"),
    Column("words", "Stands for", format=in_words, wrap=True),
)


def added_line(alias: Alias) -> str:
    """Say what a new alias does."""
    return f"`tracker {alias.name}` is now `tracker {typed(alias.words)}`."


def removed_line(alias: Alias) -> str:
    """Say what is gone."""
    return f"`tracker {alias.name}` is gone; it stood for `tracker {typed(alias.words)}`."
