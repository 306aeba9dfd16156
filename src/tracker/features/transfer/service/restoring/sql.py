"""Statements that write records of an export. They take a record as JSON; the database reads its fields."""

from __future__ import annotations

from sqlalchemy import text

_RECORD = "jsonb_to_record(CAST(:record AS jsonb)) AS r"

_PROFILE = """
    email text, display_name text, first_name text, last_name text, bio text, avatar_url text,
    date_of_birth date, timezone text, consent_given boolean, consent_at timestamptz
"""
_ABOUT = """
    social_goals text[], comfort_levels jsonb, social_contexts jsonb, journaling_frequency smallint
"""
_SETTINGS = """
    theme text, colour_scheme text, language text, sounds boolean, haptics boolean, notifications boolean,
    digest boolean, digest_frequency text, focus_minutes smallint, hide_completed boolean,
    first_weekday smallint, day_start smallint, onboarding_completed boolean, game boolean, metadata jsonb
"""
_JOURNEY = """
    public_id uuid, title text, description text, is_public boolean, status text, metadata jsonb,
    dimensions jsonb, weights jsonb
"""
_HABIT = """
    public_id uuid, name text, why text, category text, colour text, position integer, started_on date,
    state text, external_key text, metadata jsonb, schedules jsonb
"""
_GOAL = """
    public_id uuid, title text, description text, category text, priority smallint, status text,
    completed_on date, started_on date, start_value numeric, target_value numeric, unit text,
    target_date date, tags text[], colour text, deleted boolean, metadata jsonb
"""
_OWN_REWARD = """
    public_id uuid, title text, description text, price integer, valid_days integer, refunds boolean,
    active boolean
"""
_GROUP = "public_id uuid, name text, rule text, target numeric"
_QUEST = """
    public_id uuid, kind text, title text, description text, mission text, measure text, needed integer,
    habit uuid, goal uuid, starts_on date, ends_on date, status text, notes text, difficulty smallint,
    satisfaction smallint, started_at timestamptz, completed_at timestamptz, ended_on date
"""
_GARDEN = "name text, theme text"
_FOCUS = """
    public_id uuid, kind text, status text, planned_minutes smallint, note text, day date,
    started_at timestamptz, paused_at timestamptz, paused_seconds integer, completed_at timestamptz,
    cycle smallint, cycles smallint, short_break smallint, long_break smallint
"""
_SUBJECTS = """
    (SELECT g.id FROM goals AS g WHERE g.user_id = me() AND g.public_id = CAST(:goal AS uuid)),
    (SELECT h.id FROM habits AS h WHERE h.user_id = me() AND h.public_id = CAST(:habit AS uuid))
"""
_SCHEDULE = """
    from_day date, kind text, every smallint, anchor date, weekdays smallint, times smallint, direction text,
    target numeric, unit text, skips smallint, skips_per text
"""


def _names(columns: str, *, without: tuple[str, ...] = ()) -> list[str]:
    names = [column.split()[0] for column in columns.split(",")]
    return [name for name in names if name not in without]


def _update(
    table: str, columns: str, where: str, *, without: tuple[str, ...] = (), returning: str = ""
) -> str:
    names = _names(columns, without=without)
    return f"""
        UPDATE {table} AS t SET ({", ".join(names)}) = ROW ({", ".join(f"r.{name}" for name in names)})
        FROM {_RECORD} ({columns}) WHERE {where} {returning}
    """  # noqa: S608


UPDATE = {
    "profile": text(_update("users", _PROFILE, "t.id = me()")),
    "settings": text(_update("user_settings", _SETTINGS, "t.user_id = me()")),
    "journey": text(
        _update(
            "journeys", _JOURNEY, "t.public_id = r.public_id", without=("public_id", "dimensions", "weights")
        )
    ),
    "habit": text(
        _update(
            "habits",
            _HABIT,
            "t.user_id = me() AND t.public_id = r.public_id",
            without=("public_id", "schedules"),
            returning="RETURNING t.id",
        )
    ),
}
UPDATE["goal"] = text(
    _update(
        "goals",
        _GOAL,
        "t.user_id = me() AND t.public_id = r.public_id",
        without=("public_id",),
        returning="RETURNING t.id",
    )
)
UPDATE["group"] = text(
    _update(
        "habit_groups",
        _GROUP,
        "t.user_id = me() AND t.public_id = r.public_id",
        without=("public_id",),
        returning="RETURNING t.id",
    )
)
UPDATE["garden"] = text(_update("gardens", _GARDEN, "t.user_id = me()"))
MAKE_GARDEN = text(f"INSERT INTO gardens (name, theme) SELECT r.name, r.theme FROM {_RECORD} ({_GARDEN})")  # noqa: S608
UPDATE["own_reward"] = text(
    _update(
        "own_rewards",
        _OWN_REWARD,
        "t.user_id = me() AND t.public_id = r.public_id",
        without=("public_id",),
    )
)
MAKE_ABOUT = text("""
    INSERT INTO user_profiles (social_goals)
    SELECT '{}' WHERE NOT EXISTS (SELECT FROM user_profiles WHERE user_id = me())
""")
UPDATE_ABOUT = text(_update("user_profiles", _ABOUT, "t.user_id = me()"))
MAKE_INTERESTS = text("""
    INSERT INTO user_tags (tag)
    SELECT new.tag FROM jsonb_array_elements_text(CAST(:record AS jsonb) -> 'interests') AS new (tag)
    ON CONFLICT DO NOTHING
""")
MAKE_JOURNEY = text(f"""
    SELECT restore_journey(r.public_id, r.title, r.description, coalesce(r.is_public, false),
                           coalesce(r.metadata, '{{}}'), coalesce(r.dimensions, '[]'),
                           coalesce(r.weights, '[]'))
    FROM {_RECORD} ({_JOURNEY})
""")  # noqa: S608
SET_STATUS = text("UPDATE journeys SET status = :status WHERE id = :id")
MAKE_GOAL = text(f"""
    INSERT INTO goals (public_id, title, description, category, priority, status, completed_on, started_on,
                       start_value, target_value, unit, target_date, tags, colour, deleted, metadata)
    SELECT coalesce(r.public_id, gen_random_uuid()), r.title, r.description, r.category,
           coalesce(r.priority, 3), coalesce(r.status, 'active'), r.completed_on, r.started_on,
           coalesce(r.start_value, 0), r.target_value, r.unit, r.target_date, coalesce(r.tags, '{{}}'),
           r.colour, coalesce(r.deleted, false), coalesce(r.metadata, '{{}}')
    FROM {_RECORD} ({_GOAL})
    RETURNING id
""")  # noqa: S608
PUT_UPDATES = text("""
    INSERT INTO goal_updates (goal_id, day, reading, added, note)
    SELECT :goal_id, u.day, u.reading, coalesce(u.added, 0), u.note
    FROM jsonb_to_recordset(CAST(:record AS jsonb) -> 'updates')
      AS u (day date, reading numeric, added numeric, note text)
    ORDER BY u.day
    ON CONFLICT (user_id, goal_id, day) DO UPDATE
    SET reading = excluded.reading, added = excluded.added, note = excluded.note
""")
SERVE_GOAL = text("""
    UPDATE habits SET goal_id = (SELECT g.id FROM goals AS g
                                 WHERE g.user_id = me() AND g.public_id = CAST(:goal AS uuid))
    WHERE user_id = me() AND id = :habit_id
""")
MAKE_QUEST = text(f"""
    INSERT INTO quests (public_id, kind, title, description, mission_id, measure, needed, habit_id, goal_id,
                        starts_on, ends_on, status, notes, difficulty, satisfaction, started_at, completed_at,
                        ended_on)
    SELECT coalesce(r.public_id, gen_random_uuid()), r.kind, r.title, r.description,
           (SELECT m.id FROM missions AS m WHERE m.key = r.mission), r.measure, coalesce(r.needed, 1),
           (SELECT h.id FROM habits AS h WHERE h.user_id = me() AND h.public_id = r.habit),
           (SELECT g.id FROM goals AS g WHERE g.user_id = me() AND g.public_id = r.goal),
           r.starts_on, r.ends_on, coalesce(r.status, 'assigned'), r.notes, r.difficulty, r.satisfaction,
           r.started_at, r.completed_at, r.ended_on
    FROM {_RECORD} ({_QUEST})
""")  # noqa: S608
ANSWER_QUEST = text(f"""
    UPDATE quests AS t
    SET status = coalesce(r.status, t.status), notes = r.notes, difficulty = r.difficulty,
        satisfaction = r.satisfaction
    FROM {_RECORD} ({_QUEST})
    WHERE t.user_id = me() AND t.public_id = r.public_id
""")  # noqa: S608
MAKE_HABIT = text(f"""
    INSERT INTO habits (public_id, name, why, category, colour, position, started_on, state, external_key,
                        metadata)
    SELECT coalesce(r.public_id, gen_random_uuid()), r.name, r.why, r.category, r.colour,
           coalesce(r.position, 0), r.started_on, coalesce(r.state, 'active'), r.external_key,
           coalesce(r.metadata, '{{}}')
    FROM {_RECORD} ({_HABIT})
    RETURNING id
""")  # noqa: S608
CLEAR_SCHEDULES = text("SELECT remove_schedules_from(:habit_id, date '1900-01-01')")
MAKE_SCHEDULES = text(f"""
    INSERT INTO habit_schedules (habit_id, {", ".join(_names(_SCHEDULE))})
    SELECT :habit_id, {", ".join(f"s.{name}" for name in _names(_SCHEDULE))}
    FROM jsonb_to_recordset(CAST(:record AS jsonb) -> 'schedules') AS s ({_SCHEDULE})
    ORDER BY s.from_day
""")  # noqa: S608
MAKE_GROUP = text(f"""
    INSERT INTO habit_groups (public_id, name, rule, target)
    SELECT coalesce(r.public_id, gen_random_uuid()), r.name, r.rule, r.target FROM {_RECORD} ({_GROUP})
    RETURNING id
""")  # noqa: S608
CLEAR_GROUP = text("""
    SELECT remove_group_members(:group_id, ARRAY(
      SELECT m.habit_id FROM habit_group_members AS m WHERE m.user_id = me() AND m.group_id = :group_id))
""")
FILL_GROUP = text("""
    INSERT INTO habit_group_members (group_id, habit_id)
    SELECT :group_id, h.id
    FROM jsonb_array_elements_text(CAST(:record AS jsonb) -> 'habits') AS member (public_id)
    JOIN habits AS h ON h.user_id = me() AND h.public_id = CAST(member.public_id AS uuid)
""")
MAKE_PAUSE = text(f"""
    INSERT INTO pauses (habit_id, journey_id, from_day, until_day, note)
    SELECT CAST(:habit_id AS bigint), CAST(:journey_id AS bigint), r.from_day, r.until_day, r.note
    FROM {_RECORD} (from_day date, until_day date, note text)
""")  # noqa: S608
MAKE_FOCUS = text(f"""
    INSERT INTO focus_sessions (goal_id, habit_id, {", ".join(_names(_FOCUS))})
    SELECT {_SUBJECTS},
           coalesce(r.public_id, gen_random_uuid()), coalesce(r.kind, 'custom'), r.status, r.planned_minutes,
           r.note, r.day, r.started_at, r.paused_at, coalesce(r.paused_seconds, 0), r.completed_at,
           coalesce(r.cycle, 1), coalesce(r.cycles, 1), coalesce(r.short_break, 0), coalesce(r.long_break, 0)
    FROM {_RECORD} ({_FOCUS})
""")  # noqa: S608
UPDATE["focus"] = text(f"""
    UPDATE focus_sessions AS t SET (goal_id, habit_id, note) = ROW ({_SUBJECTS}, r.note)
    FROM {_RECORD} (public_id uuid, note text)
    WHERE t.user_id = me() AND t.public_id = r.public_id
""")  # noqa: S608
MAKE_OWN_REWARD = text(f"""
    INSERT INTO own_rewards (public_id, title, description, price, valid_days, refunds, active)
    SELECT coalesce(r.public_id, gen_random_uuid()), r.title, r.description, r.price, r.valid_days,
           coalesce(r.refunds, false), coalesce(r.active, true)
    FROM {_RECORD} ({_OWN_REWARD})
""")  # noqa: S608
MAKE_VOUCHER = text("SELECT restore_voucher(CAST(:record AS jsonb))")
