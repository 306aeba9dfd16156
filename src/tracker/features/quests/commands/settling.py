"""`quest start`, `complete` and `skip`: what a person says of a quest of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.completers import of_feature
from tracker.cli.context import CommandContext, current
from tracker.cli.offline import kept_if_away
from tracker.cli.options import NoteOption
from tracker.core.undoing import UNCHANGED, UNDO_HINT
from tracker.features.quests.commands.quests import AnyQuestArgument, app, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.quests.service import QuestView

OpenQuestArgument = Annotated[
    str,
    typer.Argument(
        metavar="QUEST",
        autocompletion=of_feature(".quests.completion:open_quests"),
        help="A quest, by any unambiguous part of its title.",
    ),
]
DifficultyOption = Annotated[
    int | None, typer.Option("--difficulty", metavar="N", min=1, max=5, help="How hard it was: 1 to 5.")
]
SatisfactionOption = Annotated[
    int | None,
    typer.Option("--satisfaction", metavar="N", min=1, max=5, help="How glad you are of it: 1 to 5."),
]


@app.command()
def start(ctx: typer.Context, quest: OpenQuestArgument) -> None:
    """Say that you have begun a quest.

    Examples:
      tracker quest start cellar
    """
    from tracker.features.quests import service

    _answer(
        current(ctx),
        quest,
        ("start", quest),
        lambda session, found, timezone: service.start(session, quest=found, timezone=timezone),
    )


@app.command()
def complete(
    ctx: typer.Context,
    quest: AnyQuestArgument,
    note: NoteOption = None,
    difficulty: DifficultyOption = None,
    satisfaction: SatisfactionOption = None,
) -> None:
    """Say that a quest is done, and how it was.

    A quest that counts something completes by itself; how it was can be said afterwards.

    Examples:
      tracker quest complete cellar --satisfaction 5
      tracker quest complete "a week of reading" -m "Mornings work" --difficulty 2
    """
    from tracker.features.quests import service

    answer = service.Answer(note or None, difficulty, satisfaction)
    _answer(
        current(ctx),
        quest,
        ("complete", quest, *_options(answer.notes, difficulty, satisfaction)),
        lambda session, found, timezone: service.complete(
            session, quest=found, answer=answer, timezone=timezone
        ),
    )


@app.command()
def skip(
    ctx: typer.Context,
    quest: OpenQuestArgument,
    note: NoteOption = None,
    difficulty: DifficultyOption = None,
    satisfaction: SatisfactionOption = None,
) -> None:
    """Leave a quest; it costs nothing while its days last.

    Examples:
      tracker quest skip cellar -m "Not this month"
    """
    from tracker.features.quests import service

    answer = service.Answer(note or None, difficulty, satisfaction)
    _answer(
        current(ctx),
        quest,
        ("skip", quest, *_options(answer.notes, difficulty, satisfaction)),
        lambda session, found, timezone: service.skip(session, quest=found, answer=answer, timezone=timezone),
    )


def _options(note: str | None, difficulty: int | None, satisfaction: int | None) -> Sequence[str]:
    given = {"--note": note, "--difficulty": difficulty, "--satisfaction": satisfaction}
    return [f"{option}={value}" for option, value in given.items() if value is not None]


def _answer(
    context: CommandContext,
    query: str,
    words: Sequence[str],
    write: Callable[[Session, QuestView, str], QuestView],
) -> None:
    """Find the quest, write what is said of it and print what became of it; kept while the server is away."""
    from tracker.features.game.service import require_game
    from tracker.features.quests import service

    def later(_: date) -> Sequence[str]:
        return ["quest", *words]

    with kept_if_away(context, None, later):
        with context.work() as work:
            require_game(work.session)
            found = service.find(work.session, query=query, timezone=work.person.timezone)
            found = write(work.session, found, work.person.timezone)
            today, hint = work.today, UNDO_HINT if work.has_changed() else UNCHANGED
        say(context, found, today, hint)
