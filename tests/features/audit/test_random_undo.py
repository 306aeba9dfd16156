"""Whatever a person does: undoing all of it leaves nothing behind, and redoing all of it brings it back."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.features.audit.random_commands import Command, beginnings, commands
from tests.features.audit.snapshots import Snapshot, Watch
from tests.fixtures.database import Database, Member
from tests.properties.strategies import DEEP
from tracker.core.errors import TrackerError
from tracker.features.audit import service


@settings(
    max_examples=60 if DEEP else 4,
    deadline=None,
    derandomize=not DEEP,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    first=beginnings,
    then=st.lists(commands, min_size=4, max_size=12),
    back=st.integers(1, 6),
)
def test_undo_and_redo_of_anything(
    database: Database, ann: Member, watch: Watch, first: list[Command], then: list[Command], back: int
) -> None:
    states = [watch.snapshot()]
    for command in [*first, *then]:
        _carry_out(database, ann, command, watch, states)
    steps = len(states) - 1
    _undo(database, ann, watch, states, steps)
    _redo(database, ann, watch, states, steps)
    # Part of the way back, forth, and a new command from there.
    partly = min(back, steps)
    with database.session(ann.role) as session:
        service.undo(session, count=partly)
    assert watch.snapshot() == states[-1 - partly]
    del states[len(states) - partly :]
    for command in then:
        _carry_out(database, ann, command, watch, states)
    _undo(database, ann, watch, states, len(states) - 1)


def _carry_out(
    database: Database, ann: Member, command: Command, watch: Watch, states: list[Snapshot]
) -> None:
    """Run a command; what it left is remembered if it made a step, and must be as before if it did not."""
    steps = watch.commands()
    with suppress(TrackerError), database.session(ann.role) as session:
        command(session)
    state = watch.snapshot()
    if watch.commands() > steps:
        states.append(state)
    else:
        assert state == states[-1]


def _undo(database: Database, ann: Member, watch: Watch, states: list[Snapshot], steps: int) -> None:
    for state in list(reversed(states[:-1]))[:steps]:
        with database.session(ann.role) as session:
            assert len(service.undo(session, count=1)) == 1
        assert watch.snapshot() == state


def _redo(database: Database, ann: Member, watch: Watch, states: list[Snapshot], steps: int) -> None:
    for state in states[len(states) - steps :]:
        with database.session(ann.role) as session:
            service.redo(session, count=1)
        assert watch.snapshot() == state
