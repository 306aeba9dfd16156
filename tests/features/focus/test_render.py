"""How focus looks at any width, without colour and in ASCII."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from rich.console import RenderableType

from tracker.core.days import DayRange
from tracker.features.focus import render
from tracker.features.focus.service import Plan, SessionView, Span, Stats, Sum
from tracker.output.console import OutputOptions, make_console
from tracker.output.theme import ASCII_GLYPHS

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
RUNNING = SessionView(
    id=1,
    public_id=UUID(int=1),
    kind="pomodoro",
    status="active",
    planned_minutes=25,
    actual_minutes=None,
    goal_id=1,
    goal="A goal with a title that is rather long for a line of any terminal",
    habit_id=1,
    habit="Read\x1b[31m",
    note=None,
    day=date(2026, 11, 20),
    started_at=NOON,
    paused_at=None,
    paused_seconds=0,
    completed_at=None,
    plan=Plan(2, 4, 5, 15),
    at=NOON + timedelta(minutes=5),
    entered=True,
)
STATS = Stats(
    range=DayRange(date(2026, 11, 19), date(2026, 11, 20)),
    minutes=3000,
    sessions=60,
    abandoned=1,
    best_day=Span(DayRange(date(2026, 11, 20), date(2026, 11, 20)), 3000, 60),
    by_day=(Span(DayRange(date(2026, 11, 20), date(2026, 11, 20)), 3000, 60),),
    by_week=(),
    by_goal=(Sum(RUNNING.goal, 2900, 50), Sum(None, 100, 10)),
    by_habit=(Sum(None, 3000, 60),),
)
SCREENS = (
    render.Countdown(RUNNING, UTC, ASCII_GLYPHS, hint="Ctrl-C leaves; the session goes on."),
    render.Rest(RUNNING, timedelta(minutes=4), timedelta(minutes=5), ASCII_GLYPHS),
    render.started_line(RUNNING, UTC, ASCII_GLYPHS),
    render.moved_line(RUNNING, UTC, ASCII_GLYPHS),
    render.ended_line(RUNNING, UTC, ASCII_GLYPHS),
    render.board(STATS, ASCII_GLYPHS),
)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    for screen in SCREENS:
        for line in drawn(screen, width).splitlines():
            assert len(line) <= width
            assert line.isascii()
            assert "\x1b" not in line


def test_a_countdown() -> None:
    short = replace(RUNNING, goal=None, habit="Read")
    assert drawn(render.Countdown(short, UTC, ASCII_GLYPHS), 60).splitlines() == [
        "Read - 2 of 4",
        "20:00 left of 25 min, until 12:25",
        "########................................",
    ]


def drawn(screen: RenderableType, width: int) -> str:
    """Return what a terminal of that width shows."""
    stream = io.StringIO()
    make_console(OutputOptions(ascii=True), stream, width=width).print(screen)
    return stream.getvalue()
