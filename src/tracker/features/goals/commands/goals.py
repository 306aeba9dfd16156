"""`goal …`: setting goals, looking at them, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import complete_day, of_feature
from tracker.cli.context import CommandContext, Work, current
from tracker.cli.options import AnyGoalArgument, ColourOption, FromDay, GoalArgument, OnDay
from tracker.core.errors import UsageError
from tracker.core.text import fold, near, quoted
from tracker.core.undoing import UNCHANGED, UNDO_HINT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from tracker.features.goals.service import GoalView, Status, Verb

app = typer.Typer(help="Set goals and move towards them.", no_args_is_help=True, add_completion=False)

TargetOption = Annotated[
    str | None, typer.Option("--target", metavar="VALUE", help="The value to get to, such as 12.")
]
UnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="UNIT", help="What the value counts: books, km, h.")
]
StartOption = Annotated[
    str | None,
    typer.Option(
        "--start",
        metavar="VALUE",
        help="Where it counts from, 0 unless said; may be above the target.",
    ),
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="DAY",
        autocompletion=complete_day,
        help='The day by which: 2026-12-31, "in 3 months".',
    ),
]
CategoryOption = Annotated[
    str | None,
    typer.Option(
        "--category",
        metavar="NAME",
        autocompletion=of_feature(".goals.completion:categories"),
        help="What it belongs to: work, health, learning, personal.",
    ),
]
PriorityOption = Annotated[
    int | None,
    typer.Option("--priority", metavar="N", help="1, the highest, to 5; 3 unless said."),
]
TagOption = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        metavar="TAG",
        autocompletion=of_feature(".goals.completion:tags"),
        help="A tag; may be repeated.",
    ),
]
DescriptionOption = Annotated[
    str | None, typer.Option("--description", metavar="TEXT", help="What it is about, and why.")
]


@app.command()
def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="1 to 255 characters.")],
    target: TargetOption = None,
    unit: UnitOption = None,
    by: ByOption = None,
    start: StartOption = None,
    category: CategoryOption = None,
    priority: PriorityOption = None,
    tag: TagOption = None,
    description: DescriptionOption = None,
    colour: ColourOption = None,
    from_: FromDay = None,
) -> None:
    """Set a goal: with a value to get to, a day, both or neither.

    Examples:
      tracker goal add "Read 12 books" --target 12 --unit books --by 2026-12-31
      tracker goal add "Weigh 75 kg" --start 82 --target 75 --unit kg --category health --priority 1
      tracker goal add "Learn to swim" --tag summer
    """
    from tracker.features.goals import render, service

    context = current(ctx)
    with context.work() as work:
        goal = service.create(
            work.session,
            goal=service.NewGoal(
                title=title,
                started_on=work.day(from_),
                description=description or None,
                category=category or None,
                priority=3 if priority is None else priority,
                start=service.parse_value(start, unit=unit) if start else None,
                target=service.parse_value(target, unit=unit) if target else None,
                unit=unit or None,
                target_date=_by(work, by),
                tags=service.parse_tags(tag or []),
                colour=colour.lower() if colour else None,
            ),
            today=work.today,
        )
        today = work.today
    _say(context, goal, today, "is your goal", f"{UNDO_HINT}{render.log_hint(goal)}")


@app.command("list")
def list_(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", "-a", help="Those that are over, too.")] = False,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help="active, paused, completed or abandoned."),
    ] = None,
    category: CategoryOption = None,
    tag: TagOption = None,
) -> None:
    """List your goals, by priority and date.

    Examples:
      tracker goal list
      tracker goal list --status completed --json
      tracker goal list --tag summer --category health
    """
    from tracker.features.goals import render, service

    context = current(ctx)
    statuses = service.ALL_STATUSES if everything else service.OPEN
    if status is not None:
        statuses = (_status(status),)
    tags = set(service.parse_tags(tag or []))
    with context.work() as work:
        goals = service.list_goals(work.session, today=work.today, statuses=statuses)
    shown = [
        goal
        for goal in goals
        if tags <= set(goal.tags) and (category is None or fold(goal.category or "") == fold(category))
    ]
    context.emit_rows(
        [goal.as_row() for goal in shown],
        render.GOAL_COLUMNS,
        empty='No goals here. Set one: tracker goal add "Read 12 books" --target 12 --by 2026-12-31',
    )


@app.command()
def show(ctx: typer.Context, goal: AnyGoalArgument) -> None:
    """Show a goal: progress, pace, habits and where it leads.

    Examples:
      tracker goal show books
    """
    from tracker.features.goals import render, service
    from tracker.features.streaks.service import all_streaks

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=goal, today=work.today)
        updates = service.last_updates(work.session, goal=found, most=render.SHOWN_UPDATES)
        streaks = all_streaks(work.session, today=work.today) if found.habits else {}
        today = work.today
    of_habits = {streak.name: streak for streak in streaks.values() if streak.kind == "habit"}
    habits = {name: of_habits[name] for name in found.habits}
    context.emit_object(
        found.as_row(), lambda glyphs: render.goal_card(found, updates, habits, today, glyphs)
    )


@app.command()
def edit(
    ctx: typer.Context,
    goal: AnyGoalArgument,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE", help="A new title.")] = None,
    target: TargetOption = None,
    unit: UnitOption = None,
    by: ByOption = None,
    start: StartOption = None,
    category: CategoryOption = None,
    priority: PriorityOption = None,
    tag: TagOption = None,
    untag: Annotated[
        list[str] | None,
        typer.Option(
            "--untag",
            metavar="TAG",
            autocompletion=of_feature(".goals.completion:tags"),
            help="A tag to take away; may be repeated.",
        ),
    ] = None,
    description: DescriptionOption = None,
    colour: ColourOption = None,
    from_: FromDay = None,
) -> None:
    """Change a goal.

    An empty text takes a target, unit, date, category, description or colour away.

    Examples:
      tracker goal edit books --target 15 --by 2027-01-31
      tracker goal edit books --tag winter --untag summer --by ""
    """
    from tracker.features.goals import service

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=goal, today=work.today)
        counted = found.unit if unit is None else unit
        values: dict[str, object] = {
            key: word or None
            for key, word in {
                "unit": unit,
                "category": category,
                "description": description,
                "colour": colour.lower() if colour else colour,
            }.items()
            if word is not None
        }
        values |= {} if title is None else {"title": title}
        values |= {} if priority is None else {"priority": priority}
        values |= {} if by is None else {"target_date": _by(work, by)}
        values |= {} if from_ is None else {"started_on": work.day(from_)}
        if target is not None:
            values["target_value"] = service.parse_value(target, unit=counted) if target else None
        if start is not None:
            values["start_value"] = service.parse_value(start or "0", unit=counted)
        if tag or untag:
            put_in, take_out = service.parse_tags(tag or []), service.parse_tags(untag or [])
            values["tags"] = sorted({*found.tags, *put_in} - set(take_out))
        changed = service.edit(work.session, goal=found, values=values, today=work.today)
        today, kept = work.today, not work.has_changed()
    what = "is as it was" if kept else "is changed"
    _say(context, changed, today, what, UNCHANGED if kept else UNDO_HINT)


@app.command()
def complete(ctx: typer.Context, goal: GoalArgument, on: OnDay = None) -> None:
    """Say that a goal is reached.

    Examples:
      tracker goal complete books
      tracker goal complete "learn to swim" --on sunday
    """
    _settle(current(ctx), goal, "complete", "is completed", on)


@app.command()
def pause(ctx: typer.Context, goal: GoalArgument) -> None:
    """Let a goal rest.

    Examples:
      tracker goal pause books
    """
    _settle(current(ctx), goal, "pause", "rests")


@app.command()
def resume(
    ctx: typer.Context,
    goal: Annotated[
        str,
        typer.Argument(
            metavar="GOAL",
            autocompletion=of_feature(".goals.completion:resumable"),
            help="A goal, by any unambiguous part of its title.",
        ),
    ],
) -> None:
    """Take a goal up again that rests, is completed or was abandoned.

    Examples:
      tracker goal resume books
    """
    _settle(current(ctx), goal, "resume", "goes on")


@app.command()
def abandon(ctx: typer.Context, goal: GoalArgument) -> None:
    """Give a goal up; what was said of it stays.

    Examples:
      tracker goal abandon books
    """
    _settle(current(ctx), goal, "abandon", "is given up")


@app.command()
def delete(ctx: typer.Context, goal: AnyGoalArgument) -> None:
    """Delete a goal; undo or restore brings it back, habits stay.

    Examples:
      tracker goal delete books
    """
    _set_deleted(current(ctx), goal, "is deleted", deleted=True)


@app.command()
def restore(
    ctx: typer.Context,
    goal: Annotated[
        str,
        typer.Argument(
            metavar="GOAL",
            autocompletion=of_feature(".goals.completion:deleted"),
            help="A deleted goal, by any unambiguous part of its title.",
        ),
    ],
) -> None:
    """Bring a deleted goal back as it was.

    Examples:
      tracker goal restore books
    """
    _set_deleted(current(ctx), goal, "is back", deleted=False)


def _settle(context: CommandContext, goal: str, verb: Verb, words: str, on: str | None = None) -> None:
    from tracker.features.goals import service

    def change(work: Work, found: GoalView) -> GoalView:
        day = None if on is None else work.day(on)
        return service.settle(work.session, goal=found, verb=verb, on=day, today=work.today)

    _change(context, goal, change, words)


def _set_deleted(context: CommandContext, goal: str, words: str, *, deleted: bool) -> None:
    from tracker.features.goals import service

    def change(work: Work, found: GoalView) -> GoalView:
        return service.set_deleted(work.session, goal=found, deleted=deleted, today=work.today)

    _change(context, goal, change, words, among_deleted=not deleted)


def _change(
    context: CommandContext,
    query: str,
    change: Callable[[Work, GoalView], GoalView],
    words: str,
    *,
    among_deleted: bool = False,
) -> None:
    """Change the goal that is meant, and say what became of it."""
    from tracker.features.goals import service

    with context.work() as work:
        found = service.find(work.session, query=query, today=work.today, deleted=among_deleted)
        changed, today = change(work, found), work.today
    _say(context, changed, today, words, UNDO_HINT)


def _by(work: Work, by: str | None) -> date | None:
    """Read a day to come; None where none was said, or it is to be taken away."""
    from tracker.core.day_parsing import parse_day

    return parse_day(by, today=work.today, planning=True) if by else None


def _status(word: str) -> Status:
    """Read a status; a ``UsageError`` names near ones."""
    from tracker.features.goals import service

    for status in service.ALL_STATUSES:
        if fold(word) == status:
            return status
    meant: Sequence[str] = near(word, service.ALL_STATUSES)
    hint = f"Did you mean {' or '.join(meant)}?" if meant else f"Write {', '.join(service.ALL_STATUSES)}."
    raise UsageError(f"There is no status {quoted(word)}.", hint)


def _say(context: CommandContext, goal: GoalView, today: date, words: str, hint: str) -> None:
    """Print a goal; for people what was done, and where it stands."""
    from tracker.features.goals import render

    facts = ", ".join(part for part in (render.value_words(goal), render.due_words(goal, today)) if part)
    about = f": {facts}" if facts else ""
    context.emit_object(goal.as_row(), lambda glyphs: f"{glyphs.done} {goal.title} {words}{about}. {hint}")
