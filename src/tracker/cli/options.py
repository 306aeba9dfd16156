"""Parameters that many commands share, so that every command accepts the same spellings.

They are texts as typed: what a day or a name means depends on the person, so the command parses them through
its context. An optional parameter is declared as ``on: OnDay = None``.
"""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.completers import complete_day, complete_range, of_feature

OnDay = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DAY",
        autocompletion=complete_day,
        help='The day: 2026-11-20, yesterday, mon, -2, "3 days ago".',
    ),
]
FromDay = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DAY",
        autocompletion=complete_day,
        help="The day from which it counts; today unless said.",
    ),
]
RangeArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="RANGE",
        autocompletion=complete_range,
        help="Days: 2026-11-01..2026-11-07, :week, :month, 2026-W46.",
    ),
]
FIRST_YEAR, LAST_YEAR = 1900, 2199
YearOption = Annotated[
    int | None,
    typer.Option(
        "--year", "-y", min=FIRST_YEAR, max=LAST_YEAR, help="Which year; the present one unless said."
    ),
]
_JOURNEYS = of_feature(".journeys.completion:journeys")
_JOURNEY_HELP = "A journey, by any unambiguous part of its title."
_HABIT_HELP = "A habit, by any unambiguous part of its name."

JourneyArgument = Annotated[
    str, typer.Argument(metavar="JOURNEY", autocompletion=_JOURNEYS, help=_JOURNEY_HELP)
]
OptionalJourneyArgument = Annotated[
    str | None, typer.Argument(metavar="JOURNEY", autocompletion=_JOURNEYS, help=_JOURNEY_HELP)
]
RestorableJourneyArgument = Annotated[
    str,
    typer.Argument(
        metavar="JOURNEY", autocompletion=of_feature(".journeys.completion:put_away"), help=_JOURNEY_HELP
    ),
]
JourneyOption = Annotated[
    str | None,
    typer.Option("--journey", "-j", metavar="JOURNEY", autocompletion=_JOURNEYS, help=_JOURNEY_HELP),
]
HabitArgument = Annotated[
    str,
    typer.Argument(metavar="HABIT", autocompletion=of_feature(".habits.completion:habits"), help=_HABIT_HELP),
]
RestorableHabitArgument = Annotated[
    str,
    typer.Argument(
        metavar="HABIT", autocompletion=of_feature(".habits.completion:put_away"), help=_HABIT_HELP
    ),
]
_GOAL_HELP = "A goal, by any unambiguous part of its title."
GoalArgument = Annotated[
    str, typer.Argument(metavar="GOAL", autocompletion=of_feature(".goals.completion:goals"), help=_GOAL_HELP)
]
AnyGoalArgument = Annotated[
    str,
    typer.Argument(metavar="GOAL", autocompletion=of_feature(".goals.completion:any_goals"), help=_GOAL_HELP),
]
GoalOption = Annotated[
    str | None,
    typer.Option(
        "--goal",
        metavar="GOAL",
        autocompletion=of_feature(".goals.completion:goals"),
        help="The goal that it serves, by any unambiguous part of its title.",
    ),
]
ColourOption = Annotated[
    str | None, typer.Option("--colour", metavar="#RRGGBB", help="Its colour, such as #388e3c.")
]
NoteOption = Annotated[
    str | None, typer.Option("--note", "-m", metavar="NOTE", help="A note to keep with it.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]
DeleteFlag = Annotated[bool, typer.Option("--delete", help="Take the entry of that day back.")]
MissedFlag = Annotated[
    bool,
    typer.Option("--missed", help="Ask day by day since the last entry, at most 14 days back."),
]
DryRunFlag = Annotated[bool, typer.Option("--dry-run", help="Show what would happen and change nothing.")]
