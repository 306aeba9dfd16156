"""How quests and missions look: a line each in a listing, the card of one, the line on the day's page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.core.text import plural
from tracker.output.charts.bars import bar_text
from tracker.output.table import Column, human_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from rich.console import RenderableType
    from rich.text import Text

    from tracker.features.quests.service import Measure, MissionView, QuestView
    from tracker.output.theme import Glyphs

_BAR_WIDTH = 20
_MOST_NAMED = 3
_MARKS = 5
_WHOLE = 100
_KINDS = {
    "habit_chain": "habit",
    "goal_completion": "goal",
    "daily": "for a day",
    "milestone": "milestone",
    "mission": "mission",
}
_STATUSES = {"assigned": "not begun", "in_progress": "under way"}


def _status_words(value: object) -> str:
    return _STATUSES.get(str(value), str(value))


def _kind_words(value: object) -> str:
    return _KINDS.get(str(value), str(value))


def _percent(value: object) -> str:
    return f"{value}%"


def _xp(value: object) -> str:
    return "" if value == 0 else f"{value} XP"


QUEST_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("public_id", "Public id", hidden=True),
    Column("title", "Title", style="name", wrap=True),
    Column("percent", "Done", align="right", format=_percent),
    Column("ends_on", "Ends"),
    Column("status", "Status", style="muted", format=_status_words),
    Column("xp", "Pays", align="right", format=_xp, spare=True),
    Column("kind", "Kind", style="muted", format=_kind_words, spare=True),
    Column("mission", "Mission", hidden=True),
    Column("starts_on", "Starts", hidden=True),
    Column("measure", "Measure", hidden=True),
    Column("habit", "Habit", hidden=True),
    Column("goal", "Goal", hidden=True),
    Column("progress", "Progress", hidden=True),
    Column("needed", "Needed", hidden=True),
    Column("coins", "Coins", hidden=True),
    Column("notes", "Notes", hidden=True),
    Column("difficulty", "Difficulty", hidden=True),
    Column("satisfaction", "Satisfaction", hidden=True),
    Column("completed_on", "Completed", hidden=True),
    Column("completed_at", "Completed at", hidden=True),
)


def _days(value: object) -> str:
    return plural(int(str(value)), "day")


MISSION_COLUMNS: Sequence[Column] = (
    Column("id", "Id", hidden=True),
    Column("key", "Mission", style="name"),
    Column("title", "Title", wrap=True),
    Column("category", "Category", style="muted"),
    Column("difficulty", "Difficulty", style="muted", spare=True),
    Column("points", "XP", align="right"),
    Column("days", "Within", align="right", format=_days, spare=True),
    Column("time_estimate", "Takes", style="muted", spare=True),
    Column("coins", "Coins", hidden=True),
    Column("description", "Description", hidden=True),
    Column("tips", "Tips", hidden=True),
    Column("requirements", "Requirements", hidden=True),
    Column("active", "Offered", hidden=True),
    Column("open", "Yours", hidden=True),
    Column("completed", "Completed", hidden=True),
)
CATALOGUE_COLUMNS: Sequence[Column] = tuple(
    replace(column, hidden=False) if column.key == "active" else column for column in MISSION_COLUMNS
)
"""As admins see it: with what is retired."""


def progress_words(quest: QuestView) -> str:
    """Return "3 of 7 days of Read"; nothing where the person says when it is done."""
    of = f"{quest.progress} of {quest.needed}"
    completed = "is completed" if quest.progress else "is not completed yet"
    words: dict[Measure | None, str] = {
        "habit": f"{of} days of {quest.habit}",
        "goal": f"{quest.goal} {completed}",
        "checkins": f"{of} check-ins",
        "habit_days": f"{of} times a habit done",
        "focus_minutes": f"{of} min of focus",
        "xp": f"{of} XP",
        None: "",
    }
    return words[quest.measure]


def left_words(quest: QuestView, today: date) -> str:
    """Return "2 days left", "the last day" or "not begun yet"; nothing where it ended."""
    left = quest.days_left(today)
    if left is None:
        return ""
    if quest.starts_on > today:
        return f"begins on {quest.starts_on}"
    return f"{plural(left, 'day')} left" if left else "the last day"


def pay_words(quest: QuestView) -> str:
    """Return "40 XP, 4 coins"; nothing where it came to nothing."""
    words = [f"{quest.xp} XP"] if quest.xp else []
    words += [plural(quest.coins, "coin")] if quest.coins else []
    return ", ".join(words)


def quest_line(quest: QuestView, today: date, glyphs: Glyphs, hint: str) -> Text:
    """Draw what has become of a quest on one line."""
    from rich.text import Text

    won = quest.status == "completed"
    facts = [
        _status_words(quest.status),
        progress_words(quest),
        left_words(quest, today),
        pay_words(quest) if won else "",
        hint,
    ]
    sign, style = {
        "completed": (glyphs.star, "done"),
        "skipped": (glyphs.skipped, "skipped"),
        "failed": (glyphs.missed, "missed"),
        "in_progress": (glyphs.partial, "partial"),
    }.get(quest.status, (glyphs.open, "open"))
    return Text.assemble(
        (sign, style),
        " ",
        (human_text(quest.title), "name"),
        (human_text("  " + f" {glyphs.bullet} ".join(fact for fact in facts if fact)), "muted"),
    )


def quest_card(quest: QuestView, today: date, glyphs: Glyphs) -> RenderableType:
    """Draw a quest: how far it is, how long there is, what it pays, its tips and what was said of it."""
    from rich.console import Group
    from rich.text import Text

    facts = [_status_words(quest.status), _kind_words(quest.kind), quest.category or "", f"id {quest.id}"]
    head = _head(quest.title, facts, glyphs)
    parts: list[RenderableType] = [head]
    if quest.description:
        parts.append(Text(human_text(quest.description)))
    if quest.measure is not None:
        parts.append(_bar(quest, glyphs))
    return Group(*parts, _table(_quest_facts(quest, today)))


def mission_card(mission: MissionView, glyphs: Glyphs) -> RenderableType:
    """Draw a mission: what it asks, what it pays, and its tips."""
    from rich.console import Group
    from rich.text import Text

    head = _head(mission.title, [mission.difficulty, mission.category, mission.key], glyphs)
    return Group(head, Text(human_text(mission.description)), _table(_mission_facts(mission)))


def quests_of_day(quests: Sequence[QuestView], today: date) -> Text:
    """Return "Quests: A week of reading, 3 of 7, 2 days left", the next ends by name."""
    from rich.text import Text

    named = []
    for quest in quests[:_MOST_NAMED]:
        progress = "" if quest.measure in (None, "goal") else f"{quest.progress} of {quest.needed}"
        parts = (quest.title, progress, left_words(quest, today))
        named.append(", ".join(part for part in parts if part))
    more = len(quests) - len(named)
    words = "; ".join(named) + (f"; {more} more" if more else "")
    return Text.assemble(("Quests: ", "accent"), human_text(words))


def _head(title: str, facts: Iterable[str], glyphs: Glyphs) -> Text:
    from rich.text import Text

    words = f" {glyphs.bullet} ".join(fact for fact in facts if fact)
    return Text.assemble((human_text(title), "title"), "  ", (human_text(words), "muted"))


def _bar(quest: QuestView, glyphs: Glyphs) -> Text:
    from rich.text import Text

    filled = bar_text(quest.percent / _WHOLE, _BAR_WIDTH, glyphs)
    rest = glyphs.open * (_BAR_WIDTH - len(filled))
    return Text.assemble(
        (filled, "bar"), (rest, "bar.rest"), human_text(f"  {quest.percent}%  {progress_words(quest)}")
    )


def _table(facts: Iterable[tuple[str, str]]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(style="heading", no_wrap=True)
    table.add_column(overflow="fold")
    for heading, words in facts:
        if words:
            table.add_row(heading, Text(human_text(words)))
    return table


def _quest_facts(quest: QuestView, today: date) -> list[tuple[str, str]]:
    days = str(quest.ends_on) if quest.starts_on == quest.ends_on else f"{quest.starts_on} to {quest.ends_on}"
    left = left_words(quest, today)
    by_hand = "when you say so: tracker quest complete" if quest.open and quest.measure is None else ""
    return [
        ("Days", f"{days}, {left}" if left else days),
        ("Done", by_hand or str(quest.completed_on or "")),
        ("Takes", quest.time_estimate or ""),
        ("Pays" if quest.open else "Came to", pay_words(quest)),
        *_tip_facts(quest.tips if quest.open else ()),
        ("Notes", quest.notes or ""),
        ("Difficulty", _mark(quest.difficulty)),
        ("Satisfaction", _mark(quest.satisfaction)),
    ]


def _mission_facts(mission: MissionView) -> list[tuple[str, str]]:
    said = f"tracker quest accept {mission.key}"
    return [
        ("Within", plural(mission.days, "day")),
        ("Takes", mission.time_estimate or ""),
        ("Done", _asked(mission.requirements)),
        ("Pays", f"{mission.points} XP, {plural(mission.coins, 'coin')}"),
        *_tip_facts(mission.tips),
        ("Completed", plural(mission.completed, "time") if mission.completed else ""),
        ("Accept it", "it is your quest already" if mission.open else said),
    ]


def _asked(requirements: Mapping[str, object]) -> str:
    """Return when a mission is done."""
    needed = requirements.get("needed")
    return {
        "habit": f"{needed} days of a habit that you name with --habit",
        "checkins": f"{needed} check-ins",
        "habit_days": f"{needed} times a habit done",
        "focus_minutes": f"{needed} min of focus",
        "xp": f"{needed} XP",
    }.get(str(requirements.get("measure")), "when you say so")


def _tip_facts(tips: Sequence[str]) -> list[tuple[str, str]]:
    return [("Tips" if number == 0 else "", tip) for number, tip in enumerate(tips)]


def _mark(value: int | None) -> str:
    return "" if value is None else f"{value} of {_MARKS}"
