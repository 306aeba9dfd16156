"""How a question of the guided day looks: what it is about, and beside it the last four weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.text import plural, visible
from tracker.output.charts.strip import day_sign, strip, weekday_letters
from tracker.output.plain import decimal_text

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.text import Text

    from tracker.features.guided.service import OpenDay, OpenHabit, OpenJourney
    from tracker.features.habits.service import EntryLog, PeriodView
    from tracker.features.journeys.service import CheckinLog
    from tracker.features.streaks.rules import Rule
    from tracker.output.theme import Glyphs

HABIT_KEYS = "y done, n not done, s skip, @ 25 amount, # text note; Enter later, q stops"
JOURNEY_KEYS = "1 skipped, 2 minimal, 3 partial, 4 solid, 5 crushed; Enter later, q stops"

_WIDEST_WORDS = 40
_GAP = 2


class Question:
    """What a question is about on two lines, the days under the letters of their weekdays beside it."""

    def __init__(self, title: str, facts: str, days: tuple[str, Text]) -> None:
        self.title = title
        self.facts = facts
        self.days = days

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.table import Table
        from rich.text import Text

        letters, states = self.days
        words = max(min(_WIDEST_WORDS, options.max_width - states.cell_len - _GAP), 1)
        table = Table.grid(padding=(0, _GAP, 0, 0))
        table.add_column(width=words, overflow="fold")
        table.add_column(no_wrap=True)
        table.add_row(Text(self.title, style="name"), Text(letters, style="muted"))
        table.add_row(Text(self.facts, style="muted"), states)
        yield table


def keys(words: str) -> RenderableType:
    """Return how a kind of question is answered."""
    from rich.text import Text

    return Text(words, style="muted")


def day_heading(found: OpenDay) -> RenderableType:
    """Return "Fri 2026-11-20  3 open"."""
    from rich.text import Text

    return Text.assemble((f"{found.day:%a %Y-%m-%d}", "title"), (f"  {found.count} open", "muted"))


def journey_question(open_journey: OpenJourney, found: OpenDay, glyphs: Glyphs) -> RenderableType:
    """Draw what a check-in is asked for."""
    streak = open_journey.streak
    facts = ["check-in", *([plural(streak.current, "day")] if streak.current else [])]
    return Question(
        open_journey.journey.title,
        f" {glyphs.bullet} ".join(facts),
        (weekday_letters(found.shown), strip(open_journey.states, glyphs)),
    )


def habit_question(open_habit: OpenHabit, found: OpenDay, glyphs: Glyphs) -> RenderableType:
    """Draw what a habit is asked for: how far its period is, and its streak."""
    due = open_habit.due
    streak = plural(due.streak.current, due.streak.rule.streak_unit) if due.streak.current else ""
    facts = [_progress(due.period), streak]
    return Question(
        due.habit.name,
        f" {glyphs.bullet} ".join(fact for fact in facts if fact),
        (weekday_letters(found.shown), strip(open_habit.states, glyphs)),
    )


def habit_said(log: EntryLog, glyphs: Glyphs) -> RenderableType:
    """Return what an answer came to, on one line."""
    from rich.text import Text

    amount = f"{decimal_text(log.amount)} {log.rule.unit or ''}".strip() if log.rule.measured else ""
    facts = [log.status, amount if log.status != "skipped" else "", _run(log)]
    words = visible(", ".join(fact for fact in facts if fact))
    return Text.assemble("  ", day_sign(log.status, glyphs), " ", (words, "muted"))


def journey_said(log: CheckinLog, glyphs: Glyphs) -> RenderableType:
    """Return what a check-in came to, on one line."""
    from rich.text import Text

    words = f"score {decimal_text(log.score)}, {plural(log.streak.current, 'day')} in a row"
    return Text.assemble("  ", day_sign("done", glyphs), " ", (words, "muted"))


def nothing_open(first: date, last: date) -> str:
    """Return the sentence for days without anything open."""
    return f"Nothing is open on {first}." if first == last else f"Nothing is open from {first} to {last}."


def _run(log: EntryLog) -> str:
    streak = log.streak
    return f"{plural(streak.current, streak.rule.streak_unit)} in a row" if streak.current else ""


def _progress(period: PeriodView) -> str:
    """Return "20 of 30 min" or "1 of 3 days"; "to do" where a day's yes is all."""
    rule = period.rule
    if not rule.measured and rule.times is None and rule.kind in {"day", "weekdays"}:
        return "to do"
    return f"{decimal_text(period.done)} {_of(rule)} {decimal_text(period.goal)} {_counted(rule)}".strip()


def _of(rule: Rule) -> str:
    return "of at most" if rule.direction == "at_most" and rule.times is None else "of"


def _counted(rule: Rule) -> str:
    return "days" if rule.times is not None else rule.unit or ""
