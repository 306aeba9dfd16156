"""Running what commands run, to nowhere, so that those to come find compiled and looked up what they need.

Only with the private server, and only while it runs: others are not bothered by commands that nobody gave.
"""

from __future__ import annotations

import os
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING

from tracker.db.target import running_private_target

if TYPE_CHECKING:
    from tracker.core.locations import Locations

READING_COMMANDS = (
    ("today",),
    ("streaks",),
    ("history", ":week"),
    ("habit", "list"),
    ("journey", "list"),
    ("heatmap",),
)


def rehearse(locations: Locations) -> None:
    """Run the commands that only read; every child inherits what this process has learnt by that.

    The connections are closed by the end, so that none is held across a fork.
    """
    if running_private_target(os.environ, locations) is None:
        return
    from tracker.cli.context import CommandContext
    from tracker.cli.exits import guarded
    from tracker.cli.registry import ENTRIES
    from tracker.cli.root import execute

    for argv in READING_COMMANDS:
        context = CommandContext(StringIO(), StringIO(), StringIO(), dict(os.environ), argv=argv)
        guarded(partial(execute, argv, context, ENTRIES), context, argv)


def connect_ahead(locations: Locations) -> None:
    """Connect this process, which is to become one command, and let the server read what commands need."""
    target = running_private_target(os.environ, locations)
    if target is None:
        return
    from tracker.core.clock import read_clock
    from tracker.core.days import person_day
    from tracker.db.session import ahead
    from tracker.features.today.service import today

    with ahead(target) as found:
        if found is not None:
            session, person = found
            day = person_day(read_clock({}), timezone=person.timezone, day_start=person.day_start)
            today(session, day=day, first_weekday=person.first_weekday)
