"""`focus run`: a countdown on the terminal, of one session or of several with breaks between them."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.context import current
from tracker.cli.options import NoteOption
from tracker.core.errors import UsageError
from tracker.features.focus.commands.words import GoalOption, HabitOption, MinutesArgument

_USUAL_BREAKS = "5/15"
_USUAL_CYCLES = 4


def run(
    ctx: typer.Context,
    minutes: MinutesArgument = None,
    goal: GoalOption = None,
    habit: HabitOption = None,
    note: NoteOption = None,
    breaks: Annotated[
        str | None,
        typer.Option(
            "--breaks",
            metavar="SHORT/LONG",
            help="Minutes of rest between sessions and after the last: 5/15.",
        ),
    ] = None,
    cycles: Annotated[
        int | None,
        typer.Option("--cycles", metavar="NUMBER", help="How many sessions; 4 with --breaks, else 1."),
    ] = None,
) -> None:
    """Count a session down, with breaks if you like.

    Where one runs already, also one begun in another terminal, it takes that up. Ctrl-C leaves, and the
    session goes on without the countdown. At the end the terminal rings (settings set sounds off: it does
    not), and the desktop shows a notice where notify-send or osascript is there (settings set notifications
    off). Between sessions come breaks, after the last a long one.

    Examples:
      tracker focus run
      tracker focus run 50 --goal thesis
      tracker focus run --cycles 4 --breaks 5/15
    """
    from tracker.features.focus.running import Wish, count_down
    from tracker.features.focus.words import parse_breaks

    if cycles == 1 and breaks is not None and parse_breaks(breaks)[1] == 0:
        raise UsageError(
            "One session has no break before the next.", "Leave --breaks out, or add --cycles 4."
        )
    of_several = breaks is not None or (cycles or 1) > 1
    short, long = parse_breaks(breaks or _USUAL_BREAKS) if of_several else (0, 0)
    count_down(
        current(ctx),
        Wish(
            minutes=minutes,
            goal=goal,
            habit=habit,
            note=note,
            cycles=cycles or (_USUAL_CYCLES if breaks is not None else 1),
            short_break=short,
            long_break=long,
        ),
    )
