"""How a year looks in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.features.heatmap.render import cells_of
from tracker.features.statistics.render import board, profile

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tracker.features.report.service import Report, Section
    from tracker.output.theme import Glyphs


def year(report: Report, *, first_weekday: int, glyphs: Glyphs) -> RenderableType:
    """Draw a year: the figures of all, then each with its calendar and, for a journey, its dimensions."""
    from rich.console import Group
    from rich.text import Text

    if not report.sections and not report.besides.anything:
        return Text(f"Nothing was entered in {report.year}.", style="muted")
    totals = report.totals
    words = f"{totals.days_active} days with something done, {totals.things_done} things done"
    head = Text.assemble((str(report.year), "title"), "  ", (words, "muted"))
    drawn = [_section(report, section, first_weekday, glyphs) for section in report.sections]
    return Group(
        head, Text(), board([section.summary for section in report.sections], report.besides), *drawn
    )


def _section(report: Report, section: Section, first_weekday: int, glyphs: Glyphs) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from tracker.output.charts.heatmap import Heatmap
    from tracker.output.table import human_text

    summary, best = section.summary, section.best_month
    words = f"{summary.days_done} days done" + (f", best month {best.key}" if best else "")
    head = Text.assemble("\n", (human_text(summary.record.name), "title"), "  ", (words, "muted"))
    calendar = Heatmap(
        cells_of(summary.record.days),
        report.days,
        week_start=first_weekday,
        today=report.today,
        glyphs=glyphs,
    )
    rated = [profile(summary)] if any(dimension.answers for dimension in summary.dimensions) else []
    return Group(head, calendar, *rated)
