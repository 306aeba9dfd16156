"""Making and removing aliases: what may be one, and what it may stand for. They live in a file."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core import aliases
from tracker.core.errors import ConflictError, NotFoundError, UsageError
from tracker.core.text import near, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

_NAME = re.compile(r"[^\W_][\w-]{0,29}")
_HELP = "help"
"""Before any other word this is taken for `--help`; it is no command of the table."""

_EXAMPLE = 'tracker alias add m "checkin morning"'


@dataclass(frozen=True, slots=True)
class Alias:
    """A name and the words that it stands for, the first of them a command of tracker."""

    name: str
    words: tuple[str, ...]

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {"name": self.name, "words": self.words}


def list_aliases(config: Path) -> list[Alias]:
    """Return the aliases in the order in which they were made."""
    return [Alias(name, words) for name, words in aliases.read_aliases(config).items()]


def add(config: Path, *, name: str, words: Sequence[str], commands: Collection[str]) -> Alias:
    """Make an alias; ``commands`` are tracker's own.

    One word alone may hold several, quoted as in a shell. ``ConflictError`` for a name that is taken.
    """
    if _NAME.fullmatch(name) is None:
        raise UsageError(
            f"{quoted(name)} cannot be an alias.", "Take up to 30 letters, digits, - and _, a letter first."
        )
    if name in commands or name == _HELP:
        raise ConflictError(f"{quoted(name)} is a command of tracker.", "Choose another name.")
    known = aliases.read_aliases(config)
    if name in known:
        raise ConflictError(
            f"{quoted(name)} stands for {quoted(shlex.join(known[name]))} already.",
            f"Remove it first: tracker alias remove {name}",
        )
    meant = Alias(name, _meant(words, commands, known))
    aliases.add_alias(config, name, meant.words)
    return meant


def remove(config: Path, *, name: str) -> Alias:
    """Remove an alias and return what it was; ``NotFoundError`` if there is none of that name."""
    known = aliases.read_aliases(config)
    if name not in known:
        suggestions = " or ".join(quoted(candidate) for candidate in near(name, known))
        raise NotFoundError(
            f"There is no alias {quoted(name)}.",
            f"Did you mean {suggestions}?" if suggestions else "`tracker alias list` shows them.",
        )
    aliases.remove_alias(config, name)
    return Alias(name, known[name])


def _meant(words: Sequence[str], commands: Collection[str], known: Collection[str]) -> tuple[str, ...]:
    """Return the words with the command's whole name: a beginning may mean something else one day."""
    first, *rest = _split(words[0]) if len(words) == 1 else words
    if first in known:
        raise UsageError(
            f"{quoted(first)} is an alias itself.", f"An alias begins with a command of tracker: {_EXAMPLE}"
        )
    meant = [first] if first in commands else [name for name in commands if first and name.startswith(first)]
    if len(meant) == 1:
        return (*meant, *rest)
    could_be = f"could be {', '.join(meant)}" if meant else "is no command of tracker"
    suggestions = "".join(f"Did you mean {name}? " for name in near(first, commands, limit=1))
    hint = "Write more of it." if meant else f"{suggestions}Begin with a command: {_EXAMPLE}"
    raise UsageError(f"{quoted(first)} {could_be}.", hint)


def _split(text: str) -> list[str]:
    try:
        return shlex.split(text) or [""]
    except ValueError as error:
        raise UsageError(f"{quoted(text)} has a quote that does not end.", "Close it.") from error
