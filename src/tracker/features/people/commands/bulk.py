"""`admin user import`: many people from a file."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.cli.options import DryRunFlag
from tracker.features.people.commands.app import user_app
from tracker.features.people.commands.users import HostOption

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import BinaryIO

    from tracker.features.people.service import PeopleAdded
    from tracker.features.transfer.sources import Source

SOME_REJECTED = 1

FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="CSV or NDJSON; - is standard input.")]


@user_app.command("import")
def import_(
    ctx: typer.Context,
    file: FileArgument,
    passwords: Annotated[
        str | None,
        typer.Option(
            "--passwords", metavar="FILE", help="Where the one-time passwords go, as CSV; a new file."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    host: HostOption = None,
    dry_run: DryRunFlag = False,
) -> None:
    """Add many people from a file, each with a first password.

    Columns: username, and if you like email, display_name, timezone, role (the login role). The good rows go
    in, each bad row is listed with its line, its column and why; the exit code is 1 then. Without --passwords
    the one-time passwords are printed and the report goes to standard error.

    Examples:
      tracker admin user import people.csv --dry-run
      tracker admin user import people.csv --passwords ways-in.csv
      tracker admin user import - --json < people.ndjson
    """
    from tracker.features.people import service
    from tracker.features.people.reader import PeopleFile
    from tracker.features.transfer.progress import metered
    from tracker.features.transfer.rejections import Rejections
    from tracker.features.transfer.sources import find_source
    from tracker.output.files import private_file

    context = current(ctx)
    source = find_source(file, context.stdin)
    named = passwords if not dry_run else None
    with Rejections() as rejections:
        people = PeopleFile(source, rejections)
        total = len(people.people)
        # The file is written before the transaction ends: nobody has a password that was not kept.
        kept: AbstractContextManager[BinaryIO | None] = (
            nullcontext() if named is None else private_file(named, force=force)
        )
        with (
            metered(context.stderr, context.options, total, counted="rows") as meter,
            context.administer() as session,
            kept as stream,
        ):
            added = service.add_people(
                session,
                file=people,
                rejections=rejections,
                host=host,
                dry_run=dry_run,
                tell=(lambda _: None) if meter is None else meter.advance,
            )
            if stream is not None:
                service.write_ways_in(stream, added.ways_in)
        _show(context, added, source, passwords=passwords, dry_run=dry_run)
        if len(rejections):
            raise typer.Exit(SOME_REJECTED)


def _show(
    context: CommandContext, added: PeopleAdded, source: Source, *, passwords: str | None, dry_run: bool
) -> None:
    """Print the report, or the ways in and the report beside them."""
    from tracker.features.people import render
    from tracker.features.transfer.render import show_outcome, write_outcome
    from tracker.output.plain import row_of

    report = passwords is not None or dry_run
    if report and context.options.for_machines:
        write_outcome(context.stdout, added.outcome, context.options.format)
        return
    if not report:
        context.emit_rows(
            [row_of(way_in) for way_in in added.ways_in], render.WAY_IN_COLUMNS, empty="Nobody was added."
        )
    closing = render.where_passwords_are(passwords)
    stream = context.stdout if report else context.stderr
    show_outcome(stream, added.outcome, source.name, context.options, dry_run=dry_run, closing=closing)
