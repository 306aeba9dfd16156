"""How habits and their entries look."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.core.days import DayRange
from tracker.core.text import plural
from tracker.core.undoing import UNDO_HINT
from tracker.features.streaks.render import outlook_rows, streak_words
from tracker.features.streaks.rules import describe
from tracker.output.charts.strip import day_sign
from tracker.output.plain import decimal_text
from tracker.output.table import Column, human_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from rich.console import RenderableType
    from rich.text import Text

    from tracker.features.habits.service import (
        EntryLog,
        GroupView,
        HabitView,
        HeatDay,
        PeriodView,
        ScheduleView,
    )
    from tracker.features.streaks.outlook import Outlook
    from tracker.features.streaks.rules import Rule
    from tracker.output.theme import Glyphs

SHOWN_DAYS = 14
"""How many days a habit's card shows."""

_BAR_WIDTH = 20


def _streak_cell(value: object) -> str:
    """Return "5 days" for the streak of a row."""
    if not isinstance(value, dict):
        return ""
    return plural(value["current"], value["unit"])


def _percent(value: object) -> str:
    return "" if value is None else f"{float(str(value)):.0%}"


HABIT_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("public_id", "Public id", hidden=True),
    Column("name", "Name", style="name", wrap=True),
    Column("rule", "Rule", wrap=True),
    Column("streak", "Streak", align="right", format=_streak_cell),
    Column("strength", "Strength", align="right", format=_percent, spare=True),
    Column("state", "State", style="muted", spare=True),
    Column("category", "Category", style="muted", spare=True),
    Column("goal", "Goal", hidden=True),
    Column("why", "Why", hidden=True),
    Column("colour", "Colour", hidden=True),
    Column("started_on", "Since", hidden=True),
    Column("schedule", "Schedule", hidden=True),
    Column("target", "Target", hidden=True),
    Column("skips", "Skips", hidden=True),
)

BY_GROUP: Sequence[Column] = (Column("group", "Group"),)

GROUP_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("public_id", "Public id", hidden=True),
    Column("name", "Name", style="name", wrap=True),
    Column("rule", "Rule", hidden=True),
    Column("target", "Target", hidden=True),
    Column("asks", "Asks", wrap=True),
    Column("streak", "Streak", align="right", format=_streak_cell),
    Column("strength", "Strength", align="right", format=_percent, spare=True),
    Column("habits", "Habits", style="muted", wrap=True),
)

LOG_COLUMNS: Sequence[Column] = (
    Column("day", "Day"),
    Column("habit", "Habit", style="name"),
    Column("amount", "Amount", align="right"),
    Column("status", "Status"),
    Column("note", "Note", style="muted", wrap=True),
    Column("streak", "Streak", hidden=True),
)


def by_group(
    rows: Sequence[Mapping[str, object]], memberships: Sequence[tuple[str, int]]
) -> list[dict[str, object]]:
    """Return the rows of habits under their groups; those in none come last, with the group None."""
    listed = [
        {"group": name, **row} for name, habit_id in memberships for row in rows if row["id"] == habit_id
    ]
    grouped = {habit_id for _, habit_id in memberships}
    return listed + [{"group": None, **row} for row in rows if row["id"] not in grouped]


def period_words(period: PeriodView) -> str:
    """Return "2 of 3 days this week" or "40 of 90 min this week"; nothing where a day, or once, is all."""
    rule = period.rule
    within = {
        "week": "this week",
        "month": "this month",
        "interval": f"in these {rule.every} days",
        "window": f"in the last {rule.every} days",
    }
    if rule.kind not in within or (rule.times is None and not rule.measured):
        return ""
    counted = " days" if rule.times is not None else f" {rule.unit}" if rule.unit else ""
    most = "at most " if rule.direction == "at_most" and rule.times is None else ""
    done = f"{decimal_text(period.done)} of {most}{decimal_text(period.goal)}{counted}"
    return f"{done} {within[rule.kind]}"


def skip_words(log: EntryLog, period: PeriodView) -> str:
    """Return what a skip leaves of its budget, or that it bridges no more; nothing where all skips bridge."""
    budget = period.rule.skips
    if log.status != "skipped" or budget is None or not period.scheduled:
        return ""
    if period.skips_used > budget.most:
        return f"bridges nothing: {budget}"
    return f"{period.skips_left} of {budget} left"


def entry_line(log: EntryLog, period: PeriodView, glyphs: Glyphs) -> Text:
    """Draw an entry on one line: what is now entered for the day, its period, the streak, how to undo it."""
    from rich.text import Text

    glyph = {"done": glyphs.done, "partial": glyphs.partial, "skipped": glyphs.skipped}
    facts = [
        _amount_words(log),
        "" if period.scheduled else "not scheduled that day",
        skip_words(log, period),
        period_words(period),
        streak_words(log.streak),
        UNDO_HINT,
    ]
    return Text.assemble(
        (glyph.get(log.status, glyphs.missed), log.status),
        " ",
        (human_text(log.habit), "name"),
        f"  {log.day:%a %Y-%m-%d}  ",
        (human_text(f" {glyphs.bullet} ".join(fact for fact in facts if fact)), "muted"),
    )


def _amount_words(log: EntryLog) -> str:
    """Return "20 min of 30", or what else was said; nothing where a yes-or-no habit was simply done."""
    if log.status == "skipped":
        return "skipped"
    if log.status == "missed" and not log.amount:
        return "not done"
    if not log.rule.measured:
        return f"{decimal_text(log.amount)} times" if log.amount != 1 else ""
    amount = f"{decimal_text(log.amount)} {log.rule.unit}" if log.rule.unit else decimal_text(log.amount)
    return f"{amount} {_of_target(log.rule)}".strip()


def _of_target(rule: Rule) -> str:
    """Return "of 30" where the target is a day's; a period's total is told by `period_words`."""
    if rule.times is None and rule.kind not in {"day", "weekdays"}:
        return ""
    return f"of {'at most ' if rule.direction == 'at_most' else ''}{decimal_text(rule.target)}"


def habit_card(
    habit: HabitView,
    versions: Sequence[ScheduleView],
    days: Mapping[date, HeatDay],
    today: date,
    outlook: Outlook | None,
    glyphs: Glyphs,
) -> RenderableType:
    """Draw a habit: why, rule and its history, streak, strength, the last days as glyphs."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    facts = [habit.state, *([habit.category] if habit.category else []), f"id {habit.id}"]
    head = Text.assemble((human_text(habit.name), "title"), "  ")
    head.append(human_text(f" {glyphs.bullet} ".join(facts)), "muted")
    table = Table.grid(padding=(0, 2))
    table.add_column(style="heading")
    table.add_column(overflow="fold")
    if habit.why:
        table.add_row("Why", Text(human_text(habit.why)))
    if habit.goal:
        table.add_row("Goal", Text(human_text(habit.goal)))
    table.add_row("Rule", Text(human_text(describe(habit.rule))))
    for version in versions[1:] and versions:
        table.add_row("", Text(human_text(f"{version.from_day} {describe(version.rule)}"), style="muted"))
    table.add_row("Since", Text(str(habit.started_on)))
    if habit.streak is not None:
        table.add_row("Streak", Text(streak_words(habit.streak)))
        for heading, words in outlook_rows(outlook):
            table.add_row(heading, Text(words, style="muted"))
        table.add_row("Strength", _strength_bar(habit.streak.strength, glyphs))
    table.add_row(f"{SHOWN_DAYS} days", _day_glyphs(days, today, glyphs))
    return Group(head, table)


def group_card(group: GroupView, hint: str | None, glyphs: Glyphs) -> RenderableType:
    """Draw a group: what it asks, its habits, its streak; and how to undo what was done with it."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    row = group.as_row()
    head = Text.assemble((human_text(group.name), "title"), "  ", (f"id {group.id}", "muted"))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="heading")
    table.add_column(overflow="fold")
    table.add_row("Asks", Text(human_text(row["asks"])))
    table.add_row("Habits", Text(human_text(", ".join(group.habits) or "none")))
    table.add_row("Streak", Text(streak_words(group.streak)))
    table.add_row("Strength", _strength_bar(group.streak.strength, glyphs))
    return Group(head, table, *([Text(hint, style="muted")] if hint else []))


def last_days(today: date) -> DayRange:
    """Return the days that a habit's card shows."""
    return DayRange(today - timedelta(days=SHOWN_DAYS - 1), today)


def _strength_bar(strength: float, glyphs: Glyphs) -> Text:
    from rich.text import Text

    from tracker.output.charts.bars import bar_text

    bar = bar_text(strength, _BAR_WIDTH, glyphs)
    return Text.assemble((bar, "bar"), "  " if bar else "", f"{strength:.0%}")


def _day_glyphs(days: Mapping[date, HeatDay], today: date, glyphs: Glyphs) -> Text:
    """Return a glyph for each of the last days, today last, under the first letters of their weekdays."""
    from rich.text import Text

    letters = " ".join(f"{day:%a}"[0] for day in last_days(today))
    line = Text(f"{letters}\n", style="muted")
    for day in last_days(today):
        glyph, style = day_sign(days[day].status if day in days else "none", glyphs)
        line.append(f"{glyph} ", style)
    return line
