"""How an answer is written: `y`, `n`, `s`, `q` or nothing, with `@ 25` for an amount, `# text` for a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tracker.core.errors import UsageError
from tracker.core.text import fold, quoted

Verb = Literal["yes", "no", "skip", "later", "quit"]

_WORDS: dict[str, Verb] = {
    "": "later",
    "y": "yes",
    "yes": "yes",
    "n": "no",
    "no": "no",
    "s": "skip",
    "skip": "skip",
    "q": "quit",
    "quit": "quit",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer about a habit. ``amount`` is as typed, and only where the verb is *yes*."""

    verb: Verb
    amount: str | None = None
    note: str | None = None


def read_answer(line: str) -> Answer:
    """Read an answer about a habit: ``y @ 25 # on the train``. Anything else is a ``UsageError``.

    An amount alone, with or without the sign before it, means yes.
    """
    from tracker.features.habits.service import looks_like_amount

    said, note = split_note(line)
    word, sign, amount = (part.strip() for part in said.partition("@"))
    if not sign and looks_like_amount(word):
        word, sign, amount = "", "@", word
    if sign and not amount:
        raise UsageError(f"{quoted(line)} names no amount.", "Write it behind the sign: @ 25.")
    verb = _WORDS.get(fold(word))
    if verb is None:
        raise UsageError(f"{quoted(line)} is no answer.", "Answer y, n, s, q or Enter.")
    if sign and verb == "later":
        verb = "yes"
    if sign and verb != "yes":
        raise UsageError(f"{quoted(line)} names an amount, and nothing done.", "An amount goes with y.")
    if note is not None and verb not in {"yes", "no", "skip"}:
        raise UsageError(f"{quoted(line)} has a note, and nothing to keep it.", "A note goes with y, n or s.")
    return Answer(verb, amount if sign else None, note)


def split_note(line: str) -> tuple[str, str | None]:
    """Part a line into what was said and the note behind the first ``#``, None where there is none."""
    said, _, note = line.partition("#")
    return said.strip(), note.strip() or None


def leaves(word: str) -> bool:
    """Whether a word ends the asking."""
    return _WORDS.get(fold(word)) == "quit"
