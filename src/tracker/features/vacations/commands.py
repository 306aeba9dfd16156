"""`vacation …`: days that bridge the streaks of everything, or of some habits and journeys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import CommandContext, current
from tracker.cli.options import NoteOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.features.vacations.service import Vacation

app = typer.Typer(help="Plan days that bridge your streaks.", no_args_is_help=True, add_completion=False)

SubjectArguments = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[HABIT|JOURNEY]...",
        autocompletion=of_feature(".heatmap.completion:things"),
        help="What rests, by any part of its name; all if unsaid.",
        show_default=False,
    ),
]


@app.command()
def add(
    ctx: typer.Context,
    days: Annotated[
        str, typer.Argument(metavar="RANGE", help="The days: 2026-12-24..2027-01-02, mon..fri, tomorrow.")
    ],
    subjects: SubjectArguments = None,
    note: NoteOption = None,
) -> None:
    """Let everything, or some habits and journeys, rest on some days.

    The days neither count nor break a streak; what you do on them still counts. Days that are over mend
    their streaks at once. A range without an end (2026-12-24..) lasts until you remove it.

    Examples:
      tracker vacation add 2026-12-24..2027-01-02 -m "At the sea"
      tracker vacation add mon..fri run swim
      tracker vacation add yesterday
    """
    from tracker.features.vacations import service

    context = current(ctx)
    with context.work() as work:
        first, last = work.planned_range(days)
        added = service.add(
            work.session,
            subjects=service.find_subjects(work.session, queries=subjects or [], today=work.today),
            first=first,
            last=last,
            note=note,
        )
    _show(context, added, "rests")


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List vacations and pauses, the latest first.

    Where neither a habit nor a journey is named, everything rests.

    Examples:
      tracker vacation list
      tracker vacation list --json
    """
    from tracker.features.vacations import render, service

    context = current(ctx)
    with context.work() as work:
        found = service.list_vacations(work.session)
    context.emit_rows(
        [vacation.as_row() for vacation in found],
        render.VACATION_COLUMNS,
        empty="No vacations. Plan one: tracker vacation add 2026-12-24..2027-01-02",
    )


@app.command()
def remove(
    ctx: typer.Context,
    which: Annotated[
        str, typer.Argument(metavar="ID|RANGE", help="Its id, or exactly its days: all with these days go.")
    ],
) -> None:
    """Take a vacation back; its days count again.

    Examples:
      tracker vacation remove 3
      tracker vacation remove 2026-12-24..2027-01-02
    """
    from tracker.features.vacations import service

    context = current(ctx)
    with context.work() as work:
        if which.isdecimal():
            removed = service.remove(work.session, vacation_id=int(which))
        else:
            first, last = work.planned_range(which)
            removed = service.remove_days(work.session, first=first, last=last)
    _show(context, removed, "counts again")


def _show(context: CommandContext, vacations: Sequence[Vacation], words: str) -> None:
    """Print one vacation as an object, several as a listing; for people what was done with each."""
    from tracker.features.vacations import render

    if len(vacations) == 1 or not context.options.for_machines:
        context.emit_object(vacations[0].as_row(), lambda glyphs: render.said(vacations, words, glyphs))
        return
    context.emit_rows([vacation.as_row() for vacation in vacations], render.VACATION_COLUMNS, empty="")
