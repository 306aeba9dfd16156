"""`done`, `skip` and `habit log`: what was done on a day, and looking back."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import CommandContext, Work, current
from tracker.cli.offline import kept_if_away, line
from tracker.cli.options import DeleteFlag, MissedFlag, NoteOption, OnDay
from tracker.core.errors import ConflictError, NotFoundError, UsageError
from tracker.core.text import quoted
from tracker.core.undoing import UNDO_HINT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tracker.core.days import DayRange
    from tracker.features.habits.service import EntryLog, HabitView, PeriodView

_DEFAULT_RANGE = "30d"
_NAME_IT = "Name it: tracker done read 20. On a terminal, plain `tracker done` asks."

_HABITS = of_feature(".habits.completion:habit_words")

HabitWords = Annotated[
    list[str],
    typer.Argument(
        metavar="HABIT...", autocompletion=_HABITS, help="A habit, by any unambiguous part of its name."
    ),
]


def done(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[HABIT] [AMOUNT]",
            autocompletion=_HABITS,
            help="Which habit, and how much in its unit: 20, 2.5 or 1:30.",
            show_default=False,
        ),
    ] = None,
    on: OnDay = None,
    note: NoteOption = None,
    set_: Annotated[
        str | None, typer.Option("--set", metavar="AMOUNT", help="Put this in place of what the day has.")
    ] = None,
    no: Annotated[bool, typer.Option("--no", help="Say that it was not done.")] = False,
    delete: DeleteFlag = False,
    missed: MissedFlag = False,
) -> None:
    """Log a habit as done.

    Amounts of a day add up. Without one, what is missing to the target is logged. A habit of at most so much
    needs an amount, 0 for none at all.

    On a terminal and without a habit, the guided day asks for every habit that is due and not answered. Each
    answer is saved at once; q, Ctrl-D and Ctrl-C leave.

    Examples:
      tracker done
      tracker done read
      tracker done read 20 -m "On the train"
      tracker done run 1:30 --on yesterday
      tracker done coffee --set 1
      tracker done read --no
      tracker done --missed
    """
    context = current(ctx)
    if missed or not words:
        if delete or no or set_ is not None or note is not None:
            asking = UsageError("--missed asks for each answer.", "Leave the rest of the line out.")
            raise asking if missed else UsageError("No habit was named.", _NAME_IT)
        _ask_for_open(context, words or [], on, missed=missed)
        return
    options = {"--set": set_, "--no": no, "--delete": delete, "--note": note}
    with kept_if_away(context, on, lambda day: _words_for_later("done", words, day, options)):
        if delete:
            _take_back(context, words, on, set_, no=no)
        else:
            _log(context, words, on, set_, note, no=no)


def skip(ctx: typer.Context, words: HabitWords, on: OnDay = None, note: NoteOption = None) -> None:
    """Excuse a habit for a day.

    A skipped day holds the streak together without counting.

    Examples:
      tracker skip run
      tracker skip run --on yesterday -m "Ill"
    """
    from tracker.features.habits import service

    context = current(ctx)
    with kept_if_away(context, on, lambda day: _words_for_later("skip", words, day, {"--note": note})):
        with context.work() as work:
            habit = _habit(work, " ".join(words), _habits_in_use(work))
            day = work.day(on)
            log = service.skip(work.session, habit=habit, day=day, note=note, today=work.today)
            period = service.periods(work.session, habit_ids=[habit.id], day=day)[habit.id]
            context.run_hook("on-skip", log.as_row())
        _show_entry(context, log, period)


def log(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[HABIT] [RANGE]",
            autocompletion=of_feature(".habits.completion:log_words"),
            help="Which habit, which days; all, the last 30.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """List what was logged for a habit.

    Ranges: 2026-11-01..2026-11-07, :week, :month, 2026-W46, 2026-11, 7d, yesterday.

    Examples:
      tracker habit log read
      tracker habit log read :month
      tracker habit log -o csv
    """
    from tracker.features.habits import render, service

    context = current(ctx)
    with context.work() as work:
        habits, days = _habits_and_range(work, words or [])
        logs = service.history(work.session, habits=habits, days=days)
    context.emit_rows(
        [entry.as_row() for entry in logs],
        render.LOG_COLUMNS,
        empty=f"Nothing was logged in {days}. Log something: tracker done read",
    )


def _ask_for_open(context: CommandContext, words: Sequence[str], on: str | None, *, missed: bool) -> None:
    """Hand over to the guided day: all habits, or the one that the words name."""
    from tracker.features.guided import commands as guided
    from tracker.features.guided.service import ALL_HABITS, Scope

    if not missed and not context.interactive:
        raise UsageError("No habit was named.", _NAME_IT)
    guided.refuse_unanswerable(context, "--missed", "tracker done read 20 --on yesterday")
    scope = ALL_HABITS
    if words:
        with context.work() as work:
            scope = Scope(ALL_HABITS.kinds, _habit(work, " ".join(words), _habits_in_use(work)).id)
    guided.walk(context, scope, on=on, missed=missed)


def _log(
    context: CommandContext,
    words: Sequence[str],
    on: str | None,
    set_: str | None,
    note: str | None,
    *,
    no: bool,
) -> None:
    """Log what was done, or that it was not, and show it."""
    from tracker.features.habits import service

    with context.work() as work:
        habit, amount = _habit_and_amount(work, words)
        _refuse_contradictions(amount, set_, no=no, delete=False)
        day = work.day(on)
        if no:
            log = service.deny(work.session, habit=habit, day=day, note=note, today=work.today)
        else:
            log = _record(work, habit, day, amount, set_, note)
        period = service.periods(work.session, habit_ids=[habit.id], day=day)[habit.id]
        context.run_hook("on-done", log.as_row())
    _show_entry(context, log, period)


def _take_back(
    context: CommandContext, words: Sequence[str], on: str | None, set_: str | None, *, no: bool
) -> None:
    from tracker.features.habits import service

    with context.work() as work:
        habit, amount = _habit_and_amount(work, words)
        _refuse_contradictions(amount, set_, no=no, delete=True)
        day = work.day(on)
        service.remove(work.session, habit=habit, day=day)
        row = {"habit": habit.name, "day": day, "deleted": True}
        context.run_hook("on-done", row)
    context.emit_object(
        row,
        lambda glyphs: f"{glyphs.done} {habit.name}: entry of {day} taken back. {UNDO_HINT}",
    )


def _words_for_later(
    command: str, words: Sequence[str], day: date, options: Mapping[str, str | bool | None]
) -> Sequence[str]:
    """Return the words of an entry that is kept, whose form is right as far as that shows offline."""
    from tracker.features.habits import service

    set_ = options.get("--set")
    _refuse_contradictions(
        None, str(set_) if set_ else None, no=bool(options.get("--no")), delete=bool(options.get("--delete"))
    )
    amount = set_ or (words[-1] if len(words) > 1 and service.looks_like_amount(words[-1]) else None)
    # Only the habit's unit tells what hours and minutes are.
    if amount and ":" not in str(amount):
        service.parse_amount(str(amount), unit=None)
    return line(command, words, day=day, options=options)


def _show_entry(context: CommandContext, log: EntryLog, period: PeriodView) -> None:
    from tracker.features.habits import render

    context.emit_object(log.as_row(), lambda glyphs: render.entry_line(log, period, glyphs))


def _record(
    work: Work, habit: HabitView, day: date, amount: str | None, set_: str | None, note: str | None
) -> EntryLog:
    """Add the amount, put another in place, or log what is missing."""
    from tracker.features.habits import service

    said = set_ if set_ is not None else amount
    if said is None:
        return service.record(work.session, habit=habit, day=day, note=note, today=work.today)
    # The unit is that of the rule which the day has.
    rule = service.periods(work.session, habit_ids=[habit.id], day=day)[habit.id].rule
    write = service.record if set_ is None else service.replace
    parsed = service.parse_amount(said, unit=rule.unit)
    return write(work.session, habit=habit, day=day, amount=parsed, note=note, today=work.today)


def _refuse_contradictions(amount: str | None, set_: str | None, *, no: bool, delete: bool) -> None:
    """Refuse a line that says two things at once."""
    said = [
        name
        for name, given in (
            (f"The amount {amount}", amount is not None),
            ("--set", set_ is not None),
            ("--no", no),
            ("--delete", delete),
        )
        if given
    ]
    if len(said) > 1:
        raise UsageError(f"{said[0]} and {said[1]} do not go together.", "Choose one of them.")


def _habit_and_amount(work: Work, words: Sequence[str]) -> tuple[HabitView, str | None]:
    from tracker.features.habits.commands.words import split_amount

    habits = _habits_in_use(work)
    name, amount = split_amount(words, [habit.name for habit in habits])
    return _habit(work, name, habits), amount


def _habits_in_use(work: Work) -> list[HabitView]:
    from tracker.features.habits import service

    return service.list_habits(work.session, today=work.today, streaks={})


def _habit(work: Work, query: str, habits: Sequence[HabitView]) -> HabitView:
    """Return the one of the habits in use that a name means; for an archived one say so."""
    from tracker.features.habits import service

    try:
        return service.choose(query, habits)
    except NotFoundError as error:
        try:
            put_away = service.find(work.session, query=query, today=work.today, states=service.PUT_AWAY)
        except (NotFoundError, ConflictError):
            raise error from None
        raise ConflictError(
            f"{quoted(put_away.name)} is archived.",
            f"Bring it back: tracker habit restore {shlex.quote(put_away.name)}",
        ) from error


def _habits_and_range(work: Work, words: Sequence[str]) -> tuple[list[HabitView], DayRange]:
    """Tell the habit's words from the range's: the last words are a range when they read as one."""
    from tracker.features.habits import service

    habits = service.list_habits(work.session, today=work.today, states=service.NOT_DELETED)
    if not words:
        return habits, work.range(None, default=_DEFAULT_RANGE)
    for start in range(1, len(words)):
        days = _range(work, words[start:])
        if days is not None:
            return [service.choose(" ".join(words[:start]), habits)], days
    try:
        return [service.choose(" ".join(words), habits)], work.range(None, default=_DEFAULT_RANGE)
    except NotFoundError:
        days = _range(work, words)
        if days is None:
            raise
        return habits, days


def _range(work: Work, words: Sequence[str]) -> DayRange | None:
    try:
        return work.range(" ".join(words), default=_DEFAULT_RANGE)
    except UsageError:
        return None
