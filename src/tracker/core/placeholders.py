"""Lines for shell prompts and status bars: a text in which placeholders stand for what is known."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.text import near, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def filled(line: str, known: Mapping[str, object]) -> str:
    """Return the line with its placeholders filled in; ``UsageError`` for one that is not known."""
    return "".join(literal + _value(name, known) for literal, name in _parts(line, _hint(known)))


def _hint(known: Mapping[str, object]) -> str:
    return f"Write {{{next(iter(known))}}}, and {{{{ or }}}} for a brace itself."


def _parts(line: str, hint: str) -> Iterator[tuple[str, str | None]]:
    """Yield the texts of a line with the placeholder behind each, the last without."""
    try:
        for literal, name, form, conversion in Formatter().parse(line):
            if form or conversion:
                raise UsageError(f"{quoted(line)} asks for a form of {quoted(str(name))}.", hint)
            yield literal, name
    except ValueError as error:
        raise UsageError(f"The braces of {quoted(line)} do not match: {error}.", hint) from error


def _value(name: str | None, known: Mapping[str, object]) -> str:
    if name is None:
        return ""
    if name not in known:
        meant = " or ".join(f"{{{candidate}}}" for candidate in near(name, known))
        hint = f"Did you mean {meant}?" if meant else f"Placeholders: {', '.join(known)}."
        raise UsageError(f"There is no placeholder {quoted(f'{{{name}}}')}.", hint)
    return str(known[name])
