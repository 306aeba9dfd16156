"""`quest …`: the catalogue of missions, taking quests on, and looking at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import complete_day, of_feature
from tracker.cli.context import CommandContext, Work, current
from tracker.cli.options import GoalOption
from tracker.core.errors import UsageError
from tracker.core.text import near, quoted
from tracker.core.undoing import UNDO_HINT

if TYPE_CHECKING:
    from datetime import date

    from tracker.features.quests.service import Kind, Measure, NewQuest, QuestView

app = typer.Typer(help="Take on quests and missions.", no_args_is_help=True, add_completion=False)

USUAL_DAYS = 7
"""How long a quest of one's own lasts that names no end and no number of days."""

ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="DAY",
        autocompletion=complete_day,
        help='Its last day: 2026-12-31, fri, "in 2 weeks".',
    ),
]
HabitOption = Annotated[
    str | None,
    typer.Option(
        "--habit",
        metavar="HABIT",
        autocompletion=of_feature(".habits.completion:habits"),
        help="The habit whose days count.",
    ),
]
AnyQuestArgument = Annotated[
    str,
    typer.Argument(
        metavar="QUEST",
        autocompletion=of_feature(".quests.completion:any_quests"),
        help="A quest, by any unambiguous part of its title.",
    ),
]


@app.command()
def browse(
    ctx: typer.Context,
    mission: Annotated[
        str | None,
        typer.Argument(
            metavar="MISSION",
            autocompletion=of_feature(".quests.completion:missions"),
            help="Show this one: its key, or any unambiguous part of its title.",
        ),
    ] = None,
    difficulty: Annotated[
        str | None,
        typer.Option(
            "--difficulty",
            "-d",
            metavar="D",
            autocompletion=of_feature(".quests.completion:difficulties"),
            help="beginner, intermediate or advanced.",
        ),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(
            "--category",
            "-c",
            metavar="C",
            autocompletion=of_feature(".quests.completion:categories"),
            help="One category alone.",
        ),
    ] = None,
) -> None:
    """Look through the missions that you can accept.

    Examples:
      tracker quest browse
      tracker quest browse --difficulty beginner --category social
      tracker quest browse say-good-morning
    """
    from tracker.features.game.service import require_game
    from tracker.features.quests import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.work() as work:
        require_game(work.session)
        if mission is not None:
            found = [service.find_mission(work.session, query=mission)]
        else:
            found = service.list_missions(work.session, difficulty=difficulty, category=category)
    if mission is not None:
        context.emit_object(row_of(found[0]), lambda glyphs: render.mission_card(found[0], glyphs))
        return
    context.emit_rows(
        [row_of(each) for each in found], render.MISSION_COLUMNS, empty="There are no such missions."
    )


@app.command()
def accept(
    ctx: typer.Context,
    mission: Annotated[
        str,
        typer.Argument(
            metavar="MISSION",
            autocompletion=of_feature(".quests.completion:missions"),
            help="A mission's key, or any unambiguous part of its title.",
        ),
    ],
    by: ByOption = None,
    habit: HabitOption = None,
) -> None:
    """Take a mission on: it is your quest from today.

    It ends after the days that the mission may take, or earlier with --by.

    Examples:
      tracker quest accept say-good-morning
      tracker quest accept a-week-of-one-habit --habit read
    """
    from tracker.features.game.service import require_game
    from tracker.features.quests import service

    context = current(ctx)
    with context.work() as work:
        require_game(work.session)
        quest = service.accept(
            work.session,
            mission=service.find_mission(work.session, query=mission),
            starts_on=work.today,
            ends_on=_by(work, by),
            habit_id=_habit_id(work, habit),
            timezone=work.person.timezone,
        )
        today = work.today
    say(context, quest, today, UNDO_HINT)


@app.command()
def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="1 to 255 characters.")],
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            autocompletion=of_feature(".quests.completion:kinds"),
            help="habit_chain, goal_completion, daily or milestone; follows from the rest unless said.",
        ),
    ] = None,
    habit: HabitOption = None,
    days: Annotated[
        int | None, typer.Option("--days", metavar="N", min=1, help="On how many days it is to be done.")
    ] = None,
    goal: GoalOption = None,
    checkins: Annotated[
        int | None, typer.Option("--checkins", metavar="N", min=1, help="So many check-ins.")
    ] = None,
    habit_days: Annotated[
        int | None,
        typer.Option("--habit-days", metavar="N", min=1, help="So many times a habit done, whichever."),
    ] = None,
    focus: Annotated[
        int | None, typer.Option("--focus", metavar="MIN", min=1, help="So many minutes of focus.")
    ] = None,
    xp: Annotated[int | None, typer.Option("--xp", metavar="N", min=1, help="So much XP.")] = None,
    by: ByOption = None,
    description: Annotated[
        str | None, typer.Option("--description", metavar="TEXT", help="What it is about, and why.")
    ] = None,
) -> None:
    """Take on a quest of your own, from today to a day.

    What it counts completes it by itself; one that counts nothing is for today unless --by names a later day,
    and you say when it is done.

    Examples:
      tracker quest add "A week of reading" --habit read --days 6
      tracker quest add "Ten check-ins" --checkins 10 --by "in 2 weeks"
      tracker quest add "Clear the cellar" --by sunday
    """
    from tracker.features.game.service import require_game
    from tracker.features.quests import service

    context = current(ctx)
    counts: dict[Measure, int | None] = {
        "checkins": checkins,
        "habit_days": habit_days,
        "focus_minutes": focus,
        "xp": xp,
    }
    with context.work() as work:
        require_game(work.session)
        wanted = _Wanted(
            title=title,
            kind=_kind(kind),
            counts={measure: count for measure, count in counts.items() if count is not None},
            habit_id=_habit_id(work, habit),
            goal_id=_goal_id(work, goal),
            days=days,
            by=_by(work, by),
            description=description or None,
        )
        quest = service.create(
            work.session, quest=_new_quest(wanted, work.today), timezone=work.person.timezone
        )
        today = work.today
    say(context, quest, today, UNDO_HINT)


@app.command("list")
def list_(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", "-a", help="Those that ended, too.")] = False,
) -> None:
    """List your quests, the next end first.

    Examples:
      tracker quest list
      tracker quest list --all --json
    """
    from tracker.features.game.service import require_game
    from tracker.features.quests import render, service

    context = current(ctx)
    with context.work() as work:
        require_game(work.session)
        found = service.list_quests(work.session, timezone=work.person.timezone, everything=everything)
    context.emit_rows(
        [quest.as_row() for quest in found],
        render.QUEST_COLUMNS,
        empty="No quests here. Look for one: tracker quest browse",
    )


@app.command()
def show(ctx: typer.Context, quest: AnyQuestArgument) -> None:
    """Show a quest: how far it is, how long there is, and its tips.

    Examples:
      tracker quest show reading
    """
    from tracker.features.game.service import require_game
    from tracker.features.quests import render, service

    context = current(ctx)
    with context.work() as work:
        require_game(work.session)
        found = service.find(work.session, query=quest, timezone=work.person.timezone)
        today = work.today
    context.emit_object(found.as_row(), lambda glyphs: render.quest_card(found, today, glyphs))


def say(context: CommandContext, quest: QuestView, today: date, hint: str) -> None:
    """Print what has become of a quest, with how to take it back."""
    from tracker.features.quests import render

    context.emit_object(quest.as_row(), lambda glyphs: render.quest_line(quest, today, glyphs, hint))


@dataclass(frozen=True)
class _Wanted:
    """What the line of `quest add` said."""

    title: str
    kind: Kind | None
    counts: dict[Measure, int]
    habit_id: int | None
    goal_id: int | None
    days: int | None
    by: date | None
    description: str | None


def _new_quest(wanted: _Wanted, today: date) -> NewQuest:
    """Return the quest that the words mean: its kind, measure and last day follow from what was named."""
    from tracker.features.quests import service

    measured: list[Measure] = [*wanted.counts]
    measured += ["habit"] if wanted.habit_id is not None else []
    measured += ["goal"] if wanted.goal_id is not None else []
    if len(measured) > 1:
        raise UsageError(
            "A quest counts one thing.",
            "Name one of --habit, --goal, --checkins, --habit-days, --focus and --xp.",
        )
    if wanted.days is not None and wanted.habit_id is None:
        raise UsageError("--days counts the days of a habit, and none is named.", "Name it with --habit.")
    measure = measured[0] if measured else None
    kind = wanted.kind or _kind_of(measure, wanted.by, today)
    if kind == "habit_chain" and measure != "habit":
        raise UsageError("A habit_chain counts the days of a habit.", "Name it with --habit.")
    if kind == "goal_completion" and measure != "goal":
        raise UsageError("A goal_completion waits for a goal.", "Name it with --goal.")
    ends_on = _last_day(kind, wanted, today)
    needed = 1 if measure is None else wanted.counts.get(measure, 1)
    if measure == "habit":
        needed = wanted.days or (ends_on - today).days + 1
    return service.NewQuest(
        title=wanted.title,
        kind=kind,
        starts_on=today,
        ends_on=ends_on,
        description=wanted.description,
        measure=measure,
        needed=needed,
        habit_id=wanted.habit_id,
        goal_id=wanted.goal_id,
    )


def _kind_of(measure: Measure | None, by: date | None, today: date) -> Kind:
    if measure == "habit":
        return "habit_chain"
    if measure == "goal":
        return "goal_completion"
    return "daily" if measure is None and by in (None, today) else "milestone"


def _last_day(kind: Kind, wanted: _Wanted, today: date) -> date:
    if wanted.by is not None:
        return wanted.by
    if kind == "daily":
        return today
    return today + timedelta(days=max(USUAL_DAYS, wanted.days or 0) - 1)


def _kind(word: str | None) -> Kind | None:
    from tracker.features.quests.service import KINDS

    own = [kind for kind in KINDS if kind != "mission"]
    if word is None:
        return None
    for kind in own:
        if kind == word.replace("-", "_"):
            return kind
    meant = "".join(f"Did you mean {quoted(close)}? " for close in near(word, own, limit=1))
    raise UsageError(f"{quoted(word)} is no kind of quest.", f"{meant}Kinds: {', '.join(own)}.")


def _by(work: Work, by: str | None) -> date | None:
    from tracker.core.day_parsing import parse_day

    day = parse_day(by, today=work.today, planning=True) if by else None
    if day is not None and day < work.today:
        raise UsageError(f"{quoted(str(day))} is over.", "Name a day from today on.")
    return day


def _habit_id(work: Work, habit: str | None) -> int | None:
    from tracker.features.habits import service as habits

    return None if habit is None else habits.find(work.session, query=habit, today=work.today).id


def _goal_id(work: Work, goal: str | None) -> int | None:
    from tracker.features.goals import service as goals

    return None if goal is None else goals.find(work.session, query=goal, today=work.today).id
