"""`focus start`, `pause`, `resume`, `stop`, `abandon` and `status`: the session of now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import current
from tracker.cli.offline import kept_if_away
from tracker.cli.options import NoteOption
from tracker.core.errors import ConflictError
from tracker.features.focus.commands.words import (
    GoalOption,
    HabitOption,
    MinutesArgument,
    new_session,
    tell_ended,
    words_for_later,
    zone_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo

    from rich.console import RenderableType

    from tracker.cli.context import CommandContext, Work
    from tracker.features.focus.service import SessionView
    from tracker.output.theme import Glyphs


def start(
    ctx: typer.Context,
    minutes: MinutesArgument = None,
    goal: GoalOption = None,
    habit: HabitOption = None,
    note: NoteOption = None,
    ago: Annotated[
        str | None,
        typer.Option("--ago", metavar="TIME", help="How long it runs already: 10m, 1h30m; up to 12 hours."),
    ] = None,
) -> None:
    """Begin a session of focus.

    One runs at a time. It ends by itself when its minutes are over, whether or not anybody looks; `focus run`
    shows the countdown, and the hooks on-focus-start, on-focus-pause, on-focus-resume and on-focus-end run
    programs of yours.

    Examples:
      tracker focus start
      tracker focus start 50 --goal thesis -m "Chapter 2"
      tracker focus start 25 --habit read --ago 10m
    """
    from tracker.features.focus import render, service
    from tracker.features.focus.words import parse_ago

    context = current(ctx)
    length = parse_ago(ago) if ago is not None else None
    arguments = [] if minutes is None else [str(minutes)]
    options = {"--goal": goal, "--habit": habit, "--note": note, "--ago": ago}
    with kept_if_away(context, None, lambda _: words_for_later("start", options, *arguments)):
        with context.work() as work:
            zone = zone_of(work)
            new = new_session(work, minutes, goal, habit, note)
            started = service.start(
                work.session,
                new=new if length is None else replace(new, ago=length),
                action=" ".join(context.argv),
                today=work.today,
            )
            found = started.session
            context.run_hook("on-focus-start", found.as_row(zone))
        tell_ended(context, started.ended, zone)
        if not found.running:
            _emit(context, found, zone, render.ended_line)
            return
        _emit(context, found, zone, render.started_line)


def pause(ctx: typer.Context) -> None:
    """Stop the clock of the session that runs.

    What passes until `focus resume` does not count.

    Examples:
      tracker focus pause
    """
    from tracker.features.focus import render, service

    context = current(ctx)
    with kept_if_away(context, None, lambda _: words_for_later("pause", {})):
        found, zone = _touch(context, lambda work: service.pause(work.session), "on-focus-pause")
        _emit(context, found, zone, render.moved_line)


def resume(ctx: typer.Context) -> None:
    """Let the clock of the paused session go on.

    Examples:
      tracker focus resume
    """
    from tracker.features.focus import render, service

    context = current(ctx)
    with kept_if_away(context, None, lambda _: words_for_later("resume", {})):
        found, zone = _touch(context, lambda work: service.resume(work.session), "on-focus-resume")
        _emit(context, found, zone, render.moved_line)


def stop(ctx: typer.Context, note: NoteOption = None) -> None:
    """End the session: the minutes so far count.

    A session whose minutes were over before is completed with all of them.

    Examples:
      tracker focus stop
      tracker focus stop -m "Chapter 2, first half"
    """
    from tracker.features.focus import render, service

    context = current(ctx)
    with kept_if_away(context, None, lambda _: words_for_later("stop", {"--note": note})):
        with context.work() as work:
            zone = zone_of(work)
            ended = service.settle(work.session, today=work.today)
            found = ended or service.stop(work.session, note=note, today=work.today)
            if ended is None:
                context.run_hook("on-focus-end", found.as_row(zone))
        if ended is not None:
            tell_ended(context, ended, zone)
            if not context.options.for_machines:
                return
        _emit(context, found, zone, render.ended_line)


def abandon(ctx: typer.Context, note: NoteOption = None) -> None:
    """Give the session up: its minutes count nowhere.

    Examples:
      tracker focus abandon
      tracker focus abandon -m "The fire alarm"
    """
    from tracker.features.focus import render, service

    context = current(ctx)
    with kept_if_away(context, None, lambda _: words_for_later("abandon", {"--note": note})):
        found, zone = _touch(context, lambda work: service.abandon(work.session, note=note), "on-focus-end")
        _emit(context, found, zone, render.ended_line)


def status(
    ctx: typer.Context,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="TEXT", help="A line with placeholders in braces."),
    ] = None,
) -> None:
    """Show the session that runs.

    With --format, a line for a shell prompt or tmux: {left} and {elapsed} as 18:20, {left_minutes},
    {elapsed_minutes}, {planned}, {percent}, {ends} as 10:25, {status}, {kind}, {goal}, {habit}, {note},
    {about} the first of these three, {cycle} and {cycles} of `focus run`. Write {{ for a brace. It prints
    nothing where no session runs or no database answers: it starts nothing and waits for nothing.

    Examples:
      tracker focus status
      tracker focus status --format '{left} {goal}'
      tracker focus status --json
    """
    context = current(ctx)
    if format_ is not None:
        _print_line(context, format_)
        return
    from tracker.features.focus import render, service

    with context.work() as work:
        zone = zone_of(work)
        ended = service.settle(work.session, today=work.today)
        found = None if ended is not None else service.running(work.session)
    tell_ended(context, ended, zone)
    if found is None:
        row: Mapping[str, object] = {**dict.fromkeys(service.ROW_KEYS), "status": "none"}
        context.emit_object(row, lambda _: "No focus session is running. Begin one: tracker focus start")
        return
    context.emit_object(found.as_row(zone), lambda glyphs: render.Countdown(found, zone, glyphs))


def _print_line(context: CommandContext, line: str) -> None:
    """Print the line of a prompt; nothing where no session runs."""
    from tracker.core.placeholders import filled
    from tracker.features.focus.line import values

    filled(line, values(None))
    with context.glance() as work:
        if work is None:
            return
        from tracker.features.focus import service

        found = service.running(work.session)
        zone = zone_of(work)
    if found is not None and not found.over:
        # As it is: colours that the person wrote into their format are to work.
        context.stdout.write(filled(line, values(found, zone)) + "\n")


def _touch(
    context: CommandContext, act: Callable[[Work], SessionView], hook: str
) -> tuple[SessionView, tzinfo]:
    """Do something with the session that runs; ``ConflictError`` where it was over before."""
    from tracker.features.focus import service

    with context.work() as work:
        zone = zone_of(work)
        ended = service.settle(work.session, today=work.today)
        if ended is None:
            found = act(work)
            context.run_hook(hook, found.as_row(zone))
    if ended is not None:
        # That it ended is kept: it did, before this was said.
        tell_ended(context, ended, zone)
        raise ConflictError(
            f"The session of {ended.planned_minutes} min was over already.",
            "Begin another one: tracker focus start",
        )
    return found, zone


def _emit(
    context: CommandContext,
    found: SessionView,
    zone: tzinfo,
    draw: Callable[[SessionView, tzinfo, Glyphs], RenderableType],
) -> None:
    context.emit_object(found.as_row(zone), lambda glyphs: draw(found, zone, glyphs))
