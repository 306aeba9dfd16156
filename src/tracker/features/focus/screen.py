"""Where a countdown is shown: redrawn on a terminal, now and then a line elsewhere, nothing for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

from tracker.core.text import clock_text
from tracker.features.focus import render
from tracker.output.console import make_console, stream_glyphs
from tracker.output.emit import show

if TYPE_CHECKING:
    from datetime import timedelta, tzinfo
    from typing import TextIO

    from rich.console import RenderableType
    from rich.text import Text

    from tracker.features.focus.service import SessionView
    from tracker.output.console import OutputOptions

_LEAVE = "Ctrl-C leaves; the session goes on."
_LINE_SECONDS = 300


class Screen(Protocol):
    """What a run tells."""

    def session(self, now: SessionView) -> None:
        """Show a session as it stands."""

    def rest(self, ended: SessionView, left: timedelta, length: timedelta) -> None:
        """Show what is left of the break after a session."""

    def say(self, line: str | Text) -> None:
        """Tell something that stays."""


class QuietScreen:
    """For programs, which get the session as data at the end."""

    def session(self, now: SessionView) -> None:
        """Show nothing."""

    def rest(self, ended: SessionView, left: timedelta, length: timedelta) -> None:
        """Show nothing."""

    def say(self, line: str | Text) -> None:
        """Tell nothing."""


class LiveScreen:
    """A few lines at the bottom of a terminal, drawn anew; what is told stays above them."""

    def __init__(self, options: OutputOptions, stream: TextIO, zone: tzinfo) -> None:
        from rich.live import Live

        self.console = make_console(options, stream)
        self.glyphs = stream_glyphs(options, stream)
        self.zone = zone
        self.live = Live(
            console=self.console,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )

    def __enter__(self) -> Self:
        self.live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.live.update("")
        self.live.stop()

    def session(self, now: SessionView) -> None:
        """Draw the countdown."""
        self._draw(render.Countdown(now, self.zone, self.glyphs, hint=_LEAVE))

    def rest(self, ended: SessionView, left: timedelta, length: timedelta) -> None:
        """Draw what is left of the break."""
        self._draw(render.Rest(ended, left, length, self.glyphs))

    def say(self, line: str | Text) -> None:
        """Print a line above what is drawn anew."""
        self.live.update("", refresh=True)
        self.console.print(line)

    def _draw(self, renderable: RenderableType) -> None:
        self.live.update(renderable, refresh=True)


class PlainScreen:
    """A line when something changes, and every five minutes: for files and pipes."""

    def __init__(self, options: OutputOptions, stream: TextIO, zone: tzinfo) -> None:
        self.options = options
        self.stream = stream
        self.zone = zone
        self.told: tuple[object, ...] = ()

    def session(self, now: SessionView) -> None:
        """Write a line where it says something new."""
        left = now.left_seconds
        state = (now.id, now.status, -(-left // _LINE_SECONDS))
        if state != self.told:
            self.told = state
            words = "paused, " if now.status == "paused" else ""
            subject = render.about(now) or "Focus"
            self.say(f"{subject}: {words}{clock_text(left)} left of {now.planned_minutes} min")

    def rest(self, ended: SessionView, left: timedelta, length: timedelta) -> None:
        """Write a line at the beginning of a break."""
        state = (ended.id, "break")
        if state != self.told:
            self.told = state
            minutes = int(length.total_seconds() // 60)
            self.say(f"Break: {clock_text(int(left.total_seconds()))} left of {minutes} min")

    def say(self, line: str | Text) -> None:
        """Write a line, at once."""
        from rich.text import Text

        show(self.stream, Text(line) if isinstance(line, str) else line, self.options)
        self.stream.flush()
