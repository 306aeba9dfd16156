"""`demo`: a year of somebody's life in a throwaway database, and a tour of the screens."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.features.demo.running import Runner
    from tracker.features.demo.throwaway import Throwaway
    from tracker.features.demo.tour import Screen

_LEAVING = frozenset({"q", "quit"})


def demo(
    ctx: typer.Context,
    keep: Annotated[
        bool, typer.Option("--keep", help="Leave the database there to look around in; say how.")
    ] = False,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="FOLDER", help="Delete a demo that was kept.")
    ] = None,
) -> None:
    """Tour the screens with a made-up year.

    In a throwaway database of its own, which is gone at the end; yours is neither read nor changed. On a
    terminal, Enter goes on and q leaves.

    Examples:
      tracker demo
      tracker demo --keep
      tracker demo | less
    """
    from tracker.features.demo.throwaway import remove_kept, throwaway
    from tracker.warm.launch import leave_off

    context = current(ctx)
    # The person's warm process has no part in it, and none is started for them.
    context.own_terminal()
    leave_off()
    if remove is not None:
        if keep:
            raise UsageError("--keep and --remove say opposite things.", "Give one of them.")
        context.say(f"Removed {remove_kept(remove)}.")
        return
    with throwaway() as made:
        screens, runner = _prepare(context, made)
        _tour(context, runner, screens)
        made.kept = keep
    context.say(_farewell(made))


def _prepare(context: CommandContext, made: Throwaway) -> tuple[Sequence[Screen], Runner]:
    """Make and fill the database; return the tour of it."""
    from tracker.features.demo import service
    from tracker.features.demo.life import FRIENDS, Year, friend_checkins, records
    from tracker.features.demo.progress import steps
    from tracker.features.demo.running import Runner
    from tracker.features.demo.tour import screens

    runner = Runner(context, made.home)
    with steps(context.stderr, context.options, count=3) as begin:
        begin("Making a throwaway database")
        inner = runner.context()
        with inner.work() as work:
            today = work.today
        begin("Living a year")
        year, file = Year(today), made.home / "year.ndjson"
        service.write_lines(file, records(year))
        words = ("import", "tracker", file.name)
        runner.run("import", "tracker", str(file), context=runner.context(words))
        begin("Meeting friends")
        urls = service.invite_friends(inner.locations)
        for friend in FRIENDS:
            service.write_lines(file, friend_checkins(year, friend))
            theirs = runner.context(url=urls[friend.name])
            runner.run("import", "checkins", str(file), context=theirs)
        file.unlink()
    return screens(today), runner


def _tour(context: CommandContext, runner: Runner, screens: Sequence[Screen]) -> None:
    """Show the screens, one after the other."""
    from tracker.features.demo.render import SCREEN_COLUMNS, heading
    from tracker.output.emit import show

    if context.options.for_machines:
        rows = [
            {
                "number": number,
                "command": screen.command,
                "about": screen.about,
                "output": _drawn(runner, screen),
            }
            for number, screen in enumerate(screens, start=1)
        ]
        context.emit_rows(rows, SCREEN_COLUMNS, empty="")
        return
    for number, screen in enumerate(screens, start=1):
        show(context.stdout, heading(screen, number, len(screens)), context.options)
        runner.run(*screen.argv, context=runner.context(screen.argv, stdout=context.stdout))
        context.say("")
        if context.interactive and number < len(screens) and not _goes_on():
            return


def _drawn(runner: Runner, screen: Screen) -> str:
    """Return what a screen prints."""
    output = StringIO()
    runner.run(*screen.argv, context=runner.context(screen.argv, stdout=output))
    return output.getvalue()


def _goes_on() -> bool:
    """Wait for Enter; False where the person leaves."""
    try:
        said = str(typer.prompt("Enter goes on, q leaves", default="", show_default=False, prompt_suffix=" "))
    except typer.Abort as left:
        if isinstance(left.__context__, KeyboardInterrupt):
            raise
        return False
    return said.strip().lower() not in _LEAVING


def _farewell(made: Throwaway) -> str:
    if not made.kept:
        return "That was a throwaway database; it is gone.\nYours begins with: tracker journey create"
    return f"Look around:  TRACKER_HOME={made.home} tracker\nRemove it:    tracker demo --remove {made.home}"
