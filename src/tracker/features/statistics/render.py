"""How figures and charts look."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.core.text import plural
from tracker.features.statistics.by import By
from tracker.features.streaks.rules import describe
from tracker.output.plain import decimal_text
from tracker.output.table import Column, human_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from tracker.core.days import DayRange
    from tracker.features.statistics.service import Besides, Comparison, Point, Series, Summary
    from tracker.output.charts.line import Tick
    from tracker.output.charts.profile import Profile

_CLOSE_TICKS = 45
"""A range of up to that many days has weeks below its line, a longer one months."""

POINT_COLUMNS: Sequence[Column] = tuple(
    Column(key, key.capitalize()) for key in ("label", "first", "last", "value", "average", "days", "measure")
)

_SUMMARY_KEYS = (
    "kind", "name", "first", "last", "rule", "period_unit", "periods_due", "periods_met", "periods_excused",
    "completion_rate", "days_done", "days_counted", "measure", "unit", "total", "mean", "best_weekday",
    "worst_weekday", "weekdays", "streak", "before", "change", "dimensions",
)  # fmt: skip
SUMMARY_COLUMNS: Sequence[Column] = tuple(Column(key, key) for key in _SUMMARY_KEYS)

_BOARD_COLUMNS: Sequence[Column] = (
    Column("name", "Name", style="name", wrap=True),
    Column("met", "Met", align="right"),
    Column("rate", "Rate", align="right"),
    Column("change", "Change", align="right", spare=True),
    Column("best", "Best", spare=True),
    Column("streak", "Streak", align="right"),
    Column("mean", "Mean", align="right"),
)


def chart(series: Series) -> RenderableType:
    """Draw a series: a line with its average by day, bars otherwise."""
    from rich.console import Group
    from rich.text import Text

    known = [point for point in series.points if point.value is not None]
    head = Text.assemble(
        (human_text(series.name), "title"), "  ", (f"{series.range}, {_measure_words(series)}", "muted")
    )
    if not known:
        return Group(head, Text("Nothing is known of these days.", style="muted"))
    return Group(head, Text(), *(_line(series) if series.by is By.DAY else [_bars(series)]))


def _measure_words(series: Series) -> str:
    """Return what the figures are: "score", "min a week", "share of days done"."""
    what = {
        "score": "score",
        "amount": human_text(series.unit or "amount"),
        "done": "days done",
        "things": "things done",
    }[series.measure]
    if series.by is By.DAY:
        return "done or not" if series.measure == "done" else what
    if series.summed:
        return f"{what} a {series.by}"
    return f"share of {what}" if series.measure == "done" else f"mean {what}"


def _line(series: Series) -> Iterator[RenderableType]:
    from rich.text import Text

    from tracker.output.charts.line import LineChart

    averages = [point.average for point in series.points]
    # Of yes and no, single points would be two rows that say nothing: the average alone is the line.
    values = [None if series.measure == "done" else point.value for point in series.points]
    figure = "{:.0%}".format if series.measure == "done" else None
    yield LineChart(values, average=averages, ticks=_ticks(series.points), figure=figure)
    window = plural(series.window or 1, "day")
    last = next((average for average in reversed(averages) if average is not None), None)
    standing = f", now {_figure(series, last)}" if last is not None else ""
    yield Text(f"Line: mean of the last {window}{standing}", style="muted")


def _ticks(points: Sequence[Point]) -> list[Tick]:
    """Return the days named below a line: Mondays of a short range, else beginnings of months or years."""
    from tracker.output.charts.line import Tick

    days = [(index, point.first) for index, point in enumerate(points) if point.first is not None]
    if len(days) <= _CLOSE_TICKS:
        chosen = [(index, f"{day:%b} {day.day}") for index, day in days if day.weekday() == 0]
    elif len(days) <= 3 * 366:
        chosen = [
            (index, f"{day:%b}" if day.month > 1 else str(day.year)) for index, day in days if day.day == 1
        ]
    else:
        chosen = [(index, str(day.year)) for index, day in days if (day.month, day.day) == (1, 1)]
    return [Tick(index, words) for index, words in chosen or [(0, str(days[0][1]))]]


def _bars(series: Series) -> RenderableType:
    from tracker.output.charts.bars import Bar, BarChart

    return BarChart(
        [
            Bar(_bar_label(series, point), point.value or 0, _bar_words(series, point))
            for point in series.points
        ],
        maximum=1 if series.measure == "done" and not series.summed else None,
        bar_width=60,
    )


def _bar_label(series: Series, point: Point) -> str:
    if series.by is By.MONTH and point.first is not None:
        return f"{point.first:%b %Y}"
    return point.label.capitalize() if series.by is By.WEEKDAY else point.label


def _bar_words(series: Series, point: Point) -> str:
    average = f"  mean {_figure(series, point.average)}" if point.average is not None else ""
    return ("-" if point.value is None else _figure(series, point.value)) + average


def _figure(series: Series, value: Decimal | None) -> str:
    if value is None:
        return ""
    if series.measure == "done" and not series.summed:
        return f"{value:.0%}"
    return decimal_text(value.quantize(Decimal("0.1")) if value % 1 else value)


def board(found: Sequence[Summary], besides: Besides) -> RenderableType:
    """Draw the figures of several, a line each, and below them what else the days came to."""
    from rich.console import Group
    from rich.text import Text

    from tracker.output.table import DataTable

    if not found:
        nothing = Text("Nothing to count yet. Begin with: tracker habit add Read", style="muted")
        return _besides(besides) if besides.anything else nothing
    head = Text.assemble(("Statistics", "title"), "  ", (_range_words(found[0].record.range), "muted"))
    rows = [
        {
            "name": summary.record.name,
            "met": f"{summary.completion.met}/{summary.completion.due}",
            "rate": _percent(summary.completion.rate),
            "change": _change(summary.change),
            "best": (summary.extremes[0] or "").capitalize(),
            "streak": plural(summary.record.streak.current, summary.record.rule.streak_unit),
            "mean": _mean_words(summary),
        }
        for summary in found
    ]
    note = Text("Change: of the rate, in points, against as many days before.", style="muted")
    parts: list[RenderableType] = [head, DataTable(rows, _BOARD_COLUMNS)]
    if any(row["change"] for row in rows):
        parts.append(note)
    if besides.anything:
        parts += [Text(), _besides(besides)]
    return Group(*parts)


def _besides(found: Besides) -> Table:
    """Draw a line for each kind of thing that there is anything to tell of."""
    from rich.table import Table

    from tracker.features.focus.render import minutes_words

    focus = f"{minutes_words(found.focus_minutes)} in {plural(found.focus_sessions, 'session')}"
    lines = {
        "Focus": focus if found.focus_sessions else "",
        "Goals": _sentence((found.goals_moved, "moved"), (found.goals_completed, "completed")),
        "Quests": _sentence((found.quests_completed, "completed"), (found.quests_failed, "failed")),
        "XP": f"{found.xp:+}" if found.xp else "",
        "Coins": _sentence((found.coins_earned, "earned"), (found.coins_spent, "spent")),
        "Badges": _sentence((found.badges, "earned")),
    }
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="heading", no_wrap=True)
    table.add_column(overflow="fold")
    for name, words in lines.items():
        if words:
            table.add_row(name, words)
    return table


def _sentence(*counts: tuple[int | None, str]) -> str:
    """Return "3 completed, 1 failed" of the counts that are not zero."""
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def card(summary: Summary) -> RenderableType:
    """Draw the figures of one habit or journey."""
    from rich.console import Group
    from rich.text import Text

    record = summary.record
    head = Text.assemble(
        (human_text(record.name), "title"), "  ", (human_text(describe(record.rule)), "muted")
    )
    parts: list[RenderableType] = [head, Text(_range_words(record.range), style="muted"), _facts(summary)]
    if any(figure.days for figure in summary.weekdays):
        parts += [Text("\nWeekdays, share of days done", style="heading"), _weekday_bars(summary)]
    if any(dimension.answers for dimension in summary.dimensions):
        parts += [Text("\nDimensions, mean effort of 5", style="heading"), profile(summary)]
    return Group(*parts)


def _facts(summary: Summary) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    from tracker.output.charts.gauge import Gauge

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="heading", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("Completion", Gauge(summary.completion.rate))
    table.add_row("", Text(_completion_words(summary)))
    if summary.before_range is not None and summary.before is not None and summary.change is not None:
        before = f"{_percent(summary.before.rate)} in the days before, {summary.before_range}"
        table.add_row("Change", Text(f"{_change(summary.change)} points; {before}"))
    streak, unit = summary.record.streak, summary.record.rule.streak_unit
    words = (
        f"{plural(streak.current, unit)} now, best {streak.longest}, best in these days {summary.longest_run}"
    )
    table.add_row("Streak", Text(words))
    if summary.total is not None and summary.mean is not None:
        table.add_row(_total_title(summary), Text(_total_words(summary)))
    if any(summary.values):
        table.add_row("By day", _sparkline(summary))
    return table


def _total_title(summary: Summary) -> str:
    return "Score" if summary.record.kind == "journey" else "Amount"


def _sparkline(summary: Summary, *, width: int = 60) -> RenderableType:
    from tracker.output.charts.sparkline import Sparkline

    values = summary.values
    return Sparkline(
        values, width=width, minimum=min([Decimal(0), *(value for value in values if value is not None)])
    )


def _weekday_bars(summary: Summary) -> RenderableType:
    from tracker.output.charts.bars import Bar, BarChart

    return BarChart(
        [
            Bar(
                figure.weekday.capitalize(),
                figure.rate or 0,
                f"{_percent(figure.rate):>4}  {f'{figure.done} of {figure.days}':>10}"
                if figure.days
                else "-",
            )
            for figure in summary.weekdays
        ],
        maximum=1,
        bar_width=25,
    )


def profile(summary: Summary) -> Profile:
    """Return the profile of a journey's dimensions."""
    from tracker.output.charts.profile import Profile, Rated

    return Profile(
        [
            Rated(
                dimension.name,
                None if dimension.mean_effort is None else float(dimension.mean_effort),
                dimension.crushed_share or 0.0,
                dimension.answers,
            )
            for dimension in summary.dimensions
        ],
        best="crushed",
    )


def side_by_side(comparison: Comparison) -> RenderableType:
    """Draw two summaries as two columns, and the sentence on their connection."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    pair = (comparison.a, comparison.b)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="heading", no_wrap=True)
    for _ in pair:
        table.add_column(overflow="fold")
    table.add_row("", *(Text(human_text(summary.record.name), style="name") for summary in pair))
    table.add_row("Rule", *(Text(human_text(describe(summary.record.rule))) for summary in pair))
    table.add_row("Rate", *(_rate_and_met(summary) for summary in pair))
    _add_if_any(table, "Change", [_change(summary.change) for summary in pair])
    table.add_row("Days done", *(Text(f"{summary.days_done} of {summary.days_counted}") for summary in pair))
    table.add_row("Streak now", *(Text(_streak_now(summary)) for summary in pair))
    table.add_row("Best here", *(Text(str(summary.longest_run)) for summary in pair))
    _add_if_any(table, "Mean", [_mean_words(summary) for summary in pair])
    table.add_row("By day", *(_sparkline(summary, width=28) for summary in pair))
    range_words = Text(_range_words(comparison.a.record.range), style="muted")
    return Group(range_words, table, Text(), Text(human_text(comparison.connection.sentence)))


def _add_if_any(table: Table, title: str, words: Sequence[str]) -> None:
    from rich.text import Text

    if any(words):
        table.add_row(title, *map(Text, words))


def _rate_and_met(summary: Summary) -> Text:
    from rich.text import Text

    return Text(
        f"{_percent(summary.completion.rate)}  {summary.completion.met} of {_periods(summary)}".strip()
    )


def _streak_now(summary: Summary) -> str:
    return plural(summary.record.streak.current, summary.record.rule.streak_unit)


def _periods(summary: Summary) -> str:
    return plural(summary.completion.due, summary.record.rule.streak_unit)


def _completion_words(summary: Summary) -> str:
    done = summary.completion
    words = f"{done.met} of {_periods(summary)} met"
    return f"{words}, {done.excused} excused" if done.excused else words


def _mean_words(summary: Summary) -> str:
    if summary.mean is None:
        return ""
    unit = summary.record.rule.unit if summary.record.kind == "habit" else "score"
    return human_text(f"{decimal_text(summary.mean)} {unit or ''}".strip())


def _total_words(summary: Summary) -> str:
    if summary.total is None or summary.mean is None:
        return ""
    unit = summary.record.rule.unit if summary.record.kind == "habit" else None
    total = f"{decimal_text(summary.total)} {unit}" if unit else decimal_text(summary.total)
    return human_text(f"{total} in all, {decimal_text(summary.mean)} a day with an entry")


def _range_words(days: DayRange) -> str:
    return f"{days}, {plural(days.days, 'day')}"


def _percent(rate: float | None) -> str:
    return "" if rate is None else f"{rate:.0%}"


def _change(change: float | None) -> str:
    """Return a change of a rate in points: "+4", "0", "-12"."""
    return "" if change is None else f"{round(change * 100):+d}" if round(change * 100) else "0"
