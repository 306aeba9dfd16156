"""The figures of a day in one statement, for whoever asks often: the line of a shell prompt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Figures:
    """A day in numbers, of journeys and habits together; the same that the page counts.

    ``streak`` is the longest that runs, in its own unit. ``open`` is left to do, ``done`` was done on the
    day, ``at_risk`` counts the streaks that end unless something is done on it. ``focus_left`` are the
    seconds left of the focus session that runs or is paused, None where there is none.
    """

    streak: int
    open: int
    done: int
    at_risk: int
    focus_left: int | None = None
    focus_paused: bool | None = None


# A journey's last day is that of its last check-in, a habit's that of its last amount, whatever that came to.
_FIGURES = text("""
    SELECT figures.*, focus.seconds AS focus_left, focus.paused AS focus_paused
    FROM (
      SELECT coalesce(max(b.current), 0) AS streak,
             count(*) FILTER (WHERE CASE b.subject
               WHEN 'journey' THEN b.state <> 'paused' AND b.last_day IS DISTINCT FROM :day
               ELSE b.open AND b.starts <= :day AND b.state NOT IN ('paused', 'active')
                    AND coalesce(s.status, 'partial') = 'partial' END) AS open,
             count(*) FILTER (WHERE CASE b.subject
               WHEN 'journey' THEN b.last_day = :day ELSE s.status = 'done' END) AS done,
             count(*) FILTER (WHERE b.state = 'open' AND b.period_ends = :day) AS at_risk
      FROM streak_board(:day) AS b
      LEFT JOIN habit_entries AS e
        ON b.subject = 'habit' AND e.user_id = (SELECT me()) AND e.habit_id = b.subject_id AND e.day = :day
      LEFT JOIN LATERAL (
        SELECT entry_status(e.answer, e.amount, v) AS status
        FROM schedule_on((SELECT me()), e.habit_id, :day) AS v) AS s ON e.day IS NOT NULL
      WHERE b.active
    ) AS figures
    LEFT JOIN (
      SELECT f.status = 'paused' AS paused,
             ceil(extract(epoch FROM focus_ends_at(f) - coalesce(f.paused_at, current_instant())))::int
               AS seconds
      FROM focus_sessions AS f
      WHERE f.user_id = (SELECT me()) AND f.status IN ('active', 'paused')
    ) AS focus ON focus.seconds > 0 OR focus.paused
""")


def figures(session: Session, *, day: date) -> Figures:
    """Return the figures of a day."""
    row = session.execute(_FIGURES, {"day": day}).one()
    return Figures(*row)
