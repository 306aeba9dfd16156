"""What was asked for by the global options, gathered while the line is parsed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from tracker.output.console import Format


@dataclass
class GlobalChoices:
    """One field per global option; ``None`` where nothing was said."""

    output: Format | None = None
    color: bool | None = None
    ascii: bool | None = None
    debug: bool = False
    profile: str | None = None

    def guess(self, argv: Sequence[str]) -> None:
        """Read a line that the parser refused, well enough to answer in the form that was asked for."""
        words = list(takewhile(lambda word: word != "--", argv))
        self.debug = self.debug or "--debug" in words
        for spelled in _spelled_formats(words):
            self.output = next((form for form in Format if form.value == spelled), self.output)


def _spelled_formats(words: Sequence[str]) -> Iterable[str]:
    for word, following in pairwise([*words, ""]):
        if word == "--json":
            yield "json"
        elif word in ("-o", "--output"):
            yield following
        elif word.startswith(("-o", "--output=")):
            yield word.removeprefix("--output=").removeprefix("-o")
