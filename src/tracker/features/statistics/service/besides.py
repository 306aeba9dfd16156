"""What else a stretch of days came to: focus, goals, quests, XP and coins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.features.game.service import BOOKED

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.core.days import DayRange


@dataclass(frozen=True, slots=True)
class Besides:
    """Sums over a range of the person's days.

    ``goals_moved`` counts the goals of which something was said. XP and coins are those that were booked in
    the range, as `xp log` has them; ``xp`` is below zero where more was taken back than earned. What belongs
    to the game is None while it is off.
    """

    focus_minutes: int
    focus_sessions: int
    goals_moved: int
    goals_completed: int
    quests_completed: int | None
    quests_failed: int | None
    badges: int | None
    xp: int | None
    coins_earned: int | None
    coins_spent: int | None

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return any(getattr(self, name) for name in self.__slots__)


def besides(session: Session, *, days: DayRange, timezone: str, day_start: int) -> Besides:
    """Return the sums of a range of days, which begin at the hour ``day_start`` of the time zone."""
    parameters = {"first": days.first, "last": days.last, "zone": timezone, "day_start": day_start}
    return Besides(*session.execute(_BESIDES, parameters).one())


_BESIDES = text(f"""
    SELECT focus.minutes, focus.sessions, goals.moved, goals.completed, game.*
    FROM (SELECT coalesce(sum(f.actual_minutes), 0)::int AS minutes, count(*) AS sessions
          FROM focus_sessions AS f
          WHERE f.user_id = (SELECT me()) AND f.status = 'completed' AND f.day BETWEEN :first AND :last
         ) AS focus
    CROSS JOIN (
      SELECT (SELECT count(DISTINCT u.goal_id) FROM goal_updates AS u JOIN goals AS g
                ON g.user_id = u.user_id AND g.id = u.goal_id AND NOT g.deleted
              WHERE u.user_id = (SELECT me()) AND u.day BETWEEN :first AND :last) AS moved,
             (SELECT count(*) FROM goals AS g
              WHERE g.user_id = (SELECT me()) AND NOT g.deleted AND g.status = 'completed'
                AND g.completed_on BETWEEN :first AND :last) AS completed) AS goals
    LEFT JOIN (
      SELECT (SELECT count(*) FROM quest_states AS q
              WHERE q.user_id = s.user_id AND q.status = 'completed' AND q.day BETWEEN :first AND :last),
             (SELECT count(*) FROM quest_states AS q
              WHERE q.user_id = s.user_id AND q.status = 'failed' AND q.day BETWEEN :first AND :last),
             (SELECT count(*) FROM user_badges AS b
              WHERE b.user_id = s.user_id AND b.earned_on BETWEEN :first AND :last),
             (SELECT coalesce(sum(l.amount), 0)::int FROM xp_ledger AS l
              WHERE l.user_id = s.user_id AND {BOOKED}),
             (SELECT coalesce(sum(l.amount) FILTER (WHERE l.kind NOT IN ('spent', 'refund')), 0)::int
              FROM coin_ledger AS l WHERE l.user_id = s.user_id AND {BOOKED}),
             (SELECT coalesce(-sum(l.amount) FILTER (WHERE l.kind IN ('spent', 'refund')), 0)::int
              FROM coin_ledger AS l WHERE l.user_id = s.user_id AND {BOOKED})
      FROM user_settings AS s WHERE s.user_id = (SELECT me()) AND s.game) AS game ON true
""")  # noqa: S608 -- of constants
