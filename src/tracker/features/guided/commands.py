"""The asking of the guided day, for `checkin` and `done`: each answer is a transaction of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import typer

from tracker.core.errors import NotFoundError, UsageError
from tracker.core.hooks import HookRefusedError
from tracker.core.text import plural, visible
from tracker.core.undoing import UNDO_COMMAND
from tracker.features.guided.answers import Answer, leaves, read_answer, split_note

if TYPE_CHECKING:
    from datetime import date

    from tracker.cli.context import CommandContext, Work
    from tracker.features.guided.service import OpenDay, OpenHabit, OpenJourney, Scope
    from tracker.features.journeys.service import DimensionView

_NOTHING_YET = (
    "Begin with one: tracker habit add Read, or tracker journey create Fitness -d Strength -d Sleep"
)


class _Left(Exception):  # noqa: N818 -- no error: the person has had enough
    """The person leaves the asking; what was answered is kept."""


class _Later(Exception):  # noqa: N818 -- no error: the person goes on to the next thing
    """The person leaves a journey open."""


@dataclass
class _Walk:
    """One walk through what is open, and what came of it so far."""

    context: CommandContext
    scope: Scope
    today: date
    asked: set[str] = field(default_factory=set)
    saved: int = 0
    left_open: int = 0


def refuse_unanswerable(context: CommandContext, option: str, instead: str) -> None:
    """Raise a ``UsageError`` where nobody can answer; ``instead`` is a command that asks nothing."""
    if not context.interactive:
        raise UsageError(
            f"{option} asks questions, and there is no terminal to answer on.",
            f"Say it on the line: {instead}; `tracker today --json` tells what is open.",
        )


def walk(context: CommandContext, scope: Scope, *, on: str | None, missed: bool) -> None:
    """Ask for everything that is open on a day, or on each of the days that were missed.

    The person may leave with ``q`` or at the end of input; Ctrl-C is ``KeyboardInterrupt``. Either way, what
    was answered is kept. ``NotFoundError`` where there is nothing that could ever be asked about.
    """
    from tracker.features.guided import render, service

    if missed and on is not None:
        raise UsageError(f"--missed and --on {on} name different days.", "Choose one of them.")
    with context.work() as work:
        today, days = work.today, None
        if missed:
            scope = replace(scope, begun=True)
            days = service.missed_days(work.session, scope=scope, today=today)
        day = work.day(on)
        service.refuse_unbegun(day=day, today=today)
        first_day = days.days.first if days else day
        found = _open_on(work, first_day, scope)
    if found.known == 0:
        raise NotFoundError("There is nothing to ask about yet.", _NOTHING_YET)
    if days and days.left_out:
        context.say(f"{plural(days.left_out, 'day')} before {first_day} left out; each with --on DAY.")
    walking = _Walk(context, scope, today)
    last_day = days.days.last if days else day
    try:
        _ask_days(walking, found, last_day)
    except _Left:
        context.say(_summary(walking, "the rest stays open"))
    except KeyboardInterrupt:
        context.say("\n" + _summary(walking, "the rest stays open"))
        raise
    else:
        left = f"{walking.left_open} left open"
        context.say(_summary(walking, left) if walking.asked else render.nothing_open(first_day, last_day))


def _open_on(work: Work, day: date, scope: Scope) -> OpenDay:
    from tracker.features.guided import service

    return service.open_on(
        work.session, day=day, today=work.today, first_weekday=work.person.first_weekday, scope=scope
    )


def _ask_days(walking: _Walk, found: OpenDay, last: date) -> None:
    """Ask day by day; what a later day has open depends on the answers before it, so it is read then."""
    from datetime import timedelta

    while True:
        _ask_day(walking, found)
        if found.day >= last:
            return
        with walking.context.work() as work:
            found = _open_on(work, found.day + timedelta(days=1), walking.scope)


def _ask_day(walking: _Walk, found: OpenDay) -> None:
    from tracker.features.guided import render

    if found.count:
        walking.context.emit_object({}, lambda _glyphs: render.day_heading(found))
    for journey in found.journeys:
        _ask_journey(walking, found, journey)
    for habit in found.habits:
        _ask_habit(walking, found, habit)


def _ask_journey(walking: _Walk, found: OpenDay, asked: OpenJourney) -> None:
    """Ask a journey dimension by dimension; it is saved whole, or left open."""
    from tracker.features.guided import render
    from tracker.features.journeys import service

    context = walking.context
    _explain(walking, "journey", render.JOURNEY_KEYS)
    context.emit_object({}, lambda glyphs: render.journey_question(asked, found, glyphs))
    try:
        efforts, note = _efforts(walking, asked.journey.dimensions)
    except _Later:
        walking.left_open += 1
        return
    words = ["checkin", asked.journey.title, *(f"{name}={effort}" for name, effort in efforts.items())]
    try:
        with context.work([*words, *_on(walking, found.day)]) as work:
            log = service.record(
                work.session, journey=asked.journey, day=found.day, efforts=efforts, note=note
            )
            context.run_hook("on-checkin", log.as_row())
    except HookRefusedError as refused:
        context.say(f"  {refused.message} {refused.hint}")
        walking.left_open += 1
        return
    walking.saved += 1
    context.emit_object({}, lambda glyphs: render.journey_said(log, glyphs))


def _efforts(walking: _Walk, dimensions: tuple[DimensionView, ...]) -> tuple[dict[str, int], str | None]:
    """Ask for an effort in each dimension; ``_Later`` when a required one, or all, are left out."""
    efforts: dict[str, int] = {}
    notes: list[str] = []
    for dimension in dimensions:
        effort, note = _effort(walking, dimension)
        if effort is not None:
            efforts[dimension.name] = effort
        if note:
            notes.append(note)
    if not efforts:
        raise _Later
    return efforts, "; ".join(notes) or None


def _effort(walking: _Walk, dimension: DimensionView) -> tuple[int | None, str | None]:
    from tracker.features.journeys import service

    name = visible(dimension.name)
    question = f"  {name}" if dimension.required else f"  {name} (Enter leaves it out)"
    while True:
        said, note = split_note(_line(walking, question))
        if leaves(said):
            raise _Left
        if not said and dimension.required:
            raise _Later
        try:
            return (service.parse_effort(said) if said else None), note
        except UsageError as error:
            walking.context.say(f"  {error.message} {error.hint}")


def _ask_habit(walking: _Walk, found: OpenDay, asked: OpenHabit) -> None:
    """Ask about a habit until the answer makes sense, and save it."""
    from tracker.features.guided import render

    context = walking.context
    _explain(walking, "habit", render.HABIT_KEYS)
    context.emit_object({}, lambda glyphs: render.habit_question(asked, found, glyphs))
    while True:
        try:
            answer = read_answer(_line(walking, "  y/n/s"))
            if answer.verb == "quit":
                raise _Left
            # What was logged already is not taken back by a "no": the rest of it stays open.
            if answer.verb == "later" or (answer.verb == "no" and asked.due.entry is not None):
                walking.left_open += 1
                return
            _save(walking, found.day, asked, answer)
        except (UsageError, HookRefusedError) as error:
            context.say(f"  {error.message} {error.hint}")
        else:
            return


def _save(walking: _Walk, day: date, asked: OpenHabit, answer: Answer) -> None:
    from tracker.features.guided import render
    from tracker.features.habits import service

    habit, rule = asked.due.habit, asked.due.period.rule
    if answer.verb == "yes" and answer.amount is None and rule.direction == "at_most":
        raise UsageError("How much was it?", "Say it as @ 2; @ 0 is none at all.")
    amount = None if answer.amount is None else service.parse_amount(answer.amount, unit=rule.unit)
    words = _words(answer, habit.name) + _on(walking, day)
    with walking.context.work(words) as work:
        if answer.verb == "skip":
            log = service.skip(work.session, habit=habit, day=day, note=answer.note, today=work.today)
        elif answer.verb == "no":
            log = service.deny(work.session, habit=habit, day=day, note=answer.note, today=work.today)
        else:
            log = service.record(
                work.session, habit=habit, day=day, amount=amount, note=answer.note, today=work.today
            )
        walking.context.run_hook("on-skip" if answer.verb == "skip" else "on-done", log.as_row())
    walking.saved += 1
    walking.context.emit_object({}, lambda glyphs: render.habit_said(log, glyphs))


def _words(answer: Answer, name: str) -> list[str]:
    """Return the command that says the same, as the step's label."""
    if answer.verb == "skip":
        return ["skip", name]
    if answer.verb == "no":
        return ["done", name, "--no"]
    return ["done", name, *([answer.amount] if answer.amount else [])]


def _on(walking: _Walk, day: date) -> list[str]:
    """Return the words that name a past day in a step's label."""
    return [] if day == walking.today else ["--on", str(day)]


def _explain(walking: _Walk, kind: str, keys: str) -> None:
    """Say once how a kind of question is answered."""
    from tracker.features.guided import render

    if kind not in walking.asked:
        walking.asked.add(kind)
        walking.context.emit_object({}, lambda _glyphs: render.keys(keys))


def _line(walking: _Walk, question: str) -> str:
    """Ask for a line; the end of input leaves, and Ctrl-C is ``KeyboardInterrupt``."""
    try:
        return str(typer.prompt(question, default="", show_default=False))
    except typer.Abort as left:
        if isinstance(left.__context__, KeyboardInterrupt):
            raise KeyboardInterrupt from left
        walking.context.say("")
        raise _Left from left


def _summary(walking: _Walk, rest: str) -> str:
    """Return "3 saved, 1 left open. Undo the last one: tracker undo"."""
    undo = f" Undo the last one: {UNDO_COMMAND}" if walking.saved else ""
    return f"{walking.saved} saved, {rest}.{undo}"
