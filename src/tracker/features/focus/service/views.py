"""A focus session as it is read: what is stored, and where it stands at the instant of the reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING, Literal

from sqlalchemy import text

if TYPE_CHECKING:
    from datetime import date, tzinfo
    from uuid import UUID

    from sqlalchemy import RowMapping
    from sqlalchemy.orm import Session

Status = Literal["active", "paused", "completed", "abandoned"]
Kind = Literal["pomodoro", "custom"]

ROW_KEYS = (
    "id", "kind", "planned_minutes", "actual_minutes", "status", "started_at", "paused_seconds",
    "completed_at", "goal", "habit", "note", "public_id", "day", "ends_at", "elapsed_seconds",
    "left_seconds", "cycle", "cycles",
)  # fmt: skip
"""The promised keys of a session, in their order."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Sessions in a row: which one of how many, and the minutes of rest between them and after the last."""

    cycle: int = 1
    cycles: int = 1
    short_break: int = 0
    long_break: int = 0


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session. ``at`` is when it was read, by the database's clock; ``completed_at`` also when abandoned.

    ``entered`` says that what just ended it has put the minutes into an entry of the habit.

    Times are in UTC: Python reckons within any other zone by the wall clock, which changes.
    """

    id: int
    public_id: UUID
    kind: Kind
    status: Status
    planned_minutes: int
    actual_minutes: int | None
    goal_id: int | None
    goal: str | None
    habit_id: int | None
    habit: str | None
    note: str | None
    day: date
    started_at: datetime
    paused_at: datetime | None
    paused_seconds: int
    completed_at: datetime | None
    plan: Plan
    at: datetime
    entered: bool = False

    @property
    def running(self) -> bool:
        """Whether it has not ended, be it paused."""
        return self.completed_at is None

    @property
    def elapsed(self) -> timedelta:
        """What counts so far, never more than what was planned."""
        until = self.completed_at or self.paused_at or self.at
        spent = until - self.started_at - timedelta(seconds=self.paused_seconds)
        return min(max(spent, timedelta()), timedelta(minutes=self.planned_minutes))

    @property
    def left(self) -> timedelta:
        """What is missing to the planned minutes; nothing once it is over."""
        return timedelta(minutes=self.planned_minutes) - self.elapsed if self.running else timedelta()

    @property
    def left_seconds(self) -> int:
        """What is left, as a countdown shows it: 0 only once it is over."""
        return ceil(self.left.total_seconds())

    @property
    def ends_at(self) -> datetime | None:
        """When it is to end if nobody pauses it; None while it is paused, and once it is over."""
        if self.status != "active":
            return None
        return self.started_at + timedelta(minutes=self.planned_minutes, seconds=self.paused_seconds)

    @property
    def over(self) -> bool:
        """Whether it still runs though its planned minutes have passed."""
        return self.status == "active" and not self.left

    def as_row(self, zone: tzinfo) -> dict[str, object]:
        """Return the promised keys, with times in the person's zone."""
        values: dict[str, object] = {
            "id": self.id,
            "kind": self.kind,
            "planned_minutes": self.planned_minutes,
            "actual_minutes": self.actual_minutes,
            "status": self.status,
            "started_at": _in_zone(self.started_at, zone),
            "paused_seconds": self.paused_seconds,
            "completed_at": _in_zone(self.completed_at, zone),
            "goal": self.goal,
            "habit": self.habit,
            "note": self.note,
            "public_id": self.public_id,
            "day": self.day,
            "ends_at": _in_zone(self.ends_at, zone),
            "elapsed_seconds": int(self.elapsed.total_seconds()),
            "left_seconds": self.left_seconds,
            "cycle": self.plan.cycle,
            "cycles": self.plan.cycles,
        }
        return {key: values[key] for key in ROW_KEYS}


COLUMNS = """
    f.id, f.public_id, f.kind, f.status, f.planned_minutes, f.actual_minutes, f.goal_id, g.title AS goal,
    f.habit_id, h.name AS habit, f.note, f.day, f.started_at, f.paused_at, f.paused_seconds, f.completed_at,
    f.cycle, f.cycles, f.short_break, f.long_break, said_instant() AS at
"""
SOURCES = """
    focus_sessions AS f
    LEFT JOIN goals AS g ON g.user_id = f.user_id AND g.id = f.goal_id
    LEFT JOIN habits AS h ON h.user_id = f.user_id AND h.id = f.habit_id
"""

_RUNNING = text(f"""
    SELECT {COLUMNS} FROM {SOURCES}
    WHERE f.user_id = (SELECT me()) AND f.status IN ('active', 'paused')
""")  # noqa: S608
_OF_ID = text(f"SELECT {COLUMNS} FROM {SOURCES} WHERE f.user_id = (SELECT me()) AND f.id = :id")  # noqa: S608
_LAST = text(f"""
    SELECT {COLUMNS} FROM {SOURCES}
    WHERE f.user_id = (SELECT me()) ORDER BY f.started_at DESC, f.id DESC LIMIT 1
""")  # noqa: S608


def running(session: Session) -> SessionView | None:
    """Return the session that runs or is paused, None where there is none."""
    row = session.execute(_RUNNING).mappings().one_or_none()
    return None if row is None else view(row)


def of_id(session: Session, *, session_id: int) -> SessionView:
    """Return a session that is there."""
    return view(session.execute(_OF_ID, {"id": session_id}).mappings().one())


def find_id(session: Session, *, session_id: int) -> SessionView | None:
    """Return the session of that id, None where it was taken back."""
    row = session.execute(_OF_ID, {"id": session_id}).mappings().one_or_none()
    return None if row is None else view(row)


def last(session: Session) -> SessionView | None:
    """Return the session that began last, whatever became of it."""
    row = session.execute(_LAST).mappings().one_or_none()
    return None if row is None else view(row)


def view(row: RowMapping) -> SessionView:
    """Return a row of ``COLUMNS`` as a session."""
    return SessionView(
        id=row["id"],
        public_id=row["public_id"],
        kind=row["kind"],
        status=row["status"],
        planned_minutes=row["planned_minutes"],
        actual_minutes=row["actual_minutes"],
        goal_id=row["goal_id"],
        goal=row["goal"],
        habit_id=row["habit_id"],
        habit=row["habit"],
        note=row["note"],
        day=row["day"],
        started_at=row["started_at"].astimezone(UTC),
        paused_at=_in_zone(row["paused_at"], UTC),
        paused_seconds=row["paused_seconds"],
        completed_at=_in_zone(row["completed_at"], UTC),
        plan=Plan(row["cycle"], row["cycles"], row["short_break"], row["long_break"]),
        at=row["at"].astimezone(UTC),
    )


def _in_zone(instant: datetime | None, zone: tzinfo) -> datetime | None:
    return None if instant is None else instant.astimezone(zone)
