"""How often the daily commands ask the database: each statement is a round trip to a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from tests.fixtures.program import Program


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the statements that are sent inside the block."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(" ".join(statement.split())[:60])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def statements(program: Program, *argv: str) -> list[str]:
    """Return what a command sends. It is run before, too: a new engine asks the server who it is."""
    assert program(*argv).exit_code == 0
    with counted() as sent:
        assert program(*argv).exit_code == 0
    return sent


@pytest.fixture
def lived(program: Program) -> Program:
    """A program with two journeys and two habits."""
    for name in ("Fitness", "Music"):
        assert program("journey", "create", name, "-d", "Sleep", "-d", "Sport").exit_code == 0
        assert program("checkin", name, "sleep=4", "sport=3").exit_code == 0
    assert program("goal", "add", "Books", "--target", "12", "--by", "2026-11-25").exit_code == 0
    for name in ("Read", "Run"):
        assert program("habit", "add", name, "--at-least", "30").exit_code == 0
        assert program("done", name, "10").exit_code == 0
    assert program("focus", "start", "25", "--goal", "books").exit_code == 0
    return program


def test_the_days_page_asks_as_often_however_much_there_is(lived: Program) -> None:
    few = statements(lived, "today")
    for number in range(6):
        assert lived("journey", "create", f"Journey {number}", "-d", "Sleep").exit_code == 0
        assert lived("checkin", f"Journey {number}", "sleep=4").exit_code == 0
        assert lived("habit", "add", f"Habit {number}").exit_code == 0
    assert statements(lived, "today") == few
    assert len(few) == 16


@pytest.mark.parametrize(
    ("line", "most"),
    [
        ("done read 5", 10),
        ("done read", 10),
        ("skip run", 9),
        ("checkin fitness sleep=3 sport=5", 10),
        ("streaks", 3),
        ("goal update books +1", 6),
        ("focus status", 4),
        ("focus status --format {left}", 3),
        ("goal list", 3),
        ("habit list", 4),
        ("journey list", 5),
        ("history :week", 8),
        ("leaderboard fitness", 6),
    ],
)
def test_a_command_asks_no_more_than(lived: Program, line: str, most: int) -> None:
    sent = statements(lived, *line.split())
    assert len(sent) == most, sent
