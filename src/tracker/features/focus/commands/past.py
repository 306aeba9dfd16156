"""`focus log` and `focus stats`: looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import complete_day
from tracker.cli.context import current
from tracker.cli.options import RangeArgument
from tracker.cli.pictures import HtmlOption, Pictures, SvgOption
from tracker.core.errors import UsageError
from tracker.features.focus.commands.words import (
    GoalOption,
    HabitOption,
    goal_id,
    habit_id,
    tell_ended,
    zone_of,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tracker.cli.context import Work
    from tracker.core.days import DayRange
    from tracker.output.theme import Glyphs

_USUAL_RANGE = "30d"

SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DAY", autocompletion=complete_day, help="The first day."),
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="DAY", autocompletion=complete_day, help="The last day; today."),
]


def log(
    ctx: typer.Context,
    days: RangeArgument = None,
    since: SinceOption = None,
    until: UntilOption = None,
    goal: GoalOption = None,
    habit: HabitOption = None,
) -> None:
    """List sessions of focus.

    The last 30 days unless said. Ranges: 2026-11-01..2026-11-07, :week, :month, 2026-W46, 7d, yesterday.

    Examples:
      tracker focus log
      tracker focus log :week --goal thesis
      tracker focus log --since 2026-11-01 -o csv
    """
    from tracker.features.focus import render, service

    context = current(ctx)
    with context.work() as work:
        zone = zone_of(work)
        ended = service.settle(work.session, today=work.today)
        asked = _days(work, days, since, until)
        found = service.history(
            work.session,
            days=asked,
            goal_id=None if goal is None else goal_id(work, goal),
            habit_id=None if habit is None else habit_id(work, habit),
        )
    tell_ended(context, ended, zone)
    context.emit_rows(
        [each.as_row(zone) for each in found],
        render.LOG_COLUMNS,
        empty=f"No sessions of focus in {asked}. Begin one: tracker focus start",
    )


def stats(
    ctx: typer.Context,
    days: RangeArgument = None,
    since: SinceOption = None,
    until: UntilOption = None,
    svg: SvgOption = None,
    html: HtmlOption = None,
) -> None:
    """Show what focus came to by day, week and goal.

    Completed sessions count, with their whole minutes; the last 30 days unless said.

    Examples:
      tracker focus stats
      tracker focus stats :month
      tracker focus stats 2026-W46 --json
    """
    from tracker.features.focus import render, service

    context = current(ctx)
    pictures = Pictures(context, svg, html)
    with context.work() as work:
        zone = zone_of(work)
        ended = service.settle(work.session, today=work.today)
        asked = _days(work, days, since, until)
        found = service.stats(work.session, days=asked, first_weekday=work.person.first_weekday)
    tell_ended(context, ended, zone)

    def draw(glyphs: Glyphs) -> RenderableType:
        return render.board(found, glyphs)

    if not pictures.keep(f"Focus, {asked}", draw):
        context.emit_object(found.as_row(), draw)


def _days(work: Work, text: str | None, since: str | None, until: str | None) -> DayRange:
    """Return the days that a line means; nothing after today has any sessions."""
    from tracker.core.days import BEGINNING, DayRange

    if since is None and until is None:
        found = work.range(text, default=_USUAL_RANGE)
        return DayRange(found.first, max(min(found.last, work.today), found.first))
    if text is not None:
        raise UsageError(f"The range {text} and --since or --until say it twice.", "Leave one of them out.")
    last = work.day(until)
    first = BEGINNING if since is None else work.day(since)
    if first > last:
        raise UsageError(f"{first} is after {last}.", "Give an earlier day after --since.")
    return DayRange(first, last)
