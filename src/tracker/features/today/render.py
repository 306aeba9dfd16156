"""How the day's page looks: one line per thing, a sign in front, the week behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.text import plural
from tracker.features.streaks.rules import describe
from tracker.output.plain import decimal_text
from tracker.output.table import human_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.text import Text

    from tracker.features.heatmap.service import State
    from tracker.features.streaks.service import Streak
    from tracker.features.today.service import HabitToday, JourneyToday, Today
    from tracker.output.theme import Glyphs

_FEWEST_COLUMNS_FOR_RULES = 70
_NOTHING_YET = """Nothing to track yet. Begin with one of these:

  tracker habit add Read --at-least 30 --unit min
  tracker habit add Run --times 3/week
  tracker journey create Fitness -d Strength:3 -d Sleep:2"""


class TodayPage:
    """The page as a Rich renderable. ``hide_completed`` leaves out what needs nothing more today."""

    def __init__(self, today: Today, *, hide_completed: bool, glyphs: Glyphs) -> None:
        self.today = today
        self.hide_completed = hide_completed
        self.glyphs = glyphs

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        day = self.today.day
        yield Text(f"{day:%A} {day.day} {day:%B %Y}", style="title")
        if not self.today.journeys and not self.today.habits:
            yield Text()
            yield Text(_NOTHING_YET)
            return
        wide = options.max_width >= _FEWEST_COLUMNS_FOR_RULES
        yield from _sections(self.today, hide_completed=self.hide_completed, wide=wide, glyphs=self.glyphs)


def _sections(today: Today, *, hide_completed: bool, wide: bool, glyphs: Glyphs) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(6 if wide else 5):
        table.add_column(no_wrap=False)
    weekdays = "".join(f"{day:%a}"[0] for day in today.week)
    rows = [
        *(
            _journey_cells(journey, glyphs)
            for journey in today.journeys
            if not (hide_completed and journey.log)
        ),
        *(_habit_cells(habit, glyphs) for habit in today.habits if habit.due.due or not hide_completed),
        *(_group_cells(group, glyphs) for group in today.groups if not (hide_completed and group.met_now)),
    ]
    if rows:
        table.add_row("", "", "", "", Text(weekdays, style="muted"), *([""] if wide else []))
    for cells in rows:
        table.add_row(*cells[: 6 if wide else 5])
    yield table if rows else Text("Everything is done.", style="good")
    if today.at_risk:
        yield Text()
        names = ", ".join(f"{streak.name} ({_length(streak)})" for streak in today.at_risk)
        yield Text.assemble((f"{glyphs.up} Ends today: ", "warn"), names)


def _journey_cells(journey: JourneyToday, glyphs: Glyphs) -> list[Text]:
    from rich.text import Text

    done = journey.log is not None
    state: State = "done" if done else "paused" if journey.streak.state == "paused" else "none"
    score = decimal_text(journey.log.score) if journey.log else ""
    return [
        _sign(state, glyphs),
        Text(journey.journey.title, style="name" if not done else ""),
        Text(f"score {score}" if done else "check in", style="muted"),
        _streak(journey.streak, glyphs),
        _week(journey.week, glyphs),
        Text("every day", style="muted"),
    ]


def _habit_cells(habit: HabitToday, glyphs: Glyphs) -> list[Text]:
    from rich.text import Text

    due = habit.due
    state: State = (
        due.entry.status
        if due.entry
        else "paused"
        if due.paused
        else "unscheduled"
        if not due.scheduled
        else "done"
        if due.met
        else "none"
    )
    return [
        _sign(state, glyphs),
        Text(due.habit.name, style="name" if due.due else ""),
        Text(_progress(habit), style="muted"),
        _streak(due.streak, glyphs),
        _week(habit.week, glyphs),
        Text(describe(due.period.rule), style="muted"),
    ]


def _group_cells(streak: Streak, glyphs: Glyphs) -> list[Text]:
    """Return the cells of a group of habits; its habits have lines, and weeks, of their own."""
    from rich.text import Text

    state: State = "paused" if streak.state == "paused" else "done" if streak.met_now else "none"
    return [
        _sign(state, glyphs),
        Text(human_text(streak.name), style="" if streak.met_now else "name"),
        Text("group", style="muted"),
        _streak(streak, glyphs),
        Text(),
        Text(streak.rule_words, style="muted"),
    ]


def _progress(habit: HabitToday) -> str:
    """Return how far the period is: "20 of 30 min", "2 of 3 days this week"."""
    due, period = habit.due, habit.due.period
    if due.entry is not None and due.entry.status == "skipped":
        return "skipped"
    if due.paused:
        return "paused"
    if not due.scheduled:
        return "not today"
    of = "of at most" if period.rule.direction == "at_most" and period.rule.times is None else "of"
    numbers = f"{decimal_text(period.done)} {of} {decimal_text(period.goal)}"
    if period.rule.times is not None:
        return f"{numbers} days"
    if period.rule.unit:
        return f"{numbers} {period.rule.unit}"
    return (
        numbers if period.rule.measured or period.rule.kind not in {"day", "weekdays"} else _yes_or_no(habit)
    )


def _yes_or_no(habit: HabitToday) -> str:
    entry = habit.due.entry
    return (
        "to do" if entry is None else {"done": "done", "missed": "not done"}.get(entry.status, entry.status)
    )


def _sign(state: State, glyphs: Glyphs) -> Text:
    from rich.text import Text

    style = state if state in {"done", "partial", "skipped", "missed", "paused"} else "muted"
    return Text(" " + _glyph(state, glyphs), style=style)


def _week(states: tuple[State, ...], glyphs: Glyphs) -> Text:
    from rich.text import Text

    week = Text()
    for state in states:
        style = state if state in {"done", "partial", "skipped", "missed", "paused"} else "muted"
        week.append(_glyph(state, glyphs), style)
    return week


def _glyph(state: State, glyphs: Glyphs) -> str:
    return {
        "done": glyphs.done,
        "partial": glyphs.partial,
        "skipped": glyphs.skipped,
        "missed": glyphs.missed,
        "paused": glyphs.paused,
        "unscheduled": glyphs.unscheduled,
        "none": glyphs.open,
        "future": glyphs.future,
    }[state]


def _streak(streak: Streak, glyphs: Glyphs) -> Text:
    from rich.text import Text

    if not streak.current:
        return Text("")
    style = "warn" if streak.state == "open" and streak.days_left == 1 else "flame"
    return Text(f"{glyphs.flame} {_length(streak)}", style=style)


def _length(streak: Streak) -> str:
    return plural(streak.current, streak.rule.streak_unit)
