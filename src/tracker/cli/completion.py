"""Answers Tab: what may stand at the cursor, in the form that bash, zsh or fish take as it is.

The parser decides what is being typed, as it does when a line is run. What goes wrong is told to nobody: a
message would stand in the middle of the line that somebody is typing.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from typer._completion_classes import BashComplete
from typer._completion_shared import _completion_scripts

from tracker.cli import completion_scripts
from tracker.cli.context import CommandContext
from tracker.cli.root import COMPLETION_VARIABLE, PROGRAM
from tracker.cli.typed import TypedLine, read_line, written

if TYPE_CHECKING:
    from typer.core import TyperGroup


@dataclass(frozen=True, slots=True)
class Offer:
    """One value that may stand at the cursor, all of the word, and what it is."""

    value: str
    help: str


def offers(group: TyperGroup, context: CommandContext, words: Sequence[str], incomplete: str) -> list[Offer]:
    """Return what may stand in the place of ``incomplete`` after these words; every offer begins with it."""
    before = list(words[1:] if words[:1] == ["help"] else words)
    # After `--option=`, values are offered without it.
    option = (
        incomplete[: incomplete.find("=") + 1] if incomplete.startswith("-") and "--" not in words else ""
    )
    found = BashComplete(group, {"obj": context}, PROGRAM, COMPLETION_VARIABLE).get_completions(
        before, incomplete
    )
    return [
        Offer(option + item.value, " ".join((item.help or "").split()))
        for item in found
        # Of files the shell knows more.
        if item.type == "plain" and item.value.isprintable() and (option + item.value).startswith(incomplete)
    ]


def respond(group: TyperGroup, context: CommandContext) -> int:
    """Answer a shell that completes; nothing is written but offers."""
    context.stderr = io.StringIO()
    instruction, _, shell = context.environ[COMPLETION_VARIABLE].partition("_")
    if instruction == "complete" and shell in _SHELLS:
        read, form = _SHELLS[shell]
        line = read(context.environ)
        found = offers(group, context, line.words[1:], line.incomplete)
        context.stdout.write("".join(form(offer, line) + "\n" for offer in found))
    else:
        group.main([], prog_name=PROGRAM, complete_var=COMPLETION_VARIABLE, obj=context)
    return 0


def use_own_scripts() -> None:
    """Let Typer show and install our scripts in the place of its own; it has no door for that."""
    _completion_scripts.update(
        bash=completion_scripts.BASH, zsh=completion_scripts.ZSH, fish=completion_scripts.FISH
    )


def _read_bash(environ: Mapping[str, str]) -> TypedLine:
    return read_line(environ.get("COMP_LINE", ""), breaks=environ.get("COMP_WORDBREAKS", ""))


def _read_zsh(environ: Mapping[str, str]) -> TypedLine:
    *words, incomplete = environ.get("_TRACKER_WORDS", "").split("\n")
    return TypedLine(tuple(words), incomplete, start=0, kept=0, quote="")


def _read_fish(environ: Mapping[str, str]) -> TypedLine:
    return read_line(environ.get("_TRACKER_LINE", ""), fish=True)


def _for_bash(offer: Offer, line: TypedLine) -> str:
    """Return what bash puts in the place of the part of the word that it replaces."""
    return written(offer.value[line.kept :], line.quote)


def _described(offer: Offer, _line: TypedLine) -> str:
    return f"{offer.value}\t{offer.help}" if offer.help else offer.value


_SHELLS: Mapping[str, tuple[Callable[[Mapping[str, str]], TypedLine], Callable[[Offer, TypedLine], str]]] = {
    "bash": (_read_bash, _for_bash),
    "zsh": (_read_zsh, _described),
    "fish": (_read_fish, _described),
}
