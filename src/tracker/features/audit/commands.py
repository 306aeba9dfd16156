"""`undo`, `redo` and `audit …`: what was done, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.cli.options import DryRunFlag, RangeArgument

if TYPE_CHECKING:
    from tracker.features.audit.service import Reverted
    from tracker.features.audit.service.reverting import Verb

app = typer.Typer(help="See what was changed, and when.", no_args_is_help=True, add_completion=False)

_LISTED = 10

CountArgument = Annotated[
    int, typer.Argument(metavar="[N]", min=1, help="How many commands.", show_default=False)
]


OptionalCountArgument = Annotated[
    int | None, typer.Argument(metavar="[N]", min=1, help="How many commands.", show_default=False)
]


def undo(
    ctx: typer.Context,
    count: OptionalCountArgument = None,
    list_: Annotated[
        bool,
        typer.Option("--list", "-l", help="List what undo would take back; on a terminal, ask how far."),
    ] = False,
    dry_run: DryRunFlag = False,
) -> None:
    """Take back the last change.

    One command is one step, an import too. Several steps are undone together or not at all. With --list, N is
    how many steps to list; 10 unless said.

    Examples:
      tracker undo
      tracker undo 3 --dry-run
      tracker undo --list
    """
    from tracker.features.audit import service

    context = current(ctx)
    if list_:
        _choose(context, count or _LISTED, ask=not dry_run)
        return
    with context.work() as work:
        steps = service.undo(work.session, count=count or 1, dry_run=dry_run)
        if not dry_run:
            context.run_hook("on-undo", _row(steps, "undo"))
    _show(context, steps, "undo", dry_run=dry_run)


def redo(ctx: typer.Context, count: CountArgument = 1, dry_run: DryRunFlag = False) -> None:
    """Make an undone change again.

    That works until a new command changes something.

    Examples:
      tracker redo
      tracker redo 3
    """
    from tracker.features.audit import service

    context = current(ctx)
    with context.work() as work:
        steps = service.redo(work.session, count=count, dry_run=dry_run)
        if not dry_run:
            context.run_hook("on-redo", _row(steps, "redo"))
    _show(context, steps, "redo", dry_run=dry_run)


@app.command("list")
def list_(
    ctx: typer.Context,
    days: RangeArgument = None,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="How many, at most.")] = 20,
) -> None:
    """List what you did, newest first.

    Examples:
      tracker audit list
      tracker audit list yesterday --limit 100
    """
    from tracker.features.audit import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        steps = service.list_steps(
            work.session,
            limit=limit,
            days=None if days is None else work.range(days, default=days),
            timezone=work.person.timezone,
            day_start=work.person.day_start,
        )
    context.emit_rows([row_of(step) for step in steps], render.STEP_COLUMNS, empty="Nothing was changed.")


@app.command()
def show(
    ctx: typer.Context, step: Annotated[int, typer.Argument(metavar="ID", help="A step of audit list.")]
) -> None:
    """Show a step with the rows that it changed.

    Examples:
      tracker audit show 12
      tracker audit show 12 --json
    """
    from tracker.features.audit import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        detail = service.show_step(work.session, step_id=step, timezone=work.person.timezone)
    context.emit_object(
        row_of(detail.step) | {"changes": [row_of(change) for change in detail.changes]},
        lambda glyphs: render.step_card(detail, glyphs),
    )


def _show(context: CommandContext, steps: list[Reverted], verb: Verb, *, dry_run: bool) -> None:
    from tracker.features.audit import render

    context.emit_object(
        _row(steps, verb), lambda glyphs: render.reverted_lines(steps, verb, glyphs, dry_run=dry_run)
    )


def _row(steps: list[Reverted], verb: Verb) -> dict[str, object]:
    done = {"undo": "undone", "redo": "redone"}[verb]
    return {done: [step.as_row() for step in steps]}


def _choose(context: CommandContext, most: int, *, ask: bool) -> None:
    """List what undo would take back; where somebody can answer, ask how far, and undo that."""
    from tracker.features.audit import render, service

    with context.work() as work:
        listed = service.list_undoable(work.session, most=most, timezone=work.person.timezone)
    context.emit_rows(
        [step.as_row() for step in listed],
        render.undoable_columns(listed),
        empty="There is nothing to undo.",
    )
    possible = sum(step.refused is None for step in listed)
    if not (ask and possible and context.interactive):
        return
    count = _ask_how_far(context, possible)
    if count is None:
        return
    chosen = [step.step_id for step in listed[:count]]
    with context.work() as work:
        steps = service.undo(work.session, count=count, expected=chosen)
        context.run_hook("on-undo", _row(steps, "undo"))
    _show(context, steps, "undo", dry_run=False)


def _ask_how_far(context: CommandContext, possible: int) -> int | None:
    """Ask for a number of the list until it is one; None where the person leaves."""
    from tracker.core.text import quoted

    numbers = "1" if possible == 1 else f"1 to {possible}"
    while True:
        try:
            said = str(
                typer.prompt(f"Undo down to which ({numbers}; Enter leaves)", default="", show_default=False)
            )
        except typer.Abort as left:
            if isinstance(left.__context__, KeyboardInterrupt):
                raise
            context.say("")
            return None
        word = said.strip()
        if word.lower() in {"", "q", "quit"}:
            return None
        if word.isascii() and word.isdecimal() and 1 <= int(word) <= possible:
            return int(word)
        context.say(f"{quoted(word)} is no number of the list. Give {numbers}, or Enter to leave.")
