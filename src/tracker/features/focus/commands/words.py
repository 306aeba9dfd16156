"""What the commands of focus share: their parameters, and what is told of a session that ended by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.core.undoing import UNDO_HINT

if TYPE_CHECKING:
    from datetime import tzinfo

    from tracker.cli.context import CommandContext, Work
    from tracker.features.focus.service import NewSession, SessionView

MinutesArgument = Annotated[
    int | None,
    typer.Argument(
        metavar="[MIN]",
        help="How many minutes, 1 to 480; the setting focus_minutes unless said.",
        show_default=False,
    ),
]
GoalOption = Annotated[
    str | None,
    typer.Option(
        "--goal",
        "-g",
        metavar="GOAL",
        autocompletion=of_feature(".goals.completion:goals"),
        help="The goal that it is for, by any unambiguous part of its title.",
    ),
]
HabitOption = Annotated[
    str | None,
    typer.Option(
        "--habit",
        metavar="HABIT",
        autocompletion=of_feature(".habits.completion:habits"),
        help="The habit that it is for; one that counts minutes gets them as an entry.",
    ),
]


def new_session(
    work: Work, minutes: int | None, goal: str | None, habit: str | None, note: str | None
) -> NewSession:
    """Return the session that the words of a line mean; the usual length makes it a pomodoro."""
    from tracker.features.focus import service

    return service.NewSession(
        minutes=service.preferred_minutes(work.session) if minutes is None else minutes,
        kind="pomodoro" if minutes is None else "custom",
        goal_id=None if goal is None else goal_id(work, goal),
        habit_id=None if habit is None else habit_id(work, habit),
        note=note or None,
    )


def goal_id(work: Work, query: str) -> int:
    """Return the id of the goal that a text means."""
    from tracker.features.goals import service as goals

    return goals.find(work.session, query=query, today=work.today).id


def habit_id(work: Work, query: str) -> int:
    """Return the id of the habit in use that a text means."""
    from tracker.features.habits import service as habits

    return habits.choose(query, habits.list_habits(work.session, today=work.today, streaks={})).id


def zone_of(work: Work) -> tzinfo:
    """Return the person's time zone."""
    from tracker.core.days import load_zone

    return load_zone(work.person.timezone)


def tell_ended(context: CommandContext, ended: SessionView | None, zone: tzinfo) -> None:
    """Say that a session has ended by itself, and run the hook of its end; time takes no refusal."""
    if ended is None:
        return

    from tracker.features.focus import render
    from tracker.output.console import stream_glyphs
    from tracker.output.emit import show

    for_machines = context.options.for_machines
    stream = context.stderr if for_machines else context.stdout
    glyphs = stream_glyphs(context.options, stream)
    line = render.ended_line(ended, zone, glyphs, hint="" if for_machines else UNDO_HINT)
    if for_machines:
        stream.write(line.plain.rstrip() + "\n")
    else:
        show(stream, line, context.options)
    refused = run_end_hook(context, ended, zone)
    if refused:
        context.say(refused)


def run_end_hook(context: CommandContext, ended: SessionView | None, zone: tzinfo) -> str:
    """Run the hook of a session that ended by itself; return what to say where it refuses: time does not."""
    from tracker.core.hooks import HookRefusedError

    try:
        if ended is not None:
            context.run_hook("on-focus-end", ended.as_row(zone))
    except HookRefusedError as error:
        return f"{error.message} The session's time was over all the same."
    return ""


def words_for_later(command: str, options: dict[str, str | None], *arguments: str) -> tuple[str, ...]:
    """Return the words of a command that is kept until the server answers."""
    words = ["focus", command, *arguments]
    for option, value in options.items():
        words += [] if value is None else [option, value]
    return tuple(words)
