"""How goals look: a line each in a listing, and the card with progress, pace and habits."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.core.text import plural
from tracker.features.streaks.render import streak_words
from tracker.output.charts.bars import bar_text
from tracker.output.plain import decimal_text
from tracker.output.table import Column, human_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from rich.console import RenderableType
    from rich.text import Text

    from tracker.features.goals.service import GoalView, UpdateView
    from tracker.features.streaks.service import Streak
    from tracker.output.theme import Glyphs

SHOWN_UPDATES = 5
"""How many of the last updates a goal's card shows."""

_BAR_WIDTH = 20
_HOUR = 60
_TENTH = Decimal("0.1")
_WEEKS_IN = {
    "day": Decimal(1) / 7,
    "week": Decimal(1),
    "month": Decimal("30.436875") / 7,
    "year": Decimal("365.2425") / 7,
}


def _percent(value: object) -> str:
    return f"{decimal_text(value)}%" if isinstance(value, Decimal) else ""


def _target_cell(value: object) -> str:
    """Return "12 books by 2026-12-31" for the target of a row."""
    if not isinstance(value, dict):
        return ""
    by = f"by {value['date']}" if value["date"] else ""
    return " ".join(part for part in (_amount(value["value"], value["unit"]), by) if part)


def _pace_cell(value: object) -> str:
    """Return "reached", "behind" or "on pace" for the pace of a row; nothing where that is not known."""
    if isinstance(value, dict) and value["needed"] == 0:
        return "reached"
    if not isinstance(value, dict) or value["needed"] is None or value["kept"] is None:
        return ""
    return "behind" if value["kept"] < value["needed"] else "on pace"


GOAL_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("public_id", "Public id", hidden=True),
    Column("title", "Title", style="name", wrap=True),
    Column("current", "Now", align="right"),
    Column("target", "Target", format=_target_cell, wrap=True),
    Column("percent", "Done", align="right", format=_percent),
    Column("pace", "Pace", format=_pace_cell, spare=True),
    Column("priority", "Priority", align="right", spare=True),
    Column("status", "Status", style="muted", spare=True),
    Column("category", "Category", style="muted", spare=True),
    Column("habits", "Habits", hidden=True),
    Column("focus_minutes", "Focus", hidden=True),
)


def value_words(goal: GoalView) -> str:
    """Return "5 of 12 books", or "80 kg, from 82 to 75" where it goes down; nothing where there is none."""
    course = goal.course
    if course.target is None:
        return "" if course.last_day is None else _amount(course.current, goal.unit)
    if course.target < course.start:
        way = f"from {decimal_text(course.start)} to {decimal_text(course.target)}"
        return f"{_amount(course.current, goal.unit)}, {way}"
    return f"{decimal_text(course.current)} of {_amount(course.target, goal.unit)}"


def log_hint(goal: GoalView) -> str:
    """Return a line that says how an update is logged; nothing without a target."""
    course = goal.course
    if course.target is None:
        return ""
    return f"\nLog it: tracker goal update {goal.id} {'-1' if course.target < course.start else '+1'}"


def due_words(goal: GoalView, today: date) -> str:
    """Return "by 2026-12-31, 41 days left"; for what is over only the day."""
    left = goal.days_left(today)
    if left is None:
        return ""
    by = f"by {goal.course.target_date}"
    if goal.status not in {"active", "paused"}:
        return by
    return f"{by}, {left_words(left)}"


def left_words(days: int) -> str:
    """Return "41 days left", "today is the day" or "3 days over"."""
    if days == 0:
        return "today is the day"
    return f"{plural(days, 'day')} left" if days > 0 else f"{plural(-days, 'day')} over"


def update_line(goal: GoalView, day: date, glyphs: Glyphs, hint: str) -> Text:
    """Draw what an update came to on one line, and what can be done once the target is reached."""
    from rich.text import Text

    there = goal.reached and goal.status in {"active", "paused"}
    facts = [
        value_words(goal),
        _percent(goal.percent),
        f"reached! Complete it: tracker goal complete {goal.id}" if there else "",
        hint,
    ]
    return Text.assemble(
        (glyphs.star if there else glyphs.done, "done"),
        " ",
        (human_text(goal.title), "name"),
        f"  {day:%a %Y-%m-%d}  ",
        (human_text(f" {glyphs.bullet} ".join(fact for fact in facts if fact)), "muted"),
    )


def goal_card(
    goal: GoalView,
    updates: Sequence[UpdateView],
    habits: Mapping[str, Streak],
    today: date,
    glyphs: Glyphs,
) -> RenderableType:
    """Draw a goal: progress, pace, habits with their streaks, what was said last."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    facts = [goal.status, *([goal.category] if goal.category else [])]
    facts += [f"priority {goal.priority}", f"id {goal.id}"]
    head = Text.assemble((human_text(goal.title), "title"), "  ")
    head.append(human_text(f" {glyphs.bullet} ".join(facts)), "muted")
    table = Table.grid(padding=(0, 2))
    table.add_column(style="heading", no_wrap=True)
    table.add_column(overflow="fold")
    for heading, words in (*_facts(goal, today), *_habit_facts(habits), *_update_facts(updates)):
        table.add_row(heading, Text(human_text(words)))
    return Group(head, *_progress(goal, glyphs), table)


def _progress(goal: GoalView, glyphs: Glyphs) -> list[RenderableType]:
    """Draw the bar of a goal that has a target."""
    from rich.text import Text

    if goal.percent is None:
        return []
    filled = bar_text(float(min(goal.percent, Decimal(100))) / 100, _BAR_WIDTH, glyphs)
    rest = glyphs.open * (_BAR_WIDTH - len(filled))
    figures = human_text(f"  {_percent(goal.percent)}  {value_words(goal)}")
    return [Text.assemble((filled, goal.colour or "bar"), (rest, "bar.rest"), figures)]


def _facts(goal: GoalView, today: date) -> list[tuple[str, str]]:
    course = goal.course
    facts = [("Why", goal.description or "")]
    facts += [("Now", value_words(goal))] if course.target is None else []
    facts += [("Due", due_words(goal, today).removeprefix("by "))]
    facts += [
        ("Needed", _needed_words(goal)),
        ("Kept", _kept_words(goal)),
        ("Leads to", _projected_words(goal)),
    ]
    began = f" at {_amount(course.origin, goal.unit)}" if course.origin else ""
    facts += [("Since", f"{course.started_on}{began}")]
    facts += [("Completed", str(course.completed_on or ""))]
    facts += [("Tags", ", ".join(goal.tags))]
    facts += [("Focus", _minutes_words(goal.focus_minutes))]
    return [(heading, words) for heading, words in facts if words]


def _needed_words(goal: GoalView) -> str:
    needed = goal.pace.needed
    return "" if not needed else _pace_words(needed, _scale(goal), goal.unit)


def _kept_words(goal: GoalView) -> str:
    if goal.pace.kept is None:
        return ""
    behind = ", behind" if goal.pace.behind else ""
    return _pace_words(goal.pace.kept, _scale(goal), goal.unit) + behind


def _projected_words(goal: GoalView) -> str:
    """Return the projected day, and how late it is."""
    day, due = goal.pace.projected_date, goal.course.target_date
    if day is None:
        return ""
    if due is None or day == due:
        return str(day)
    late = (day - due).days
    return f"{day}, {plural(abs(late), 'day')} {'late' if late > 0 else 'early'}"


def _scale(goal: GoalView) -> str:
    """Return the shortest period in which the needed pace, or else the kept one, comes to 1 or more."""
    per_week = abs(goal.pace.needed or goal.pace.kept or Decimal(0))
    longest = "year" if per_week else "week"
    return next((name for name, weeks in _WEEKS_IN.items() if per_week * weeks >= 1), longest)


def _pace_words(per_week: Decimal, scale: str, unit: str | None) -> str:
    rate = (per_week * _WEEKS_IN[scale]).quantize(_TENTH)
    return f"{_amount(rate, unit)} a {scale}"


def _habit_facts(habits: Mapping[str, Streak]) -> list[tuple[str, str]]:
    rows = [f"{name}: {streak_words(streak)}" for name, streak in habits.items()]
    return [("Habits" if number == 0 else "", words) for number, words in enumerate(rows)]


def _update_facts(updates: Sequence[UpdateView]) -> list[tuple[str, str]]:
    rows = [_update_words(update) for update in updates]
    return [("Last said" if number == 0 else "", words) for number, words in enumerate(rows)]


def _update_words(update: UpdateView) -> str:
    """Return "Fri 2026-11-20  5 +2  On the train"."""
    said = [decimal_text(update.reading)] if update.reading is not None else []
    if update.added or not said:
        said.append(f"{'+' if update.added > 0 else ''}{decimal_text(update.added)}")
    return f"{update.day:%a %Y-%m-%d}  {' '.join(said)}" + (f"  {update.note}" if update.note else "")


def _minutes_words(minutes: int) -> str:
    hours, rest = divmod(minutes, _HOUR)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest else [])])


def _amount(value: Decimal | None, unit: str | None) -> str:
    return "" if value is None else " ".join(part for part in (decimal_text(value), unit) if part)
