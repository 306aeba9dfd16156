"""`goal update`: what a goal's value is, or what came to it, on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import CommandContext, current
from tracker.cli.offline import kept_if_away, line
from tracker.cli.options import DeleteFlag, NoteOption, OnDay
from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.core.undoing import UNCHANGED, UNDO_HINT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_NAME_BOTH = "Name the goal and then its value: tracker goal update books +1."


def update(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="GOAL [+]VALUE",
            autocompletion=of_feature(".goals.completion:goal_words"),
            help="Which goal, and its value now, or what came to it: 12, +2, -0.5, +1:30.",
        ),
    ],
    on: OnDay = None,
    note: NoteOption = None,
    delete: DeleteFlag = False,
) -> None:
    """Say what a goal's value is, or what came to it.

    A value without a sign is what it is on that day, and takes the place of what was said of the day. With +
    or - it is added to what there is, and additions of a day add up.

    Examples:
      tracker goal update books +1 -m "The Waves"
      tracker goal update weight 81.5
      tracker goal update debt -200 --on yesterday
      tracker goal update books --delete --on 2026-11-02
    """
    context = current(ctx)
    _check(words, note, delete=delete)

    def later(day: date) -> Sequence[str]:
        options = {"--note": note, "--delete": delete}
        return line("goal update", words, day=day, options=options)

    with kept_if_away(context, on, later):
        if delete:
            _take_back(context, words, on)
        else:
            _log(context, words, on, note)


def _check(words: Sequence[str], note: str | None, *, delete: bool) -> None:
    """Refuse what is wrong with the words whoever reads them."""
    from tracker.features.goals import service

    if delete:
        if note is not None:
            raise UsageError("--delete and --note do not go together.", "Choose one of them.")
        return
    if unknown := next((word for word in words if word.startswith("--")), None):
        raise UsageError(f"There is no option {quoted(unknown)}.", "See: tracker goal update --help")
    if len(words) == 1:
        raise UsageError(f"{quoted(words[0])} says no value, or names no goal.", _NAME_BOTH)
    # Only the goal's unit tells what hours and minutes are.
    if ":" not in words[-1]:
        service.parse_change(words[-1], unit=None)


def _log(context: CommandContext, words: Sequence[str], on: str | None, note: str | None) -> None:
    from tracker.features.goals import render, service

    with context.work() as work:
        day = work.day(on)
        goal = service.find(work.session, query=" ".join(words[:-1]), today=work.today)
        change = service.parse_change(words[-1], unit=goal.unit)
        goal = service.record(work.session, goal=goal, day=day, change=change, note=note, today=work.today)
        hint = UNDO_HINT if work.has_changed() else UNCHANGED
    context.emit_object(goal.as_row(), lambda glyphs: render.update_line(goal, day, glyphs, hint))


def _take_back(context: CommandContext, words: Sequence[str], on: str | None) -> None:
    from tracker.features.goals import render, service

    with context.work() as work:
        day = work.day(on)
        goal = service.find(work.session, query=" ".join(words), today=work.today)
        goal = service.remove(work.session, goal=goal, day=day, today=work.today)
    hint = f"what was said of the day is taken back. {UNDO_HINT}"
    context.emit_object(goal.as_row(), lambda glyphs: render.update_line(goal, day, glyphs, hint))
