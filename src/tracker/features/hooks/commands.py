"""`hooks …`: which programs of the person's own logging would run."""

from __future__ import annotations

import typer

from tracker.cli.context import current

app = typer.Typer(help="See your programs that logging runs.", no_args_is_help=True, add_completion=False)


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List your hooks, and why one would not run.

    A hook is a program in the folder hooks of the configuration directory: on-checkin, on-done, on-skip,
    on-focus-start, on-focus-pause, on-focus-resume, on-focus-end, on-undo or on-redo. It reads what
    `--json` prints, before it is kept; with an exit code other than 0 nothing is kept. docs/guides/hooks.md
    has examples.

    Examples:
      tracker hooks list
      tracker hooks list --json
    """
    from tracker.core.hooks import hooks_folder, list_hooks
    from tracker.features.hooks import render

    context = current(ctx)
    context.emit_rows(
        [render.row_of(hook) for hook in list_hooks(context.locations.config)],
        render.HOOK_COLUMNS,
        empty=f"No hooks yet. Put a program into {hooks_folder(context.locations.config) / 'on-done'}",
    )
