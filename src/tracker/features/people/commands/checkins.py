"""`admin import checkins`: what many people did, from one file."""

from __future__ import annotations

import typer

from tracker.cli.context import current
from tracker.cli.options import DryRunFlag
from tracker.features.people.commands.app import import_app
from tracker.features.people.commands.bulk import SOME_REJECTED, FileArgument


@import_app.command()
def checkins(ctx: typer.Context, file: FileArgument, dry_run: DryRunFlag = False) -> None:
    """Bring in check-ins of many people from one file.

    Columns: username, day, journey, the dimensions with efforts of 1 to 5, and if you like note and
    client_id; or objects as `tracker history -o ndjson` prints them, with a username. Days that a person has
    logged stay as they are. The good rows go in, each bad row is listed with its line, its column and why;
    the exit code is 1 then. Each person sees the step in their audit, with your login, and may undo it. For
    admins, and for logins with the role tracker_import.

    Examples:
      tracker admin import checkins october.csv --dry-run
      tracker admin import checkins october.csv --json
    """
    from tracker.features.people import service
    from tracker.features.transfer.progress import metered
    from tracker.features.transfer.rejections import Rejections
    from tracker.features.transfer.render import show_outcome, write_outcome
    from tracker.features.transfer.sources import find_source

    context = current(ctx)
    source = find_source(file, context.stdin)
    with Rejections() as rejections:
        with (
            metered(context.stderr, context.options, source.size) as meter,
            context.administer(group="tracker_import") as session,
        ):
            source.tell = source.tell if meter is None else meter.advance
            outcome = service.import_checkins(session, source=source, rejections=rejections, dry_run=dry_run)
        if context.options.for_machines:
            write_outcome(context.stdout, outcome, context.options.format)
        else:
            closing = "Each person sees the step in `tracker audit list`, and may undo it."
            show_outcome(
                context.stdout, outcome, source.name, context.options, dry_run=dry_run, closing=closing
            )
        if len(rejections):
            raise typer.Exit(SOME_REJECTED)
