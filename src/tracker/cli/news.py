"""What a command earned besides what it was for: said in one line after the command's own words.

The database says so by a notice in the transaction that brought it about; only then is it asked what it was.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from tracker.cli.context import CommandContext

SOURCE = "tracker.features.badges.news"
"""The module that words it. The kernel names it, as the table of commands does, and imports no feature."""

_NOTICE = "TRB01"


@contextmanager
def heard(context: CommandContext, session: Session) -> Iterator[None]:
    """Listen while a command works, and remember what there is to tell people who read its output."""
    if context.options.for_machines or context.rehearsal:
        yield
        return
    from tracker.db.notices import noticing

    with noticing(session, _NOTICE) as notices:
        yield
        line: str | None = import_module(SOURCE).news_of(session) if notices else None
        if line is not None:
            context.news.append(line)


def tell(context: CommandContext) -> None:
    """Say what was heard; nothing where nothing was."""
    for line in context.news:
        context.say(line)
    context.news.clear()
