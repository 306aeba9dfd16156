"""What a command works with: its streams, the output that was asked for, the clock.

Passed as ``typer.Context.obj``; a command gets it typed from `current`.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tracker.cli.choices import GlobalChoices
from tracker.output.console import ColorMode, Format, OutputOptions, tolerate_narrow_encoding
from tracker.output.theme import ThemeName

if TYPE_CHECKING:
    from datetime import date, datetime

    from rich.console import RenderableType
    from sqlalchemy.orm import Session
    from typer._click import Context

    from tracker.core.days import DayRange
    from tracker.core.locations import Locations
    from tracker.core.operations import Operation
    from tracker.db.session import Person
    from tracker.db.target import Target
    from tracker.output.table import Column
    from tracker.output.theme import Glyphs


@dataclass(frozen=True)
class Work:
    """An open transaction, who works in it, and how they write days."""

    session: Session
    person: Person
    now: datetime

    def has_changed(self) -> bool:
        """Whether there is a step to undo by now: what was asked for may have been so already."""
        from tracker.db.session import leaves_step

        return leaves_step(self.session)

    @property
    def today(self) -> date:
        """The person's local day."""
        from tracker.core.days import person_day

        return person_day(self.now, timezone=self.person.timezone, day_start=self.person.day_start)

    def day(self, text: str | None) -> date:
        """Read a day as it is written when logging; today where nothing was said."""
        from tracker.core.day_parsing import parse_day

        return self.today if text is None else parse_day(text, today=self.today)

    def range(self, text: str | None, *, default: str) -> DayRange:
        """Read a range of days; ``default`` is the range where nothing was said."""
        from tracker.core.day_parsing import parse_range

        return parse_range(text or default, today=self.today, week_start=self.person.first_weekday)

    def planned_range(self, text: str) -> tuple[date, date | None]:
        """Read first and last day of something to come; no last one where the range is left open."""
        from tracker.core.day_parsing import parse_planned_range

        return parse_planned_range(text, today=self.today, week_start=self.person.first_weekday)


@dataclass
class CommandContext:
    """One command's surroundings; commands read nothing else from the process."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
    choices: GlobalChoices = field(default_factory=GlobalChoices)
    theme: ThemeName = ThemeName.AUTO
    argv: tuple[str, ...] = ()
    forked: bool = False
    rehearsal: bool = False
    keep_connection: bool = False
    operation: Operation | None = None
    said_at: datetime | None = None
    news: list[str] = field(default_factory=list)

    @classmethod
    def of_process(cls, *, forked: bool = False) -> CommandContext:
        """Make the context of a command that runs in this process's own terminal.

        A stream that the process was started without is replaced by the null device. ``forked`` says that the
        process is a warm one's child, which the kernel does not know to belong to the terminal.
        """
        streams = (sys.stdin, sys.stdout, sys.stderr)
        stdin, stdout, stderr = (_null_device() if stream is None else stream for stream in streams)
        tolerate_narrow_encoding(stdout)
        return cls(stdin, stdout, stderr, dict(os.environ), forked=forked)

    @cached_property
    def now(self) -> datetime:
        """The instant of the command, read once; a ``UsageError`` if ``TRACKER_NOW`` is not a time.

        For what waited for its server it is ``said_at``, when the person said it.
        """
        from tracker.core.clock import read_clock

        return self.said_at or read_clock(self.environ)

    @property
    def options(self) -> OutputOptions:
        """How to print: what the line asked for, over the environment."""
        return OutputOptions(
            format=self.choices.output or Format.TABLE,
            color=_color_mode(self.choices, self.environ),
            ascii=self.choices.ascii or bool(self.environ.get("TRACKER_ASCII")),
            theme=self.theme,
        )

    @property
    def interactive(self) -> bool:
        """Whether questions may be asked: somebody sits at a terminal and reads tables."""
        return not self.options.for_machines and self.stdin.isatty() and self.stdout.isatty()

    def own_terminal(self) -> None:
        """Go no further in a process that cannot open ``/dev/tty``: whoever was forked is run again, cold.

        To be called before anything was read, written or changed, by what starts other programs for people.
        """
        if self.forked:
            from tracker.core.errors import NeedsTerminal

            raise NeedsTerminal

    @cached_property
    def locations(self) -> Locations:
        """Where this tracker's files are."""
        from tracker.core.locations import locate

        return locate(self.environ)

    def use_profile(self, name: str) -> None:
        """Work with this profile, whatever the environment names."""
        from tracker.db.target import PROFILE_VARIABLE, URL_VARIABLE

        self.choices.profile = name
        others = {key: value for key, value in self.environ.items() if key != URL_VARIABLE}
        self.environ = others | {PROFILE_VARIABLE: name}

    @contextmanager
    def work(self, words: Sequence[str] | None = None, *, at: Target | None = None) -> Iterator[Work]:
        """Open a transaction; it commits when the block ends and rolls back when it raises.

        `audit list` and `undo` call the step by ``words``, by those of the command where none are given.
        Nothing is kept of a rehearsal. With a configured server, what waited for it is sent first. ``at`` is
        another database than the command's own.
        """
        from tracker.cli import news, offline
        from tracker.db.session import transaction
        from tracker.db.target import find_target

        target = at or find_target(self.environ, self.locations)
        outbox = None if target.private or at is not None else offline.outbox_of(self, target)
        if outbox is not None:
            offline.send_what_waits(self, outbox)
        opened = transaction(
            target,
            self.locations,
            action=shlex.join(self.argv if words is None else words),
            now=self._fixed_now,
            rehearsal=self.rehearsal,
            keep=self.keep_connection,
            operation=None if outbox is None else self.operation,
        )
        with self._forgetting_if_ended(target), opened as (session, person):
            self.theme = ThemeName(person.theme)
            if outbox is not None:
                offline.remember(outbox, person)
            with news.heard(self, session):
                yield Work(session, person, self.now)
        self._stay_logged_in(target)

    @contextmanager
    def administer(self, *, group: str = "tracker_admin") -> Iterator[Session]:
        """Open a transaction with an admin's rights, for what is done to other people or to the database.

        With ``tracker_import`` as the group, logins that only import may do it too. Whoever's private
        database it is, is its admin.
        """
        from tracker.db.session import administration
        from tracker.db.target import SUPERUSER, find_target

        target = find_target(self.environ, self.locations, private_role=SUPERUSER)
        action = shlex.join(self.argv)
        opened = administration(target, self.locations, action=action, now=self._fixed_now, group=group)
        with self._forgetting_if_ended(target), opened as session:
            yield session
        self._stay_logged_in(target)

    def _stay_logged_in(self, target: Target) -> None:
        if target.session is not None and not self.rehearsal:
            from tracker.db.renewal import renew_if_due

            renew_if_due(target, self.locations)

    @contextmanager
    def _forgetting_if_ended(self, target: Target) -> Iterator[None]:
        """Let nothing lie about of a session that the server says is over."""
        from tracker.core.errors import SessionEndedError

        try:
            yield
        except SessionEndedError:
            if target.profile is not None and target.session is not None:
                from tracker.db.credentials import forget_ended

                forget_ended(self.locations, target.profile.name, target.session)
            raise

    @contextmanager
    def glance(self, *, renews: bool = False) -> Iterator[Work | None]:
        """Open a transaction to read in, None where that would take more than a look.

        No server is started, no database made or upgraded, and nothing that is written is kept. With
        ``renews`` this device's session lives on from an answer, as it does from other commands.
        """
        from tracker.db.target import target_at_hand

        target = target_at_hand(self.environ, self.locations)
        if target is None:
            yield None
            return
        from tracker.db.session import look

        with look(target, now=self._fixed_now, keep=self.keep_connection) as found:
            if found is None:
                yield None
                return
            session, person = found
            self.theme = ThemeName(person.theme)
            yield Work(session, person, self.now)
        if renews:
            self._stay_logged_in(target)

    def run_hook(self, name: str, row: Mapping[str, object]) -> None:
        """Let the person's own program see what was written, before it is kept; ``row`` is as in `--json`.

        To be called at the end of the `work` that has written; ``HookRefusedError`` takes everything back. No
        hook is run in a rehearsal, nor for what a hook does itself.
        """
        from tracker.core.hooks import HOOK_VARIABLE

        if not self.rehearsal and HOOK_VARIABLE not in self.environ:
            from tracker.cli.hooks import run_hook

            run_hook(self, name, row)

    @property
    def _fixed_now(self) -> str | None:
        """The clock that the database is told, None where it reads its own."""
        from tracker.core.clock import CLOCK_VARIABLE, read_clock

        return read_clock(self.environ).isoformat() if self.environ.get(CLOCK_VARIABLE) else None

    def say(self, text: str) -> None:
        """Tell the person one line: on standard output, or on standard error where that carries data."""
        from tracker.core.text import visible

        stream = self.stderr if self.options.for_machines else self.stdout
        stream.write(visible(text) + "\n")

    def emit_rows(
        self, rows: Iterable[Mapping[str, object]], columns: Sequence[Column], *, empty: str
    ) -> None:
        """Print a listing in the format asked for; ``empty`` is what people read when there is nothing."""
        from tracker.output.emit import emit_rows

        emit_rows(self.stdout, rows, columns, self.options, empty=empty)

    def emit_object(
        self, mapping: Mapping[str, object], renderable: Callable[[Glyphs], RenderableType]
    ) -> None:
        """Print one thing: drawn for people with the stream's glyphs, as its mapping in machine formats."""
        from tracker.output.console import stream_glyphs
        from tracker.output.emit import emit_object

        glyphs = stream_glyphs(self.options, self.stdout)
        emit_object(self.stdout, mapping, self.options, lambda: renderable(glyphs))


def current(ctx: Context) -> CommandContext:
    """Return the context of the running command."""
    found = ctx.find_object(CommandContext)
    if found is None:
        raise RuntimeError("the command was started without a CommandContext")
    return found


def _null_device() -> TextIO:
    return Path(os.devnull).open("r+", encoding="utf-8")


def _color_mode(choices: GlobalChoices, environ: Mapping[str, str]) -> ColorMode:
    if choices.color is not None:
        return ColorMode.ALWAYS if choices.color else ColorMode.NEVER
    forced = environ.get("FORCE_COLOR") and not environ.get("NO_COLOR")
    return ColorMode.ALWAYS if forced else ColorMode.AUTO
