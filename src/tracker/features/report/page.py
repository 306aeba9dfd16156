"""The year as an HTML page: everything inside it, nothing fetched, for light, dark and paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.core.days import month_of, week_of, year_of
from tracker.core.text import plural
from tracker.features.focus.render import minutes_words
from tracker.features.heatmap.render import cells_of
from tracker.features.streaks.rules import describe
from tracker.output.charts.heatmap import CellState, Heatmap
from tracker.output.plain import decimal_text
from tracker.output.table import human_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.features.heatmap.service import HeatDay
    from tracker.features.report.service import Month, Report, Section
    from tracker.features.statistics.service import Summary
    from tracker.output.charts.heatmap import HeatCell

CELL = 13
"""Distance from one day of a calendar to the next, in pixels; a day is two less."""

_TEMPLATE = "report.html.j2"
_MONTHS_HEIGHT = 60


@dataclass(frozen=True, slots=True)
class Square:
    """A day of a calendar: its place, its look (``h1`` to ``h4``, or its state), and what it was in words."""

    x: int
    y: int
    look: str
    words: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place of a drawing."""

    x: int
    words: str


@dataclass(frozen=True, slots=True)
class MonthBar:
    """A month's rate as a bar; ``words`` stand above it."""

    x: int
    height: int
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Rating:
    """A dimension: its mean effort in words and in per cent of the best, and how often it was the best."""

    name: str
    mean: str
    part: float
    crushed: str


@dataclass(frozen=True, slots=True)
class Part:
    """What the page shows of a habit or journey; ``graded`` where its squares say how much."""

    name: str
    kind: str
    rule: str
    facts: tuple[tuple[str, str], ...]
    squares: tuple[Square, ...]
    months: tuple[MonthBar, ...]
    graded: bool
    legend: tuple[tuple[str, str], ...]
    ratings: tuple[Rating, ...]


def html_page(report: Report, *, first_weekday: int) -> str:
    """Return the whole page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("tracker.features.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    weeks = (
        week_of(report.days.last, first_weekday).first - week_of(report.days.first, first_weekday).first
    ).days // 7
    return environment.get_template(_TEMPLATE).render(
        report=report,
        totals=_totals(report),
        parts=[_part(report, section, first_weekday) for section in report.sections],
        month_labels=list(_month_labels(report, first_weekday)),
        weekday_labels=[
            (row, f"{week_of(report.days.first, first_weekday).first + timedelta(days=row):%a}")
            for row in (0, 2, 4)
        ],
        cell=CELL,
        calendar_width=(weeks + 1) * CELL,
        months_height=_MONTHS_HEIGHT,
    )


def _totals(report: Report) -> list[tuple[str, str]]:
    totals = report.totals
    best = max(report.sections, key=lambda section: section.summary.longest_run, default=None)
    facts = [(str(totals.days_active), "days with something done"), (str(totals.things_done), "things done")]
    if totals.checkins:
        facts.append((str(totals.checkins), "check-ins"))
    if totals.best_month:
        facts.append((_month_name(totals.best_month), "the fullest month"))
    if best is not None and best.summary.longest_run:
        length = plural(best.summary.longest_run, best.summary.record.rule.streak_unit)
        facts.append((length, f"longest streak: {human_text(best.summary.record.name)}"))
    besides = report.besides
    if besides.focus_minutes:
        facts.append((minutes_words(besides.focus_minutes), "of focus"))
    for number, words in ((besides.goals_completed, "goals completed"), (besides.badges, "badges earned")):
        if number:
            facts.append((str(number), words))
    return facts


def _part(report: Report, section: Section, first_weekday: int) -> Part:
    summary = section.summary
    squares = tuple(_squares(report, summary, first_weekday))
    looks = {square.look for square in squares}
    return Part(
        name=human_text(summary.record.name),
        kind=summary.record.kind,
        rule=human_text(describe(summary.record.rule)),
        facts=tuple(_facts(section)),
        squares=squares,
        months=tuple(_month_bar(number, month) for number, month in enumerate(section.months)),
        graded=summary.total is not None,
        legend=tuple((look, words) for look, words in _legend(summary) if look in looks),
        ratings=tuple(_ratings(summary)),
    )


def _facts(section: Section) -> Iterator[tuple[str, str]]:
    summary, best = section.summary, section.best_month
    done, unit = summary.completion, summary.record.rule.streak_unit
    if done.rate is not None:
        yield f"{done.rate:.0%}", f"{done.met} of {plural(done.due, unit)} met"
    yield str(summary.days_done), "days done"
    yield plural(summary.longest_run, unit), "longest streak of the year"
    if best is not None:
        yield _month_name(best.key), f"best month, {best.completion.rate:.0%}"
    if summary.total is not None and summary.mean is not None:
        measured = human_text(summary.record.rule.unit or "") if summary.record.kind == "habit" else "points"
        yield (
            f"{decimal_text(summary.total)} {measured}".strip(),
            f"in all, {decimal_text(summary.mean)} a day",
        )


def _squares(report: Report, summary: Summary, first_weekday: int) -> Iterator[Square]:
    cells = cells_of(summary.record.days)
    chart = Heatmap(cells, report.days, today=report.today)
    known = {day.day: day for day in summary.record.days}
    start = week_of(report.days.first, first_weekday).first
    for day in year_of(report.days.first):
        week, weekday = divmod((day - start).days, 7)
        heat = known.get(day)
        look = "future" if heat is None else _look(chart, cells[day])
        yield Square(week * CELL, weekday * CELL, look, _square_words(day, heat, summary))


def _look(chart: Heatmap, cell: HeatCell) -> str:
    if cell.state in {CellState.DONE, CellState.PARTIAL}:
        return f"h{chart.level(cell)}"
    return str(cell.state)


def _square_words(day: date, heat: HeatDay | None, summary: Summary) -> str:
    if heat is None:
        return str(day)
    state = (
        "nothing" if heat.state == "none" else "not scheduled" if heat.state == "unscheduled" else heat.state
    )
    if heat.value is None or heat.state not in {"done", "partial"} or summary.total is None:
        return f"{day}: {state}"
    unit = human_text(summary.record.rule.unit or "") if summary.record.kind == "habit" else "points"
    return f"{day}: {human_text(heat.value)} {unit}".strip()


def _legend(summary: Summary) -> Iterator[tuple[str, str]]:
    """Return what squares mean, besides the scale of amounts and scores."""
    if summary.total is None:
        yield from (("h4", "done"), ("none", "nothing"))
    yield from ((state, state) for state in ("skipped", "paused", "missed"))


def _month_labels(report: Report, first_weekday: int) -> Iterator[Label]:
    start = week_of(report.days.first, first_weekday).first
    for month in range(1, 13):
        first = date(report.year, month, 1)
        yield Label((first - start).days // 7 * CELL, f"{first:%b}")


def _month_bar(number: int, month: Month) -> MonthBar:
    rate = month.completion.rate
    words = "" if rate is None else f"{rate * 100:.0f}"
    height = 0 if rate is None else max(round(rate * _MONTHS_HEIGHT), 1)
    return MonthBar(number * 26, height, _month_name(month.key)[:3], words)


def _ratings(summary: Summary) -> Iterator[Rating]:
    for dimension in summary.dimensions:
        if dimension.mean_effort is not None and dimension.crushed_share is not None:
            yield Rating(
                human_text(dimension.name),
                f"{dimension.mean_effort:.1f}",
                float(dimension.mean_effort) * 20,
                f"{dimension.crushed_share:.0%}",
            )


def _month_name(key: str) -> str:
    return f"{month_of(date.fromisoformat(f'{key}-01')).first:%B}"
