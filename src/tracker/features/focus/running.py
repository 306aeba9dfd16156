"""`focus run`: follows the session that runs, lets it end on time, counts breaks, and begins the next.

What it knows stands in the database, so that leaving loses nothing and another terminal can take it up. It
looks there every few seconds: a session may be paused or ended elsewhere. Between two looks it reckons by the
machine's clock, which goes on while the machine sleeps.
"""

from __future__ import annotations

import signal
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.cli.leaving import ended_by
from tracker.core.clock import CLOCK_VARIABLE, read_clock
from tracker.core.errors import OutOfReachError
from tracker.features.focus import render, service
from tracker.features.focus.commands.words import new_session, run_end_hook, tell_ended, zone_of
from tracker.features.focus.notices import notify, ring
from tracker.features.focus.screen import LiveScreen, PlainScreen, QuietScreen
from tracker.output.console import stream_glyphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from tracker.cli.context import CommandContext, Work
    from tracker.features.focus.screen import Screen
    from tracker.features.focus.service import NewSession, SessionView

_LOOK_SECONDS = 5.0
_TICK_SECONDS = 1.0
_LATE = timedelta(minutes=2)
"""After a break that was over this much earlier nobody sits there: the machine slept."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the line asks for; breaks in minutes."""

    minutes: int | None
    goal: str | None
    habit: str | None
    note: str | None
    cycles: int
    short_break: int
    long_break: int

    @property
    def plain(self) -> bool:
        """Whether it asks for nothing but to go on."""
        named = (self.minutes, self.goal, self.habit, self.note)
        return all(each is None for each in named) and self.cycles == 1

    def session(self, work: Work) -> NewSession:
        """Return the first session; one of several is a pomodoro, whatever its length."""
        new = new_session(work, self.minutes, self.goal, self.habit, self.note)
        plan = service.Plan(1, self.cycles, self.short_break, self.long_break)
        return replace(new, plan=plan, kind="pomodoro" if self.cycles > 1 else new.kind)


@dataclass(frozen=True, slots=True)
class _Begun:
    """What is there to follow, and how the person wants to be told."""

    found: SessionView
    ended: SessionView | None
    zone: tzinfo
    sounds: bool
    notices: bool
    taken_up: bool


def count_down(context: CommandContext, wish: Wish) -> None:
    """Follow the session that runs, or begin one; return when all is over, or on Ctrl-C."""
    terminal = not context.options.for_machines and context.stdout.isatty()
    if terminal:
        context.own_terminal()
    begun = _begin(context, wish)
    tell_ended(context, begun.ended, begun.zone)
    with _screen(context, begun.zone, terminal=terminal) as screen:
        last = _Run(context, screen, begun).follow()
    if context.options.for_machines:
        context.emit_object(last.as_row(begun.zone), lambda _: "")


def _begin(context: CommandContext, wish: Wish) -> _Begun:
    from tracker.features.accounts import service as accounts

    with context.work() as work:
        ended = service.settle(work.session, today=work.today)
        found = service.running(work.session)
        taken_up = found is not None
        if found is None and wish.plain:
            found = _in_break(service.last(work.session))
        if found is None:
            started = service.start(
                work.session, new=wish.session(work), action=" ".join(context.argv), today=work.today
            )
            found = started.session
            context.run_hook("on-focus-start", found.as_row(zone_of(work)))
        sounds, notices = (
            accounts.get_setting(work.session, key=key).value is True for key in ("sounds", "notifications")
        )
        return _Begun(found, ended, zone_of(work), sounds, notices, taken_up)


def _in_break(last: SessionView | None) -> SessionView | None:
    """Return the last session if its break goes on, or was over a moment ago."""
    end = None if last is None else _break_end(last)
    return last if last is not None and end is not None and last.at <= end + _LATE else None


def _break_end(ended: SessionView) -> datetime | None:
    """Return when the break after a completed session is over; None where none comes."""
    plan = ended.plan
    whole = ended.actual_minutes == ended.planned_minutes
    minutes = plan.short_break if plan.cycle < plan.cycles else plan.long_break
    if ended.status != "completed" or ended.completed_at is None or not whole:
        return None
    return ended.completed_at + timedelta(minutes=minutes) if minutes or plan.cycle < plan.cycles else None


@contextmanager
def _screen(context: CommandContext, zone: tzinfo, *, terminal: bool) -> Iterator[Screen]:
    if context.options.for_machines:
        yield QuietScreen()
    elif terminal:
        live = LiveScreen(context.options, context.stdout, zone)
        with ended_by(signal.SIGTERM, signal.SIGHUP), live:
            yield live
    else:
        yield PlainScreen(context.options, context.stdout, zone)


class _Run:
    """A run under way. ``known`` is the session as it was last read, ``read_at`` the machine's time then."""

    def __init__(self, context: CommandContext, screen: Screen, begun: _Begun) -> None:
        self.context = context
        self.screen = screen
        self.begun = begun
        self.began_at = time.time()
        self.glyphs = stream_glyphs(context.options, context.stdout)
        self._know(begun.found)

    def follow(self) -> SessionView:
        """Follow sessions and breaks to their end; return the last session as it was known."""
        try:
            if self.begun.taken_up:
                self.screen.say("Taking up the session that runs.")
            while (not self.known.running or self._session()) and self._break():
                pass
        except KeyboardInterrupt:
            self.screen.say(self._leaving())
        return self.known

    def _know(self, found: SessionView) -> None:
        self.known = found
        self.read_at = time.time()

    @property
    def now(self) -> SessionView:
        """The session as it stands by now."""
        return replace(self.known, at=self.known.at + timedelta(seconds=time.time() - self.read_at))

    def _session(self) -> bool:
        """Follow the session to its end; False where it is not ours to go on after it."""
        while self.known.running:
            now = self.now
            if now.over:
                return self._complete()
            self.screen.session(now)
            time.sleep(_TICK_SECONDS - time.time() % _TICK_SECONDS)
            if time.time() - self.read_at >= _LOOK_SECONDS and not self._look():
                self.screen.say("The session was taken back.")
                return False
        self.screen.say(render.ended_line(self.known, self.begun.zone, self.glyphs))
        return False

    def _look(self) -> bool:
        """Read the session again; False where it is not there any more. Without an answer nothing changes."""
        with self._as_of_now().glance() as work:
            if work is None:
                return True
            found = service.find_id(work.session, session_id=self.known.id)
        if found is not None:
            self._know(found)
        return found is not None

    def _complete(self) -> bool:
        """Let the session end at its planned end, and tell; False where that is not so."""
        context = self._as_of_now()
        try:
            with context.work() as work:
                ended = service.settle(work.session, today=work.today)
                found = ended or service.find_id(work.session, session_id=self.known.id)
        except OutOfReachError:
            self._announce(f"The {self.known.planned_minutes} minutes are over.")
            self.screen.say("The server is out of reach; it completes the session when it is asked again.")
            return False
        if found is None or found.running:
            self.screen.say(f"The {self.known.planned_minutes} min are over. End it: tracker focus stop")
            return False
        self._know(found)
        self.screen.say(render.ended_line(found, self.begun.zone, self.glyphs))
        self._announce(f"{found.planned_minutes} minutes of focus are over.")
        refused = run_end_hook(context, ended, self.begun.zone)
        if refused:
            self.screen.say(refused)
        return found.status == "completed"

    def _break(self) -> bool:
        """Count the break down and begin the next session; False where none follows."""
        ended, end = self.known, _break_end(self.known)
        if end is None:
            return False
        length = end - (ended.completed_at or end)
        looked = time.time()
        while (left := end - self.now.at) > timedelta():
            self.screen.rest(ended, left, length)
            time.sleep(_TICK_SECONDS - time.time() % _TICK_SECONDS)
            if time.time() - looked >= _LOOK_SECONDS:
                looked = time.time()
                if self._begun_elsewhere():
                    return True
        if length:
            self._announce("The break is over.")
        if ended.plan.cycle == ended.plan.cycles:
            self.screen.say("The break is over.")
            return False
        if -left > _LATE:
            self.screen.say(
                f"The break was over at {end.astimezone(self.begun.zone):%H:%M}. Go on: tracker focus run"
            )
            return False
        self._begin_next(ended)
        return True

    def _begun_elsewhere(self) -> bool:
        with self._as_of_now().glance() as work:
            found = None if work is None else service.running(work.session)
        if found is not None:
            self._know(found)
        return found is not None

    def _begin_next(self, ended: SessionView) -> None:
        context = self._as_of_now()
        with context.work() as work:
            found = service.running(work.session)
            if found is None:
                new = service.NewSession(
                    minutes=ended.planned_minutes,
                    kind=ended.kind,
                    goal_id=ended.goal_id,
                    habit_id=ended.habit_id,
                    note=ended.note,
                    plan=replace(ended.plan, cycle=ended.plan.cycle + 1),
                )
                action = " ".join(context.argv)
                found = service.start(work.session, new=new, action=action, today=work.today).session
                context.run_hook("on-focus-start", found.as_row(self.begun.zone))
        self._know(found)

    def _announce(self, words: str) -> None:
        if self.begun.sounds:
            ring(self.context.stdout)
        if self.begun.notices:
            notify("tracker", words, self.context.environ)

    def _leaving(self) -> str:
        now = self.now
        if now.status == "paused":
            return "The session stays paused. Take it up again: tracker focus run"
        if now.ends_at is not None:
            end = f"{now.ends_at.astimezone(self.begun.zone):%H:%M}"
            goes_on = f"The session goes on until {end}."
            return f"{goes_on} Take it up again: tracker focus run; end it: tracker focus stop"
        if now.plan.cycle < now.plan.cycles:
            return "No session runs. Go on after the break: tracker focus run"
        return "The break is left."

    def _as_of_now(self) -> CommandContext:
        """Return a context that reads its clock anew; one that was fixed has gone on since the beginning."""
        environ = self.context.environ
        if not environ.get(CLOCK_VARIABLE):
            return replace(self.context)
        now = read_clock(environ) + timedelta(seconds=time.time() - self.began_at)
        return replace(self.context, environ={**environ, CLOCK_VARIABLE: now.isoformat()})
