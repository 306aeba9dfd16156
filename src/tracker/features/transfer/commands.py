"""`import` and `export`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.cli.options import DryRunFlag, JourneyOption
from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from tracker.features.transfer.service import ExportFormat, Format, Outcome
    from tracker.features.transfer.sources import Source

SOME_REJECTED = 1


def import_file(
    ctx: typer.Context,
    form: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="checkins, habits, entries, goals, loop, habitbull, tracker."),
    ],
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file or folder; - is standard input.")],
    journey: JourneyOption = None,
    dry_run: DryRunFlag = False,
    strict: Annotated[bool, typer.Option("--strict", help="Keep nothing if any row is rejected.")] = False,
) -> None:
    """Bring data in from a file.

    The good rows go in, each bad row is listed with its line, its column and why; the exit code is 1 then.
    The same file again changes nothing. One import is one step of undo.

    Examples:
      tracker import checkins fitness.csv --journey fitness
      tracker import goals goals.csv
      tracker import loop "Loop Habits CSV 2026-11-01.zip" --dry-run
      tracker import habitbull export.csv --strict
      tracker import tracker backup.json
    """
    from tracker.features.transfer.progress import metered
    from tracker.features.transfer.rejections import Rejections
    from tracker.features.transfer.service import carry_out
    from tracker.features.transfer.sources import find_source

    context = current(ctx)
    chosen = _format(form)
    source = find_source(file, context.stdin)
    with Rejections() as rejections:
        with metered(context.stderr, context.options, source.size) as meter, context.work() as work:
            source.tell = meter.advance if meter is not None else source.tell
            outcome = carry_out(
                work.session,
                form=chosen,
                source=source,
                rejections=rejections,
                journey=journey,
                today=work.today,
                dry_run=dry_run,
                strict=strict,
            )
        _report(context, outcome, source, dry_run=dry_run)
        if len(rejections):
            raise typer.Exit(SOME_REJECTED)


def export(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="Where to; - or none: standard output.")
    ] = None,
    form: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help="json, ndjson or csv (a zip of CSV files)."),
    ] = "json",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write everything of yours out.

    `tracker import tracker FILE` reads it back. The file is for your eyes only (mode 0600).

    Examples:
      tracker export backup.json
      tracker export --format csv backup.zip
      tracker export --format ndjson | gzip > backup.ndjson.gz
    """
    from tracker.features.transfer import files, render, service

    context = current(ctx)
    chosen = _export_format(form)
    if file is None or file == "-":
        with files.standard_output(context.stdout, binary=chosen == "csv") as out, context.work() as work:
            service.export(work.session, out.stream, form=chosen, ascii_only=out.ascii_only)
        return
    with context.work() as work, files.private_file(file, force=force) as stream:
        counts = service.export(work.session, stream, form=chosen)
    context.emit_object(
        {"format": str(chosen), "file": file, **counts}, lambda glyphs: render.exported(file, counts, glyphs)
    )


def _format(word: str) -> Format:
    """Read the name of a format; a ``UsageError`` names near ones."""
    from tracker.core.text import fold, near, quoted
    from tracker.features.transfer.service import Format

    names = [form.value for form in Format]
    if fold(word) in names:
        return Format(fold(word))
    suggestions = [quoted(name) for name in near(word, names)]
    hint = f"Did you mean {' or '.join(suggestions)}?" if suggestions else f"Formats: {', '.join(names)}."
    raise UsageError(f"There is no format {quoted(word)}.", hint)


def _export_format(word: str) -> ExportFormat:
    from tracker.core.text import fold, quoted
    from tracker.features.transfer.service import ExportFormat

    names = [form.value for form in ExportFormat]
    if fold(word) not in names:
        raise UsageError(f"There is no format {quoted(word)}.", f"Formats: {', '.join(names)}.")
    return ExportFormat(fold(word))


def _report(context: CommandContext, outcome: Outcome, source: Source, *, dry_run: bool) -> None:
    from tracker.features.transfer import render

    if context.options.for_machines:
        render.write_outcome(context.stdout, outcome, context.options.format)
    else:
        render.show_outcome(context.stdout, outcome, source.name, context.options, dry_run=dry_run)
