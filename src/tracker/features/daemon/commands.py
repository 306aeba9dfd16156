"""`daemon …`: the process that makes commands quick."""

from __future__ import annotations

import typer

from tracker.cli.context import current

app = typer.Typer(
    help="Look at the process that makes commands quick.", no_args_is_help=True, add_completion=False
)


@app.command()
def status(ctx: typer.Context) -> None:
    """Show whether a warm process runs, and since when.

    Examples:
      tracker daemon status
      tracker daemon status --json
    """
    from tracker.features.daemon import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    found = service.status(context.locations, context.environ)
    wanted = service.is_wanted(context.locations, context.environ)
    context.emit_object(row_of(found), lambda _: render.status_lines(found, wanted=wanted))


@app.command()
def start(ctx: typer.Context) -> None:
    """Start the warm process now instead of after the next command.

    Examples:
      tracker daemon start
    """
    from tracker.features.daemon import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    found, _ = service.start_now(context.locations, context.environ)
    context.emit_object(row_of(found), lambda _: render.status_lines(found, wanted=True))


@app.command()
def stop(ctx: typer.Context) -> None:
    """End the warm process; commands that run are seen to their end.

    The next command starts another one. To do without for good: tracker settings set warm off

    Examples:
      tracker daemon stop
    """
    from tracker.features.daemon import render, service

    context = current(ctx)
    pids = service.stop_all(context.locations)
    context.emit_object({"stopped": pids}, lambda _: render.stopped_line(pids))
