"""`stats` and `compare`: the numbers of a stretch of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import current
from tracker.cli.options import RangeArgument
from tracker.cli.pictures import HtmlOption, Pictures, SvgOption
from tracker.features.statistics.commands.words import NameAndRange, name_and_range

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tracker.output.theme import Glyphs

_USUAL_RANGE = "30d"
_USUAL_COMPARISON = "90d"
_THINGS = of_feature(".heatmap.completion:things")


def stats(
    ctx: typer.Context, words: NameAndRange = None, svg: SvgOption = None, html: HtmlOption = None
) -> None:
    """Show the numbers of a stretch of days.

    Completion, weekdays, streaks, totals, and how that compares to as many days before; the last 30 days
    unless said. Of a journey also each dimension; of everything together also focus, goals, quests and XP.
    What is computed stands in docs/concepts/statistics.md.

    Examples:
      tracker stats
      tracker stats fitness :month
      tracker stats read 2026 --json
    """
    from tracker.features.statistics import render, service

    context = current(ctx)
    pictures = Pictures(context, svg, html)
    with context.work() as work:
        name, text = name_and_range(work, words or [])
        days = work.range(text, default=_USUAL_RANGE)
        found = service.summaries(work.session, query=name, days=days, today=work.today)
        besides = None
        if name is None:
            besides = service.besides(
                work.session, days=days, timezone=work.person.timezone, day_start=work.person.day_start
            )

    def draw(_glyphs: Glyphs) -> RenderableType:
        return render.card(found[0]) if besides is None else render.board(found, besides)

    if pictures.keep(f"Statistics, {days}" if name is None else f"{found[0].record.name}, {days}", draw):
        return
    if name is not None:
        context.emit_object(found[0].as_row(), draw)
    elif context.options.for_machines:
        context.emit_rows([summary.as_row() for summary in found], render.SUMMARY_COLUMNS, empty="")
    else:
        context.emit_object({}, draw)


def compare(
    ctx: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", autocompletion=_THINGS, help="A habit or journey.")],
    other: Annotated[str, typer.Argument(metavar="B", autocompletion=_THINGS, help="Another one.")],
    days: RangeArgument = None,
    svg: SvgOption = None,
    html: HtmlOption = None,
) -> None:
    """Set two habits or journeys side by side.

    With a sentence on whether the days of one go with the days of the other; the last 90 days unless said.

    Examples:
      tracker compare read fitness
      tracker compare run "sleep well" 2026 --json
    """
    from tracker.features.statistics import render, service

    context = current(ctx)
    pictures = Pictures(context, svg, html)
    with context.work() as work:
        found = service.compare(
            work.session,
            one=one,
            other=other,
            days=work.range(days, default=_USUAL_COMPARISON),
            today=work.today,
        )

    def draw(_glyphs: Glyphs) -> RenderableType:
        return render.side_by_side(found)

    if not pictures.keep(f"{found.a.record.name} and {found.b.record.name}", draw):
        context.emit_object(found.as_row(), draw)
