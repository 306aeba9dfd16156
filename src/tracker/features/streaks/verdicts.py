"""How each period of a stretch of days went: met, excused, missed or still open. Reads what streaks hold.

The verdicts themselves are the database's (`judge_habit.sql`); here they get their days back.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal, TypeAlias

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import RowMapping
    from sqlalchemy.orm import Session

    from tracker.core.days import DayRange
    from tracker.features.streaks.service import Subject

Outcome = Literal["met", "excused", "missed", "open"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A period with its days, both included. *open* is one that is not met and that today or later ends."""

    first: date
    last: date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Judged:
    """The periods of one habit or journey that belong to a range, oldest first.

    ``first`` and ``last`` are the days between which it is judged at all: from its start, or its first entry
    where that is older (a journey: from its first check-in), to today, or to its last entry once it was put
    away. Both are None for a journey without check-ins.
    """

    first: date | None = None
    last: date | None = None
    periods: tuple[Verdict, ...] = ()


Verdicts: TypeAlias = "Mapping[tuple[Subject, int], Judged]"
"""What was judged, by kind and id of what it is of."""


def verdicts(session: Session, *, days: DayRange, today: date) -> Verdicts:
    """Return the periods of every habit and journey that is not deleted and of which something is known.

    A period belongs to a range when its last day that has begun lies in it.
    """
    parameters = {"first": days.first, "last": min(days.last, today), "today": today}
    found: dict[tuple[Subject, int], Judged] = {}
    rows = session.execute(_PERIODS, parameters).mappings()
    for key, of_one in groupby(rows, key=lambda row: (row["subject"], row["subject_id"])):
        known = list(of_one)
        periods = tuple(_verdict(row, today) for row in known if row["last_day"] is not None)
        found[key] = Judged(known[0]["judged_from"], known[0]["judged_until"], periods)
    return found


def _verdict(row: RowMapping, today: date) -> Verdict:
    unmet: Outcome = "open" if row["last_day"] >= today else "missed"
    outcome: Outcome = "met" if row["met"] else "excused" if row["excused"] else unmet
    return Verdict(row["first_day"], row["last_day"], outcome)


_PERIODS = text("""
    WITH subject AS (
      SELECT s.subject, s.subject_id, s.user_id, s.met, s.excused,
             least(h.started_on, e.first_day) AS judged_from,
             CASE h.state WHEN 'active' THEN :today ELSE coalesce(e.last_day, h.started_on)
             END AS judged_until
      FROM streaks AS s
      JOIN habits AS h ON h.user_id = s.user_id AND h.id = s.habit_id AND h.state <> 'deleted'
      CROSS JOIN LATERAL (
        SELECT min(e.day) AS first_day, max(e.day) AS last_day FROM habit_entries AS e
        WHERE e.user_id = s.user_id AND e.habit_id = s.subject_id) AS e
      WHERE s.user_id = (SELECT me()) AND s.subject = 'habit'
      UNION ALL
      SELECT s.subject, s.subject_id, s.user_id, s.met, s.excused, c.first_day,
             CASE WHEN j.status = 'active' AND c.first_day IS NOT NULL THEN :today ELSE c.last_day END
      FROM streaks AS s
      JOIN journey_members AS m ON m.user_id = s.user_id AND m.journey_id = s.journey_id AND m.left_at IS NULL
      JOIN journeys AS j ON j.id = s.journey_id AND j.status <> 'deleted'
      CROSS JOIN LATERAL (
        SELECT min(c.day) AS first_day, max(c.day) AS last_day FROM checkins AS c
        WHERE c.user_id = s.user_id AND c.journey_id = s.subject_id) AS c
      WHERE s.user_id = (SELECT me()) AND s.subject = 'journey'
    ), judged AS (
      SELECT s.*, greatest(s.judged_from, :first) AS since, least(s.judged_until, :last) AS until
      FROM subject AS s
    )
    SELECT s.subject, s.subject_id, s.judged_from, s.judged_until, p.first_day, p.last_day,
           s.met @> p.ordinal AS met, s.excused @> p.ordinal AS excused
    FROM judged AS s
    LEFT JOIN LATERAL (
      SELECT DISTINCT period_ordinal(v.schedule, d.day) + (v.schedule).ordinal_shift AS ordinal,
             greatest(v.first_day, period_first_day(v.schedule, d.day)) AS first_day,
             least(v.last_day, period_last_day(v.schedule, d.day)) AS last_day
      FROM schedule_versions(s.user_id, s.subject_id) AS v
      CROSS JOIN LATERAL (
        SELECT greatest(v.first_day, s.since) + n AS day
        FROM generate_series(0, least(v.last_day, s.until) - greatest(v.first_day, s.since)) AS n) AS d
      WHERE s.subject = 'habit' AND is_scheduled(v.schedule, d.day)
      UNION ALL
      SELECT day_number(s.since + n), s.since + n, s.since + n
      FROM generate_series(0, s.until - s.since) AS n
      WHERE s.subject = 'journey' AND s.judged_from IS NOT NULL
    ) AS p ON least(p.last_day, s.judged_until) BETWEEN s.since AND s.until
    ORDER BY s.subject, s.subject_id, p.ordinal
""")
