"""How the day's page looks: what is at risk, then a line per thing in the person's order, with its week."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from tracker.core.text import clock_text, plural
from tracker.features.game.render import level_line
from tracker.features.quests.render import quests_of_day
from tracker.features.streaks.rules import describe
from tracker.output.charts.bars import bar_text
from tracker.output.charts.strip import day_sign, strip, weekday_letters
from tracker.output.plain import decimal_text
from tracker.output.table import human_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.text import Text

    from tracker.features.focus.service import FocusOfDay
    from tracker.features.goals.service import GoalAlert
    from tracker.features.heatmap.service import State
    from tracker.features.streaks.service import Streak
    from tracker.features.today.service import HabitToday, JourneyToday, Today
    from tracker.output.theme import Glyphs

_GAP = 2
_STRENGTH_CELLS = 10
_MOST_NAMED = 5
_FEWEST_COLUMNS = 4
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

        day, nothing = self.today.day, not self.today.journeys and not self.today.habits
        figures = "" if nothing else f"  {self.today.open} open, {self.today.done} done"
        yield Text.assemble((f"{day:%A} {day.day} {day:%B %Y}", "title"), (figures, "muted"))
        if nothing:
            yield from self._beside()
            yield Text()
            yield Text(_NOTHING_YET)
            return
        if self.today.at_risk:
            yield _at_risk(self.today.at_risk)
        yield from self._beside()
        yield Text()
        yield self._table(options.max_width)
        if self.today.level:
            yield Text()
            yield level_line(self.today.level, self.glyphs)

    def _beside(self) -> Iterator[Text]:
        """Yield a line for what is neither journey nor habit, where there is any."""
        if self.today.goals:
            yield _goals(self.today.goals)
        if self.today.focus:
            yield _focus(self.today.focus)
        if self.today.quests:
            yield quests_of_day(self.today.quests, self.today.day)

    def _table(self, width: int) -> RenderableType:
        from rich.table import Table
        from rich.text import Text

        rows = list(self._rows())
        if not rows:
            return Text("Everything is done.", style="good")
        columns = _columns_that_fit(rows, width)
        table = Table.grid(padding=(0, _GAP, 0, 0))
        for _ in range(columns):
            table.add_column(overflow="fold")
        for cells in rows:
            table.add_row(*cells[:columns])
        return table

    def _rows(self) -> Iterator[list[Text]]:
        """Yield a line per thing under the titles of their sections; one section alone has no title."""
        from rich.text import Text

        letters = Text(weekday_letters(self.today.week), style="muted")
        titled = len(self.today.sections) > 1
        for section in self.today.sections:
            drawn = (_cells(thing, self.glyphs, self.hide_completed) for thing in section.things)
            shown = [cells for cells in drawn if cells]
            if shown and (titled or letters):
                title = Text(section.title if titled else "", style="heading")
                yield [title, Text(), Text(), letters, Text(), Text()]
                letters = Text()
            yield from shown


def _columns_that_fit(rows: Sequence[Sequence[Text]], width: int) -> int:
    """Return how many columns stand on one line: rule and strength stay away before anything folds."""
    widths: list[int] = [max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)]
    ends: Iterable[int] = accumulate(widths, lambda end, more: end + _GAP + more)
    return max(_FEWEST_COLUMNS, sum(end <= width for end in ends))


def _at_risk(streaks: list[Streak]) -> Text:
    """Return "At risk: Read, 12 days; Run, 3 weeks", the longest of them by name."""
    from rich.text import Text

    named = [f"{streak.name}, {_length(streak)}" for streak in streaks[:_MOST_NAMED]]
    more = len(streaks) - len(named)
    return Text.assemble(("At risk: ", "warn"), "; ".join(named), f"; {more} more" if more else "")


def _focus(found: FocusOfDay) -> Text:
    """Return "Focus: 45 min today, 18:20 left of the session that runs"."""
    from rich.text import Text

    from tracker.features.focus.render import minutes_words

    facts = [f"{minutes_words(found.minutes)} today"] if found.minutes else []
    if found.left is not None:
        what = "paused" if found.paused else "running"
        facts.append(f"{clock_text(int(found.left.total_seconds()))} left, {what}")
    return Text.assemble(("Focus: ", "heading"), "; ".join(facts))


def _goals(alerts: Sequence[GoalAlert]) -> Text:
    """Return "Goals: Read 12 books, 5 of 12 books, 3 days left; Swim, behind", the next dates by name."""
    from rich.text import Text

    from tracker.features.goals.render import left_words, value_words

    named = []
    for alert in alerts[:_MOST_NAMED]:
        why = "behind" if alert.reason == "behind" else left_words(alert.days_left)
        named.append(", ".join(part for part in (alert.goal.title, value_words(alert.goal), why) if part))
    more = len(alerts) - len(named)
    words = "; ".join(named) + (f"; {more} more" if more else "")
    return Text.assemble(("Goals: ", "warn"), human_text(words))


def _cells(
    thing: JourneyToday | HabitToday | Streak,
    glyphs: Glyphs,
    hide_completed: bool,  # noqa: FBT001 -- the person's setting
) -> list[Text]:
    from tracker.features.today.service import HabitToday, JourneyToday

    if isinstance(thing, JourneyToday):
        return [] if hide_completed and thing.log else _journey_cells(thing, glyphs)
    if isinstance(thing, HabitToday):
        return [] if hide_completed and not thing.due.due else _habit_cells(thing, glyphs)
    return [] if hide_completed and thing.met_now else _group_cells(thing, glyphs)


def _journey_cells(journey: JourneyToday, glyphs: Glyphs) -> list[Text]:
    from rich.text import Text

    state: State = "done" if journey.log else "none" if journey.open else "paused"
    words = "check in" if journey.open else "paused"
    if journey.log:
        words = f"score {decimal_text(journey.log.score)}"
    return [
        _name(journey.journey.title, state, glyphs, due=journey.open),
        Text(words, style="muted"),
        _streak(journey.streak, glyphs),
        strip(journey.week, glyphs),
        Text("every day", style="muted"),
        _strength(journey.streak, glyphs),
    ]


def _habit_cells(habit: HabitToday, glyphs: Glyphs) -> list[Text]:
    from rich.text import Text

    due = habit.due
    return [
        _name(due.habit.name, _state(habit), glyphs, due=due.due),
        Text(_progress(habit), style="muted"),
        _streak(due.streak, glyphs),
        strip(habit.week, glyphs),
        Text(describe(due.period.rule), style="muted"),
        _strength(due.streak, glyphs),
    ]


def _state(habit: HabitToday) -> State:
    due = habit.due
    if due.entry is not None:
        return due.entry.status
    if due.paused:
        return "paused"
    if not due.scheduled:
        return "unscheduled"
    return "done" if due.met else "none"


def _group_cells(streak: Streak, glyphs: Glyphs) -> list[Text]:
    """Return the cells of a group of habits; its habits have lines, and weeks, of their own."""
    from rich.text import Text

    state: State = "paused" if streak.state == "paused" else "done" if streak.met_now else "none"
    return [
        _name(streak.name, state, glyphs, due=not streak.met_now),
        Text("group", style="muted"),
        _streak(streak, glyphs),
        Text(),
        Text(streak.rule_words, style="muted"),
        Text(),
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


def _name(name: str, state: State, glyphs: Glyphs, *, due: bool) -> Text:
    from rich.text import Text

    return Text.assemble(day_sign(state, glyphs), " ", (name, "name" if due else ""))


def _streak(streak: Streak, glyphs: Glyphs) -> Text:
    from rich.text import Text

    if not streak.current:
        return Text("")
    style = "warn" if streak.state == "open" and streak.days_left == 1 else "flame"
    return Text(f"{glyphs.flame} {_length(streak)}", style=style)


def _strength(streak: Streak, glyphs: Glyphs) -> Text:
    """Return the strength as a bar and a figure, both of fixed width."""
    from rich.text import Text

    bar = bar_text(streak.strength, _STRENGTH_CELLS, glyphs)
    rest = glyphs.heat[0] * (_STRENGTH_CELLS - len(bar))
    return Text.assemble((bar, "bar"), (rest, "muted"), f" {streak.strength:4.0%}")


def _length(streak: Streak) -> str:
    return plural(streak.current, streak.rule.streak_unit)
