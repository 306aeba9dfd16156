"""The schema that tracker's is held against, and what whoever used it would have to do besides its triggers.

The document has its statements in blocks of SQL. They are run as they stand, only that functions which others
need come first. Its triggers keep scores. Streaks and the leaderboard it leaves to others:
the statements here do that over whole sets, or with the least that one check-in takes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.home import Connection, Home

_BLOCK = re.compile(r"^```sql\n(.*?)^```$", re.MULTILINE | re.DOTALL)

DERIVE = (
    """
    INSERT INTO streaks (user_id, journey_id, current_streak, longest_streak, last_checkin_date)
    SELECT user_id, journey_id, coalesce(max(length) FILTER (WHERE last_day >= current_date - 1), 0),
           max(length), max(last_day)
    FROM (SELECT user_id, journey_id, count(*) AS length, max(date) AS last_day
          FROM (SELECT user_id, journey_id, date,
                       date - row_number() OVER (PARTITION BY user_id, journey_id ORDER BY date)::int AS run
                FROM checkins) AS numbered
          GROUP BY user_id, journey_id, run) AS runs
    GROUP BY user_id, journey_id
    ON CONFLICT (user_id, journey_id) DO UPDATE
    SET current_streak = excluded.current_streak, longest_streak = excluded.longest_streak,
        last_checkin_date = excluded.last_checkin_date
    """,
    """
    INSERT INTO leaderboard_cache (journey_id, user_id, period, period_key, total_score, checkin_count, rank)
    SELECT journey_id, user_id, kind, key, sum(total_score), count(*),
           rank() OVER (PARTITION BY journey_id, kind, key ORDER BY sum(total_score) DESC)
    FROM checkins
    CROSS JOIN LATERAL (VALUES ('week', to_char(date, 'IYYY"-W"IW')), ('month', to_char(date, 'YYYY-MM')),
                               ('all_time', 'all')) AS period (kind, key)
    GROUP BY journey_id, user_id, kind, key
    ON CONFLICT (journey_id, user_id, period, period_key) DO UPDATE
    SET total_score = excluded.total_score, checkin_count = excluded.checkin_count, rank = excluded.rank
    """,
)
"""Streaks and leaderboard of everybody."""

ADD_CHECKIN = """
    INSERT INTO checkins (user_id, journey_id, date) VALUES (%(user)s, %(journey)s, %(day)s) RETURNING id
"""
ADD_DETAILS = """
    INSERT INTO checkin_details (checkin_id, dimension_id, effort_level, score)
    SELECT %(checkin)s, d.id, e.effort, d.weight * ('{-1,0.5,1,2,3}'::numeric[])[e.effort]
    FROM unnest(%(efforts)s::int[]) WITH ORDINALITY AS e (effort, slot)
    JOIN dimensions AS d ON d.journey_id = %(journey)s AND d.display_order = e.slot
"""
_COUNT_ON = """
    INSERT INTO streaks AS s (user_id, journey_id, current_streak, longest_streak, last_checkin_date)
    VALUES (%(user)s, %(journey)s, 1, 1, %(day)s)
    ON CONFLICT (user_id, journey_id) DO UPDATE
    SET current_streak = CASE WHEN s.last_checkin_date = excluded.last_checkin_date - 1
                              THEN s.current_streak + 1 ELSE 1 END,
        longest_streak = greatest(s.longest_streak,
                                  CASE WHEN s.last_checkin_date = excluded.last_checkin_date - 1
                                       THEN s.current_streak + 1 ELSE 1 END),
        last_checkin_date = excluded.last_checkin_date
"""
# The document's own query, "Calculate current streak".
_COUNT_ANEW = """
    WITH daily_checkins AS (
      SELECT date FROM checkins WHERE user_id = %(user)s AND journey_id = %(journey)s ORDER BY date DESC
    ), streak_calc AS (
      SELECT date, date - row_number() OVER (ORDER BY date DESC)::int AS streak_group FROM daily_checkins
    ), streak AS (
      SELECT count(*)::int AS current_streak
      FROM streak_calc WHERE streak_group = (SELECT streak_group FROM streak_calc LIMIT 1)
    )
    INSERT INTO streaks AS s (user_id, journey_id, current_streak, longest_streak, last_checkin_date)
    SELECT %(user)s, %(journey)s, current_streak, current_streak, %(day)s FROM streak
    ON CONFLICT (user_id, journey_id) DO UPDATE
    SET current_streak = excluded.current_streak,
        longest_streak = greatest(s.longest_streak, excluded.current_streak),
        last_checkin_date = excluded.last_checkin_date
"""
ADD_STREAK = {False: _COUNT_ON, True: _COUNT_ANEW}
"""The streak after a check-in of a new last day: counted on, or by the document's own query."""
ADD_RANKS = """
    UPDATE leaderboard_cache AS l SET rank = r.rank
    FROM (SELECT id, rank() OVER (PARTITION BY period, period_key ORDER BY total_score DESC) AS rank
          FROM leaderboard_cache
          WHERE journey_id = %(journey)s
            AND (period, period_key) IN (('week', to_char(%(day)s::date, 'IYYY"-W"IW')),
                                         ('month', to_char(%(day)s::date, 'YYYY-MM')),
                                         ('all_time', 'all'))) AS r
    WHERE l.id = r.id AND l.rank IS DISTINCT FROM r.rank
"""
"""The ranks of all who are on a board that changed."""
ADD_STANDINGS = """
    INSERT INTO leaderboard_cache AS l (journey_id, user_id, period, period_key, total_score, checkin_count)
    SELECT c.journey_id, c.user_id, p.kind, p.key, c.total_score, 1
    FROM checkins AS c
    CROSS JOIN LATERAL (VALUES ('week', to_char(c.date, 'IYYY"-W"IW')), ('month', to_char(c.date, 'YYYY-MM')),
                               ('all_time', 'all')) AS p (kind, key)
    WHERE c.id = %s
    ON CONFLICT (journey_id, user_id, period, period_key) DO UPDATE
    SET total_score = l.total_score + excluded.total_score, checkin_count = l.checkin_count + 1
"""


def connect(home: Home, database: str) -> Connection:
    """Connect to a database that has the reference's schema, as the superuser."""
    return home.connect(database=database, search_path="public")


def blocks(document: str) -> list[str]:
    """Return the document's blocks that make something, those first that others need."""
    found = [block for block in _BLOCK.findall(document) if block.lstrip().startswith("CREATE")]
    return sorted(found, key=_is_not_needed_first)


def load_schema(connection: Connection, document: str) -> None:
    """Make the document's tables, functions, triggers and views."""
    for block in blocks(document):
        connection.execute(block.encode())


def _is_not_needed_first(block: str) -> bool:
    return not (block.startswith("CREATE OR REPLACE FUNCTION") and "CREATE TRIGGER" not in block)
