"""Looking back: the sessions of a stretch of days, and what they came to by day, week, goal and habit."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, text
from sqlalchemy.types import BigInteger

from tracker.core.days import DayRange, week_of
from tracker.features.focus.service.views import COLUMNS, SOURCES, view

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.focus.service.views import SessionView

# Bound with their type: PostgreSQL cannot tell that of a parameter that is NULL.
_HISTORY = text(f"""
    SELECT {COLUMNS} FROM {SOURCES}
    WHERE f.user_id = (SELECT me()) AND f.day BETWEEN :first AND :last
      AND (:goal IS NULL OR f.goal_id = :goal) AND (:habit IS NULL OR f.habit_id = :habit)
    ORDER BY f.started_at DESC, f.id DESC
""").bindparams(bindparam("goal", type_=BigInteger), bindparam("habit", type_=BigInteger))  # noqa: S608

_SO_FAR = text("""
    SELECT f.status, f.planned_minutes, f.actual_minutes,
           extract(epoch FROM coalesce(f.paused_at, said_instant()) - f.started_at)::int - f.paused_seconds
             AS seconds
    FROM focus_sessions AS f
    WHERE f.user_id = (SELECT me())
      AND (f.status IN ('active', 'paused') OR f.status = 'completed' AND f.day = :day)
""")


@dataclass(frozen=True, slots=True)
class Sum:
    """What the completed sessions of something came to, in whole minutes of each session."""

    name: str | None
    minutes: int
    sessions: int

    def as_row(self, key: str) -> dict[str, object]:
        """Return the promised keys; what it is the sum of stands under ``key``."""
        return {key: self.name, "minutes": self.minutes, "sessions": self.sessions}


@dataclass(frozen=True, slots=True)
class Span:
    """What the completed sessions of a day or week came to."""

    days: DayRange
    minutes: int
    sessions: int

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "first": self.days.first,
            "last": self.days.last,
            "minutes": self.minutes,
            "sessions": self.sessions,
        }


@dataclass(frozen=True, slots=True)
class Stats:
    """What the sessions of a stretch of days came to. Abandoned ones are counted, their minutes are not."""

    range: DayRange
    minutes: int
    sessions: int
    abandoned: int
    best_day: Span | None
    by_day: tuple[Span, ...]
    by_week: tuple[Span, ...]
    by_goal: tuple[Sum, ...]
    by_habit: tuple[Sum, ...]

    @property
    def days(self) -> int:
        """On how many days there was a completed session."""
        return sum(span.sessions > 0 for span in self.by_day)

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "first": self.range.first,
            "last": self.range.last,
            "minutes": self.minutes,
            "sessions": self.sessions,
            "abandoned": self.abandoned,
            "days": self.days,
            "best_day": self.best_day.as_row() if self.best_day else None,
            "by_day": [span.as_row() for span in self.by_day],
            "by_week": [span.as_row() for span in self.by_week],
            "by_goal": [part.as_row("goal") for part in self.by_goal],
            "by_habit": [part.as_row("habit") for part in self.by_habit],
        }


@dataclass(frozen=True, slots=True)
class FocusOfDay:
    """The day's completed minutes, and what is left of the session that runs; None where none does.

    ``over`` says that time has ended a session, which nobody has written down yet (`settle`).
    """

    minutes: int
    left: timedelta | None
    paused: bool
    over: bool

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        left = None if self.left is None else int(self.left.total_seconds())
        return {"minutes": self.minutes, "left_seconds": left, "paused": self.paused}


def history(
    session: Session, *, days: DayRange, goal_id: int | None = None, habit_id: int | None = None
) -> list[SessionView]:
    """Return the sessions that began in a range of days, newest first, the one that runs among them."""
    parameters = {"first": days.first, "last": days.last, "goal": goal_id, "habit": habit_id}
    return [view(row) for row in session.execute(_HISTORY, parameters).mappings()]


def stats(session: Session, *, days: DayRange, first_weekday: int) -> Stats:
    """Return what the sessions of a range came to; weeks begin on ``first_weekday`` (1 Monday … 7 Sunday)."""
    found = history(session, days=days)
    done = [each for each in found if each.status == "completed"]
    by_day = [_span(DayRange(day, day), of_day) for day, of_day in _grouped(done, days).items()]
    best = max(by_day, key=lambda span: (span.minutes, span.days.first), default=None)
    return Stats(
        range=days,
        minutes=_minutes(done),
        sessions=len(done),
        abandoned=sum(each.status == "abandoned" for each in found),
        best_day=best if best is not None and best.minutes else None,
        by_day=tuple(by_day),
        by_week=tuple(_weeks(by_day, days, first_weekday)),
        by_goal=_sums((each.goal, each) for each in done),
        by_habit=_sums((each.habit, each) for each in done),
    )


def of_day(session: Session, *, day: date) -> FocusOfDay | None:
    """Return what `today` says of focus; None where there was none and none runs.

    It asks once and writes nothing: what is past its planned end counts as completed, and is said to be over.
    """
    minutes, left, paused, over = 0, None, False, False
    for row in session.execute(_SO_FAR, {"day": day}):
        if row.status == "completed":
            minutes += row.actual_minutes
            continue
        still = timedelta(minutes=row.planned_minutes, seconds=-row.seconds)
        if row.status == "paused" or still > timedelta():
            left, paused = max(still, timedelta()), row.status == "paused"
        else:
            minutes, over = minutes + row.planned_minutes, True
    return FocusOfDay(minutes, left, paused, over) if minutes or left is not None else None


def _grouped(done: Iterable[SessionView], days: DayRange) -> dict[date, list[SessionView]]:
    """Return the sessions of each day from the first that has any to the end of the range."""
    found: dict[date, list[SessionView]] = defaultdict(list)
    for each in done:
        found[each.day].append(each)
    if not found:
        return {}
    return {day: found.get(day, []) for day in DayRange(min(found), days.last)}


def _weeks(by_day: Iterable[Span], days: DayRange, first_weekday: int) -> Iterable[Span]:
    found: dict[date, list[Span]] = defaultdict(list)
    for span in by_day:
        found[week_of(span.days.first, first_weekday).first].append(span)
    for first, spans in found.items():
        week = DayRange(max(first, days.first), min(first + timedelta(days=6), days.last))
        yield Span(week, sum(span.minutes for span in spans), sum(span.sessions for span in spans))


def _span(days: DayRange, sessions: Collection[SessionView]) -> Span:
    return Span(days, _minutes(sessions), len(sessions))


def _minutes(sessions: Iterable[SessionView]) -> int:
    return sum(each.actual_minutes or 0 for each in sessions)


def _sums(named: Iterable[tuple[str | None, SessionView]]) -> tuple[Sum, ...]:
    """Return the sums by name, the most minutes first; what has no name comes last."""
    minutes: Counter[str | None] = Counter()
    sessions: Counter[str | None] = Counter()
    for name, each in named:
        minutes[name] += each.actual_minutes or 0
        sessions[name] += 1
    order = sorted(sessions, key=lambda name: (name is None, -minutes[name], name or ""))
    return tuple(Sum(name, minutes[name], sessions[name]) for name in order)
