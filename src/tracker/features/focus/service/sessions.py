"""Starting, pausing, resuming and ending: the database keeps the times of what is said here.

A session ends by itself at its planned end. Nobody may be there to write that down, so whatever reads or
touches sessions lets `settle` do it first: the plan was kept, so all its minutes count.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, text, update

from tracker.core.errors import ConflictError, NotFoundError, UsageError
from tracker.core.text import plural, quoted
from tracker.features.focus.models import FocusSession
from tracker.features.focus.service.views import Kind, Plan, SessionView, Status, of_id, running

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

MOST_AGO = timedelta(hours=12)
"""How far back a start may be said to have been; what is longer ago is not remembered to the minute."""

_MINUTE_UNITS = frozenset({"min", "mins", "minute", "minutes"})

# Who took the end of a session back by undo wants it to run: it is not ended again behind their back.
_END_TAKEN_BACK = text("""
    SELECT EXISTS (
      SELECT FROM audit_log AS l
      JOIN audit_changes AS c ON c.step_id = l.id AND c.table_name = 'focus_sessions'
      CROSS JOIN LATERAL jsonb_array_elements(c.new_rows) AS r
      WHERE l.user_id = me() AND l.reverted_by IS NOT NULL AND c.operation = 'update'
        AND (r ->> 'id')::bigint = :id AND r ->> 'status' = 'completed'
        AND (r ->> 'completed_at')::timestamptz >= :ends_at)
""")


_OWN_STEP = text("SELECT begin_step(:action)")
_ENDS = "focus stop"
"""What the step is called in which a session ends by itself."""


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session to begin; ``ago`` says how long it runs already."""

    minutes: int
    kind: Kind = "custom"
    goal_id: int | None = None
    habit_id: int | None = None
    note: str | None = None
    ago: timedelta = timedelta()
    plan: Plan = field(default_factory=Plan)


@dataclass(frozen=True, slots=True)
class Started:
    """A session that was begun, and the one that had ended by itself before it."""

    session: SessionView
    ended: SessionView | None


def settle(session: Session, *, today: date) -> SessionView | None:
    """End the session whose planned end has passed, and return it; None where there is no such thing."""
    found = running(session)
    if found is None or not found.over or _end_taken_back(session, found):
        return None
    session.execute(select(func.lock_me()))
    found = running(session)
    if found is None or not found.over:
        return None
    session.execute(_OWN_STEP, {"action": _ENDS})
    return _end(session, found, None, today)


def start(session: Session, *, new: NewSession, action: str, today: date) -> Started:
    """Begin a session; ``ConflictError`` where one runs. One that is over by now is returned completed.

    ``action`` is what its step is called, where another session ended just before it.
    """
    if new.ago > MOST_AGO:
        raise UsageError(
            f"{plural(int(new.ago.total_seconds() // 60), 'minute')} ago is too long ago to begin.",
            f"A session may have begun up to {MOST_AGO.total_seconds() / 3600:.0f} hours ago.",
        )
    session.execute(select(func.lock_me()))
    ended = settle(session, today=today)
    if ended is not None:
        session.execute(_OWN_STEP, {"action": action})
    _refuse_second(running(session))
    begun: dict[str, object] = {"started_at": func.said_instant() - new.ago} if new.ago else {}
    length = timedelta(minutes=new.minutes)
    if new.ago >= length:
        # What is over is stored as such: running, it would stand in the way of what came after it.
        begun |= {"status": "completed", "completed_at": func.said_instant() - (new.ago - length)}
    session_id = session.scalars(
        insert(FocusSession)
        .values(
            planned_minutes=new.minutes,
            kind=new.kind,
            goal_id=new.goal_id,
            habit_id=new.habit_id,
            note=new.note,
            cycle=new.plan.cycle,
            cycles=new.plan.cycles,
            short_break=new.plan.short_break,
            long_break=new.plan.long_break,
            **begun,
        )
        .returning(FocusSession.id)
    ).one()
    started = of_id(session, session_id=session_id)
    return Started(started if started.running else _entered(session, started, today), ended)


def pause(session: Session) -> SessionView:
    """Stop the clock of the session that runs; ``ConflictError`` where it rests already."""
    found = _locked(session)
    if found.status == "paused":
        raise ConflictError(f"{_named(found)} is paused already.", "Go on with it: tracker focus resume")
    return _move(session, found, "paused", None)


def resume(session: Session) -> SessionView:
    """Let the clock of the paused session go on; ``ConflictError`` where it does already."""
    found = _locked(session)
    if found.status == "active":
        raise ConflictError(f"{_named(found)} is not paused.", "See it: tracker focus status")
    return _move(session, found, "active", None)


def stop(session: Session, *, note: str | None = None, today: date) -> SessionView:
    """End the session before its time: the minutes so far count. A ``note`` takes the place of its own."""
    return _end(session, _locked(session), note, today)


def abandon(session: Session, *, note: str | None = None) -> SessionView:
    """Give the session up: its minutes count nowhere."""
    return _move(session, _locked(session), "abandoned", note)


def preferred_minutes(session: Session) -> int:
    """Return the length that the person's settings give to a session."""
    minutes: int = session.scalars(text("SELECT focus_minutes FROM user_settings WHERE user_id = me()")).one()
    return minutes


def _end(session: Session, found: SessionView, note: str | None, today: date) -> SessionView:
    """Complete a session, and enter its minutes for the habit that it is for, if that counts minutes."""
    return _entered(session, _move(session, found, "completed", note), today)


def _entered(session: Session, ended: SessionView, today: date) -> SessionView:
    if ended.habit_id is None or not ended.actual_minutes:
        return ended
    entered = _enter_minutes(session, ended.habit_id, ended.actual_minutes, ended.day, today)
    return replace(ended, entered=entered)


def _enter_minutes(session: Session, habit_id: int, minutes: int, day: date, today: date) -> bool:
    """Add the minutes to the habit's entry of the day; False for one that counts something else."""
    from tracker.features.habits import service as habits

    in_use = habits.list_habits(session, today=today, streaks={})
    habit = next((each for each in in_use if each.id == habit_id), None)
    if habit is None:
        return False
    rule = habits.periods(session, habit_ids=[habit.id], day=day)[habit.id].rule
    if (rule.unit or "").casefold() not in _MINUTE_UNITS:
        return False
    habits.record(session, habit=habit, day=day, amount=Decimal(minutes), today=today)
    return True


def _move(session: Session, found: SessionView, status: Status, note: str | None) -> SessionView:
    values = {"status": status} | ({"note": note or None} if note is not None else {})
    session.execute(
        update(FocusSession)
        .where(FocusSession.user_id == func.me(), FocusSession.id == found.id)
        .values(values)
    )
    return of_id(session, session_id=found.id)


def _locked(session: Session) -> SessionView:
    """Return the session that runs, which nobody else can change from now on."""
    session.execute(select(func.lock_me()))
    found = running(session)
    if found is None:
        raise NotFoundError("No focus session is running.", "Begin one: tracker focus start")
    return found


def _refuse_second(found: SessionView | None) -> None:
    if found is not None:
        raise ConflictError(
            f"{_named(found)} is {'paused' if found.status == 'paused' else 'running'} already.",
            "End it first (tracker focus stop), or see it: tracker focus status",
        )


def _named(found: SessionView) -> str:
    """Return `A session of 25 min for "Thesis" (12 min in)`."""
    subject = found.goal or found.habit or found.note
    about = f" for {quoted(subject)}" if subject else ""
    spent = int(found.elapsed.total_seconds() // 60)
    return f"A session of {found.planned_minutes} min{about} ({spent} min in)"


def _end_taken_back(session: Session, found: SessionView) -> bool:
    return bool(session.scalar(_END_TAKEN_BACK, {"id": found.id, "ends_at": found.ends_at}))
