"""`checkin` and `history`: logging a day of a journey and looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from tracker.cli.context import CommandContext, Work, current
from tracker.cli.options import DeleteFlag, JourneyOption, NoteOption, OnDay
from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.core.days import DayRange
    from tracker.features.journeys.service import JourneyView

WORDS = typer.Argument(
    metavar="[JOURNEY] [DIMENSION=EFFORT]...",
    help="Which journey, and efforts of 1 to 5.",
    show_default=False,
)


def checkin(
    ctx: typer.Context,
    words: Annotated[list[str] | None, WORDS] = None,
    on: OnDay = None,
    note: NoteOption = None,
    client_id: Annotated[
        UUID | None, typer.Option("--client-id", metavar="UUID", help="Log once, however often it is sent.")
    ] = None,
    delete: DeleteFlag = False,
) -> None:
    """Log a day of a journey.

    Efforts go from 1 to 5, or by name: skipped, minimal, partial, solid, crushed. On a terminal you are asked
    for what is missing. The same day again changes what you name and keeps the rest.

    Examples:
      tracker checkin
      tracker checkin fitness strength=4 sleep=crushed -m "Slept well"
      tracker checkin fitness strength=2 --on yesterday
      tracker checkin fitness --delete
    """
    from tracker.features.journeys import render, service

    context = current(ctx)
    journey_words, effort_words = _split(words or [])
    with context.work() as work:
        journey = _journey(work, journey_words)
        day = work.day(on)
        if delete:
            service.remove(work.session, journey=journey, day=day)
            log = None
        else:
            efforts = _efforts(journey, effort_words)
            efforts |= _ask_for_missing(context, work, journey, day, efforts)
            log = service.record(
                work.session, journey=journey, day=day, efforts=efforts, note=note, client_id=client_id
            )
    if log is None:
        context.emit_object(
            {"journey": journey.title, "day": day, "deleted": True},
            lambda glyphs: f"{glyphs.done} {journey.title}: check-in of {day} taken back. Undo: tracker undo",
        )
        return
    context.emit_object(log_row(log), lambda glyphs: render.checkin_card(log, glyphs))


def history(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[JOURNEY] [RANGE]",
            help="Which journey, which days; all, the last 30 days.",
            show_default=False,
        ),
    ] = None,
    journey: JourneyOption = None,
) -> None:
    """List check-ins.

    Ranges: 2026-11-01..2026-11-07, :week, :month, 2026-W46, 2026-11, 7d, yesterday.

    Examples:
      tracker history
      tracker history fitness :month
      tracker history 2026-W46 -o csv
    """
    from tracker.features.journeys import render, service

    context = current(ctx)
    with context.work() as work:
        title, days = _title_and_range(work, words or [], journey)
        journeys = (
            [service.find(work.session, query=title, today=work.today)]
            if title is not None
            else service.list_journeys(work.session, today=work.today, statuses=service.NOT_DELETED)
        )
        logs = service.history(work.session, journeys=journeys, days=days)
    context.emit_rows(
        [log_row(log) for log in logs],
        render.HISTORY_COLUMNS,
        empty=f"No check-ins in {days}. Log one: tracker checkin",
    )


def log_row(log: object) -> dict[str, object]:
    """Return the promised keys of a check-in."""
    from tracker.output.plain import row_of

    return row_of(log)


def _split(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the words into those of the journey and those of efforts (`name=effort`)."""
    return [word for word in words if "=" not in word], [word for word in words if "=" in word]


def _journey(work: Work, words: Sequence[str]) -> JourneyView:
    from tracker.features.journeys import service

    if words:
        return service.find(work.session, query=" ".join(words), today=work.today)
    return service.the_only_journey(work.session, today=work.today)


def _efforts(journey: JourneyView, words: Sequence[str]) -> dict[str, int]:
    """Read `dimension=effort` words; each dimension once."""
    from tracker.core.text import quoted
    from tracker.features.journeys import service

    efforts: dict[str, int] = {}
    for word in words:
        name, _, effort = word.rpartition("=")
        dimension = service.find_dimension(journey, name)
        if dimension.name in efforts:
            raise UsageError(f"{quoted(dimension.name)} is given twice.", "Name each dimension once.")
        efforts[dimension.name] = service.parse_effort(effort)
    return efforts


def _ask_for_missing(
    context: CommandContext, work: Work, journey: JourneyView, day: date, efforts: dict[str, int]
) -> dict[str, int]:
    """Ask for each required dimension that has no answer; without a terminal, refuse and name them."""
    from tracker.core.text import quoted
    from tracker.features.journeys import service

    missing = service.efforts_still_missing(work.session, journey=journey, day=day, efforts=efforts)
    if not missing:
        return {}
    if not context.interactive:
        names = ", ".join(quoted(dimension.name) for dimension in missing)
        words = " ".join(f'"{d.name}=4"' if " " in d.name else f"{d.name}=4" for d in missing)
        raise UsageError(f"No effort was given for {names}.", f"Add it to the command: {words}")
    context.say(f"{journey.title}, {day:%a %Y-%m-%d}: 1 skipped, 2 minimal, 3 partial, 4 solid, 5 crushed")
    return {dimension.name: _ask(context, dimension.name) for dimension in missing}


def _ask(context: CommandContext, name: str) -> int:
    """Ask until the answer is an effort."""
    from tracker.features.journeys import service

    while True:
        try:
            return service.parse_effort(str(typer.prompt(f"  {name}")))
        except UsageError as error:
            context.say(f"  {error.message} {error.hint}")


def _title_and_range(work: Work, words: Sequence[str], journey: str | None) -> tuple[str | None, DayRange]:
    """Tell the journey's words from the range's: the last word is a range when it reads as one."""
    default = "30d"
    if journey is not None:
        return journey, work.range(" ".join(words) or None, default=default)
    for start in range(len(words)):
        try:
            days = work.range(" ".join(words[start:]), default=default)
        except UsageError:
            continue
        return " ".join(words[:start]) or None, days
    return " ".join(words) or None, work.range(None, default=default)
