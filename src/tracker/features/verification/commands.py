"""`admin verify`: whether everything derived follows from the facts."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.context import current
from tracker.core.errors import TrackerError
from tracker.core.text import plural


def verify(
    ctx: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Put right what is wrong.")] = False,
) -> None:
    """Check that scores, standings and streaks follow from the facts.

    Everything derived is computed again and compared. Exit code 0 when all is well or was put right, 1 when
    something is wrong.

    Examples:
      tracker admin verify
      tracker admin verify --repair
      tracker admin verify --json
    """
    from tracker.features.verification import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.administer() as session:
        faults = service.repair(session) if repair else service.find_faults(session)
    context.emit_rows(
        [row_of(fault) for fault in faults], render.FAULT_COLUMNS, empty="Everything follows from the facts."
    )
    if not faults:
        return
    if not repair:
        raise TrackerError(
            f"{plural(len(faults), 'derived value')} did not follow from the facts.",
            "Put them right: tracker admin verify --repair",
        )
    context.say(f"Put right: {plural(len(faults), 'value')}.")
