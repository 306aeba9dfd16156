"""Running what commands run, to nowhere, so that those to come find compiled and looked up what they need.

Only with the private server, and only while it runs: others are not bothered by commands that nobody gave.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.db.target import running_private_target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.core.locations import Locations

READING_COMMANDS = (
    ("today",),
    ("streaks",),
    ("history", ":week"),
    ("habit", "list"),
    ("journey", "list"),
    ("heatmap",),
)
"""The first is what a child that waits asks the server for, too."""

LOGGING_DAYS = ("today", "yesterday")
"""Days to rehearse logging on: one probably has an entry to change, the other none yet."""

WRITING_NOTHING = (
    "INSERT INTO habit_entries (habit_id, day) SELECT habit_id, day FROM habit_entries WHERE false",
    "INSERT INTO checkins (journey_id, day) SELECT journey_id, day FROM checkins WHERE false",
    """
    UPDATE habit_entries AS e SET note = e.note
    FROM (SELECT h.id, (SELECT max(day) FROM habit_entries WHERE user_id = me() AND habit_id = h.id) AS day
          FROM habits AS h WHERE h.user_id = me() ORDER BY h.id LIMIT 1) AS latest
    WHERE e.user_id = me() AND e.habit_id = latest.id AND e.day = latest.day
    """,
    """
    UPDATE checkins AS c SET note = c.note
    FROM (SELECT m.journey_id,
                 (SELECT max(day) FROM checkins WHERE user_id = me() AND journey_id = m.journey_id) AS day
          FROM journey_members AS m WHERE m.user_id = me() ORDER BY m.journey_id LIMIT 1) AS latest
    WHERE c.user_id = me() AND c.journey_id = latest.journey_id AND c.day = latest.day
    """,
)
"""Statements that change nothing: their triggers run all the same, and the server plans what these do."""


class Reading(NamedTuple):
    """A statement that a command read by, as the driver got it."""

    statement: str
    parameters: Mapping[str, object]


def rehearse(locations: Locations) -> tuple[Reading, ...]:
    """Run commands and keep nothing of it; every child inherits what this process has learnt by that.

    The connections are closed by the end, so that none is held across a fork. Returned is what the first of
    the reading commands asked the database.
    """
    if running_private_target(os.environ, locations) is None:
        return ()
    with _noted() as readings:
        _run(*READING_COMMANDS[0])
    for argv in READING_COMMANDS[1:]:
        _run(*argv)
    for habit in _listed("habit", "list")[:1]:
        for day in LOGGING_DAYS:
            _run("done", habit["name"], "1", "--on", day)
    for journey in _listed("journey", "list")[:1]:
        for dimension in journey["dimensions"][:1]:
            for day in LOGGING_DAYS:
                _run("checkin", journey["title"], f"{dimension['name']}=3", "--on", day)
    return tuple(readings)


@contextmanager
def _noted() -> Iterator[list[Reading]]:
    """Yield a list that fills with what is read inside the block."""
    from sqlalchemy import Engine, event

    readings: list[Reading] = []

    def note(
        _connection: object, _cursor: object, statement: str, parameters: object, *_execution: object
    ) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")) and isinstance(parameters, dict):
            readings.append(Reading(statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield readings
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _listed(*argv: str) -> list[dict[str, Any]]:
    """Return the rows of a listing; none if it fails."""
    printed = _run(*argv, "--json")
    return json.loads(printed) if printed else []


def _run(*argv: str) -> str:
    """Run a command without keeping what it does; return what it printed."""
    from tracker.cli.context import CommandContext
    from tracker.cli.exits import guarded
    from tracker.cli.registry import ENTRIES
    from tracker.cli.root import execute

    output = StringIO()
    context = CommandContext(StringIO(), output, StringIO(), dict(os.environ), argv=argv, rehearsal=True)
    guarded(partial(execute, argv, context, ENTRIES), context, argv)
    return output.getvalue()


def connect_ahead(locations: Locations, readings: Sequence[Reading]) -> None:
    """Connect this process, which is to become one command, and let the server read what commands need.

    It is asked of the driver: each layer of Python that is gone through here writes into memory that was
    shared with the parent until then, and would be held twice.
    """
    target = running_private_target(os.environ, locations)
    if target is None:
        return
    from tracker.db.session import ahead

    with ahead(target) as connection:
        if connection is None:
            return
        for statement, parameters in readings:
            connection.execute(statement.encode(), parameters)
        for statement in WRITING_NOTHING:
            connection.execute(statement.encode())
