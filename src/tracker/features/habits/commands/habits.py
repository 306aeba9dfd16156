"""`habit …`: adding and changing habits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import CommandContext, Work, current
from tracker.cli.options import (
    ColourOption,
    FromDay,
    GoalOption,
    HabitArgument,
    NoteOption,
    RestorableHabitArgument,
)
from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.core.undoing import UNCHANGED, UNDO_HINT
from tracker.features.habits.commands.entries import log
from tracker.features.habits.commands.groups import app as group_app
from tracker.features.habits.commands.words import RuleWords, read_rule
from tracker.features.streaks.rules import Rule

if TYPE_CHECKING:
    from tracker.features.habits.service import HabitView, StoredState

app = typer.Typer(help="Add and change habits.", no_args_is_help=True, add_completion=False)
app.add_typer(group_app, name="group")

EveryOption = Annotated[
    str | None, typer.Option("--every", metavar="PERIOD", help='day, week, month or "3 days"; day if unsaid.')
]
DaysOption = Annotated[
    str | None, typer.Option("--days", metavar="WEEKDAYS", help="On which weekdays: mon,wed,fri or mon-fri.")
]
TimesOption = Annotated[
    str | None,
    typer.Option("--times", metavar="N/PERIOD", help='On how many days of a period: 3/week, "2/5 days".'),
]
AtLeastOption = Annotated[
    str | None,
    typer.Option("--at-least", metavar="AMOUNT", help="How much a day, or a period without --times, asks."),
]
AtMostOption = Annotated[
    str | None, typer.Option("--at-most", metavar="AMOUNT", help="How much is still fine; 0 for none at all.")
]
UnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="UNIT", help="What amounts count: min, h, pages, km.")
]
WindowOption = Annotated[
    str | None,
    typer.Option(
        "--window", metavar="KIND", help="calendar: by weeks and slots; rolling: any 7 (or N) days in a row."
    ),
]
SkipsOption = Annotated[
    str | None,
    typer.Option("--skips", metavar="N/PERIOD", help="How many skips bridge: 2/month, 1/week, none or any."),
]
WhyOption = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="What you do it for.")]
CategoryOption = Annotated[
    str | None,
    typer.Option(
        "--category",
        metavar="NAME",
        autocompletion=of_feature(".habits.completion:categories"),
        help="What it belongs to, such as Health.",
    ),
]


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="1 to 80 characters.")],
    every: EveryOption = None,
    days: DaysOption = None,
    times: TimesOption = None,
    at_least: AtLeastOption = None,
    at_most: AtMostOption = None,
    unit: UnitOption = None,
    window: WindowOption = None,
    skips: SkipsOption = None,
    why: WhyOption = None,
    category: CategoryOption = None,
    goal: GoalOption = None,
    colour: ColourOption = None,
    from_: FromDay = None,
) -> None:
    """Add a habit: how often, and if you like how much.

    Examples:
      tracker habit add Read --at-least 30 --unit min --why "Less screen"
      tracker habit add Run --times 3/week --skips 2/month
      tracker habit add Swim --times 2/week --window rolling
      tracker habit add Guitar --days mon,wed,fri
      tracker habit add "Water the plants" --every "3 days"
      tracker habit add Coffee --at-most 2 --unit cups
      tracker habit add Paint --goal exhibition
    """
    from tracker.features.habits import service

    context = current(ctx)
    rule = read_rule(RuleWords(every, days, times, at_least, at_most, unit, window, skips), base=Rule("day"))
    with context.work() as work:
        habit = service.create(
            work.session,
            habit=service.NewHabit(
                name=name,
                rule=rule,
                started_on=work.day(from_),
                why=why or None,
                category=category or None,
                colour=colour.lower() if colour else None,
                goal_id=_goal_id(work, goal),
            ),
            today=work.today,
        )
    _say_rule(context, habit, rule, "added", f"{UNDO_HINT}\nLog it: tracker done {habit.name}")


@app.command("list")
def list_(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", "-a", help="Archived and deleted ones too.")] = False,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="group", help="Under their groups; a habit may be in several."),
    ] = None,
) -> None:
    """List your habits.

    Examples:
      tracker habit list
      tracker habit list --all --json
      tracker habit list --by group
    """
    from tracker.features.habits import render, service

    if by not in {None, "group"}:
        raise UsageError(f"Habits are not listed by {quoted(str(by))}.", "Write --by group.")
    context = current(ctx)
    with context.work() as work:
        habits = service.list_habits(
            work.session,
            today=work.today,
            states=service.ALL_STATES if everything else service.IN_USE,
        )
        groups = service.groups_of_habits(work.session) if by else []
    rows = [habit.as_row() for habit in habits]
    context.emit_rows(
        render.by_group(rows, groups) if by else rows,
        [*render.BY_GROUP, *render.HABIT_COLUMNS] if by else render.HABIT_COLUMNS,
        empty="No habits yet. Begin one: tracker habit add Read",
    )


@app.command()
def show(ctx: typer.Context, habit: HabitArgument) -> None:
    """Show a habit: its rule, streak, strength and last days.

    It says what the streak counts, what a skip does, and until when the streak holds.

    Examples:
      tracker habit show read
    """
    from tracker.features.habits import render, service

    context = current(ctx)
    with context.work() as work:
        found = service.find(work.session, query=habit, today=work.today)
        versions = service.schedules(work.session, habit_id=found.id)
        days = service.heat(work.session, habits=[found], days=render.last_days(work.today))[found.id]
        outlook = service.outlook(work.session, habit=found, today=work.today)
        today = work.today
    context.emit_object(
        found.as_row() | {"outlook": outlook.as_row() if outlook else None},
        lambda glyphs: render.habit_card(found, versions, days, today, outlook, glyphs),
    )


@app.command()
def edit(
    ctx: typer.Context,
    habit: HabitArgument,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="A new name.")] = None,
    every: EveryOption = None,
    days: DaysOption = None,
    times: TimesOption = None,
    at_least: AtLeastOption = None,
    at_most: AtMostOption = None,
    unit: UnitOption = None,
    window: WindowOption = None,
    skips: SkipsOption = None,
    why: WhyOption = None,
    category: CategoryOption = None,
    goal: GoalOption = None,
    colour: ColourOption = None,
    from_: FromDay = None,
) -> None:
    """Change a habit; a new rule counts from today, or from a day.

    What was before that day is judged by the rule it had. An empty text takes a reason, category, goal,
    colour or unit away.

    Examples:
      tracker habit edit read --at-least 45
      tracker habit edit read --skips 1/week
      tracker habit edit run --times 4/week --from 2026-12-01
      tracker habit edit run --name "Trail running" --why ""
    """
    from tracker.features.habits import service

    context = current(ctx)
    rule_words = RuleWords(every, days, times, at_least, at_most, unit, window, skips)
    if from_ is not None and not rule_words.given:
        raise UsageError("--from dates a new rule, and none is given.", "Name it, such as --times 4/week.")
    wanted = {"why": why, "category": category, "colour": colour.lower() if colour else colour}
    words: dict[str, str | int | None] = {
        key: value or None for key, value in wanted.items() if value is not None
    }
    words |= {} if name is None else {"name": name}
    with context.work() as work:
        found = service.find(work.session, query=habit, today=work.today)
        rule = read_rule(rule_words, base=found.rule) if rule_words.given else None
        from_day = work.day(from_)
        changed = service.edit(
            work.session,
            habit=found,
            words=words if goal is None else {**words, "goal_id": _goal_id(work, goal)},
            rule=rule,
            from_day=from_day,
            today=work.today,
        )
        kept = not work.has_changed()
    what = "is as it was" if kept else f"changed from {from_day} on" if rule else "changed"
    _say_rule(context, changed, rule or changed.rule, what, UNCHANGED if kept else UNDO_HINT)


@app.command()
def pause(
    ctx: typer.Context,
    habit: HabitArgument,
    from_: FromDay = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="The last day that rests; open if unsaid.")
    ] = None,
    note: NoteOption = None,
) -> None:
    """Let a habit rest; its streak holds.

    Examples:
      tracker habit pause run
      tracker habit pause run --from mon --until "in 2 weeks" -m "Knee"
    """
    from tracker.core.day_parsing import parse_day
    from tracker.features.habits import service

    context = current(ctx)
    with context.work() as work:
        from_day = work.day(from_)
        until_day = parse_day(until, today=work.today, planning=True) if until is not None else None
        paused = service.pause(
            work.session,
            habit=service.find(work.session, query=habit, today=work.today, states=service.IN_USE),
            from_day=from_day,
            until_day=until_day,
            note=note,
            today=work.today,
        )
    end = f"to {until_day}" if until_day else "until you resume it"
    context.emit_object(
        paused.as_row(),
        lambda glyphs: f"{glyphs.paused} {paused.name} rests from {from_day} {end}. {UNDO_HINT}",
    )


@app.command()
def resume(ctx: typer.Context, habit: HabitArgument) -> None:
    """End a habit's pause; today counts again.

    Examples:
      tracker habit resume run
    """
    from tracker.features.habits import service

    context = current(ctx)
    with context.work() as work:
        resumed = service.resume(
            work.session,
            habit=service.find(work.session, query=habit, today=work.today, states=service.IN_USE),
            today=work.today,
        )
    context.emit_object(resumed.as_row(), lambda glyphs: f"{glyphs.done} {resumed.name} goes on. {UNDO_HINT}")


@app.command()
def archive(ctx: typer.Context, habit: HabitArgument) -> None:
    """Put a habit away; its history stays.

    Examples:
      tracker habit archive run
    """
    _set_state(current(ctx), habit, "archived", "archived")


@app.command()
def restore(ctx: typer.Context, habit: RestorableHabitArgument) -> None:
    """Make an archived or deleted habit active again.

    Examples:
      tracker habit restore run
    """
    _set_state(current(ctx), habit, "active", "active again")


@app.command()
def delete(ctx: typer.Context, habit: HabitArgument) -> None:
    """Delete a habit; undo or restore brings it back.

    Examples:
      tracker habit delete run
    """
    _set_state(current(ctx), habit, "deleted", "deleted")


app.command("log")(log)


def _goal_id(work: Work, goal: str | None) -> int | None:
    """Return the id of the goal that a title means; None where none was said, or it is to be taken away."""
    if not goal:
        return None
    from tracker.features.goals.service import find

    return find(work.session, query=goal, today=work.today).id


def _set_state(context: CommandContext, habit: str, state: StoredState, words: str) -> None:
    from tracker.features.habits import service

    among: dict[StoredState, tuple[StoredState, ...]] = {
        "active": ("archived", "deleted"),
        "archived": ("active",),
        "deleted": ("active", "archived"),
    }
    with context.work() as work:
        changed = service.set_state(
            work.session,
            habit=service.find(work.session, query=habit, today=work.today, states=among[state]),
            state=state,
            today=work.today,
        )
    context.emit_object(
        changed.as_row(), lambda glyphs: f"{glyphs.done} {changed.name} is {words}. {UNDO_HINT}"
    )


def _say_rule(context: CommandContext, habit: HabitView, rule: Rule, words: str, hint: str) -> None:
    """Print a habit; for people what was done, and the rule that it is about."""
    from tracker.features.streaks.rules import describe

    context.emit_object(
        habit.as_row(),
        lambda glyphs: f"{glyphs.done} {habit.name} {words}: {describe(rule)}. {hint}",
    )
