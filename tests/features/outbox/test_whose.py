"""Whose outbox it is: a server's and a person's, whatever they are logged in with."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from tracker.cli.context import CommandContext
from tracker.cli.offline import outbox_of
from tracker.db.outbox import Seen
from tracker.db.profiles import Profile
from tracker.db.target import Target


def test_a_profile_keeps_its_outbox_over_its_sessions(tmp_path: Path) -> None:
    context = CommandContext(StringIO(), StringIO(), StringIO(), {"TRACKER_HOME": str(tmp_path)})
    ann = Profile("work", "postgresql://db.example/tracker", "ann")
    ben = Profile("other", "postgresql://db.example/tracker", "ben")
    first, second, others = (
        outbox_of(context, Target(f"host=db.example user={role}", private=False, profile=profile))
        for role, profile in (("tracker_s_1", ann), ("tracker_s_2", ann), ("tracker_s_3", ben))
    )
    first.remember(Seen("Europe/Lisbon", 4))
    assert second.seen() == Seen("Europe/Lisbon", 4)
    assert others.seen() is None
