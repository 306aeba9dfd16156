"""What the commands of figures share: telling a name from a range of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.ranges import looks_like_range, split_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.cli.context import Work

NameAndRange = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[HABIT or JOURNEY] [RANGE]",
        autocompletion=of_feature(".heatmap.completion:things_and_range"),
        help="Of what (of everything unless said), and which days.",
        show_default=False,
    ),
]


def name_and_range(work: Work, words: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the words of a name and those of a range; a misspelt range is refused as such."""
    name, days = split_range(work, words)
    if days is None:
        for word in words:
            if looks_like_range(word):
                work.range(word, default=word)
    return name, days
