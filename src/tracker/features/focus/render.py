"""How focus looks: lines about a session, its card, the listing, the figures of a stretch of days."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from tracker.core.text import clock_text, plural
from tracker.core.undoing import UNDO_HINT
from tracker.output.charts.bars import Bar, BarChart, bar_text
from tracker.output.table import Column, human_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta, tzinfo

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.text import Text

    from tracker.features.focus.service import SessionView, Span, Stats, Sum
    from tracker.output.theme import Glyphs

_BAR_WIDTH = 40
_MOST_DAYS = 31
_MOST_NAMED = 12


def _clock(value: object) -> str:
    return f"{value:%H:%M}" if isinstance(value, datetime) else ""


LOG_COLUMNS: Sequence[Column] = (
    Column("id", "Id", hidden=True),
    Column("day", "Day"),
    Column("started_at", "From", format=_clock),
    Column("completed_at", "To", format=_clock),
    Column("actual_minutes", "Minutes", align="right"),
    Column("planned_minutes", "Planned", align="right", style="muted", spare=True),
    Column("status", "Status"),
    Column("goal", "Goal", style="name", wrap=True),
    Column("habit", "Habit", wrap=True),
    Column("note", "Note", style="muted", wrap=True),
    Column("kind", "Kind", hidden=True),
    Column("paused_seconds", "Paused", hidden=True),
    Column("public_id", "Public id", hidden=True),
    Column("ends_at", "Ends", hidden=True),
    Column("elapsed_seconds", "Elapsed", hidden=True),
    Column("left_seconds", "Left", hidden=True),
    Column("cycle", "Cycle", hidden=True),
    Column("cycles", "Cycles", hidden=True),
)


def about(found: SessionView) -> str:
    """Return what the session is for, on one line; nothing where nobody said so."""
    return " ".join(human_text(found.goal or found.habit or found.note or "").split())


def started_line(found: SessionView, zone: tzinfo, glyphs: Glyphs) -> Text:
    """Say that a session runs, until when, and how to take that back."""
    ends = f"until {found.ends_at.astimezone(zone):%H:%M}" if found.ends_at else ""
    facts = [ends, cycle_words(found), UNDO_HINT]
    return _line(glyphs.done, f"{found.planned_minutes} min of focus", found, facts, glyphs)


def moved_line(found: SessionView, zone: tzinfo, glyphs: Glyphs) -> Text:
    """Say that a session was paused or goes on."""
    left = f"{clock_text(found.left_seconds)} left"
    if found.status == "paused":
        return _line(glyphs.paused, "Paused", found, [left, "Go on: tracker focus resume", UNDO_HINT], glyphs)
    ends = f"until {found.ends_at.astimezone(zone):%H:%M}" if found.ends_at else ""
    return _line(glyphs.done, "Goes on", found, [left, ends, UNDO_HINT], glyphs)


def ended_line(found: SessionView, zone: tzinfo, glyphs: Glyphs, *, hint: str = UNDO_HINT) -> Text:
    """Say what a session that is over came to."""
    end = f"{found.completed_at.astimezone(zone):%H:%M}" if found.completed_at else ""
    minutes = found.actual_minutes or 0
    if found.status == "abandoned":
        return _line(glyphs.missed, f"Given up after {minutes} min", found, [hint], glyphs)
    of = f" of {found.planned_minutes}" if minutes != found.planned_minutes else ""
    head = f"{minutes}{of} min of focus completed"
    entered = f"entered for {human_text(found.habit)}" if found.entered else ""
    return _line(glyphs.done, head, found, [f"at {end}", entered, cycle_words(found), hint], glyphs)


def cycle_words(found: SessionView) -> str:
    """Return "2 of 4" in a run of several; nothing for a session alone."""
    return f"{found.plan.cycle} of {found.plan.cycles}" if found.plan.cycles > 1 else ""


def _line(sign: str, head: str, found: SessionView, facts: Sequence[str], glyphs: Glyphs) -> Text:
    from rich.text import Text

    subject = about(found)
    return Text.assemble(
        f"{sign} {head}",
        (f": {subject}" if subject else "", "name"),
        (f"  {f' {glyphs.bullet} '.join(fact for fact in facts if fact)}", "muted"),
    )


class Countdown:
    """A running session as a Rich renderable: what it is for, what is left, a bar."""

    def __init__(self, found: SessionView, zone: tzinfo, glyphs: Glyphs, *, hint: str = "") -> None:
        self.found = found
        self.zone = zone
        self.glyphs = glyphs
        self.hint = hint

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        found = self.found
        words = [about(found) or "Focus", cycle_words(found)]
        yield Text(f" {self.glyphs.bullet} ".join(word for word in words if word), style="title")
        yield Text.assemble((clock_text(found.left_seconds), "number"), self._words())
        share = found.elapsed.total_seconds() / (found.planned_minutes * 60)
        yield bar(share, options.max_width, self.glyphs)
        if self.hint:
            yield Text(self.hint, style="muted")

    def _words(self) -> str:
        found = self.found
        if found.status == "paused":
            return f" left of {found.planned_minutes} min, paused. Go on: tracker focus resume"
        if found.over:
            return f" left: the {found.planned_minutes} min are over. End it: tracker focus stop"
        end = f", until {found.ends_at.astimezone(self.zone):%H:%M}" if found.ends_at else ""
        return f" left of {found.planned_minutes} min{end}"


class Rest:
    """What is left of a break as a Rich renderable, and what comes after it."""

    def __init__(self, ended: SessionView, left: timedelta, length: timedelta, glyphs: Glyphs) -> None:
        self.ended = ended
        self.left = left
        self.length = length
        self.glyphs = glyphs

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        plan = self.ended.plan
        follows = (
            f"then {plan.cycle + 1} of {plan.cycles}" if plan.cycle < plan.cycles else "then all is done"
        )
        yield Text("Break", style="title")
        yield Text.assemble((clock_text(ceil(self.left.total_seconds())), "number"), f" left, {follows}")
        yield bar(1 - self.left / self.length, options.max_width, self.glyphs)
        yield Text("Ctrl-C leaves.", style="muted")


def bar(share: float, width: int, glyphs: Glyphs) -> Text:
    """Draw how much of something has passed, 0.0 to 1.0, on one line of at most this width."""
    from rich.cells import cell_len
    from rich.text import Text

    room = max(min(_BAR_WIDTH, width), 1)
    filled = bar_text(share, room, glyphs)
    return Text.assemble((filled, "bar"), (glyphs.heat[0] * (room - cell_len(filled)), "muted"))


def board(found: Stats, glyphs: Glyphs) -> RenderableType:
    """Draw the figures of a stretch of days."""
    from rich.console import Group
    from rich.text import Text

    head = Text.assemble(("Focus", "title"), (f"  {found.range}", "muted"))
    if not found.sessions:
        return Group(head, Text("No session was completed. Begin one: tracker focus start", style="muted"))
    parts: list[RenderableType] = [head, Text(_total_words(found))]
    parts += _section("By day", _day_bars(found.by_day), glyphs) if len(found.by_day) <= _MOST_DAYS else []
    parts += _section("By week", _week_bars(found.by_week), glyphs) if len(found.by_week) > 1 else []
    parts += _section("By goal", _named_bars(found.by_goal, "no goal"), glyphs)
    parts += _section("By habit", _named_bars(found.by_habit, "no habit"), glyphs)
    return Group(*parts)


def minutes_words(minutes: int) -> str:
    """Return "45 min" or "3 h 20 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join(filter(None, [f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else ""]))


def _total_words(found: Stats) -> str:
    mean = f", {minutes_words(round(found.minutes / found.days))} a day with any" if found.days > 1 else ""
    sessions = f"{minutes_words(found.minutes)} in {plural(found.sessions, 'session')}"
    given_up = f"; {found.abandoned} given up" if found.abandoned else ""
    best = found.best_day
    day = (
        f". Best day: {best.days.first:%a %Y-%m-%d} with {minutes_words(best.minutes)}"
        if best is not None
        else ""
    )
    return f"{sessions} on {plural(found.days, 'day')}{mean}{given_up}{day}."


def _section(title: str, bars: Sequence[Bar], glyphs: Glyphs) -> list[RenderableType]:
    from rich.text import Text

    return [Text(), Text(title, style="heading"), BarChart(bars, glyphs=glyphs)] if bars else []


def _day_bars(spans: Sequence[Span]) -> list[Bar]:
    return [
        Bar(f"{span.days.first:%a %m-%d}", span.minutes, minutes_words(span.minutes) if span.minutes else "")
        for span in spans
    ]


def _week_bars(spans: Sequence[Span]) -> list[Bar]:
    return [Bar(f"from {span.days.first:%m-%d}", span.minutes, minutes_words(span.minutes)) for span in spans]


def _named_bars(sums: Sequence[Sum], nothing: str) -> list[Bar]:
    """Return a bar for each name; none where nothing has one."""
    if all(part.name is None for part in sums):
        return []
    return [
        Bar(human_text(part.name or nothing), part.minutes, minutes_words(part.minutes))
        for part in sums[:_MOST_NAMED]
    ]
