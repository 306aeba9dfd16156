"""Parameters that several commands of rewards share, and how they are read."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.core.errors import UsageError
from tracker.core.text import fold, quoted

NO_LIMIT = "none"

RewardArgument = Annotated[
    str,
    typer.Argument(
        metavar="REWARD",
        autocompletion=of_feature(".rewards.completion:offers"),
        help="A reward, by any unambiguous part of its title, or its id.",
    ),
]
OwnArgument = Annotated[
    str,
    typer.Argument(
        metavar="REWARD",
        autocompletion=of_feature(".rewards.completion:own"),
        help="A reward of your own, by any unambiguous part of its title, or its id.",
    ),
]
DaysOption = Annotated[
    str | None,
    typer.Option("--days", metavar="N|none", help="How many days after buying a voucher is good, or none."),
]
RefundOption = Annotated[
    bool | None,
    typer.Option("--refund/--no-refund", help="Whether a voucher that runs out gives its coins back."),
]
AboutOption = Annotated[
    str | None, typer.Option("--about", metavar="TEXT", help="What it is; '' takes it away.")
]


def limit(text: str) -> int | None:
    """Read a whole number, or ``none`` as None; anything else is a ``UsageError``."""
    if fold(text) == NO_LIMIT:
        return None
    if not text.strip().isascii() or not text.strip().isdigit() or len(text.strip()) > 9:
        raise UsageError(f"{quoted(text)} is neither a whole number nor none.", "Write 30, or none.")
    return int(text)


def named(
    *, texts: dict[str, str | None], limits: dict[str, str | None], others: dict[str, object]
) -> dict[str, object]:
    """Return the columns that options named: texts (empty ones as None), limits read, others as they are."""
    found: dict[str, object] = {key: text or None for key, text in texts.items() if text is not None}
    found |= {key: limit(text) for key, text in limits.items() if text is not None}
    return found | {key: value for key, value in others.items() if value is not None}
