"""The line of a shell prompt: a text in which placeholders stand for the day's figures."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.text import near, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.features.today.service import Figures

_HINT = "Write {open}, and {{ or }} for a brace itself."


def values(figures: Figures | None) -> dict[str, object]:
    """Return what each placeholder stands for; without figures only the names count."""
    return {
        "streak": figures.streak if figures else 0,
        "open": figures.open if figures else 0,
        "done": figures.done if figures else 0,
        "at_risk": figures.at_risk if figures else 0,
        # Until there are focus sessions.
        "focus": "",
    }


def filled(line: str, known: Mapping[str, object]) -> str:
    """Return the line with its placeholders filled in; ``UsageError`` for one that is not known."""
    return "".join(literal + _value(name, known) for literal, name in _parts(line))


def _parts(line: str) -> Iterator[tuple[str, str | None]]:
    """Yield the texts of a line with the placeholder behind each, the last without."""
    try:
        for literal, name, form, conversion in Formatter().parse(line):
            if form or conversion:
                raise UsageError(f"{quoted(line)} asks for a form of {quoted(str(name))}.", _HINT)
            yield literal, name
    except ValueError as error:
        raise UsageError(f"The braces of {quoted(line)} do not match: {error}.", _HINT) from error


def _value(name: str | None, known: Mapping[str, object]) -> str:
    if name is None:
        return ""
    if name not in known:
        meant = " or ".join(f"{{{candidate}}}" for candidate in near(name, known))
        hint = f"Did you mean {meant}?" if meant else f"Placeholders: {', '.join(known)}."
        raise UsageError(f"There is no placeholder {quoted(f'{{{name}}}')}.", hint)
    return str(known[name])
