"""`checkin` and `history`: logging a day of a journey and looking back."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import CommandContext, Work, current
from tracker.cli.offline import kept_if_away, line
from tracker.cli.options import DeleteFlag, JourneyOption, MissedFlag, NoteOption, OnDay
from tracker.cli.ranges import looks_like_range, split_range
from tracker.core.errors import AmbiguousError, NotFoundError, UsageError
from tracker.core.undoing import UNCHANGED, UNDO_HINT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tracker.core.days import DayRange
    from tracker.features.journeys.service import CheckinLog, DimensionView, JourneyView

_DEFAULT_RANGE = "30d"

WORDS = typer.Argument(
    metavar="[JOURNEY] [DIMENSION=EFFORT]...",
    autocompletion=of_feature(".journeys.completion:checkin_words"),
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
    all_: Annotated[bool, typer.Option("--all", "-a", help="Ask for every journey that is open.")] = False,
    missed: MissedFlag = False,
) -> None:
    """Log a day of a journey.

    Efforts go from 1 to 5, or by name: skipped, minimal, partial, solid, crushed. On a terminal you are asked
    for what is missing. The same day again changes what you name and keeps the rest.

    On a terminal and without a journey, the guided day asks for everything that is open, journeys and habits.
    Each answer is saved at once; q, Ctrl-D and Ctrl-C leave.

    Examples:
      tracker checkin
      tracker checkin --all --on yesterday
      tracker checkin --missed
      tracker checkin fitness strength=4 sleep=crushed -m "Slept well"
      tracker checkin fitness strength=2 --on yesterday
      tracker checkin fitness --delete
    """
    context = current(ctx)
    journey_words, effort_words = _split(words or [])
    plain = note is None and client_id is None
    if all_ or missed or (plain and not delete and not words and context.interactive):
        if not plain or delete or effort_words or (all_ and words):
            option = "--all" if all_ else "--missed"
            raise UsageError(f"{option} asks for what is open.", "Leave the rest of the line out.")
        _ask_for_open(context, journey_words, on, every_journey=all_, missed=missed)
        return
    if delete and (effort_words or not plain):
        raise UsageError("--delete takes the whole check-in back.", "Leave efforts, note and client id out.")
    options = {"--note": note, "--client-id": str(client_id) if client_id else None, "--delete": delete}
    asks = context.interactive
    with kept_if_away(context, on, lambda day: _words_for_later(words or [], day, options), asks=asks):
        if delete:
            _take_back(context, journey_words, on)
        else:
            _log(context, journey_words, effort_words, on, note, client_id)


def history(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[JOURNEY] [RANGE]",
            autocompletion=of_feature(".journeys.completion:history_words"),
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
        [log.as_row() for log in logs],
        render.history_columns(logs),
        empty=f"No check-ins in {days}. Log one: tracker checkin",
    )


def _ask_for_open(
    context: CommandContext, words: Sequence[str], on: str | None, *, every_journey: bool, missed: bool
) -> None:
    """Hand over to the guided day: all that is open, all journeys, or the one that the words name."""
    from tracker.features.guided import commands as guided
    from tracker.features.guided.service import ALL_JOURNEYS, EVERYTHING, Scope

    guided.refuse_unanswerable(
        context, "--all" if every_journey else "--missed", "tracker checkin fitness strength=4 sleep=3"
    )
    scope = ALL_JOURNEYS if every_journey else EVERYTHING
    if words:
        with context.work() as work:
            scope = Scope(ALL_JOURNEYS.kinds, _journey(work, words, work.today).id)
    guided.walk(context, scope, on=on, missed=missed)


def _log(
    context: CommandContext,
    journey_words: Sequence[str],
    effort_words: Sequence[str],
    on: str | None,
    note: str | None,
    client_id: UUID | None,
) -> None:
    """Log a day of the journey that the words name, and show it."""
    from tracker.features.journeys import render, service

    with context.work() as work:
        day = work.day(on)
        journey = _journey(work, journey_words, day)
        service.refuse_unloggable(journey, day=day, today=work.today)
        efforts = _efforts(journey, effort_words)
        efforts |= _ask_for_missing(context, work, journey, day, efforts)
        log = service.record(
            work.session, journey=journey, day=day, efforts=efforts, note=note, client_id=client_id
        )
        if log.changed:
            context.run_hook("on-checkin", log.as_row())
    context.emit_object(log.as_row(), lambda glyphs: render.checkin_card(log, glyphs))
    if not context.options.for_machines:
        context.say(_what_happened(log))


def _words_for_later(
    words: Sequence[str], day: date, options: Mapping[str, str | bool | None]
) -> Sequence[str]:
    """Return the words of a check-in that is kept, whose form is right; nobody can ask what is missing."""
    from tracker.features.journeys import service

    efforts = [word.rpartition("=")[2] for word in words if "=" in word]
    for effort in efforts:
        service.parse_effort(effort)
    if not efforts and not options["--delete"] and options["--note"] is None:
        raise UsageError(
            "The server is out of reach, and no effort was given.",
            "Name them: tracker checkin fitness strength=4",
        )
    return line("checkin", words, day=day, options=options)


def _take_back(context: CommandContext, words: Sequence[str], on: str | None) -> None:
    from tracker.features.journeys import service

    with context.work() as work:
        day = work.day(on)
        journey = _journey(work, words, day)
        service.remove(work.session, journey=journey, day=day)
        row = {"journey": journey.title, "day": day, "deleted": True}
        context.run_hook("on-checkin", row)
    context.emit_object(
        row,
        lambda glyphs: f"{glyphs.done} {journey.title}: check-in of {day} taken back. {UNDO_HINT}",
    )


def _what_happened(log: CheckinLog) -> str:
    if not log.changed:
        return UNCHANGED
    return f"{'Logged' if log.created else 'Changed'}. {UNDO_HINT}"


def _split(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the words into those of the journey and those of efforts (`name=effort`)."""
    return [word for word in words if "=" not in word], [word for word in words if "=" in word]


def _journey(work: Work, words: Sequence[str], day: date) -> JourneyView:
    """Find the journey, with what it asks on the day."""
    from tracker.features.journeys import service

    if words:
        return service.find(work.session, query=" ".join(words), today=day)
    return service.the_only_journey(work.session, today=day)


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
    """Ask for each dimension that has no answer; without a terminal, refuse and name the required ones."""
    from tracker.core.text import quoted
    from tracker.features.journeys import service

    missing = service.efforts_still_missing(work.session, journey=journey, day=day, efforts=efforts)
    if not missing:
        return {}
    if not context.interactive:
        required = [dimension.name for dimension in missing if dimension.required]
        if not required:
            return {}
        words = shlex.join(f"{name}=4" for name in required)
        raise UsageError(
            f"No effort was given for {', '.join(map(quoted, required))}.", f"Add it to the command: {words}"
        )
    context.say(f"{journey.title}, {day:%a %Y-%m-%d}")
    context.say("1 skipped, 2 minimal, 3 partial, 4 solid, 5 crushed")
    answers = {dimension.name: _ask(context, dimension) for dimension in missing}
    return {name: effort for name, effort in answers.items() if effort is not None}


def _ask(context: CommandContext, dimension: DimensionView) -> int | None:
    """Ask until the answer is an effort; None where an optional dimension is left out."""
    from tracker.core.text import visible
    from tracker.features.journeys import service

    question = f"  {visible(dimension.name)}"
    while True:
        if dimension.required:
            answer = str(typer.prompt(question))
        else:
            answer = str(typer.prompt(f"{question} (Enter leaves it out)", default="", show_default=False))
            if not answer.strip():
                return None
        try:
            return service.parse_effort(answer)
        except UsageError as error:
            context.say(f"  {error.message} {error.hint}")


def _title_and_range(work: Work, words: Sequence[str], journey: str | None) -> tuple[str | None, DayRange]:
    """Tell the journey's words from the range's: the last words are a range when they read as one."""
    if journey is not None:
        return journey, work.range(" ".join(words) or None, default=_DEFAULT_RANGE)
    title, days = split_range(work, words)
    if days is not None:
        return title, work.range(days, default=_DEFAULT_RANGE)
    _refuse_misspelt_range(work, words)
    return title, work.range(None, default=_DEFAULT_RANGE)


def _refuse_misspelt_range(work: Work, words: Sequence[str]) -> None:
    """Raise what is wrong with the range where only the words before it name a journey."""
    if not words or _names_a_journey(work, words):
        return
    titles_end = [end for end in range(1, len(words)) if _names_a_journey(work, words[:end])]
    if titles_end or looks_like_range(words[0]):
        work.range(" ".join(words[max(titles_end, default=0) :]), default=_DEFAULT_RANGE)


def _names_a_journey(work: Work, words: Sequence[str]) -> bool:
    from tracker.features.journeys import service

    try:
        service.find(work.session, query=" ".join(words), today=work.today)
    except AmbiguousError:
        return True
    except (NotFoundError, UsageError):
        return False
    return True
