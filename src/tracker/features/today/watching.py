"""`today --watch`: the page stays on the terminal and follows what changes in the database."""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.cli.leaving import ended_by
from tracker.core.errors import UsageError
from tracker.core.text import plural
from tracker.features.today import service
from tracker.features.today.render import TodayPage
from tracker.output.console import make_console, stream_glyphs

if TYPE_CHECKING:
    from rich.console import Console, ConsoleDimensions, ConsoleOptions, RenderableType, RenderResult

    from tracker.cli.context import CommandContext, Work

_BLINK_SECONDS = 0.2
"""How soon a terminal that changed its size is drawn anew."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was last read; ``reached`` is False while the database gives no answer."""

    page: service.Today
    hide_completed: bool
    reached: bool = True


def watch(context: CommandContext, *, seconds: int) -> None:
    """Show the page until Ctrl-C, looking every so many ``seconds`` whether something changed.

    ``UsageError`` where there is no terminal to draw on.
    """
    if context.options.for_machines or not context.stdout.isatty():
        raise UsageError(
            "--watch draws on a terminal, and the output is none.",
            "Leave --watch out to print the page once.",
        )
    context.own_terminal()
    from rich.live import Live

    with context.work() as work:
        seen = _read(work)
    console = make_console(context.options, context.stdout)
    drawn = console.size
    try:
        with (
            ended_by(signal.SIGTERM, signal.SIGHUP),
            Live(
                _drawn(context, seen),
                console=console,
                screen=True,
                auto_refresh=False,
                redirect_stdout=False,
                redirect_stderr=False,
            ) as live,
        ):
            while True:
                resized = _wait(console, seconds, drawn)
                drawn = console.size
                before, seen = seen, _look(context, seen)
                if resized or seen != before:
                    live.update(_drawn(context, seen), refresh=True)
    except KeyboardInterrupt:
        # The way to leave.
        return


def _read(work: Work) -> _Seen:
    page = service.today(work.session, day=work.today, first_weekday=work.person.first_weekday)
    return _Seen(page, work.person.hide_completed)


def _look(context: CommandContext, seen: _Seen) -> _Seen:
    """Read the page as it is by now. The server is not started for it: somebody may have stopped it."""
    # A context reads its clock once; the day may have changed.
    with replace(context).glance() as work:
        return replace(seen, reached=False) if work is None else _read(work)


def _wait(console: Console, seconds: int, drawn: ConsoleDimensions) -> bool:
    """Wait, and return early with True when the terminal has another size than what was drawn."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(left, _BLINK_SECONDS))
        if console.size != drawn:
            return True
    return False


def _drawn(context: CommandContext, seen: _Seen) -> RenderableType:
    glyphs = stream_glyphs(context.options, context.stdout)
    page = TodayPage(seen.page, hide_completed=seen.hide_completed, glyphs=glyphs)
    return _Screenful(page, "" if seen.reached else "The database gives no answer; this was last. ")


class _Screenful:
    """The page over a last line of ``words``, which says how much of the page there is no room for."""

    def __init__(self, page: TodayPage, words: str) -> None:
        self.page = page
        self.words = words

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.segment import Segment
        from rich.text import Text

        lines = console.render_lines(self.page, options.update(height=None), pad=False)
        # A blank line and the words stand below the page.
        room = max(options.max_height - 2, 1)
        for line in lines[:room]:
            yield from line
            yield Segment.line()
        more = len(lines) - room
        hidden = f"{plural(more, 'line')} more in `tracker today`. " if more > 0 else ""
        yield Segment.line()
        yield Text(f"{self.words}{hidden}Ctrl-C leaves.", style="muted", end="")
