"""The layout of tracker's own export: its kinds, their queries, and how their CSV cells are read.

A record is one object: the JSON document holds them in a list for each kind, NDJSON one on each line with its
``type``, CSV one in each row of the kind's file in a zip. What the database stamps (ids, created_at, scores,
streaks) is left out; it is made anew.
"""

from __future__ import annotations

from dataclasses import dataclass

FORMAT = "tracker"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record. ``name`` is its type, ``plural`` its list and file; a ``single`` one has one record.

    ``structured`` are the fields whose CSV cells are JSON: numbers, booleans, lists and objects.
    """

    name: str
    plural: str
    single: bool
    structured: frozenset[str]
    query: str


PROFILE = Kind(
    "profile",
    "profile",
    single=True,
    structured=frozenset(
        {
            "consent_given",
            "interests",
            "social_goals",
            "comfort_levels",
            "social_contexts",
            "journaling_frequency",
        }
    ),
    query="""
        SELECT u.email, nullif(u.display_name, '') AS display_name, nullif(u.first_name, '') AS first_name,
               nullif(u.last_name, '') AS last_name, nullif(u.bio, '') AS bio,
               nullif(u.avatar_url, '') AS avatar_url,
               u.date_of_birth, u.timezone, u.consent_given,
               to_char(u.consent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS consent_at,
               (SELECT coalesce(json_agg(t.tag ORDER BY t.tag COLLATE "C"), '[]')
                FROM user_tags AS t WHERE t.user_id = u.id) AS interests,
               coalesce(p.social_goals, '{}') AS social_goals,
               coalesce(p.comfort_levels, '{}') AS comfort_levels,
               coalesce(p.social_contexts, '{}') AS social_contexts, p.journaling_frequency
        FROM users AS u LEFT JOIN user_profiles AS p ON p.user_id = u.id
        WHERE u.id = me()
    """,
)
SETTINGS = Kind(
    "settings",
    "settings",
    single=True,
    structured=frozenset(
        {
            "sounds",
            "haptics",
            "notifications",
            "digest",
            "focus_minutes",
            "hide_completed",
            "first_weekday",
            "day_start",
            "onboarding_completed",
            "game",
            "metadata",
        }
    ),
    query="""
        SELECT s.theme, s.colour_scheme, s.language, s.sounds, s.haptics, s.notifications, s.digest,
               s.digest_frequency, s.focus_minutes, s.hide_completed, s.first_weekday, s.day_start,
               s.onboarding_completed, s.game, s.metadata
        FROM user_settings AS s WHERE s.user_id = me()
    """,
)
JOURNEY = Kind(
    "journey",
    "journeys",
    single=False,
    structured=frozenset({"is_public", "metadata", "dimensions", "weights"}),
    query="""
        SELECT j.public_id, j.title, nullif(j.description, '') AS description, j.is_public, j.status,
               j.metadata,
               (SELECT coalesce(json_agg(row_to_json(d) ORDER BY d.slot), '[]')
                FROM (SELECT x.slot, x.name, nullif(x.description, '') AS description, x.examples, x.position,
                             x.removed_at IS NOT NULL AS removed
                      FROM dimensions AS x WHERE x.journey_id = j.id) AS d) AS dimensions,
               (SELECT coalesce(json_agg(row_to_json(w) ORDER BY w.from_day), '[]')
                FROM (SELECT v.from_day, v.weights, v.required
                      FROM journey_weights AS v WHERE v.journey_id = j.id) AS w) AS weights
        FROM journeys AS j
        JOIN journey_members AS m ON m.journey_id = j.id AND m.user_id = me() AND m.left_at IS NULL
        ORDER BY j.title COLLATE "C", j.public_id
    """,
)
CHECKIN = Kind(
    "checkin",
    "checkins",
    single=False,
    structured=frozenset({"efforts"}),
    query="""
        SELECT j.public_id AS journey, c.day, c.efforts, c.client_id, nullif(c.note, '') AS note
        FROM checkins AS c
        JOIN journeys AS j ON j.id = c.journey_id
        JOIN journey_members AS m ON m.journey_id = j.id AND m.user_id = me() AND m.left_at IS NULL
        WHERE c.user_id = me()
        ORDER BY j.title COLLATE "C", j.public_id, c.day
    """,
)
GOAL = Kind(
    "goal",
    "goals",
    single=False,
    structured=frozenset(
        {"priority", "start_value", "target_value", "tags", "deleted", "metadata", "updates"}
    ),
    query="""
        SELECT g.public_id, g.title, nullif(g.description, '') AS description, g.category, g.priority,
               g.status, g.completed_on, g.started_on, trim_scale(g.start_value) AS start_value,
               trim_scale(g.target_value) AS target_value, g.unit, g.target_date, g.tags, g.colour, g.deleted,
               g.metadata,
               (SELECT coalesce(json_agg(row_to_json(u) ORDER BY u.day), '[]')
                FROM (SELECT v.day, trim_scale(v.reading) AS reading, trim_scale(v.added) AS added,
                             nullif(v.note, '') AS note
                      FROM goal_updates AS v
                      WHERE v.user_id = g.user_id AND v.goal_id = g.id) AS u) AS updates
        FROM goals AS g
        WHERE g.user_id = me()
        ORDER BY g.title COLLATE "C", g.public_id
    """,
)
HABIT = Kind(
    "habit",
    "habits",
    single=False,
    structured=frozenset({"position", "metadata", "schedules"}),
    query="""
        SELECT h.public_id, h.name, nullif(h.why, '') AS why, h.category, h.colour, h.position, h.started_on,
               h.state, h.external_key, h.metadata,
               (SELECT g.public_id FROM goals AS g WHERE g.user_id = h.user_id AND g.id = h.goal_id) AS goal,
               (SELECT coalesce(json_agg(row_to_json(s) ORDER BY s.from_day), '[]')
                FROM (SELECT v.from_day, v.kind, v.every, v.anchor, v.weekdays, v.times, v.direction,
                             trim_scale(v.target) AS target, v.unit, v.skips, v.skips_per
                      FROM habit_schedules AS v
                      WHERE v.user_id = h.user_id AND v.habit_id = h.id) AS s) AS schedules
        FROM habits AS h
        WHERE h.user_id = me()
        ORDER BY h.position, h.name COLLATE "C", h.public_id
    """,
)
ENTRY = Kind(
    "entry",
    "entries",
    single=False,
    structured=frozenset({"amount", "metadata"}),
    query="""
        SELECT h.public_id AS habit, e.day, e.answer, trim_scale(e.amount) AS amount,
               nullif(e.note, '') AS note, e.metadata
        FROM habit_entries AS e
        JOIN habits AS h ON h.user_id = e.user_id AND h.id = e.habit_id
        WHERE e.user_id = me()
        ORDER BY h.position, h.name COLLATE "C", h.public_id, e.day
    """,
)
PAUSE = Kind(
    "pause",
    "pauses",
    single=False,
    structured=frozenset(),
    query="""
        SELECT h.public_id AS habit, j.public_id AS journey, p.from_day, p.until_day,
               nullif(p.note, '') AS note
        FROM pauses AS p
        LEFT JOIN habits AS h ON h.user_id = p.user_id AND h.id = p.habit_id
        LEFT JOIN journeys AS j ON j.id = p.journey_id
        WHERE p.user_id = me() AND (p.journey_id IS NULL OR j.id IS NOT NULL)
        ORDER BY p.from_day, p.until_day, h.public_id, j.public_id, p.note COLLATE "C"
    """,
)

GROUP = Kind(
    "group",
    "groups",
    single=False,
    structured=frozenset({"target", "habits"}),
    query="""
        SELECT g.public_id, g.name, g.rule, trim_scale(g.target) AS target,
               (SELECT coalesce(json_agg(h.public_id ORDER BY h.public_id), '[]')
                FROM habit_group_members AS m
                JOIN habits AS h ON h.user_id = m.user_id AND h.id = m.habit_id
                WHERE m.user_id = g.user_id AND m.group_id = g.id) AS habits
        FROM habit_groups AS g
        WHERE g.user_id = me()
        ORDER BY g.name COLLATE "C", g.public_id
    """,
)
GARDEN = Kind(
    "garden",
    "gardens",
    single=False,
    structured=frozenset(),
    query="SELECT g.name, g.theme FROM gardens AS g WHERE g.user_id = me()",
)
"""None until the person has named theirs, or chosen a theme."""

FOCUS = Kind(
    "focus",
    "focus_sessions",
    single=False,
    structured=frozenset(
        {"planned_minutes", "paused_seconds", "cycle", "cycles", "short_break", "long_break"}
    ),
    query="""
        SELECT f.public_id, f.kind, f.status, f.planned_minutes, g.public_id AS goal, h.public_id AS habit,
               nullif(f.note, '') AS note, f.day,
               to_char(f.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS started_at,
               to_char(f.paused_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS paused_at,
               f.paused_seconds,
               to_char(f.completed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS completed_at,
               f.cycle, f.cycles, f.short_break, f.long_break
        FROM focus_sessions AS f
        LEFT JOIN goals AS g ON g.user_id = f.user_id AND g.id = f.goal_id
        LEFT JOIN habits AS h ON h.user_id = f.user_id AND h.id = f.habit_id
        WHERE f.user_id = me()
        ORDER BY f.started_at, f.public_id
    """,
)

QUEST = Kind(
    "quest",
    "quests",
    single=False,
    structured=frozenset({"needed", "difficulty", "satisfaction"}),
    query="""
        SELECT q.public_id, q.kind, q.title, nullif(q.description, '') AS description, m.key AS mission,
               q.measure, q.needed,
               h.public_id AS habit, g.public_id AS goal,
               q.starts_on, q.ends_on, q.status, nullif(q.notes, '') AS notes, q.difficulty, q.satisfaction,
               to_char(q.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS started_at,
               to_char(CASE s.status WHEN 'completed' THEN coalesce(q.completed_at, s.settled_at) END
                       AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS completed_at,
               q.ended_on
        FROM quests AS q
        JOIN quest_states AS s ON s.user_id = q.user_id AND s.quest_id = q.id
        LEFT JOIN missions AS m ON m.id = q.mission_id
        LEFT JOIN habits AS h ON h.user_id = q.user_id AND h.id = q.habit_id
        LEFT JOIN goals AS g ON g.user_id = q.user_id AND g.id = q.goal_id
        WHERE q.user_id = me()
        ORDER BY q.starts_on, q.ends_on, q.created_at, q.public_id
    """,
)

KINDS = (PROFILE, SETTINGS, JOURNEY, CHECKIN, GOAL, HABIT, GROUP, ENTRY, PAUSE, FOCUS, QUEST, GARDEN)
"""In the order in which they are written, and in which they can be read back."""
BY_NAME = {kind.name: kind for kind in KINDS}
BY_PLURAL = {kind.plural: kind for kind in KINDS}
MANIFEST = "export.csv"
"""The file of a zip that says which format and version it has."""
