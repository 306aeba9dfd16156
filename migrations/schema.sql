-- Made by `make schema` from the migrations: for reading and reviewing, not for running.
-- Functions are here only with who may call them; their text stands in objects/.

-- tracker; Type: SCHEMA

CREATE SCHEMA tracker;

ALTER SCHEMA tracker OWNER TO tracker_owner;

-- badge_mark; Type: TYPE

CREATE TYPE tracker.badge_mark AS (
	user_id bigint,
	journey_id bigint,
	day date,
	low integer,
	high integer
);

ALTER TYPE tracker.badge_mark OWNER TO tracker_owner;

-- TYPE badge_mark; Type: COMMENT

COMMENT ON TYPE tracker.badge_mark IS 'A value that was reached: low on the day, and from there one more each day up to high.';

-- badge_verdict; Type: TYPE

CREATE TYPE tracker.badge_verdict AS (
	user_id bigint,
	badge_id bigint,
	journey_id bigint,
	earned_on date
);

ALTER TYPE tracker.badge_verdict OWNER TO tracker_owner;

-- TYPE badge_verdict; Type: COMMENT

COMMENT ON TYPE tracker.badge_verdict IS 'The first day on which the facts of now reach a badge; NULL: they do not.';

-- badge_window; Type: TYPE

CREATE TYPE tracker.badge_window AS (
	user_id bigint,
	journey_id bigint,
	first_day date,
	last_day date,
	"least" integer
);

ALTER TYPE tracker.badge_window OWNER TO tracker_owner;

-- TYPE badge_window; Type: COMMENT

COMMENT ON TYPE tracker.badge_window IS 'Days to measure for a person: on one journey, or (NULL) over everything. Values below least are of no interest.';

-- game_due; Type: TYPE

CREATE TYPE tracker.game_due AS (
	user_id bigint,
	xp bigint,
	coins bigint,
	badge_xp bigint,
	subject text,
	subject_id bigint,
	day date,
	facts integer
);

ALTER TYPE tracker.game_due OWNER TO tracker_owner;

-- TYPE game_due; Type: COMMENT

COMMENT ON TYPE tracker.game_due IS 'What one person is to get (or lose) for the facts of one statement.';

-- logins; Type: TABLE

CREATE TABLE tracker.logins (
    db_role text NOT NULL COLLATE pg_catalog."C",
    user_id bigint NOT NULL,
    label text DEFAULT 'main'::text NOT NULL,
    expires_at timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    kind text DEFAULT 'main'::text NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    one_time boolean DEFAULT false NOT NULL,
    last_used_at timestamp with time zone,
    adopted boolean DEFAULT false NOT NULL,
    CONSTRAINT logins_kind_known CHECK ((kind = ANY (ARRAY['main'::text, 'session'::text]))),
    CONSTRAINT logins_label_length CHECK (((length(label) >= 1) AND (length(label) <= 100))),
    CONSTRAINT logins_one_time_main CHECK (((NOT one_time) OR (kind = 'main'::text))),
    CONSTRAINT logins_session_ends CHECK (((kind = 'main'::text) OR (expires_at < 'infinity'::timestamp with time zone)))
);

ALTER TABLE ONLY tracker.logins FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.logins OWNER TO tracker_owner;

-- TABLE logins; Type: COMMENT

COMMENT ON TABLE tracker.logins IS 'Which login roles are whose: the person''s own, and one per device session.';

-- COLUMN logins.kind; Type: COMMENT

COMMENT ON COLUMN tracker.logins.kind IS 'main: the person''s own role, with a password or whatever the server asks; session: a device''s, with a random secret.';

-- COLUMN logins.one_time; Type: COMMENT

COMMENT ON COLUMN tracker.logins.one_time IS 'The password was given by an admin: the first session that it opens uses it up.';

-- COLUMN logins.last_used_at; Type: COMMENT

COMMENT ON COLUMN tracker.logins.last_used_at IS 'When a session was renewed last.';

-- COLUMN logins.adopted; Type: COMMENT

COMMENT ON COLUMN tracker.logins.adopted IS 'The role was there before the person: it may serve other databases, and stays when they go.';

-- users; Type: TABLE

CREATE TABLE tracker.users (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    username text NOT NULL COLLATE pg_catalog."C",
    email text,
    display_name text,
    first_name text,
    last_name text,
    bio text,
    avatar_url text,
    date_of_birth date,
    timezone text DEFAULT 'UTC'::text NOT NULL,
    identity_provider text,
    identity_subject text,
    consent_given boolean DEFAULT false NOT NULL,
    consent_at timestamp with time zone,
    last_seen_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT users_avatar_url_length CHECK ((length(avatar_url) <= 500)),
    CONSTRAINT users_bio_length CHECK ((length(bio) <= 4000)),
    CONSTRAINT users_consent_dated CHECK ((consent_given = (consent_at IS NOT NULL))),
    CONSTRAINT users_date_of_birth_range CHECK (((date_of_birth >= '1900-01-01'::date) AND (date_of_birth <= '2199-12-31'::date))),
    CONSTRAINT users_display_name_length CHECK ((length(display_name) <= 255)),
    CONSTRAINT users_email_form CHECK ((email ~* '^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$'::text)),
    CONSTRAINT users_first_name_length CHECK ((length(first_name) <= 100)),
    CONSTRAINT users_last_name_length CHECK ((length(last_name) <= 100)),
    CONSTRAINT users_timezone_known CHECK ((timezone(timezone, '2000-01-01 00:00:00+00'::timestamp with time zone) IS NOT NULL)),
    CONSTRAINT users_timezone_name CHECK ((timezone ~ '^[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}$'::text)),
    CONSTRAINT users_username_form CHECK ((username ~ '^[a-z0-9_][a-z0-9_.-]{2,29}$'::text))
);

ALTER TABLE ONLY tracker.users FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.users OWNER TO tracker_owner;

-- TABLE users; Type: COMMENT

COMMENT ON TABLE tracker.users IS 'A person. Who they are to PostgreSQL stands in logins.';

-- quests; Type: TABLE

CREATE TABLE tracker.quests (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    description text,
    mission_id bigint,
    measure text,
    needed integer DEFAULT 1 NOT NULL,
    habit_id bigint,
    goal_id bigint,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    xp integer NOT NULL,
    status text DEFAULT 'assigned'::text NOT NULL,
    notes text,
    difficulty smallint,
    satisfaction smallint,
    made_on date NOT NULL,
    started_at timestamp with time zone,
    completed_at timestamp with time zone,
    ended_on date,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT quests_completed_in_time CHECK (((status <> 'completed'::text) OR (ended_on >= starts_on))),
    CONSTRAINT quests_description_length CHECK ((length(description) <= 4000)),
    CONSTRAINT quests_difficulty_range CHECK (((difficulty >= 1) AND (difficulty <= 5))),
    CONSTRAINT quests_ended_in_time CHECK ((ended_on <= ends_on)),
    CONSTRAINT quests_ended_said CHECK (((status = ANY (ARRAY['completed'::text, 'skipped'::text])) = (ended_on IS NOT NULL))),
    CONSTRAINT quests_ends_on_range CHECK (
CASE kind
    WHEN 'daily'::text THEN (ends_on = starts_on)
    ELSE ((ends_on >= starts_on) AND (ends_on <= (starts_on + 366)))
END),
    CONSTRAINT quests_goal_said CHECK (((NOT (measure IS DISTINCT FROM 'goal'::text)) = (goal_id IS NOT NULL))),
    CONSTRAINT quests_habit_said CHECK (((NOT (measure IS DISTINCT FROM 'habit'::text)) = (habit_id IS NOT NULL))),
    CONSTRAINT quests_kind_known CHECK ((kind = ANY (ARRAY['habit_chain'::text, 'goal_completion'::text, 'daily'::text, 'milestone'::text, 'mission'::text]))),
    CONSTRAINT quests_measure_fits CHECK ((
CASE kind
    WHEN 'habit_chain'::text THEN (measure = 'habit'::text)
    WHEN 'goal_completion'::text THEN (measure = 'goal'::text)
    ELSE (measure IS DISTINCT FROM 'goal'::text)
END IS TRUE)),
    CONSTRAINT quests_measure_known CHECK ((measure = ANY (ARRAY['habit'::text, 'goal'::text, 'checkins'::text, 'habit_days'::text, 'focus_minutes'::text, 'xp'::text]))),
    CONSTRAINT quests_measured CHECK (((measure IS NULL) OR (status <> 'completed'::text))),
    CONSTRAINT quests_mission_said CHECK (((kind = 'mission'::text) = (mission_id IS NOT NULL))),
    CONSTRAINT quests_needed_fits CHECK (
CASE
    WHEN ((measure IS NULL) OR (measure = 'goal'::text)) THEN (needed = 1)
    WHEN (measure = 'habit'::text) THEN (needed <= ((ends_on - starts_on) + 1))
    WHEN (measure = 'focus_minutes'::text) THEN (needed <= (((ends_on - starts_on) + 1) * 1440))
    ELSE true
END),
    CONSTRAINT quests_needed_range CHECK (((needed >= 1) AND (needed <= 999999))),
    CONSTRAINT quests_notes_length CHECK ((length(notes) <= 2000)),
    CONSTRAINT quests_satisfaction_range CHECK (((satisfaction >= 1) AND (satisfaction <= 5))),
    CONSTRAINT quests_starts_on_range CHECK (((starts_on >= '1900-01-01'::date) AND (starts_on <= '2198-12-31'::date))),
    CONSTRAINT quests_status_known CHECK ((status = ANY (ARRAY['assigned'::text, 'in_progress'::text, 'completed'::text, 'skipped'::text]))),
    CONSTRAINT quests_title_length CHECK (((length(title) >= 1) AND (length(title) <= 255))),
    CONSTRAINT quests_title_one_line CHECK (((title !~ '[[:cntrl:]]'::text) AND (title = btrim(title)))),
    CONSTRAINT quests_xp_range CHECK (((xp >= 1) AND (xp <= 1000)))
);

ALTER TABLE ONLY tracker.quests FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.quests OWNER TO tracker_owner;

-- TABLE quests; Type: COMMENT

COMMENT ON TABLE tracker.quests IS 'What a person took on for some days. What became of it stands in quest_states.';

-- COLUMN quests.measure; Type: COMMENT

COMMENT ON COLUMN tracker.quests.measure IS 'What the facts are counted by; NULL: the person says when it is done.';

-- COLUMN quests.needed; Type: COMMENT

COMMENT ON COLUMN tracker.quests.needed IS 'How much of the measure: days of a habit, check-ins, days of habits, minutes, XP.';

-- COLUMN quests.xp; Type: COMMENT

COMMENT ON COLUMN tracker.quests.xp IS 'What completing it pays, set by the database; coins are a tenth of it.';

-- COLUMN quests.status; Type: COMMENT

COMMENT ON COLUMN tracker.quests.status IS 'What the person said. What holds is quest_states.status.';

-- COLUMN quests.made_on; Type: COMMENT

COMMENT ON COLUMN tracker.quests.made_on IS 'The person''s day on which this database came to know of it: what ended before pays nothing and costs nothing.';

-- COLUMN quests.ended_on; Type: COMMENT

COMMENT ON COLUMN tracker.quests.ended_on IS 'The person''s day on which they said that it is completed or skipped.';

-- habit_schedules; Type: TABLE

CREATE TABLE tracker.habit_schedules (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    habit_id bigint NOT NULL,
    from_day date NOT NULL,
    kind text NOT NULL,
    every smallint DEFAULT 1 NOT NULL,
    anchor date DEFAULT '2000-01-03'::date NOT NULL,
    weekdays smallint DEFAULT 127 NOT NULL,
    times smallint,
    direction text DEFAULT 'at_least'::text NOT NULL,
    target numeric(12,3) DEFAULT 1 NOT NULL,
    unit text,
    ordinal_shift integer DEFAULT 0 NOT NULL,
    skips smallint,
    skips_per text,
    CONSTRAINT habit_schedules_anchor_range CHECK (((anchor >= '1900-01-01'::date) AND (anchor <= '2199-12-31'::date))),
    CONSTRAINT habit_schedules_direction_known CHECK ((direction = ANY (ARRAY['at_least'::text, 'at_most'::text]))),
    CONSTRAINT habit_schedules_every_fits CHECK (
CASE
    WHEN (kind = ANY (ARRAY['interval'::text, 'window'::text])) THEN ((every >= 2) AND (every <= 366))
    WHEN (kind = 'week'::text) THEN (every = 7)
    ELSE (every = 1)
END),
    CONSTRAINT habit_schedules_from_day_range CHECK (((from_day >= '1900-01-01'::date) AND (from_day <= '2199-12-31'::date))),
    CONSTRAINT habit_schedules_kind_known CHECK ((kind = ANY (ARRAY['day'::text, 'weekdays'::text, 'week'::text, 'month'::text, 'interval'::text, 'window'::text]))),
    CONSTRAINT habit_schedules_skips_per_fits CHECK (
CASE
    WHEN (skips > 0) THEN ((skips_per IS NOT NULL) AND (skips_per = ANY (ARRAY['week'::text, 'month'::text, 'year'::text])))
    ELSE (skips_per IS NULL)
END),
    CONSTRAINT habit_schedules_skips_range CHECK (((skips >= 0) AND (skips <= 366))),
    CONSTRAINT habit_schedules_target_range CHECK (((target <> 'NaN'::numeric) AND
CASE direction
    WHEN 'at_least'::text THEN (target > (0)::numeric)
    ELSE (target >= (0)::numeric)
END)),
    CONSTRAINT habit_schedules_times_fit CHECK (((times IS NULL) OR
CASE
    WHEN (kind = 'week'::text) THEN ((times >= 1) AND (times <= 7))
    WHEN (kind = 'month'::text) THEN ((times >= 1) AND (times <= 31))
    WHEN (kind = ANY (ARRAY['interval'::text, 'window'::text])) THEN ((times >= 1) AND (times <= every))
    ELSE false
END)),
    CONSTRAINT habit_schedules_unit_length CHECK (((length(unit) >= 1) AND (length(unit) <= 30))),
    CONSTRAINT habit_schedules_weekdays_fit CHECK (
CASE kind
    WHEN 'weekdays'::text THEN ((weekdays >= 1) AND (weekdays <= 127))
    ELSE (weekdays = 127)
END)
);

ALTER TABLE ONLY tracker.habit_schedules FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.habit_schedules OWNER TO tracker_owner;

-- TABLE habit_schedules; Type: COMMENT

COMMENT ON TABLE tracker.habit_schedules IS 'How often, and how much, from a day on until the next row. A change makes a new row: the past is not judged again.';

-- COLUMN habit_schedules.anchor; Type: COMMENT

COMMENT ON COLUMN tracker.habit_schedules.anchor IS 'A day on which a period of "every" days begins: slots of N days, weeks with their first weekday.';

-- COLUMN habit_schedules.weekdays; Type: COMMENT

COMMENT ON COLUMN tracker.habit_schedules.weekdays IS 'Bits of the scheduled weekdays: 1 Monday, 2 Tuesday, 4 Wednesday … 64 Sunday.';

-- COLUMN habit_schedules.times; Type: COMMENT

COMMENT ON COLUMN tracker.habit_schedules.times IS 'On how many days of the period the target is to be met; NULL: the period''s total is held against the target.';

-- COLUMN habit_schedules.ordinal_shift; Type: COMMENT

COMMENT ON COLUMN tracker.habit_schedules.ordinal_shift IS 'Added to this row''s own period numbers, so that they go on where the row before ended. Derived.';

-- COLUMN habit_schedules.skips; Type: COMMENT

COMMENT ON COLUMN tracker.habit_schedules.skips IS 'How many skips of a calendar period bridge; 0 none, NULL any number.';

-- COLUMN habit_schedules.skips_per; Type: COMMENT

COMMENT ON COLUMN tracker.habit_schedules.skips_per IS 'The calendar period of the budget: week, month or year; NULL where none is counted.';

-- checkins; Type: TABLE

CREATE TABLE tracker.checkins (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    journey_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    day date NOT NULL,
    half_points integer NOT NULL,
    efforts smallint[] NOT NULL,
    client_id uuid,
    note text,
    CONSTRAINT checkins_day_range CHECK (((day >= '1900-01-01'::date) AND (day <= '2199-12-31'::date))),
    CONSTRAINT checkins_efforts_range CHECK (((array_ndims(efforts) = 1) AND (array_lower(efforts, 1) = 1) AND COALESCE(((1 <= ALL (efforts)) AND (5 >= ALL (efforts))), true))),
    CONSTRAINT checkins_note_length CHECK ((length(note) <= 2000))
);

ALTER TABLE ONLY tracker.checkins FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.checkins OWNER TO tracker_owner;

-- TABLE checkins; Type: COMMENT

COMMENT ON TABLE tracker.checkins IS 'One per person, journey and local day. efforts[slot] is 1 … 5, or NULL where nothing was asked or said.';

-- COLUMN checkins.half_points; Type: COMMENT

COMMENT ON COLUMN tracker.checkins.half_points IS 'Score times two, so that it stays a whole number: weight × (−2, 1, 2, 4, 6).';

-- journey_weights; Type: TABLE

CREATE TABLE tracker.journey_weights (
    journey_id bigint NOT NULL,
    from_day date NOT NULL,
    weights smallint[] NOT NULL,
    required boolean[] NOT NULL,
    CONSTRAINT journey_weights_range CHECK (((cardinality(weights) <= 32) AND (COALESCE(array_ndims(weights), 1) = 1) AND (COALESCE(array_lower(weights, 1), 1) = 1) AND COALESCE(((1 <= ALL (weights)) AND (5 >= ALL (weights))), true))),
    CONSTRAINT journey_weights_required_fits CHECK ((cardinality(required) = cardinality(weights)))
);

ALTER TABLE ONLY tracker.journey_weights FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.journey_weights OWNER TO tracker_owner;

-- TABLE journey_weights; Type: COMMENT

COMMENT ON TABLE tracker.journey_weights IS 'What a day''s check-in is asked and scored with, from a day on, until the next row. NULL = not asked.';

-- journey_members; Type: TABLE

CREATE TABLE tracker.journey_members (
    user_id bigint NOT NULL,
    journey_id bigint NOT NULL,
    role text DEFAULT 'member'::text NOT NULL,
    joined_at timestamp with time zone DEFAULT now() NOT NULL,
    left_at timestamp with time zone,
    removed_at timestamp with time zone,
    CONSTRAINT journey_members_removed_left CHECK (((removed_at IS NULL) OR (left_at IS NOT NULL))),
    CONSTRAINT journey_members_role_known CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text])))
);

ALTER TABLE ONLY tracker.journey_members FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.journey_members OWNER TO tracker_owner;

-- TABLE journey_members; Type: COMMENT

COMMENT ON TABLE tracker.journey_members IS 'Who is on a journey: owner edits all, admin edits dimensions, member checks in.';

-- COLUMN journey_members.removed_at; Type: COMMENT

COMMENT ON COLUMN tracker.journey_members.removed_at IS 'When somebody else took them off: back only by an invitation.';

-- staged_checkins; Type: TABLE

CREATE UNLOGGED TABLE tracker.staged_checkins (
    db_role text DEFAULT SESSION_USER NOT NULL,
    batch uuid NOT NULL,
    line integer NOT NULL,
    journey_id bigint NOT NULL,
    day date NOT NULL,
    efforts smallint[] NOT NULL,
    client_id uuid,
    note text
);

ALTER TABLE tracker.staged_checkins OWNER TO tracker_owner;

-- TABLE staged_checkins; Type: COMMENT

COMMENT ON TABLE tracker.staged_checkins IS 'Rows of an import on their way to checkins; db_role cannot be forged, it is not among the granted columns.';

-- staged_refusals; Type: TABLE

CREATE UNLOGGED TABLE tracker.staged_refusals (
    db_role text DEFAULT SESSION_USER NOT NULL,
    batch uuid NOT NULL,
    line integer NOT NULL,
    "column" text NOT NULL,
    value text,
    reason text NOT NULL
);

ALTER TABLE tracker.staged_refusals OWNER TO tracker_owner;

-- TABLE staged_refusals; Type: COMMENT

COMMENT ON TABLE tracker.staged_refusals IS 'Staged rows that were judged unfit. Written once, before anything goes in: the verdict must not depend on it.';

-- staged_entries; Type: TABLE

CREATE UNLOGGED TABLE tracker.staged_entries (
    db_role text DEFAULT SESSION_USER NOT NULL,
    batch uuid NOT NULL,
    line integer NOT NULL,
    habit_id bigint NOT NULL,
    day date NOT NULL,
    answer text NOT NULL,
    amount numeric NOT NULL,
    note text,
    metadata jsonb
);

ALTER TABLE tracker.staged_entries OWNER TO tracker_owner;

-- TABLE staged_entries; Type: COMMENT

COMMENT ON TABLE tracker.staged_entries IS 'Rows of an import on their way to habit_entries.';

-- focus_sessions; Type: TABLE

CREATE TABLE tracker.focus_sessions (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text DEFAULT 'custom'::text NOT NULL,
    status text DEFAULT 'active'::text NOT NULL,
    planned_minutes smallint NOT NULL,
    goal_id bigint,
    habit_id bigint,
    note text,
    day date NOT NULL,
    started_at timestamp with time zone NOT NULL,
    paused_at timestamp with time zone,
    paused_seconds integer DEFAULT 0 NOT NULL,
    completed_at timestamp with time zone,
    actual_minutes integer GENERATED ALWAYS AS ((floor(((EXTRACT(epoch FROM (completed_at - started_at)) - (paused_seconds)::numeric) / (60)::numeric)))::integer) STORED,
    cycle smallint DEFAULT 1 NOT NULL,
    cycles smallint DEFAULT 1 NOT NULL,
    short_break smallint DEFAULT 0 NOT NULL,
    long_break smallint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT focus_sessions_break_range CHECK ((((short_break >= 0) AND (short_break <= 240)) AND ((long_break >= 0) AND (long_break <= 240)))),
    CONSTRAINT focus_sessions_completed_range CHECK ((((EXTRACT(epoch FROM (completed_at - started_at)) - (paused_seconds)::numeric) >= (0)::numeric) AND ((EXTRACT(epoch FROM (completed_at - started_at)) - (paused_seconds)::numeric) <= ((planned_minutes * 60))::numeric))),
    CONSTRAINT focus_sessions_completed_said CHECK (((status = ANY (ARRAY['completed'::text, 'abandoned'::text])) = (completed_at IS NOT NULL))),
    CONSTRAINT focus_sessions_cycle_range CHECK ((((cycle >= 1) AND (cycle <= cycles)) AND (cycles <= 24))),
    CONSTRAINT focus_sessions_day_fits CHECK ((((day - ((started_at AT TIME ZONE 'UTC'::text))::date) >= '-2'::integer) AND ((day - ((started_at AT TIME ZONE 'UTC'::text))::date) <= 1))),
    CONSTRAINT focus_sessions_kind_known CHECK ((kind = ANY (ARRAY['pomodoro'::text, 'custom'::text]))),
    CONSTRAINT focus_sessions_note_length CHECK ((length(note) <= 2000)),
    CONSTRAINT focus_sessions_paused_range CHECK (((paused_seconds >= 0) AND (((EXTRACT(epoch FROM (paused_at - started_at)) - (paused_seconds)::numeric) >= (0)::numeric) AND ((EXTRACT(epoch FROM (paused_at - started_at)) - (paused_seconds)::numeric) <= ((planned_minutes * 60))::numeric)))),
    CONSTRAINT focus_sessions_paused_said CHECK (((status = 'paused'::text) = (paused_at IS NOT NULL))),
    CONSTRAINT focus_sessions_planned_range CHECK (((planned_minutes >= 1) AND (planned_minutes <= 480))),
    CONSTRAINT focus_sessions_started_range CHECK (((started_at >= '1900-01-03 00:00:00+00'::timestamp with time zone) AND (started_at <= '2199-12-30 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT focus_sessions_status_known CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'completed'::text, 'abandoned'::text])))
);

ALTER TABLE ONLY tracker.focus_sessions FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.focus_sessions OWNER TO tracker_owner;

-- TABLE focus_sessions; Type: COMMENT

COMMENT ON TABLE tracker.focus_sessions IS 'Time that one person gave to one thing: at most one at a time, never longer than the time that passed.';

-- COLUMN focus_sessions.kind; Type: COMMENT

COMMENT ON COLUMN tracker.focus_sessions.kind IS 'pomodoro: of the person''s usual length or part of a run of several; custom: of a length of its own.';

-- COLUMN focus_sessions.day; Type: COMMENT

COMMENT ON COLUMN tracker.focus_sessions.day IS 'The person''s local day of the start, as it was then.';

-- COLUMN focus_sessions.paused_at; Type: COMMENT

COMMENT ON COLUMN tracker.focus_sessions.paused_at IS 'Since when it rests; the pauses before are in paused_seconds.';

-- COLUMN focus_sessions.completed_at; Type: COMMENT

COMMENT ON COLUMN tracker.focus_sessions.completed_at IS 'When it ended, be it completed or abandoned.';

-- COLUMN focus_sessions.actual_minutes; Type: COMMENT

COMMENT ON COLUMN tracker.focus_sessions.actual_minutes IS 'Whole minutes from start to end without the pauses; NULL until it ends.';

-- COLUMN focus_sessions.cycle; Type: COMMENT

COMMENT ON COLUMN tracker.focus_sessions.cycle IS 'Which one of the run''s cycles it is; short_break and long_break are the minutes between them and after the last.';

-- goals; Type: TABLE

CREATE TABLE tracker.goals (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    title text NOT NULL,
    description text,
    category text,
    priority smallint DEFAULT 3 NOT NULL,
    status text DEFAULT 'active'::text NOT NULL,
    completed_on date,
    started_on date NOT NULL,
    start_value numeric(12,3) DEFAULT 0 NOT NULL,
    target_value numeric(12,3),
    unit text,
    target_date date,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    colour text,
    deleted boolean DEFAULT false NOT NULL,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT goals_category_length CHECK (((length(category) >= 1) AND (length(category) <= 100))),
    CONSTRAINT goals_colour_form CHECK ((colour ~ '^#[0-9a-f]{6}$'::text)),
    CONSTRAINT goals_completed_dated CHECK (((status = 'completed'::text) = (completed_on IS NOT NULL))),
    CONSTRAINT goals_completed_on_range CHECK (((completed_on >= '1900-01-01'::date) AND (completed_on <= '2199-12-31'::date))),
    CONSTRAINT goals_description_length CHECK ((length(description) <= 4000)),
    CONSTRAINT goals_metadata_object CHECK ((jsonb_typeof(metadata) = 'object'::text)),
    CONSTRAINT goals_priority_range CHECK (((priority >= 1) AND (priority <= 5))),
    CONSTRAINT goals_started_on_range CHECK (((started_on >= '1900-01-01'::date) AND (started_on <= '2199-12-31'::date))),
    CONSTRAINT goals_status_known CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'completed'::text, 'abandoned'::text]))),
    CONSTRAINT goals_tags_form CHECK (((tags = '{}'::text[]) OR (array_to_string(tags, ','::text, ','::text) ~ '^[^,[:cntrl:][:upper:][:space:]]([^,[:cntrl:][:upper:]]{0,48}[^,[:cntrl:][:upper:][:space:]])?(,[^,[:cntrl:][:upper:][:space:]]([^,[:cntrl:][:upper:]]{0,48}[^,[:cntrl:][:upper:][:space:]])?)*$'::text))),
    CONSTRAINT goals_tags_most CHECK ((cardinality(tags) <= 20)),
    CONSTRAINT goals_target_away CHECK ((target_value <> start_value)),
    CONSTRAINT goals_target_date_range CHECK (((target_date >= started_on) AND (target_date <= '2199-12-31'::date))),
    CONSTRAINT goals_title_length CHECK (((length(title) >= 1) AND (length(title) <= 255))),
    CONSTRAINT goals_title_one_line CHECK (((title !~ '[[:cntrl:]]'::text) AND (title = btrim(title)))),
    CONSTRAINT goals_unit_length CHECK (((length(unit) >= 1) AND (length(unit) <= 30))),
    CONSTRAINT goals_value_range CHECK (((start_value <> 'NaN'::numeric) AND (target_value <> 'NaN'::numeric)))
);

ALTER TABLE ONLY tracker.goals FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.goals OWNER TO tracker_owner;

-- TABLE goals; Type: COMMENT

COMMENT ON TABLE tracker.goals IS 'Something that one person wants to reach, with a value to get to or without one.';

-- COLUMN goals.priority; Type: COMMENT

COMMENT ON COLUMN tracker.goals.priority IS '1 is the highest, 5 the lowest.';

-- COLUMN goals.completed_on; Type: COMMENT

COMMENT ON COLUMN tracker.goals.completed_on IS 'The person''s day on which the status became completed, or the day that they gave; NULL in every other status.';

-- COLUMN goals.start_value; Type: COMMENT

COMMENT ON COLUMN tracker.goals.start_value IS 'Where progress is counted from; above the target, the value is to go down.';

-- COLUMN goals.deleted; Type: COMMENT

COMMENT ON COLUMN tracker.goals.deleted IS 'Hidden, but kept with its status, so that it can come back.';

-- habit_groups; Type: TABLE

CREATE TABLE tracker.habit_groups (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    rule text NOT NULL,
    target numeric(12,3),
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT habit_groups_name_length CHECK (((length(name) >= 1) AND (length(name) <= 80))),
    CONSTRAINT habit_groups_name_one_line CHECK (((name !~ '[[:cntrl:]]'::text) AND (name = btrim(name)))),
    CONSTRAINT habit_groups_rule_known CHECK ((rule = ANY (ARRAY['all'::text, 'any'::text, 'sum'::text]))),
    CONSTRAINT habit_groups_target_range CHECK (
CASE rule
    WHEN 'sum'::text THEN ((target IS NOT NULL) AND (target <> 'NaN'::numeric) AND (target > (0)::numeric))
    ELSE (target IS NULL)
END)
);

ALTER TABLE ONLY tracker.habit_groups FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.habit_groups OWNER TO tracker_owner;

-- TABLE habit_groups; Type: COMMENT

COMMENT ON TABLE tracker.habit_groups IS 'Habits that have a streak together: days on which all or any are met, or their amounts reach a target.';

-- COLUMN habit_groups.target; Type: COMMENT

COMMENT ON COLUMN tracker.habit_groups.target IS 'What the amounts of a day are to reach, for the rule sum alone.';

-- journey_invites; Type: TABLE

CREATE TABLE tracker.journey_invites (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    journey_id bigint NOT NULL,
    email text NOT NULL,
    role text DEFAULT 'member'::text NOT NULL,
    invited_by bigint,
    status text DEFAULT 'pending'::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_by bigint,
    accepted_at timestamp with time zone,
    CONSTRAINT journey_invites_accepted_dated CHECK (((status = 'accepted'::text) = (accepted_at IS NOT NULL))),
    CONSTRAINT journey_invites_email_form CHECK (((email ~* '^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$'::text) AND (length(email) <= 254))),
    CONSTRAINT journey_invites_role_known CHECK ((role = ANY (ARRAY['admin'::text, 'member'::text]))),
    CONSTRAINT journey_invites_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'accepted'::text, 'revoked'::text])))
);

ALTER TABLE ONLY tracker.journey_invites FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.journey_invites OWNER TO tracker_owner;

-- TABLE journey_invites; Type: COMMENT

COMMENT ON TABLE tracker.journey_invites IS 'Who was asked to come along on a journey. Whoever holds the token may accept, whatever their address.';

-- COLUMN journey_invites.status; Type: COMMENT

COMMENT ON COLUMN tracker.journey_invites.status IS 'pending, accepted or revoked. That one has expired is told when it is read: invite_state().';

-- journeys; Type: TABLE

CREATE TABLE tracker.journeys (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_by bigint,
    title text NOT NULL,
    description text,
    is_public boolean DEFAULT false NOT NULL,
    status text DEFAULT 'active'::text NOT NULL,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT journeys_description_length CHECK ((length(description) <= 4000)),
    CONSTRAINT journeys_metadata_object CHECK ((jsonb_typeof(metadata) = 'object'::text)),
    CONSTRAINT journeys_status_known CHECK ((status = ANY (ARRAY['active'::text, 'archived'::text, 'deleted'::text]))),
    CONSTRAINT journeys_title_length CHECK (((length(title) >= 3) AND (length(title) <= 100))),
    CONSTRAINT journeys_title_one_line CHECK (((title !~ '[[:cntrl:]]'::text) AND (title = btrim(title))))
);

ALTER TABLE ONLY tracker.journeys FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.journeys OWNER TO tracker_owner;

-- TABLE journeys; Type: COMMENT

COMMENT ON TABLE tracker.journeys IS 'Something that one person or a group checks in to, day by day.';

-- habits; Type: TABLE

CREATE TABLE tracker.habits (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    why text,
    category text,
    colour text,
    "position" integer DEFAULT 0 NOT NULL,
    started_on date NOT NULL,
    state text DEFAULT 'active'::text NOT NULL,
    external_key text,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    goal_id bigint,
    CONSTRAINT habits_category_length CHECK (((length(category) >= 1) AND (length(category) <= 50))),
    CONSTRAINT habits_colour_form CHECK ((colour ~ '^#[0-9a-f]{6}$'::text)),
    CONSTRAINT habits_external_key_length CHECK (((length(external_key) >= 1) AND (length(external_key) <= 200))),
    CONSTRAINT habits_metadata_object CHECK ((jsonb_typeof(metadata) = 'object'::text)),
    CONSTRAINT habits_name_length CHECK (((length(name) >= 1) AND (length(name) <= 80))),
    CONSTRAINT habits_name_one_line CHECK (((name !~ '[[:cntrl:]]'::text) AND (name = btrim(name)))),
    CONSTRAINT habits_started_on_range CHECK (((started_on >= '1900-01-01'::date) AND (started_on <= '2199-12-31'::date))),
    CONSTRAINT habits_state_known CHECK ((state = ANY (ARRAY['active'::text, 'archived'::text, 'deleted'::text]))),
    CONSTRAINT habits_why_length CHECK ((length(why) <= 2000))
);

ALTER TABLE ONLY tracker.habits FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.habits OWNER TO tracker_owner;

-- TABLE habits; Type: COMMENT

COMMENT ON TABLE tracker.habits IS 'Something that one person wants to do again and again. How often stands in habit_schedules.';

-- COLUMN habits.external_key; Type: COMMENT

COMMENT ON COLUMN tracker.habits.external_key IS 'What another tracker calls it ("loop:<uuid>"): the same file twice finds the same habit.';

-- COLUMN habits.goal_id; Type: COMMENT

COMMENT ON COLUMN tracker.habits.goal_id IS 'The goal that the habit serves, of the same person.';

-- game_levels; Type: TABLE

CREATE TABLE tracker.game_levels (
    level smallint NOT NULL,
    xp integer NOT NULL,
    title text NOT NULL
);

ALTER TABLE ONLY tracker.game_levels FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.game_levels OWNER TO tracker_owner;

-- TABLE game_levels; Type: COMMENT

COMMENT ON TABLE tracker.game_levels IS 'The level curve: the XP at which each level begins. A level takes 100 XP more than the one before.';

-- partner_staff; Type: TABLE

CREATE TABLE tracker.partner_staff (
    user_id bigint NOT NULL,
    partner_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY tracker.partner_staff FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.partner_staff OWNER TO tracker_owner;

-- TABLE partner_staff; Type: COMMENT

COMMENT ON TABLE tracker.partner_staff IS 'Who works for a partner, and so may redeem vouchers for its rewards and for no others.';

-- rewards; Type: TABLE

CREATE TABLE tracker.rewards (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    partner_id bigint,
    type text NOT NULL,
    title text NOT NULL,
    description text,
    price integer NOT NULL,
    supply integer,
    sold integer DEFAULT 0 NOT NULL,
    stock integer GENERATED ALWAYS AS ((supply - sold)) STORED,
    per_person integer,
    valid_days integer,
    refunds boolean DEFAULT false NOT NULL,
    active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT rewards_description_length CHECK (((length(description) >= 1) AND (length(description) <= 4000))),
    CONSTRAINT rewards_per_person_range CHECK (((per_person >= 1) AND (per_person <= 1000000))),
    CONSTRAINT rewards_price_range CHECK (((price >= 1) AND (price <= 1000000))),
    CONSTRAINT rewards_stock_suffices CHECK ((sold <= supply)),
    CONSTRAINT rewards_supply_range CHECK (((supply >= 0) AND (supply <= 1000000000))),
    CONSTRAINT rewards_title_length CHECK (((length(title) >= 1) AND (length(title) <= 255))),
    CONSTRAINT rewards_title_one_line CHECK (((title !~ '[[:cntrl:]]'::text) AND (title = btrim(title)))),
    CONSTRAINT rewards_type_known CHECK ((type = ANY (ARRAY['coffee'::text, 'gym_pass'::text, 'discount'::text, 'badge'::text]))),
    CONSTRAINT rewards_valid_days_range CHECK (((valid_days >= 1) AND (valid_days <= 3650)))
);

ALTER TABLE ONLY tracker.rewards FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.rewards OWNER TO tracker_owner;

-- TABLE rewards; Type: COMMENT

COMMENT ON TABLE tracker.rewards IS 'The catalogue: what everybody on the server can have for coins. Admins write it, everybody reads it.';

-- COLUMN rewards.partner_id; Type: COMMENT

COMMENT ON COLUMN tracker.rewards.partner_id IS 'Who gives it; NULL: the server''s own, which admins redeem.';

-- COLUMN rewards.supply; Type: COMMENT

COMMENT ON COLUMN tracker.rewards.supply IS 'How many there are in all, those sold included; NULL: without end.';

-- COLUMN rewards.sold; Type: COMMENT

COMMENT ON COLUMN tracker.rewards.sold IS 'How many vouchers there are that were not given back. Derived.';

-- COLUMN rewards.stock; Type: COMMENT

COMMENT ON COLUMN tracker.rewards.stock IS 'How many are left.';

-- COLUMN rewards.per_person; Type: COMMENT

COMMENT ON COLUMN tracker.rewards.per_person IS 'How many one person may have, those redeemed included; NULL: without end.';

-- COLUMN rewards.valid_days; Type: COMMENT

COMMENT ON COLUMN tracker.rewards.valid_days IS 'How many days after the day of buying a voucher is good; NULL: for ever.';

-- COLUMN rewards.refunds; Type: COMMENT

COMMENT ON COLUMN tracker.rewards.refunds IS 'Whether a voucher that runs out gives its coins back.';

-- vouchers; Type: TABLE

CREATE TABLE tracker.vouchers (
    user_id bigint NOT NULL,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    reward_id bigint,
    own_reward_id bigint,
    type text NOT NULL,
    title text NOT NULL,
    partner text,
    code text,
    price integer NOT NULL,
    refunds boolean NOT NULL,
    granted boolean DEFAULT false NOT NULL,
    status text DEFAULT 'bought'::text NOT NULL,
    bought_at timestamp with time zone NOT NULL,
    bought_on date NOT NULL,
    expires_at timestamp with time zone,
    redeemed_at timestamp with time zone,
    redeemed_by bigint,
    redeemed_where text,
    CONSTRAINT vouchers_bought_on_range CHECK (((bought_on >= '1900-01-01'::date) AND (bought_on <= '2199-12-31'::date))),
    CONSTRAINT vouchers_code_form CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{28}$'::text)),
    CONSTRAINT vouchers_granted_free CHECK (((NOT granted) OR (price = 0))),
    CONSTRAINT vouchers_partner_length CHECK (((length(partner) >= 1) AND (length(partner) <= 255))),
    CONSTRAINT vouchers_price_range CHECK (((price >= 0) AND (price <= 1000000))),
    CONSTRAINT vouchers_redeemed_dated CHECK (
CASE
    WHEN (status = 'redeemed'::text) THEN (redeemed_at IS NOT NULL)
    ELSE (num_nonnulls(redeemed_at, redeemed_by, redeemed_where) = 0)
END),
    CONSTRAINT vouchers_redeemed_where_length CHECK (((length(redeemed_where) >= 1) AND (length(redeemed_where) <= 255))),
    CONSTRAINT vouchers_reward_single CHECK ((num_nonnulls(reward_id, own_reward_id) <= 1)),
    CONSTRAINT vouchers_status_known CHECK ((status = ANY (ARRAY['bought'::text, 'redeemed'::text, 'expired'::text, 'refunded'::text]))),
    CONSTRAINT vouchers_title_length CHECK (((length(title) >= 1) AND (length(title) <= 255))),
    CONSTRAINT vouchers_type_fits CHECK (
CASE
    WHEN (type = 'own'::text) THEN (reward_id IS NULL)
    ELSE (own_reward_id IS NULL)
END),
    CONSTRAINT vouchers_type_known CHECK ((type = ANY (ARRAY['coffee'::text, 'gym_pass'::text, 'discount'::text, 'badge'::text, 'own'::text])))
);

ALTER TABLE ONLY tracker.vouchers FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.vouchers OWNER TO tracker_owner;

-- TABLE vouchers; Type: COMMENT

COMMENT ON TABLE tracker.vouchers IS 'What somebody bought or was given, with the words and terms of that moment. Only its owner reads it.';

-- COLUMN vouchers.reward_id; Type: COMMENT

COMMENT ON COLUMN tracker.vouchers.reward_id IS 'NULL for one''s own rewards, and for what came from a file and is a record alone.';

-- COLUMN vouchers.code; Type: COMMENT

COMMENT ON COLUMN tracker.vouchers.code IS 'What whoever redeems it is shown; NULL for a record from a file.';

-- COLUMN vouchers.bought_on; Type: COMMENT

COMMENT ON COLUMN tracker.vouchers.bought_on IS 'The person''s local day of bought_at.';

-- COLUMN vouchers.expires_at; Type: COMMENT

COMMENT ON COLUMN tracker.vouchers.expires_at IS 'From when on it is worth nothing; NULL: never.';

-- user_settings; Type: TABLE

CREATE TABLE tracker.user_settings (
    user_id bigint NOT NULL,
    theme text DEFAULT 'auto'::text NOT NULL,
    colour_scheme text DEFAULT 'default'::text NOT NULL,
    language text DEFAULT 'en'::text NOT NULL,
    sounds boolean DEFAULT true NOT NULL,
    haptics boolean DEFAULT true NOT NULL,
    notifications boolean DEFAULT true NOT NULL,
    digest boolean DEFAULT false NOT NULL,
    digest_frequency text DEFAULT 'weekly'::text NOT NULL,
    focus_minutes smallint DEFAULT 25 NOT NULL,
    hide_completed boolean DEFAULT false NOT NULL,
    first_weekday smallint DEFAULT 1 NOT NULL,
    day_start smallint DEFAULT 0 NOT NULL,
    onboarding_completed boolean DEFAULT false NOT NULL,
    game boolean DEFAULT true NOT NULL,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    penalties boolean DEFAULT true NOT NULL,
    CONSTRAINT user_settings_colour_scheme_known CHECK ((colour_scheme = ANY (ARRAY['default'::text, 'vibrant'::text, 'muted'::text, 'mono'::text]))),
    CONSTRAINT user_settings_day_start_range CHECK (((day_start >= 0) AND (day_start <= 23))),
    CONSTRAINT user_settings_digest_frequency_known CHECK ((digest_frequency = ANY (ARRAY['daily'::text, 'weekly'::text, 'monthly'::text]))),
    CONSTRAINT user_settings_first_weekday_range CHECK (((first_weekday >= 1) AND (first_weekday <= 7))),
    CONSTRAINT user_settings_focus_minutes_range CHECK (((focus_minutes >= 1) AND (focus_minutes <= 480))),
    CONSTRAINT user_settings_language_form CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$'::text)),
    CONSTRAINT user_settings_metadata_object CHECK ((jsonb_typeof(metadata) = 'object'::text)),
    CONSTRAINT user_settings_theme_known CHECK ((theme = ANY (ARRAY['auto'::text, 'light'::text, 'dark'::text, 'neon'::text, 'colorblind'::text])))
);

ALTER TABLE ONLY tracker.user_settings FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.user_settings OWNER TO tracker_owner;

-- TABLE user_settings; Type: COMMENT

COMMENT ON TABLE tracker.user_settings IS 'How tracker behaves for one person; one row each, made with the person.';

-- COLUMN user_settings.first_weekday; Type: COMMENT

COMMENT ON COLUMN tracker.user_settings.first_weekday IS '1 = Monday … 7 = Sunday (ISO 8601).';

-- COLUMN user_settings.day_start; Type: COMMENT

COMMENT ON COLUMN tracker.user_settings.day_start IS 'Hour at which the person''s day starts: 4 means that 03:59 still belongs to yesterday.';

-- COLUMN user_settings.penalties; Type: COMMENT

COMMENT ON COLUMN tracker.user_settings.penalties IS 'Whether the game takes XP for bad days.';

-- audit_log; Type: TABLE

CREATE TABLE tracker.audit_log (
    id bigint NOT NULL,
    user_id bigint,
    db_role text DEFAULT SESSION_USER NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    txid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    kind text DEFAULT 'command'::text NOT NULL,
    action text DEFAULT ''::text NOT NULL,
    address inet DEFAULT inet_client_addr(),
    client text DEFAULT "left"(current_setting('application_name'::text), 100) NOT NULL,
    reverts bigint,
    reverted_by bigint,
    CONSTRAINT audit_log_action_length CHECK ((length(action) <= 200)),
    CONSTRAINT audit_log_kind_known CHECK ((kind = ANY (ARRAY['command'::text, 'undo'::text, 'redo'::text]))),
    CONSTRAINT audit_log_reverts_said CHECK (((kind = 'command'::text) = (reverts IS NULL)))
);

ALTER TABLE ONLY tracker.audit_log FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.audit_log OWNER TO tracker_owner;

-- TABLE audit_log; Type: COMMENT

COMMENT ON TABLE tracker.audit_log IS 'One row per transaction that changed something: one command is one step of undo.';

-- audit_changes; Type: TABLE

CREATE TABLE tracker.audit_changes (
    step_id bigint NOT NULL,
    seq bigint NOT NULL,
    user_id bigint,
    table_name text NOT NULL,
    operation text NOT NULL,
    row_count integer NOT NULL,
    old_rows jsonb,
    new_rows jsonb,
    batch jsonb,
    CONSTRAINT audit_changes_operation_known CHECK ((operation = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text]))),
    CONSTRAINT audit_changes_rows_said CHECK (
CASE operation
    WHEN 'insert'::text THEN ((old_rows IS NULL) AND ((new_rows IS NULL) <> (batch IS NULL)))
    WHEN 'delete'::text THEN ((old_rows IS NOT NULL) AND (new_rows IS NULL) AND (batch IS NULL))
    ELSE ((old_rows IS NOT NULL) AND (new_rows IS NOT NULL) AND (batch IS NULL))
END)
);

ALTER TABLE ONLY tracker.audit_changes FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.audit_changes OWNER TO tracker_owner;

-- TABLE audit_changes; Type: COMMENT

COMMENT ON TABLE tracker.audit_changes IS 'The rows of a step, in arrays; many inserted facts are kept as their keys alone (batch).';

-- COLUMN audit_changes.batch; Type: COMMENT

COMMENT ON COLUMN tracker.audit_changes.batch IS 'Key columns as an object, and "days": the datemultirange of the rows that came in.';

-- operations; Type: TABLE

CREATE TABLE tracker.operations (
    user_id bigint NOT NULL,
    operation_id uuid NOT NULL,
    logged_at timestamp with time zone NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL,
    txid xid8 DEFAULT pg_current_xact_id() NOT NULL
);

ALTER TABLE ONLY tracker.operations FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.operations OWNER TO tracker_owner;

-- TABLE operations; Type: COMMENT

COMMENT ON TABLE tracker.operations IS 'What has arrived from clients that may have to send it again: at most once each.';

-- COLUMN operations.logged_at; Type: COMMENT

COMMENT ON COLUMN tracker.operations.logged_at IS 'When the person said it, by the server''s clock; before applied_at where it waited for the server.';

-- COLUMN operations.txid; Type: COMMENT

COMMENT ON COLUMN tracker.operations.txid IS 'With applied_at, the transaction in which it arrived, as in audit_log.';

-- alembic_version; Type: TABLE

CREATE TABLE tracker.alembic_version (
    version_num character varying(32) NOT NULL
);

ALTER TABLE tracker.alembic_version OWNER TO tracker_owner;

-- audit_changes_seq_seq; Type: SEQUENCE

ALTER TABLE tracker.audit_changes ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.audit_changes_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- audit_log_id_seq; Type: SEQUENCE

ALTER TABLE tracker.audit_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- badge_measures; Type: TABLE

CREATE TABLE tracker.badge_measures (
    measure text NOT NULL,
    facts text NOT NULL,
    threshold_key text DEFAULT 'value'::text NOT NULL,
    at_most integer DEFAULT 1000000 NOT NULL,
    variant_key text,
    variants text[],
    per_journey boolean DEFAULT false NOT NULL,
    marks text
);

ALTER TABLE ONLY tracker.badge_measures FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.badge_measures OWNER TO tracker_owner;

-- TABLE badge_measures; Type: COMMENT

COMMENT ON TABLE tracker.badge_measures IS 'What a badge can ask for: the types of criteria. Migrations write it; marks becomes SQL.';

-- COLUMN badge_measures.facts; Type: COMMENT

COMMENT ON COLUMN tracker.badge_measures.facts IS 'What is counted, in words: "check-ins".';

-- COLUMN badge_measures.threshold_key; Type: COMMENT

COMMENT ON COLUMN tracker.badge_measures.threshold_key IS 'The key of the criteria that says how much is needed, a whole number up to at_most.';

-- COLUMN badge_measures.variant_key; Type: COMMENT

COMMENT ON COLUMN tracker.badge_measures.variant_key IS 'A second key; one of variants, or where these are NULL any text or none.';

-- COLUMN badge_measures.per_journey; Type: COMMENT

COMMENT ON COLUMN tracker.badge_measures.per_journey IS 'Whether a badge can ask for it on each journey alone.';

-- COLUMN badge_measures.marks; Type: COMMENT

COMMENT ON COLUMN tracker.badge_measures.marks IS 'Name of the function that measures; NULL: there are no such facts yet.';

-- badge_sources; Type: TABLE

CREATE TABLE tracker.badge_sources (
    fact_table text NOT NULL,
    touches text NOT NULL,
    measures text[] NOT NULL
);

ALTER TABLE ONLY tracker.badge_sources FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.badge_sources OWNER TO tracker_owner;

-- TABLE badge_sources; Type: COMMENT

COMMENT ON TABLE tracker.badge_sources IS 'Which tables hold facts that move which measures. Read by the trigger that judges badges; its text becomes SQL.';

-- COLUMN badge_sources.touches; Type: COMMENT

COMMENT ON COLUMN tracker.badge_sources.touches IS 'Query over changed rows %1$s: person, journey (or NULL), first and last day that they touch.';

-- badges; Type: TABLE

CREATE TABLE tracker.badges (
    id bigint NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    tier text DEFAULT 'bronze'::text NOT NULL,
    category text NOT NULL,
    icon text,
    scope text DEFAULT 'global'::text NOT NULL,
    criteria jsonb NOT NULL,
    xp integer NOT NULL,
    coins integer NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    retired_at timestamp with time zone,
    measure text GENERATED ALWAYS AS ((criteria ->> 'type'::text)) STORED NOT NULL,
    threshold integer GENERATED ALWAYS AS ((COALESCE((criteria ->> 'value'::text), (criteria ->> 'days'::text), (criteria ->> 'count'::text), (criteria ->> 'percentage'::text)))::integer) STORED NOT NULL,
    variant text GENERATED ALWAYS AS (COALESCE((criteria ->> 'period'::text), (criteria ->> 'comparison'::text), lower((criteria ->> 'category'::text)))) STORED,
    CONSTRAINT badges_category_form CHECK (((category ~ '^[a-z]+([ -][a-z]+)*$'::text) AND (length(category) <= 50))),
    CONSTRAINT badges_description_length CHECK (((length(description) >= 1) AND (length(description) <= 500))),
    CONSTRAINT badges_icon_length CHECK ((((length(icon) >= 1) AND (length(icon) <= 16)) AND (icon !~ '[[:cntrl:]]'::text))),
    CONSTRAINT badges_key_form CHECK (((key ~ '^[a-z0-9]+([-_][a-z0-9]+)*$'::text) AND (length(key) <= 60))),
    CONSTRAINT badges_name_form CHECK ((((length(name) >= 1) AND (length(name) <= 80)) AND (name !~ '[[:cntrl:]]'::text) AND (name = btrim(name)))),
    CONSTRAINT badges_scope_known CHECK ((scope = ANY (ARRAY['global'::text, 'journey'::text]))),
    CONSTRAINT badges_tier_known CHECK ((tier = ANY (ARRAY['bronze'::text, 'silver'::text, 'gold'::text, 'platinum'::text]))),
    CONSTRAINT badges_worth_range CHECK ((((xp >= 0) AND (xp <= 100000)) AND ((coins >= 0) AND (coins <= 100000))))
);

ALTER TABLE ONLY tracker.badges FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.badges OWNER TO tracker_owner;

-- TABLE badges; Type: COMMENT

COMMENT ON TABLE tracker.badges IS 'What can be earned. What a badge asks for and brings never changes: one is retired and another made.';

-- COLUMN badges.scope; Type: COMMENT

COMMENT ON COLUMN tracker.badges.scope IS 'global: once, over everything; journey: once on each journey.';

-- COLUMN badges.criteria; Type: COMMENT

COMMENT ON COLUMN tracker.badges.criteria IS '{"type": a measure, its threshold key: a whole number, its variant key: text}.';

-- COLUMN badges.retired_at; Type: COMMENT

COMMENT ON COLUMN tracker.badges.retired_at IS 'What was reached until this day (UTC) counts; later facts earn it no more.';

-- badges_id_seq; Type: SEQUENCE

ALTER TABLE tracker.badges ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.badges_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- coin_ledger; Type: TABLE

CREATE TABLE tracker.coin_ledger (
    user_id bigint NOT NULL,
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    reason text NOT NULL,
    amount bigint NOT NULL,
    balance bigint NOT NULL,
    subject text,
    subject_id bigint,
    day date,
    facts integer NOT NULL,
    txid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT coin_ledger_amount_moves CHECK ((amount <> 0)),
    CONSTRAINT coin_ledger_kind_known CHECK ((kind = ANY (ARRAY['earned'::text, 'changed'::text, 'reversed'::text, 'settled'::text, 'spent'::text, 'refund'::text])))
);

ALTER TABLE ONLY tracker.coin_ledger FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.coin_ledger OWNER TO tracker_owner;

-- TABLE coin_ledger; Type: COMMENT

COMMENT ON TABLE tracker.coin_ledger IS 'Every change of coins, one row per person and statement. Append-only; written by the database alone.';

-- COLUMN coin_ledger.balance; Type: COMMENT

COMMENT ON COLUMN tracker.coin_ledger.balance IS 'The net total after it; below zero, that much is owed.';

-- coin_ledger_id_seq; Type: SEQUENCE

ALTER TABLE tracker.coin_ledger ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.coin_ledger_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- dimensions; Type: TABLE

CREATE TABLE tracker.dimensions (
    journey_id bigint NOT NULL,
    slot smallint NOT NULL,
    name text NOT NULL,
    description text,
    examples jsonb DEFAULT '[]'::jsonb NOT NULL,
    "position" smallint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT dimensions_description_length CHECK ((length(description) <= 1000)),
    CONSTRAINT dimensions_examples_list CHECK ((jsonb_typeof(examples) = 'array'::text)),
    CONSTRAINT dimensions_name_length CHECK (((length(name) >= 1) AND (length(name) <= 50))),
    CONSTRAINT dimensions_name_one_line CHECK (((name !~ '[[:cntrl:]=]'::text) AND (name = btrim(name)))),
    CONSTRAINT dimensions_slot_range CHECK (((slot >= 1) AND (slot <= 32)))
);

ALTER TABLE ONLY tracker.dimensions FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.dimensions OWNER TO tracker_owner;

-- TABLE dimensions; Type: COMMENT

COMMENT ON TABLE tracker.dimensions IS 'What a journey asks about. A slot is a place in checkins.efforts and is never used again.';

-- focus_sessions_id_seq; Type: SEQUENCE

ALTER TABLE tracker.focus_sessions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.focus_sessions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- game_amounts; Type: TABLE

CREATE TABLE tracker.game_amounts (
    key text NOT NULL,
    xp integer DEFAULT 0 NOT NULL,
    coins integer DEFAULT 0 NOT NULL,
    at_most integer,
    penalty boolean DEFAULT false NOT NULL,
    explanation text NOT NULL,
    CONSTRAINT game_amounts_at_most_positive CHECK ((at_most > 0)),
    CONSTRAINT game_amounts_penalty_sign CHECK (
CASE
    WHEN penalty THEN ((xp <= 0) AND (coins <= 0))
    ELSE ((xp >= 0) AND (coins >= 0))
END)
);

ALTER TABLE ONLY tracker.game_amounts FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.game_amounts OWNER TO tracker_owner;

-- TABLE game_amounts; Type: COMMENT

COMMENT ON TABLE tracker.game_amounts IS 'What each kind of fact is worth: the one place for every amount of the game.';

-- COLUMN game_amounts.at_most; Type: COMMENT

COMMENT ON COLUMN tracker.game_amounts.at_most IS 'How often it counts within one fact; NULL: without limit.';

-- COLUMN game_amounts.penalty; Type: COMMENT

COMMENT ON COLUMN tracker.game_amounts.penalty IS 'Whether `settings set penalties off` leaves it out.';

-- game_sources; Type: TABLE

CREATE TABLE tracker.game_sources (
    fact_table text NOT NULL,
    reason text NOT NULL,
    worth text NOT NULL,
    subject text NOT NULL,
    subject_id text NOT NULL,
    day text NOT NULL,
    spends boolean DEFAULT false NOT NULL
);

ALTER TABLE ONLY tracker.game_sources FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.game_sources OWNER TO tracker_owner;

-- TABLE game_sources; Type: COMMENT

COMMENT ON TABLE tracker.game_sources IS 'Which tables hold facts that are worth something. The trigger that pays and the check of totals both read it.';

-- COLUMN game_sources.worth; Type: COMMENT

COMMENT ON COLUMN tracker.game_sources.worth IS 'Call of the function that gives XP and coins of one fact "f"; "s" are the settings of its person.';

-- COLUMN game_sources.day; Type: COMMENT

COMMENT ON COLUMN tracker.game_sources.day IS 'Expression for the local day of a fact "f".';

-- COLUMN game_sources.spends; Type: COMMENT

COMMENT ON COLUMN tracker.game_sources.spends IS 'Whether a new fact costs coins that the person has to have.';

-- gardens; Type: TABLE

CREATE TABLE tracker.gardens (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    name text DEFAULT 'My garden'::text NOT NULL,
    theme text DEFAULT 'meadow'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT gardens_name_length CHECK (((length(name) >= 1) AND (length(name) <= 80))),
    CONSTRAINT gardens_name_one_line CHECK (((name !~ '[[:cntrl:]]'::text) AND (name = btrim(name)))),
    CONSTRAINT gardens_theme_known CHECK (((length(theme) <= 40) AND (theme = ANY (ARRAY['meadow'::text, 'vineyard'::text, 'zen'::text]))))
);

ALTER TABLE ONLY tracker.gardens FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.gardens OWNER TO tracker_owner;

-- TABLE gardens; Type: COMMENT

COMMENT ON TABLE tracker.gardens IS 'One for each person; there is no row until they name it or choose a theme.';

-- COLUMN gardens.theme; Type: COMMENT

COMMENT ON COLUMN tracker.gardens.theme IS 'What its plants look like.';

-- goal_updates; Type: TABLE

CREATE TABLE tracker.goal_updates (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    goal_id bigint NOT NULL,
    day date NOT NULL,
    reading numeric(12,3),
    added numeric(12,3) DEFAULT 0 NOT NULL,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT goal_updates_day_range CHECK (((day >= '1900-01-01'::date) AND (day <= '2199-12-31'::date))),
    CONSTRAINT goal_updates_note_length CHECK ((length(note) <= 2000)),
    CONSTRAINT goal_updates_value_range CHECK (((reading <> 'NaN'::numeric) AND (added <> 'NaN'::numeric)))
);

ALTER TABLE ONLY tracker.goal_updates FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.goal_updates OWNER TO tracker_owner;

-- TABLE goal_updates; Type: COMMENT

COMMENT ON TABLE tracker.goal_updates IS 'What a person said of a goal''s value on a day. The value on a day is goal_value().';

-- COLUMN goal_updates.reading; Type: COMMENT

COMMENT ON COLUMN tracker.goal_updates.reading IS 'The value as it was read on the day, whatever was added before; NULL: nobody looked.';

-- COLUMN goal_updates.added; Type: COMMENT

COMMENT ON COLUMN tracker.goal_updates.added IS 'What came to it on the day, after the reading if there is one; negative: what went from it.';

-- goals_id_seq; Type: SEQUENCE

ALTER TABLE tracker.goals ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.goals_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- habit_entries; Type: TABLE

CREATE TABLE tracker.habit_entries (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    habit_id bigint NOT NULL,
    day date NOT NULL,
    answer text DEFAULT 'amount'::text NOT NULL,
    amount numeric(12,3) DEFAULT 0 NOT NULL,
    note text,
    metadata jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT habit_entries_amount_answers CHECK (((answer = 'amount'::text) OR (amount = (0)::numeric))),
    CONSTRAINT habit_entries_amount_range CHECK (((amount >= (0)::numeric) AND (amount <> 'NaN'::numeric))),
    CONSTRAINT habit_entries_answer_known CHECK ((answer = ANY (ARRAY['amount'::text, 'no'::text, 'skip'::text]))),
    CONSTRAINT habit_entries_day_range CHECK (((day >= '1900-01-01'::date) AND (day <= '2199-12-31'::date))),
    CONSTRAINT habit_entries_metadata_object CHECK ((jsonb_typeof(metadata) = 'object'::text)),
    CONSTRAINT habit_entries_note_length CHECK ((length(note) <= 2000))
);

ALTER TABLE ONLY tracker.habit_entries FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.habit_entries OWNER TO tracker_owner;

-- TABLE habit_entries; Type: COMMENT

COMMENT ON TABLE tracker.habit_entries IS 'What a person entered for a habit and day: an amount that adds up, "not done, said so", or a skip.';

-- habit_group_members; Type: TABLE

CREATE TABLE tracker.habit_group_members (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    group_id bigint NOT NULL,
    habit_id bigint NOT NULL
);

ALTER TABLE ONLY tracker.habit_group_members FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.habit_group_members OWNER TO tracker_owner;

-- TABLE habit_group_members; Type: COMMENT

COMMENT ON TABLE tracker.habit_group_members IS 'Which habits belong to which groups.';

-- habit_groups_id_seq; Type: SEQUENCE

ALTER TABLE tracker.habit_groups ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.habit_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- habits_id_seq; Type: SEQUENCE

ALTER TABLE tracker.habits ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.habits_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- imports; Type: TABLE

CREATE TABLE tracker.imports (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    format text NOT NULL,
    source text,
    read integer NOT NULL,
    added integer NOT NULL,
    updated integer NOT NULL,
    unchanged integer NOT NULL,
    rejected integer NOT NULL,
    step_id bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT imports_counts_positive CHECK ((LEAST(read, added, updated, unchanged, rejected) >= 0)),
    CONSTRAINT imports_format_length CHECK (((length(format) >= 1) AND (length(format) <= 30))),
    CONSTRAINT imports_source_length CHECK ((length(source) <= 500))
);

ALTER TABLE ONLY tracker.imports FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.imports OWNER TO tracker_owner;

-- TABLE imports; Type: COMMENT

COMMENT ON TABLE tracker.imports IS 'One row per import that was carried out.';

-- imports_id_seq; Type: SEQUENCE

ALTER TABLE tracker.imports ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.imports_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- journey_invite_tokens; Type: TABLE

CREATE TABLE tracker.journey_invite_tokens (
    token_hash bytea NOT NULL,
    invite_id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT journey_invite_tokens_hash_length CHECK ((octet_length(token_hash) = 32))
);

ALTER TABLE ONLY tracker.journey_invite_tokens FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.journey_invite_tokens OWNER TO tracker_owner;

-- TABLE journey_invite_tokens; Type: COMMENT

COMMENT ON TABLE tracker.journey_invite_tokens IS 'SHA-256 of each token, apart from what people read and the audit keeps. No foreign key: undo and redo may take an invitation away and bring it back.';

-- journey_invite_tries; Type: TABLE

CREATE TABLE tracker.journey_invite_tries (
    who text NOT NULL COLLATE pg_catalog."C",
    hour timestamp with time zone NOT NULL,
    wrong integer NOT NULL
);

ALTER TABLE ONLY tracker.journey_invite_tries FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.journey_invite_tries OWNER TO tracker_owner;

-- TABLE journey_invite_tries; Type: COMMENT

COMMENT ON TABLE tracker.journey_invite_tries IS 'Wrong tokens per person, or per address of who has no account, and hour.';

-- journey_invites_id_seq; Type: SEQUENCE

ALTER TABLE tracker.journey_invites ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.journey_invites_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- journeys_id_seq; Type: SEQUENCE

ALTER TABLE tracker.journeys ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.journeys_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- missions; Type: TABLE

CREATE TABLE tracker.missions (
    id bigint NOT NULL,
    key text NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    difficulty text NOT NULL,
    category text NOT NULL,
    points integer NOT NULL,
    days smallint DEFAULT 7 NOT NULL,
    time_estimate text,
    tips text[] DEFAULT '{}'::text[] NOT NULL,
    requirements jsonb DEFAULT '{}'::jsonb NOT NULL,
    active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT missions_category_form CHECK (((category ~ '^[a-z]+([ -][a-z]+)*$'::text) AND (length(category) <= 100))),
    CONSTRAINT missions_days_range CHECK (((days >= 1) AND (days <= 366))),
    CONSTRAINT missions_description_length CHECK (((length(description) >= 1) AND (length(description) <= 4000))),
    CONSTRAINT missions_difficulty_known CHECK ((difficulty = ANY (ARRAY['beginner'::text, 'intermediate'::text, 'advanced'::text]))),
    CONSTRAINT missions_key_form CHECK (((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(key) <= 60))),
    CONSTRAINT missions_points_range CHECK (((points >= 1) AND (points <= 1000))),
    CONSTRAINT missions_requirements_fit CHECK ((((requirements = '{}'::jsonb) OR ((jsonb_typeof(requirements) = 'object'::text) AND (((requirements - 'measure'::text) - 'needed'::text) = '{}'::jsonb) AND ((requirements ->> 'measure'::text) = ANY (ARRAY['habit'::text, 'checkins'::text, 'habit_days'::text, 'focus_minutes'::text, 'xp'::text])) AND (jsonb_typeof((requirements -> 'needed'::text)) = 'number'::text) AND ((requirements ->> 'needed'::text) ~ '^[1-9][0-9]{0,5}$'::text))) IS TRUE)),
    CONSTRAINT missions_time_estimate_length CHECK (((length(time_estimate) >= 1) AND (length(time_estimate) <= 50))),
    CONSTRAINT missions_tips_fit CHECK (((cardinality(tips) <= 10) AND (length(array_to_string(tips, ''::text)) <= 2000))),
    CONSTRAINT missions_title_length CHECK (((length(title) >= 1) AND (length(title) <= 200))),
    CONSTRAINT missions_title_one_line CHECK (((title !~ '[[:cntrl:]]'::text) AND (title = btrim(title))))
);

ALTER TABLE ONLY tracker.missions FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.missions OWNER TO tracker_owner;

-- TABLE missions; Type: COMMENT

COMMENT ON TABLE tracker.missions IS 'The catalogue: whoever accepts a mission has it as a quest. Retired ones stay, for the quests that were made of them.';

-- COLUMN missions.points; Type: COMMENT

COMMENT ON COLUMN tracker.missions.points IS 'XP for completing it; coins are a tenth of that.';

-- COLUMN missions.days; Type: COMMENT

COMMENT ON COLUMN tracker.missions.days IS 'How long it may take at most, from the day on which it is accepted.';

-- COLUMN missions.requirements; Type: COMMENT

COMMENT ON COLUMN tracker.missions.requirements IS '{"measure": …, "needed": N} where the facts tell that it is done; {}: the person says so.';

-- missions_id_seq; Type: SEQUENCE

ALTER TABLE tracker.missions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.missions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- own_rewards; Type: TABLE

CREATE TABLE tracker.own_rewards (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    title text NOT NULL,
    description text,
    price integer NOT NULL,
    valid_days integer,
    refunds boolean DEFAULT false NOT NULL,
    active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT own_rewards_description_length CHECK (((length(description) >= 1) AND (length(description) <= 4000))),
    CONSTRAINT own_rewards_price_range CHECK (((price >= 0) AND (price <= 1000000))),
    CONSTRAINT own_rewards_title_length CHECK (((length(title) >= 1) AND (length(title) <= 255))),
    CONSTRAINT own_rewards_title_one_line CHECK (((title !~ '[[:cntrl:]]'::text) AND (title = btrim(title)))),
    CONSTRAINT own_rewards_valid_days_range CHECK (((valid_days >= 1) AND (valid_days <= 3650)))
);

ALTER TABLE ONLY tracker.own_rewards FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.own_rewards OWNER TO tracker_owner;

-- TABLE own_rewards; Type: COMMENT

COMMENT ON TABLE tracker.own_rewards IS 'What a person promises themselves for coins: "one film evening". Nobody else sees it.';

-- COLUMN own_rewards.active; Type: COMMENT

COMMENT ON COLUMN tracker.own_rewards.active IS 'False once it was removed; vouchers for it stay good.';

-- own_rewards_id_seq; Type: SEQUENCE

ALTER TABLE tracker.own_rewards ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.own_rewards_id_seq
    START WITH 2
    INCREMENT BY 2
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- partners; Type: TABLE

CREATE TABLE tracker.partners (
    id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    type text,
    email text,
    phone text,
    website text,
    description text,
    logo_url text,
    level text DEFAULT 'bronze'::text NOT NULL,
    active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT partners_description_length CHECK (((length(description) >= 1) AND (length(description) <= 4000))),
    CONSTRAINT partners_email_form CHECK (((email ~* '^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$'::text) AND (length(email) <= 254))),
    CONSTRAINT partners_level_known CHECK ((level = ANY (ARRAY['bronze'::text, 'silver'::text, 'gold'::text, 'platinum'::text]))),
    CONSTRAINT partners_logo_url_form CHECK (((logo_url ~ '^https?://[^[:space:][:cntrl:]]+$'::text) AND (length(logo_url) <= 500))),
    CONSTRAINT partners_name_length CHECK (((length(name) >= 1) AND (length(name) <= 255))),
    CONSTRAINT partners_name_one_line CHECK (((name !~ '[[:cntrl:]]'::text) AND (name = btrim(name)))),
    CONSTRAINT partners_phone_form CHECK ((phone ~ '^[0-9+() ./-]{3,30}$'::text)),
    CONSTRAINT partners_type_length CHECK (((length(type) >= 1) AND (length(type) <= 50))),
    CONSTRAINT partners_website_form CHECK (((website ~ '^https?://[^[:space:][:cntrl:]]+$'::text) AND (length(website) <= 500)))
);

ALTER TABLE ONLY tracker.partners FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.partners OWNER TO tracker_owner;

-- TABLE partners; Type: COMMENT

COMMENT ON TABLE tracker.partners IS 'Who gives something for a voucher: a café, a gym, a shop (reference 001, partners). Admins write it, everybody reads it.';

-- COLUMN partners.level; Type: COMMENT

COMMENT ON COLUMN tracker.partners.level IS 'Level of the partnership.';

-- COLUMN partners.active; Type: COMMENT

COMMENT ON COLUMN tracker.partners.active IS 'Whether their rewards can be had. Vouchers that were bought before stay good.';

-- partners_id_seq; Type: SEQUENCE

ALTER TABLE tracker.partners ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.partners_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- path_milestones; Type: TABLE

CREATE TABLE tracker.path_milestones (
    key text NOT NULL,
    level smallint NOT NULL,
    "position" smallint NOT NULL,
    source text NOT NULL,
    needed integer NOT NULL,
    title text NOT NULL,
    CONSTRAINT path_milestones_level_range CHECK (((level >= 1) AND (level <= 4))),
    CONSTRAINT path_milestones_needed_positive CHECK ((needed > 0)),
    CONSTRAINT path_milestones_source_known CHECK ((source = ANY (ARRAY['checkins'::text, 'habit_entries'::text, 'logged'::text, 'active_days'::text, 'longest_streak'::text, 'gym_visits'::text, 'mentor_sessions'::text, 'coffee_redemptions'::text, 'badges'::text])))
);

ALTER TABLE ONLY tracker.path_milestones FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.path_milestones OWNER TO tracker_owner;

-- TABLE path_milestones; Type: COMMENT

COMMENT ON TABLE tracker.path_milestones IS 'The rules of the path: what each of the levels 1 to 4 asks before the next begins. Reference rows, the same for everybody.';

-- COLUMN path_milestones.source; Type: COMMENT

COMMENT ON COLUMN tracker.path_milestones.source IS 'What is counted: a source of path_days(), or longest_streak. A source that path_days() does not have asks nothing yet.';

-- pauses; Type: TABLE

CREATE TABLE tracker.pauses (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    id bigint NOT NULL,
    habit_id bigint,
    journey_id bigint,
    from_day date NOT NULL,
    until_day date,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT pauses_from_day_range CHECK (((from_day >= '1900-01-01'::date) AND (from_day <= '2199-12-31'::date))),
    CONSTRAINT pauses_note_length CHECK ((length(note) <= 500)),
    CONSTRAINT pauses_subject_single CHECK ((num_nonnulls(habit_id, journey_id) <= 1)),
    CONSTRAINT pauses_until_day_range CHECK (((until_day >= from_day) AND (until_day <= '2199-12-31'::date)))
);

ALTER TABLE ONLY tracker.pauses FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.pauses OWNER TO tracker_owner;

-- TABLE pauses; Type: COMMENT

COMMENT ON TABLE tracker.pauses IS 'Days that bridge a streak: of one habit, of one journey, or (neither named) a vacation from everything.';

-- COLUMN pauses.until_day; Type: COMMENT

COMMENT ON COLUMN tracker.pauses.until_day IS 'The last day that rests; NULL: until further notice.';

-- pauses_id_seq; Type: SEQUENCE

ALTER TABLE tracker.pauses ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.pauses_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- progress; Type: TABLE

CREATE TABLE tracker.progress (
    user_id bigint NOT NULL,
    net_xp bigint DEFAULT 0 NOT NULL,
    badge_xp bigint DEFAULT 0 NOT NULL,
    net_coins bigint DEFAULT 0 NOT NULL,
    xp bigint GENERATED ALWAYS AS (GREATEST((0)::bigint, net_xp)) STORED NOT NULL,
    coins bigint GENERATED ALWAYS AS (GREATEST((0)::bigint, net_coins)) STORED NOT NULL,
    owed bigint GENERATED ALWAYS AS (GREATEST((0)::bigint, (- net_coins))) STORED NOT NULL
);

ALTER TABLE ONLY tracker.progress FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.progress OWNER TO tracker_owner;

-- TABLE progress; Type: COMMENT

COMMENT ON TABLE tracker.progress IS 'Totals of the ledgers. What is shown is never below zero; the net amounts are what the facts add up to.';

-- COLUMN progress.badge_xp; Type: COMMENT

COMMENT ON COLUMN tracker.progress.badge_xp IS 'How much of net_xp came with badges, which badges for XP leave out.';

-- COLUMN progress.owed; Type: COMMENT

COMMENT ON COLUMN tracker.progress.owed IS 'Coins that were spent before the facts that earned them went; the next coins make it good.';

-- quest_states; Type: TABLE

CREATE TABLE tracker.quest_states (
    user_id bigint NOT NULL,
    quest_id bigint NOT NULL,
    status text NOT NULL,
    progress integer DEFAULT 0 NOT NULL,
    ends_on date NOT NULL,
    day date,
    xp integer DEFAULT 0 NOT NULL,
    counts boolean DEFAULT false NOT NULL,
    settled_at timestamp with time zone,
    CONSTRAINT quest_states_day_said CHECK (((status = ANY (ARRAY['completed'::text, 'skipped'::text, 'failed'::text])) = (day IS NOT NULL))),
    CONSTRAINT quest_states_status_known CHECK ((status = ANY (ARRAY['assigned'::text, 'in_progress'::text, 'completed'::text, 'skipped'::text, 'failed'::text])))
);

ALTER TABLE ONLY tracker.quest_states FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.quest_states OWNER TO tracker_owner;

-- TABLE quest_states; Type: COMMENT

COMMENT ON TABLE tracker.quest_states IS 'Derived: what became of each quest, by what the person said, by the facts of its days, and by its end.';

-- COLUMN quest_states.progress; Type: COMMENT

COMMENT ON COLUMN tracker.quest_states.progress IS 'How much of the quest''s measure its days hold; 1 for one that the person completed.';

-- COLUMN quest_states.day; Type: COMMENT

COMMENT ON COLUMN tracker.quest_states.day IS 'The day on which it was reached or skipped; for a failed one its last day.';

-- COLUMN quest_states.counts; Type: COMMENT

COMMENT ON COLUMN tracker.quest_states.counts IS 'Whether it pays or costs: not before the database knew of it, and only the best few completed on a day.';

-- COLUMN quest_states.settled_at; Type: COMMENT

COMMENT ON COLUMN tracker.quest_states.settled_at IS 'When the database saw that it ended.';

-- quests_id_seq; Type: SEQUENCE

ALTER TABLE tracker.quests ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.quests_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- rewards_id_seq; Type: SEQUENCE

ALTER TABLE tracker.rewards ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.rewards_id_seq
    START WITH 1
    INCREMENT BY 2
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- standings; Type: TABLE

CREATE TABLE tracker.standings (
    journey_id bigint NOT NULL,
    user_id bigint NOT NULL,
    bucket integer NOT NULL,
    half_points integer NOT NULL,
    checkins integer NOT NULL,
    period smallint NOT NULL,
    CONSTRAINT standings_checkins_positive CHECK ((checkins > 0)),
    CONSTRAINT standings_period_known CHECK ((period = ANY (ARRAY[0, 1, 2])))
)
WITH (fillfactor='85');

ALTER TABLE ONLY tracker.standings FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.standings OWNER TO tracker_owner;

-- TABLE standings; Type: COMMENT

COMMENT ON TABLE tracker.standings IS 'Score and check-ins of a member in a period: 0 all time, 1 ISO week, 2 month. Derived from checkins.';

-- streaks; Type: TABLE

CREATE TABLE tracker.streaks (
    user_id bigint NOT NULL,
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    longest integer DEFAULT 0 NOT NULL,
    met int4multirange DEFAULT '{}'::int4multirange NOT NULL,
    excused int4multirange DEFAULT '{}'::int4multirange NOT NULL,
    journey_id bigint GENERATED ALWAYS AS (
CASE subject
    WHEN 'journey'::text THEN subject_id
    ELSE NULL::bigint
END) STORED,
    habit_id bigint GENERATED ALWAYS AS (
CASE subject
    WHEN 'habit'::text THEN subject_id
    ELSE NULL::bigint
END) STORED,
    CONSTRAINT streaks_subject_known CHECK ((subject = ANY (ARRAY['journey'::text, 'habit'::text])))
)
WITH (fillfactor='80');

ALTER TABLE ONLY tracker.streaks FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.streaks OWNER TO tracker_owner;

-- TABLE streaks; Type: COMMENT

COMMENT ON TABLE tracker.streaks IS 'Derived from check-ins, entries, schedules and pauses. Periods are numbered by their schedule.';

-- COLUMN streaks.longest; Type: COMMENT

COMMENT ON COLUMN tracker.streaks.longest IS 'Most met periods in a run that only excused periods interrupt.';

-- COLUMN streaks.met; Type: COMMENT

COMMENT ON COLUMN tracker.streaks.met IS 'Numbers of the periods that were met. Neighbours melt together, so a run is a range.';

-- COLUMN streaks.excused; Type: COMMENT

COMMENT ON COLUMN tracker.streaks.excused IS 'Numbers of periods that bridge a streak without counting: skipped, paused, or cut short by a new schedule.';

-- tags; Type: TABLE

CREATE TABLE tracker.tags (
    name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT tags_name_form CHECK (((name = lower(name)) AND (name !~ '[[:cntrl:],]'::text) AND (name = btrim(name)))),
    CONSTRAINT tags_name_length CHECK (((length(name) >= 1) AND (length(name) <= 50)))
);

ALTER TABLE ONLY tracker.tags FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.tags OWNER TO tracker_owner;

-- TABLE tags; Type: COMMENT

COMMENT ON TABLE tracker.tags IS 'The words that people share for what they care about. By name: an id would tell who was first to use one.';

-- user_badges; Type: TABLE

CREATE TABLE tracker.user_badges (
    user_id bigint NOT NULL,
    id bigint NOT NULL,
    badge_id bigint NOT NULL,
    journey_id bigint,
    earned_on date NOT NULL,
    holds boolean DEFAULT true NOT NULL,
    awarded_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone,
    CONSTRAINT user_badges_lost_seen CHECK ((holds OR (seen_at IS NOT NULL)))
);

ALTER TABLE ONLY tracker.user_badges FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.user_badges OWNER TO tracker_owner;

-- TABLE user_badges; Type: COMMENT

COMMENT ON TABLE tracker.user_badges IS 'Derived from the facts: who has earned what. What its person has seen stays when the facts go, and is worth nothing then.';

-- COLUMN user_badges.journey_id; Type: COMMENT

COMMENT ON COLUMN tracker.user_badges.journey_id IS 'For badges of each journey; NULL for global ones.';

-- COLUMN user_badges.earned_on; Type: COMMENT

COMMENT ON COLUMN tracker.user_badges.earned_on IS 'The first day on which the facts reach it; where it holds no more, the day on which they did.';

-- COLUMN user_badges.holds; Type: COMMENT

COMMENT ON COLUMN tracker.user_badges.holds IS 'Whether the facts of now earn it.';

-- COLUMN user_badges.seen_at; Type: COMMENT

COMMENT ON COLUMN tracker.user_badges.seen_at IS 'When the program showed it to its person.';

-- user_badges_id_seq; Type: SEQUENCE

ALTER TABLE tracker.user_badges ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.user_badges_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- user_profiles; Type: TABLE

CREATE TABLE tracker.user_profiles (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    social_goals text[] DEFAULT '{}'::text[] NOT NULL,
    comfort_levels jsonb DEFAULT '{}'::jsonb NOT NULL,
    social_contexts jsonb DEFAULT '{}'::jsonb NOT NULL,
    journaling_frequency smallint,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT user_profiles_comfort_levels_fit CHECK (((jsonb_typeof(comfort_levels) = 'object'::text) AND (length((comfort_levels)::text) <= 4000) AND (NOT jsonb_path_exists(comfort_levels, '$.*?(!((@ == "low" || @ == "medium") || @ == "high"))'::jsonpath)))),
    CONSTRAINT user_profiles_journaling_frequency_range CHECK (((journaling_frequency >= 0) AND (journaling_frequency <= 7))),
    CONSTRAINT user_profiles_social_contexts_fit CHECK (((jsonb_typeof(social_contexts) = 'object'::text) AND (length((social_contexts)::text) <= 4000))),
    CONSTRAINT user_profiles_social_goals_fit CHECK (((cardinality(social_goals) <= 50) AND (COALESCE(array_ndims(social_goals), 1) = 1) AND (array_position(social_goals, NULL::text) IS NULL) AND (length(array_to_string(social_goals, ','::text)) <= 4000)))
);

ALTER TABLE ONLY tracker.user_profiles FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.user_profiles OWNER TO tracker_owner;

-- TABLE user_profiles; Type: COMMENT

COMMENT ON TABLE tracker.user_profiles IS 'What a person says of themselves; there is no row until they say something.';

-- COLUMN user_profiles.comfort_levels; Type: COMMENT

COMMENT ON COLUMN tracker.user_profiles.comfort_levels IS 'Situation: low, medium or high.';

-- COLUMN user_profiles.social_contexts; Type: COMMENT

COMMENT ON COLUMN tracker.user_profiles.social_contexts IS 'Where the person is with others, and in what way: "work": "every day".';

-- COLUMN user_profiles.journaling_frequency; Type: COMMENT

COMMENT ON COLUMN tracker.user_profiles.journaling_frequency IS 'On how many days a week the person wants to write.';

-- user_tags; Type: TABLE

CREATE TABLE tracker.user_tags (
    user_id bigint DEFAULT tracker.me() NOT NULL,
    tag text NOT NULL
);
ALTER TABLE ONLY tracker.user_tags ALTER COLUMN tag SET STATISTICS 0;

ALTER TABLE ONLY tracker.user_tags FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.user_tags OWNER TO tracker_owner;

-- TABLE user_tags; Type: COMMENT

COMMENT ON TABLE tracker.user_tags IS 'A person''s interests.';

-- users_id_seq; Type: SEQUENCE

ALTER TABLE tracker.users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- voucher_tries; Type: TABLE

CREATE TABLE tracker.voucher_tries (
    user_id bigint NOT NULL,
    hour timestamp with time zone NOT NULL,
    wrong integer NOT NULL
);

ALTER TABLE ONLY tracker.voucher_tries FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.voucher_tries OWNER TO tracker_owner;

-- TABLE voucher_tries; Type: COMMENT

COMMENT ON TABLE tracker.voucher_tries IS 'Wrong voucher codes per person and hour.';

-- vouchers_id_seq; Type: SEQUENCE

ALTER TABLE tracker.vouchers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.vouchers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- xp_ledger; Type: TABLE

CREATE TABLE tracker.xp_ledger (
    user_id bigint NOT NULL,
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    reason text NOT NULL,
    amount bigint NOT NULL,
    balance bigint NOT NULL,
    subject text,
    subject_id bigint,
    day date,
    facts integer NOT NULL,
    txid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT xp_ledger_amount_moves CHECK ((amount <> 0)),
    CONSTRAINT xp_ledger_kind_known CHECK ((kind = ANY (ARRAY['earned'::text, 'changed'::text, 'reversed'::text, 'settled'::text])))
);

ALTER TABLE ONLY tracker.xp_ledger FORCE ROW LEVEL SECURITY;

ALTER TABLE tracker.xp_ledger OWNER TO tracker_owner;

-- TABLE xp_ledger; Type: COMMENT

COMMENT ON TABLE tracker.xp_ledger IS 'Every change of XP, one row per person and statement. Append-only; written by the database alone.';

-- COLUMN xp_ledger.balance; Type: COMMENT

COMMENT ON COLUMN tracker.xp_ledger.balance IS 'The net total after it.';

-- COLUMN xp_ledger.subject_id; Type: COMMENT

COMMENT ON COLUMN tracker.xp_ledger.subject_id IS 'What it was for, where all facts of the statement had the same subject.';

-- xp_ledger_id_seq; Type: SEQUENCE

ALTER TABLE tracker.xp_ledger ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tracker.xp_ledger_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- alembic_version alembic_version_pkc; Type: CONSTRAINT

ALTER TABLE ONLY tracker.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

-- audit_changes audit_changes_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.audit_changes
    ADD CONSTRAINT audit_changes_pkey PRIMARY KEY (step_id, seq);

-- audit_log audit_log_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);

-- badge_measures badge_measures_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.badge_measures
    ADD CONSTRAINT badge_measures_pkey PRIMARY KEY (measure);

-- badge_sources badge_sources_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.badge_sources
    ADD CONSTRAINT badge_sources_pkey PRIMARY KEY (fact_table);

-- badges badges_key_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.badges
    ADD CONSTRAINT badges_key_key UNIQUE (key);

-- badges badges_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.badges
    ADD CONSTRAINT badges_pkey PRIMARY KEY (id);

-- checkins checkins_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.checkins
    ADD CONSTRAINT checkins_pkey PRIMARY KEY (user_id, journey_id, day) INCLUDE (half_points);

-- coin_ledger coin_ledger_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.coin_ledger
    ADD CONSTRAINT coin_ledger_pkey PRIMARY KEY (user_id, id);

-- dimensions dimensions_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.dimensions
    ADD CONSTRAINT dimensions_pkey PRIMARY KEY (journey_id, slot);

-- focus_sessions focus_sessions_no_overlap; Type: CONSTRAINT

ALTER TABLE ONLY tracker.focus_sessions
    ADD CONSTRAINT focus_sessions_no_overlap EXCLUDE USING gist (int8range(user_id, user_id, '[]'::text) WITH &&, tstzrange(started_at, completed_at) WITH &&);

-- focus_sessions focus_sessions_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.focus_sessions
    ADD CONSTRAINT focus_sessions_pkey PRIMARY KEY (user_id, id);

-- focus_sessions focus_sessions_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.focus_sessions
    ADD CONSTRAINT focus_sessions_public_id_key UNIQUE (public_id);

-- game_amounts game_amounts_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.game_amounts
    ADD CONSTRAINT game_amounts_pkey PRIMARY KEY (key);

-- game_levels game_levels_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.game_levels
    ADD CONSTRAINT game_levels_pkey PRIMARY KEY (level);

-- game_levels game_levels_xp_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.game_levels
    ADD CONSTRAINT game_levels_xp_key UNIQUE (xp);

-- game_sources game_sources_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.game_sources
    ADD CONSTRAINT game_sources_pkey PRIMARY KEY (fact_table);

-- game_sources game_sources_reason_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.game_sources
    ADD CONSTRAINT game_sources_reason_key UNIQUE (reason);

-- gardens gardens_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.gardens
    ADD CONSTRAINT gardens_pkey PRIMARY KEY (user_id);

-- goal_updates goal_updates_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.goal_updates
    ADD CONSTRAINT goal_updates_pkey PRIMARY KEY (user_id, goal_id, day);

-- goals goals_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.goals
    ADD CONSTRAINT goals_pkey PRIMARY KEY (user_id, id);

-- goals goals_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.goals
    ADD CONSTRAINT goals_public_id_key UNIQUE (public_id);

-- habit_entries habit_entries_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.habit_entries
    ADD CONSTRAINT habit_entries_pkey PRIMARY KEY (user_id, habit_id, day);

-- habit_group_members habit_group_members_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.habit_group_members
    ADD CONSTRAINT habit_group_members_pkey PRIMARY KEY (user_id, group_id, habit_id);

-- habit_groups habit_groups_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.habit_groups
    ADD CONSTRAINT habit_groups_pkey PRIMARY KEY (user_id, id);

-- habit_groups habit_groups_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.habit_groups
    ADD CONSTRAINT habit_groups_public_id_key UNIQUE (public_id);

-- habit_schedules habit_schedules_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.habit_schedules
    ADD CONSTRAINT habit_schedules_pkey PRIMARY KEY (user_id, habit_id, from_day);

-- habits habits_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.habits
    ADD CONSTRAINT habits_pkey PRIMARY KEY (user_id, id);

-- habits habits_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.habits
    ADD CONSTRAINT habits_public_id_key UNIQUE (public_id);

-- imports imports_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.imports
    ADD CONSTRAINT imports_pkey PRIMARY KEY (user_id, id);

-- imports imports_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.imports
    ADD CONSTRAINT imports_public_id_key UNIQUE (public_id);

-- journey_invite_tokens journey_invite_tokens_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.journey_invite_tokens
    ADD CONSTRAINT journey_invite_tokens_pkey PRIMARY KEY (token_hash);

-- journey_invite_tries journey_invite_tries_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.journey_invite_tries
    ADD CONSTRAINT journey_invite_tries_pkey PRIMARY KEY (who, hour);

-- journey_invites journey_invites_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.journey_invites
    ADD CONSTRAINT journey_invites_pkey PRIMARY KEY (id);

-- journey_invites journey_invites_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.journey_invites
    ADD CONSTRAINT journey_invites_public_id_key UNIQUE (public_id);

-- journey_members journey_members_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.journey_members
    ADD CONSTRAINT journey_members_pkey PRIMARY KEY (user_id, journey_id);

-- journey_weights journey_weights_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.journey_weights
    ADD CONSTRAINT journey_weights_pkey PRIMARY KEY (journey_id, from_day);

-- journeys journeys_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.journeys
    ADD CONSTRAINT journeys_pkey PRIMARY KEY (id);

-- journeys journeys_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.journeys
    ADD CONSTRAINT journeys_public_id_key UNIQUE (public_id);

-- logins logins_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.logins
    ADD CONSTRAINT logins_pkey PRIMARY KEY (db_role);

-- logins logins_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.logins
    ADD CONSTRAINT logins_public_id_key UNIQUE (public_id);

-- missions missions_key_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.missions
    ADD CONSTRAINT missions_key_key UNIQUE (key);

-- missions missions_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.missions
    ADD CONSTRAINT missions_pkey PRIMARY KEY (id);

-- operations operations_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.operations
    ADD CONSTRAINT operations_pkey PRIMARY KEY (user_id, operation_id);

-- own_rewards own_rewards_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.own_rewards
    ADD CONSTRAINT own_rewards_pkey PRIMARY KEY (user_id, id);

-- own_rewards own_rewards_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.own_rewards
    ADD CONSTRAINT own_rewards_public_id_key UNIQUE (public_id);

-- partner_staff partner_staff_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.partner_staff
    ADD CONSTRAINT partner_staff_pkey PRIMARY KEY (user_id, partner_id);

-- partners partners_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.partners
    ADD CONSTRAINT partners_pkey PRIMARY KEY (id);

-- partners partners_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.partners
    ADD CONSTRAINT partners_public_id_key UNIQUE (public_id);

-- path_milestones path_milestones_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.path_milestones
    ADD CONSTRAINT path_milestones_pkey PRIMARY KEY (key);

-- path_milestones path_milestones_place_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.path_milestones
    ADD CONSTRAINT path_milestones_place_key UNIQUE (level, "position");

-- path_milestones path_milestones_rule_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.path_milestones
    ADD CONSTRAINT path_milestones_rule_key UNIQUE (source, needed);

-- pauses pauses_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.pauses
    ADD CONSTRAINT pauses_pkey PRIMARY KEY (user_id, id);

-- progress progress_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.progress
    ADD CONSTRAINT progress_pkey PRIMARY KEY (user_id);

-- quest_states quest_states_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.quest_states
    ADD CONSTRAINT quest_states_pkey PRIMARY KEY (user_id, quest_id);

-- quests quests_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.quests
    ADD CONSTRAINT quests_pkey PRIMARY KEY (user_id, id);

-- quests quests_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.quests
    ADD CONSTRAINT quests_public_id_key UNIQUE (public_id);

-- rewards rewards_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.rewards
    ADD CONSTRAINT rewards_pkey PRIMARY KEY (id);

-- rewards rewards_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.rewards
    ADD CONSTRAINT rewards_public_id_key UNIQUE (public_id);

-- standings standings_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.standings
    ADD CONSTRAINT standings_pkey PRIMARY KEY (journey_id, period, bucket, user_id);

-- streaks streaks_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.streaks
    ADD CONSTRAINT streaks_pkey PRIMARY KEY (user_id, subject, subject_id);

-- tags tags_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.tags
    ADD CONSTRAINT tags_pkey PRIMARY KEY (name);

-- user_badges user_badges_once; Type: CONSTRAINT

ALTER TABLE ONLY tracker.user_badges
    ADD CONSTRAINT user_badges_once UNIQUE NULLS NOT DISTINCT (user_id, badge_id, journey_id);

-- user_badges user_badges_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.user_badges
    ADD CONSTRAINT user_badges_pkey PRIMARY KEY (user_id, id);

-- user_profiles user_profiles_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.user_profiles
    ADD CONSTRAINT user_profiles_pkey PRIMARY KEY (user_id);

-- user_settings user_settings_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.user_settings
    ADD CONSTRAINT user_settings_pkey PRIMARY KEY (user_id);

-- user_tags user_tags_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.user_tags
    ADD CONSTRAINT user_tags_pkey PRIMARY KEY (user_id, tag);

-- users users_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

-- users users_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.users
    ADD CONSTRAINT users_public_id_key UNIQUE (public_id);

-- users users_username_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.users
    ADD CONSTRAINT users_username_key UNIQUE (username);

-- voucher_tries voucher_tries_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.voucher_tries
    ADD CONSTRAINT voucher_tries_pkey PRIMARY KEY (user_id, hour);

-- vouchers vouchers_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.vouchers
    ADD CONSTRAINT vouchers_pkey PRIMARY KEY (user_id, id);

-- vouchers vouchers_public_id_key; Type: CONSTRAINT

ALTER TABLE ONLY tracker.vouchers
    ADD CONSTRAINT vouchers_public_id_key UNIQUE (public_id);

-- xp_ledger xp_ledger_pkey; Type: CONSTRAINT

ALTER TABLE ONLY tracker.xp_ledger
    ADD CONSTRAINT xp_ledger_pkey PRIMARY KEY (user_id, id);

-- audit_log_reverted_by; Type: INDEX

CREATE INDEX audit_log_reverted_by ON tracker.audit_log USING btree (reverted_by) WHERE (reverted_by IS NOT NULL);

-- audit_log_reverts; Type: INDEX

CREATE INDEX audit_log_reverts ON tracker.audit_log USING btree (reverts) WHERE (reverts IS NOT NULL);

-- audit_log_txid; Type: INDEX

CREATE INDEX audit_log_txid ON tracker.audit_log USING btree (txid);

-- audit_log_user; Type: INDEX

CREATE INDEX audit_log_user ON tracker.audit_log USING btree (user_id, id);

-- badges_measure; Type: INDEX

CREATE INDEX badges_measure ON tracker.badges USING btree (measure);

-- checkins_client_id_key; Type: INDEX

CREATE UNIQUE INDEX checkins_client_id_key ON tracker.checkins USING btree (user_id, client_id) WHERE (client_id IS NOT NULL);

-- dimensions_name_key; Type: INDEX

CREATE UNIQUE INDEX dimensions_name_key ON tracker.dimensions USING btree (journey_id, lower(name)) WHERE (removed_at IS NULL);

-- focus_sessions_day; Type: INDEX

CREATE INDEX focus_sessions_day ON tracker.focus_sessions USING btree (user_id, day);

-- focus_sessions_goal; Type: INDEX

CREATE INDEX focus_sessions_goal ON tracker.focus_sessions USING btree (user_id, goal_id) WHERE (goal_id IS NOT NULL);

-- focus_sessions_running_key; Type: INDEX

CREATE UNIQUE INDEX focus_sessions_running_key ON tracker.focus_sessions USING btree (user_id) WHERE (status = ANY (ARRAY['active'::text, 'paused'::text]));

-- goals_title_key; Type: INDEX

CREATE UNIQUE INDEX goals_title_key ON tracker.goals USING btree (user_id, lower(title)) WHERE ((NOT deleted) AND (status = ANY (ARRAY['active'::text, 'paused'::text])));

-- habit_group_members_habit; Type: INDEX

CREATE INDEX habit_group_members_habit ON tracker.habit_group_members USING btree (user_id, habit_id);

-- habit_groups_name_key; Type: INDEX

CREATE UNIQUE INDEX habit_groups_name_key ON tracker.habit_groups USING btree (user_id, lower(name));

-- habits_external_key_key; Type: INDEX

CREATE UNIQUE INDEX habits_external_key_key ON tracker.habits USING btree (user_id, external_key) WHERE (state <> 'deleted'::text);

-- habits_goal; Type: INDEX

CREATE INDEX habits_goal ON tracker.habits USING btree (user_id, goal_id);

-- habits_name_key; Type: INDEX

CREATE UNIQUE INDEX habits_name_key ON tracker.habits USING btree (user_id, lower(name)) WHERE (state <> 'deleted'::text);

-- imports_step; Type: INDEX

CREATE INDEX imports_step ON tracker.imports USING btree (step_id);

-- journey_invites_accepted_by; Type: INDEX

CREATE INDEX journey_invites_accepted_by ON tracker.journey_invites USING btree (accepted_by);

-- journey_invites_invited_by; Type: INDEX

CREATE INDEX journey_invites_invited_by ON tracker.journey_invites USING btree (invited_by);

-- journey_invites_journey; Type: INDEX

CREATE INDEX journey_invites_journey ON tracker.journey_invites USING btree (journey_id);

-- journey_invites_pending_key; Type: INDEX

CREATE UNIQUE INDEX journey_invites_pending_key ON tracker.journey_invites USING btree (journey_id, lower(email)) WHERE (status = 'pending'::text);

-- journey_members_journey; Type: INDEX

CREATE INDEX journey_members_journey ON tracker.journey_members USING btree (journey_id, user_id);

-- journeys_created_by; Type: INDEX

CREATE INDEX journeys_created_by ON tracker.journeys USING btree (created_by);

-- journeys_public; Type: INDEX

CREATE INDEX journeys_public ON tracker.journeys USING btree (id) WHERE (is_public AND (status = 'active'::text));

-- logins_main_key; Type: INDEX

CREATE UNIQUE INDEX logins_main_key ON tracker.logins USING btree (user_id) WHERE (kind = 'main'::text);

-- logins_user; Type: INDEX

CREATE INDEX logins_user ON tracker.logins USING btree (user_id);

-- operations_txid; Type: INDEX

CREATE INDEX operations_txid ON tracker.operations USING btree (txid);

-- own_rewards_title_key; Type: INDEX

CREATE UNIQUE INDEX own_rewards_title_key ON tracker.own_rewards USING btree (user_id, lower(title)) WHERE active;

-- partner_staff_partner; Type: INDEX

CREATE INDEX partner_staff_partner ON tracker.partner_staff USING btree (partner_id);

-- partners_name_key; Type: INDEX

CREATE UNIQUE INDEX partners_name_key ON tracker.partners USING btree (lower(name));

-- pauses_habit; Type: INDEX

CREATE INDEX pauses_habit ON tracker.pauses USING btree (user_id, habit_id);

-- pauses_journey; Type: INDEX

CREATE INDEX pauses_journey ON tracker.pauses USING btree (user_id, journey_id);

-- quest_states_day; Type: INDEX

CREATE INDEX quest_states_day ON tracker.quest_states USING btree (user_id, day) WHERE (status = 'completed'::text);

-- quest_states_due; Type: INDEX

CREATE INDEX quest_states_due ON tracker.quest_states USING btree (user_id, ends_on) WHERE (status = ANY (ARRAY['assigned'::text, 'in_progress'::text]));

-- quests_mission; Type: INDEX

CREATE INDEX quests_mission ON tracker.quests USING btree (mission_id);

-- quests_window; Type: INDEX

CREATE INDEX quests_window ON tracker.quests USING btree (user_id, ends_on);

-- rewards_partner; Type: INDEX

CREATE INDEX rewards_partner ON tracker.rewards USING btree (partner_id);

-- rewards_title_key; Type: INDEX

CREATE UNIQUE INDEX rewards_title_key ON tracker.rewards USING btree (COALESCE(partner_id, (0)::bigint), lower(title)) WHERE active;

-- staged_checkins_batch; Type: INDEX

CREATE INDEX staged_checkins_batch ON tracker.staged_checkins USING btree (batch);

-- staged_entries_batch; Type: INDEX

CREATE INDEX staged_entries_batch ON tracker.staged_entries USING btree (batch);

-- staged_refusals_batch; Type: INDEX

CREATE INDEX staged_refusals_batch ON tracker.staged_refusals USING btree (batch, line);

-- standings_rank; Type: INDEX

CREATE INDEX standings_rank ON tracker.standings USING btree (journey_id, period, bucket, half_points DESC, user_id);

-- standings_user; Type: INDEX

CREATE INDEX standings_user ON tracker.standings USING btree (user_id, journey_id);

-- user_badges_badge; Type: INDEX

CREATE INDEX user_badges_badge ON tracker.user_badges USING btree (badge_id);

-- user_badges_journey; Type: INDEX

CREATE INDEX user_badges_journey ON tracker.user_badges USING btree (user_id, journey_id) WHERE (journey_id IS NOT NULL);

-- user_badges_news; Type: INDEX

CREATE INDEX user_badges_news ON tracker.user_badges USING btree (user_id) WHERE (seen_at IS NULL);

-- user_tags_tag; Type: INDEX

CREATE INDEX user_tags_tag ON tracker.user_tags USING btree (tag);

-- users_deleted; Type: INDEX

CREATE INDEX users_deleted ON tracker.users USING btree (deleted_at, id) WHERE (deleted_at IS NOT NULL);

-- users_email_key; Type: INDEX

CREATE UNIQUE INDEX users_email_key ON tracker.users USING btree (lower(email)) WHERE (deleted_at IS NULL);

-- users_identity_key; Type: INDEX

CREATE UNIQUE INDEX users_identity_key ON tracker.users USING btree (identity_provider, identity_subject);

-- vouchers_code_key; Type: INDEX

CREATE UNIQUE INDEX vouchers_code_key ON tracker.vouchers USING btree (sha256((code)::bytea));

-- vouchers_redeemed_by; Type: INDEX

CREATE INDEX vouchers_redeemed_by ON tracker.vouchers USING btree (redeemed_by) WHERE (redeemed_by IS NOT NULL);

-- vouchers_reward; Type: INDEX

CREATE INDEX vouchers_reward ON tracker.vouchers USING btree (reward_id);

-- checkins a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.checkins FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- focus_sessions a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.focus_sessions FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- gardens a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.gardens FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- goal_updates a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.goal_updates FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- goals a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.goals FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- habit_entries a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.habit_entries FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- habit_group_members a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.habit_group_members FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- habit_groups a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.habit_groups FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- habit_schedules a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.habit_schedules FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- own_rewards a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.own_rewards FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- pauses a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.pauses FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- quests a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.quests FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- user_profiles a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.user_profiles FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- user_tags a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.user_tags FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- vouchers a_lock; Type: TRIGGER

CREATE TRIGGER a_lock BEFORE INSERT OR DELETE OR UPDATE ON tracker.vouchers FOR EACH STATEMENT EXECUTE FUNCTION tracker.lock_writer();

-- logins b_admitted; Type: TRIGGER

CREATE TRIGGER b_admitted BEFORE UPDATE OF one_time ON tracker.logins FOR EACH ROW WHEN (new.one_time) EXECUTE FUNCTION tracker.require_admitted();

-- focus_sessions b_begin; Type: TRIGGER

CREATE TRIGGER b_begin BEFORE INSERT ON tracker.focus_sessions FOR EACH ROW EXECUTE FUNCTION tracker.begin_focus_session();

-- quests b_begin; Type: TRIGGER

CREATE TRIGGER b_begin BEFORE INSERT ON tracker.quests FOR EACH ROW EXECUTE FUNCTION tracker.begin_quest();

-- badges b_check; Type: TRIGGER

CREATE TRIGGER b_check BEFORE INSERT OR UPDATE ON tracker.badges FOR EACH ROW EXECUTE FUNCTION tracker.check_badge();

-- goal_updates b_check; Type: TRIGGER

CREATE TRIGGER b_check BEFORE INSERT OR UPDATE OF user_id, goal_id, day ON tracker.goal_updates FOR EACH ROW EXECUTE FUNCTION tracker.check_goal_update();

-- goals b_check; Type: TRIGGER

CREATE TRIGGER b_check BEFORE INSERT OR UPDATE ON tracker.goals FOR EACH ROW EXECUTE FUNCTION tracker.check_goal();

-- habit_entries b_check; Type: TRIGGER

CREATE TRIGGER b_check BEFORE INSERT OR UPDATE OF user_id, habit_id, day ON tracker.habit_entries FOR EACH ROW EXECUTE FUNCTION tracker.check_habit_entry();

-- vouchers b_check; Type: TRIGGER

CREATE TRIGGER b_check BEFORE INSERT ON tracker.vouchers FOR EACH ROW EXECUTE FUNCTION tracker.check_voucher();

-- logins b_living; Type: TRIGGER

CREATE TRIGGER b_living BEFORE INSERT OR UPDATE OF user_id, expires_at ON tracker.logins FOR EACH ROW WHEN ((new.expires_at > statement_timestamp())) EXECUTE FUNCTION tracker.require_living();

-- focus_sessions b_move; Type: TRIGGER

CREATE TRIGGER b_move BEFORE UPDATE OF status ON tracker.focus_sessions FOR EACH ROW EXECUTE FUNCTION tracker.move_focus_session();

-- quests b_move; Type: TRIGGER

CREATE TRIGGER b_move BEFORE UPDATE OF status ON tracker.quests FOR EACH ROW EXECUTE FUNCTION tracker.move_quest();

-- user_tags b_remember; Type: TRIGGER

CREATE TRIGGER b_remember BEFORE INSERT ON tracker.user_tags FOR EACH ROW EXECUTE FUNCTION tracker.remember_tag();

-- checkins b_score; Type: TRIGGER

CREATE TRIGGER b_score BEFORE INSERT ON tracker.checkins FOR EACH ROW WHEN ((new.half_points IS NULL)) EXECUTE FUNCTION tracker.score_checkin();

-- checkins b_score_again; Type: TRIGGER

CREATE TRIGGER b_score_again BEFORE UPDATE OF user_id, journey_id, day, efforts ON tracker.checkins FOR EACH ROW WHEN ((new.half_points = old.half_points)) EXECUTE FUNCTION tracker.score_checkin();

-- dimensions b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE ON tracker.dimensions FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- gardens b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE ON tracker.gardens FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- goals b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE ON tracker.goals FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- habits b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE ON tracker.habits FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- journeys b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE ON tracker.journeys FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- own_rewards b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE ON tracker.own_rewards FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- partners b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE ON tracker.partners FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- quests b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE ON tracker.quests FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- rewards b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE OF partner_id, type, title, description, price, per_person, valid_days, refunds, active ON tracker.rewards FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- user_profiles b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE ON tracker.user_profiles FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- user_settings b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE ON tracker.user_settings FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- users b_touch; Type: TRIGGER

CREATE TRIGGER b_touch BEFORE UPDATE ON tracker.users FOR EACH ROW EXECUTE FUNCTION tracker.touch_updated_at();

-- checkins c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.checkins REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- dimensions c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.dimensions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- focus_sessions c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.focus_sessions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- gardens c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.gardens REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- goal_updates c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.goal_updates REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- goals c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.goals REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habit_entries c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.habit_entries REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habit_group_members c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.habit_group_members REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habit_groups c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.habit_groups REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habit_schedules c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.habit_schedules REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habits c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.habits REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journey_invites c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.journey_invites REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journey_members c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.journey_members REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journey_weights c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.journey_weights REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journeys c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.journeys REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- own_rewards c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.own_rewards REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- pauses c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.pauses REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- quests c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.quests REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- user_profiles c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.user_profiles REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- user_tags c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.user_tags REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- vouchers c_audit_delete; Type: TRIGGER

CREATE TRIGGER c_audit_delete AFTER DELETE ON tracker.vouchers REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- checkins c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.checkins REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change('user_id', 'journey_id');

-- dimensions c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.dimensions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- focus_sessions c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.focus_sessions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- gardens c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.gardens REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- goal_updates c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.goal_updates REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change('user_id', 'goal_id');

-- goals c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.goals REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habit_entries c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.habit_entries REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change('user_id', 'habit_id');

-- habit_group_members c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.habit_group_members REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habit_groups c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.habit_groups REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habit_schedules c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.habit_schedules REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habits c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.habits REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journey_invites c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.journey_invites REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journey_members c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.journey_members REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journey_weights c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.journey_weights REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journeys c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.journeys REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- own_rewards c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.own_rewards REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- pauses c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.pauses REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- quests c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.quests REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- user_profiles c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.user_profiles REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- user_tags c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.user_tags REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- vouchers c_audit_insert; Type: TRIGGER

CREATE TRIGGER c_audit_insert AFTER INSERT ON tracker.vouchers REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- checkins c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.checkins REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- dimensions c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.dimensions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- focus_sessions c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.focus_sessions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- gardens c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.gardens REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- goal_updates c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.goal_updates REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- goals c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.goals REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habit_entries c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.habit_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habit_group_members c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.habit_group_members REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habit_groups c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.habit_groups REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habit_schedules c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.habit_schedules REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- habits c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.habits REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journey_invites c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.journey_invites REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journey_members c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.journey_members REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journey_weights c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.journey_weights REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- journeys c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.journeys REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- own_rewards c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.own_rewards REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- pauses c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.pauses REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- quests c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.quests REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- user_profiles c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.user_profiles REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- user_settings c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.user_settings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- users c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.users REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_change();

-- vouchers c_audit_update; Type: TRIGGER

CREATE TRIGGER c_audit_update AFTER UPDATE ON tracker.vouchers REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.record_own_voucher();

-- journey_members d_owner_update; Type: TRIGGER

CREATE TRIGGER d_owner_update AFTER UPDATE ON tracker.journey_members REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.require_an_owner();

-- journey_weights d_rescore_delete; Type: TRIGGER

CREATE TRIGGER d_rescore_delete AFTER DELETE ON tracker.journey_weights REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.rescore_checkins();

-- journey_weights d_rescore_insert; Type: TRIGGER

CREATE TRIGGER d_rescore_insert AFTER INSERT ON tracker.journey_weights REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.rescore_checkins();

-- journey_weights d_rescore_update; Type: TRIGGER

CREATE TRIGGER d_rescore_update AFTER UPDATE ON tracker.journey_weights REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.rescore_checkins();

-- checkins d_standings_delete; Type: TRIGGER

CREATE TRIGGER d_standings_delete AFTER DELETE ON tracker.checkins REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_standings();

-- checkins d_standings_insert; Type: TRIGGER

CREATE TRIGGER d_standings_insert AFTER INSERT ON tracker.checkins REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_standings();

-- checkins d_standings_update; Type: TRIGGER

CREATE TRIGGER d_standings_update AFTER UPDATE ON tracker.checkins REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_standings();

-- quests d_states_delete; Type: TRIGGER

CREATE TRIGGER d_states_delete AFTER DELETE ON tracker.quests REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests();

-- quests d_states_insert; Type: TRIGGER

CREATE TRIGGER d_states_insert AFTER INSERT ON tracker.quests REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests();

-- quests d_states_update; Type: TRIGGER

CREATE TRIGGER d_states_update AFTER UPDATE ON tracker.quests REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests();

-- vouchers d_stock_delete; Type: TRIGGER

CREATE TRIGGER d_stock_delete AFTER DELETE ON tracker.vouchers REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.move_stock();

-- vouchers d_stock_insert; Type: TRIGGER

CREATE TRIGGER d_stock_insert AFTER INSERT ON tracker.vouchers REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.move_stock();

-- vouchers d_stock_update; Type: TRIGGER

CREATE TRIGGER d_stock_update AFTER UPDATE ON tracker.vouchers REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.move_stock();

-- logins e_operations; Type: TRIGGER

CREATE TRIGGER e_operations AFTER UPDATE OF last_used_at ON tracker.logins FOR EACH ROW WHEN ((new.kind = 'session'::text)) EXECUTE FUNCTION tracker.clear_own_operations();

-- journey_members e_standings_update; Type: TRIGGER

CREATE TRIGGER e_standings_update AFTER UPDATE ON tracker.journey_members REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.stand_members();

-- checkins f_streaks_delete; Type: TRIGGER

CREATE TRIGGER f_streaks_delete AFTER DELETE ON tracker.checkins REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks('journey');

-- habit_entries f_streaks_delete; Type: TRIGGER

CREATE TRIGGER f_streaks_delete AFTER DELETE ON tracker.habit_entries REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks('habit');

-- habit_schedules f_streaks_delete; Type: TRIGGER

CREATE TRIGGER f_streaks_delete AFTER DELETE ON tracker.habit_schedules REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks_of_schedules();

-- pauses f_streaks_delete; Type: TRIGGER

CREATE TRIGGER f_streaks_delete AFTER DELETE ON tracker.pauses REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks_of_pauses();

-- checkins f_streaks_insert; Type: TRIGGER

CREATE TRIGGER f_streaks_insert AFTER INSERT ON tracker.checkins REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks('journey');

-- habit_entries f_streaks_insert; Type: TRIGGER

CREATE TRIGGER f_streaks_insert AFTER INSERT ON tracker.habit_entries REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks('habit');

-- habit_schedules f_streaks_insert; Type: TRIGGER

CREATE TRIGGER f_streaks_insert AFTER INSERT ON tracker.habit_schedules REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks_of_schedules();

-- habits f_streaks_insert; Type: TRIGGER

CREATE TRIGGER f_streaks_insert AFTER INSERT ON tracker.habits REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.begin_streaks();

-- journey_members f_streaks_insert; Type: TRIGGER

CREATE TRIGGER f_streaks_insert AFTER INSERT ON tracker.journey_members REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.begin_streaks();

-- pauses f_streaks_insert; Type: TRIGGER

CREATE TRIGGER f_streaks_insert AFTER INSERT ON tracker.pauses REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks_of_pauses();

-- checkins f_streaks_update; Type: TRIGGER

CREATE TRIGGER f_streaks_update AFTER UPDATE ON tracker.checkins REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks('journey');

-- habit_entries f_streaks_update; Type: TRIGGER

CREATE TRIGGER f_streaks_update AFTER UPDATE ON tracker.habit_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks('habit');

-- habit_schedules f_streaks_update; Type: TRIGGER

CREATE TRIGGER f_streaks_update AFTER UPDATE ON tracker.habit_schedules REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks_of_schedules();

-- pauses f_streaks_update; Type: TRIGGER

CREATE TRIGGER f_streaks_update AFTER UPDATE ON tracker.pauses REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_streaks_of_pauses();

-- checkins g_pay_delete; Type: TRIGGER

CREATE TRIGGER g_pay_delete AFTER DELETE ON tracker.checkins REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- focus_sessions g_pay_delete; Type: TRIGGER

CREATE TRIGGER g_pay_delete AFTER DELETE ON tracker.focus_sessions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- goals g_pay_delete; Type: TRIGGER

CREATE TRIGGER g_pay_delete AFTER DELETE ON tracker.goals REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- habit_entries g_pay_delete; Type: TRIGGER

CREATE TRIGGER g_pay_delete AFTER DELETE ON tracker.habit_entries REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- quest_states g_pay_delete; Type: TRIGGER

CREATE TRIGGER g_pay_delete AFTER DELETE ON tracker.quest_states REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- user_badges g_pay_delete; Type: TRIGGER

CREATE TRIGGER g_pay_delete AFTER DELETE ON tracker.user_badges REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- vouchers g_pay_delete; Type: TRIGGER

CREATE TRIGGER g_pay_delete AFTER DELETE ON tracker.vouchers REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- checkins g_pay_insert; Type: TRIGGER

CREATE TRIGGER g_pay_insert AFTER INSERT ON tracker.checkins REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- focus_sessions g_pay_insert; Type: TRIGGER

CREATE TRIGGER g_pay_insert AFTER INSERT ON tracker.focus_sessions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- goals g_pay_insert; Type: TRIGGER

CREATE TRIGGER g_pay_insert AFTER INSERT ON tracker.goals REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- habit_entries g_pay_insert; Type: TRIGGER

CREATE TRIGGER g_pay_insert AFTER INSERT ON tracker.habit_entries REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- quest_states g_pay_insert; Type: TRIGGER

CREATE TRIGGER g_pay_insert AFTER INSERT ON tracker.quest_states REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- user_badges g_pay_insert; Type: TRIGGER

CREATE TRIGGER g_pay_insert AFTER INSERT ON tracker.user_badges REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- vouchers g_pay_insert; Type: TRIGGER

CREATE TRIGGER g_pay_insert AFTER INSERT ON tracker.vouchers REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- checkins g_pay_update; Type: TRIGGER

CREATE TRIGGER g_pay_update AFTER UPDATE ON tracker.checkins REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- focus_sessions g_pay_update; Type: TRIGGER

CREATE TRIGGER g_pay_update AFTER UPDATE ON tracker.focus_sessions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- goals g_pay_update; Type: TRIGGER

CREATE TRIGGER g_pay_update AFTER UPDATE ON tracker.goals REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- habit_entries g_pay_update; Type: TRIGGER

CREATE TRIGGER g_pay_update AFTER UPDATE ON tracker.habit_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- quest_states g_pay_update; Type: TRIGGER

CREATE TRIGGER g_pay_update AFTER UPDATE ON tracker.quest_states REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- user_badges g_pay_update; Type: TRIGGER

CREATE TRIGGER g_pay_update AFTER UPDATE ON tracker.user_badges REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- vouchers g_pay_update; Type: TRIGGER

CREATE TRIGGER g_pay_update AFTER UPDATE ON tracker.vouchers REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.pay_for_facts();

-- users g_progress; Type: TRIGGER

CREATE TRIGGER g_progress AFTER INSERT ON tracker.users REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.begin_progress();

-- checkins g_quests_delete; Type: TRIGGER

CREATE TRIGGER g_quests_delete AFTER DELETE ON tracker.checkins REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('day', 'checkins', 'xp');

-- focus_sessions g_quests_delete; Type: TRIGGER

CREATE TRIGGER g_quests_delete AFTER DELETE ON tracker.focus_sessions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('day', 'focus_minutes', 'xp');

-- goals g_quests_delete; Type: TRIGGER

CREATE TRIGGER g_quests_delete AFTER DELETE ON tracker.goals REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('completed_on', 'goal', 'xp');

-- habit_entries g_quests_delete; Type: TRIGGER

CREATE TRIGGER g_quests_delete AFTER DELETE ON tracker.habit_entries REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('day', 'habit', 'habit_days', 'xp');

-- habit_schedules g_quests_delete; Type: TRIGGER

CREATE TRIGGER g_quests_delete AFTER DELETE ON tracker.habit_schedules REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('', 'habit', 'habit_days');

-- checkins g_quests_insert; Type: TRIGGER

CREATE TRIGGER g_quests_insert AFTER INSERT ON tracker.checkins REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('day', 'checkins', 'xp');

-- focus_sessions g_quests_insert; Type: TRIGGER

CREATE TRIGGER g_quests_insert AFTER INSERT ON tracker.focus_sessions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('day', 'focus_minutes', 'xp');

-- goals g_quests_insert; Type: TRIGGER

CREATE TRIGGER g_quests_insert AFTER INSERT ON tracker.goals REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('completed_on', 'goal', 'xp');

-- habit_entries g_quests_insert; Type: TRIGGER

CREATE TRIGGER g_quests_insert AFTER INSERT ON tracker.habit_entries REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('day', 'habit', 'habit_days', 'xp');

-- habit_schedules g_quests_insert; Type: TRIGGER

CREATE TRIGGER g_quests_insert AFTER INSERT ON tracker.habit_schedules REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('', 'habit', 'habit_days');

-- checkins g_quests_update; Type: TRIGGER

CREATE TRIGGER g_quests_update AFTER UPDATE ON tracker.checkins REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('day', 'checkins', 'xp');

-- focus_sessions g_quests_update; Type: TRIGGER

CREATE TRIGGER g_quests_update AFTER UPDATE ON tracker.focus_sessions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('day', 'focus_minutes', 'xp');

-- goals g_quests_update; Type: TRIGGER

CREATE TRIGGER g_quests_update AFTER UPDATE ON tracker.goals REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('completed_on', 'goal', 'xp');

-- habit_entries g_quests_update; Type: TRIGGER

CREATE TRIGGER g_quests_update AFTER UPDATE ON tracker.habit_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('day', 'habit', 'habit_days', 'xp');

-- habit_schedules g_quests_update; Type: TRIGGER

CREATE TRIGGER g_quests_update AFTER UPDATE ON tracker.habit_schedules REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.update_quests_of_facts('', 'habit', 'habit_days');

-- user_settings g_settle; Type: TRIGGER

CREATE TRIGGER g_settle AFTER UPDATE ON tracker.user_settings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.settle_settings();

-- checkins h_badges_delete; Type: TRIGGER

CREATE TRIGGER h_badges_delete AFTER DELETE ON tracker.checkins REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- focus_sessions h_badges_delete; Type: TRIGGER

CREATE TRIGGER h_badges_delete AFTER DELETE ON tracker.focus_sessions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- goals h_badges_delete; Type: TRIGGER

CREATE TRIGGER h_badges_delete AFTER DELETE ON tracker.goals REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- habit_entries h_badges_delete; Type: TRIGGER

CREATE TRIGGER h_badges_delete AFTER DELETE ON tracker.habit_entries REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- habit_schedules h_badges_delete; Type: TRIGGER

CREATE TRIGGER h_badges_delete AFTER DELETE ON tracker.habit_schedules REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- pauses h_badges_delete; Type: TRIGGER

CREATE TRIGGER h_badges_delete AFTER DELETE ON tracker.pauses REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- quest_states h_badges_delete; Type: TRIGGER

CREATE TRIGGER h_badges_delete AFTER DELETE ON tracker.quest_states REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- badges h_badges_insert; Type: TRIGGER

CREATE TRIGGER h_badges_insert AFTER INSERT ON tracker.badges REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_new_badges();

-- checkins h_badges_insert; Type: TRIGGER

CREATE TRIGGER h_badges_insert AFTER INSERT ON tracker.checkins REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- focus_sessions h_badges_insert; Type: TRIGGER

CREATE TRIGGER h_badges_insert AFTER INSERT ON tracker.focus_sessions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- goals h_badges_insert; Type: TRIGGER

CREATE TRIGGER h_badges_insert AFTER INSERT ON tracker.goals REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- habit_entries h_badges_insert; Type: TRIGGER

CREATE TRIGGER h_badges_insert AFTER INSERT ON tracker.habit_entries REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- habit_schedules h_badges_insert; Type: TRIGGER

CREATE TRIGGER h_badges_insert AFTER INSERT ON tracker.habit_schedules REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- pauses h_badges_insert; Type: TRIGGER

CREATE TRIGGER h_badges_insert AFTER INSERT ON tracker.pauses REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- quest_states h_badges_insert; Type: TRIGGER

CREATE TRIGGER h_badges_insert AFTER INSERT ON tracker.quest_states REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- badges h_badges_update; Type: TRIGGER

CREATE TRIGGER h_badges_update AFTER UPDATE ON tracker.badges REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_new_badges();

-- checkins h_badges_update; Type: TRIGGER

CREATE TRIGGER h_badges_update AFTER UPDATE ON tracker.checkins REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- focus_sessions h_badges_update; Type: TRIGGER

CREATE TRIGGER h_badges_update AFTER UPDATE ON tracker.focus_sessions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- goals h_badges_update; Type: TRIGGER

CREATE TRIGGER h_badges_update AFTER UPDATE ON tracker.goals REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- habit_entries h_badges_update; Type: TRIGGER

CREATE TRIGGER h_badges_update AFTER UPDATE ON tracker.habit_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- habit_schedules h_badges_update; Type: TRIGGER

CREATE TRIGGER h_badges_update AFTER UPDATE ON tracker.habit_schedules REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- pauses h_badges_update; Type: TRIGGER

CREATE TRIGGER h_badges_update AFTER UPDATE ON tracker.pauses REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- quest_states h_badges_update; Type: TRIGGER

CREATE TRIGGER h_badges_update AFTER UPDATE ON tracker.quest_states REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_facts();

-- user_settings h_badges_update; Type: TRIGGER

CREATE TRIGGER h_badges_update AFTER UPDATE ON tracker.user_settings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tracker.judge_badges_of_settings();

-- audit_changes audit_changes_step_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.audit_changes
    ADD CONSTRAINT audit_changes_step_fkey FOREIGN KEY (step_id) REFERENCES tracker.audit_log(id) ON DELETE CASCADE;

-- audit_log audit_log_reverted_by_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.audit_log
    ADD CONSTRAINT audit_log_reverted_by_fkey FOREIGN KEY (reverted_by) REFERENCES tracker.audit_log(id) ON DELETE SET NULL;

-- audit_log audit_log_reverts_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.audit_log
    ADD CONSTRAINT audit_log_reverts_fkey FOREIGN KEY (reverts) REFERENCES tracker.audit_log(id) ON DELETE CASCADE;

-- audit_log audit_log_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.audit_log
    ADD CONSTRAINT audit_log_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- badges badges_measure_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.badges
    ADD CONSTRAINT badges_measure_fkey FOREIGN KEY (measure) REFERENCES tracker.badge_measures(measure);

-- checkins checkins_member_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.checkins
    ADD CONSTRAINT checkins_member_fkey FOREIGN KEY (user_id, journey_id) REFERENCES tracker.journey_members(user_id, journey_id);

-- coin_ledger coin_ledger_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.coin_ledger
    ADD CONSTRAINT coin_ledger_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- dimensions dimensions_journey_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.dimensions
    ADD CONSTRAINT dimensions_journey_fkey FOREIGN KEY (journey_id) REFERENCES tracker.journeys(id) ON DELETE CASCADE;

-- focus_sessions focus_sessions_goal_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.focus_sessions
    ADD CONSTRAINT focus_sessions_goal_fkey FOREIGN KEY (user_id, goal_id) REFERENCES tracker.goals(user_id, id) ON DELETE SET NULL (goal_id);

-- focus_sessions focus_sessions_habit_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.focus_sessions
    ADD CONSTRAINT focus_sessions_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES tracker.habits(user_id, id) ON DELETE SET NULL (habit_id);

-- focus_sessions focus_sessions_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.focus_sessions
    ADD CONSTRAINT focus_sessions_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- gardens gardens_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.gardens
    ADD CONSTRAINT gardens_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- goal_updates goal_updates_goal_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.goal_updates
    ADD CONSTRAINT goal_updates_goal_fkey FOREIGN KEY (user_id, goal_id) REFERENCES tracker.goals(user_id, id) ON DELETE CASCADE;

-- goals goals_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.goals
    ADD CONSTRAINT goals_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- habit_entries habit_entries_habit_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.habit_entries
    ADD CONSTRAINT habit_entries_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES tracker.habits(user_id, id) ON DELETE CASCADE;

-- habit_group_members habit_group_members_group_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.habit_group_members
    ADD CONSTRAINT habit_group_members_group_fkey FOREIGN KEY (user_id, group_id) REFERENCES tracker.habit_groups(user_id, id) ON DELETE CASCADE;

-- habit_group_members habit_group_members_habit_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.habit_group_members
    ADD CONSTRAINT habit_group_members_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES tracker.habits(user_id, id) ON DELETE CASCADE;

-- habit_groups habit_groups_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.habit_groups
    ADD CONSTRAINT habit_groups_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- habit_schedules habit_schedules_habit_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.habit_schedules
    ADD CONSTRAINT habit_schedules_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES tracker.habits(user_id, id) ON DELETE CASCADE;

-- habits habits_goal_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.habits
    ADD CONSTRAINT habits_goal_fkey FOREIGN KEY (user_id, goal_id) REFERENCES tracker.goals(user_id, id) ON DELETE SET NULL (goal_id);

-- habits habits_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.habits
    ADD CONSTRAINT habits_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- imports imports_step_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.imports
    ADD CONSTRAINT imports_step_fkey FOREIGN KEY (step_id) REFERENCES tracker.audit_log(id) ON DELETE SET NULL;

-- imports imports_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.imports
    ADD CONSTRAINT imports_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- journey_invites journey_invites_accepted_by_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.journey_invites
    ADD CONSTRAINT journey_invites_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES tracker.users(id) ON DELETE SET NULL;

-- journey_invites journey_invites_invited_by_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.journey_invites
    ADD CONSTRAINT journey_invites_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES tracker.users(id) ON DELETE SET NULL;

-- journey_invites journey_invites_journey_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.journey_invites
    ADD CONSTRAINT journey_invites_journey_fkey FOREIGN KEY (journey_id) REFERENCES tracker.journeys(id) ON DELETE CASCADE;

-- journey_members journey_members_journey_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.journey_members
    ADD CONSTRAINT journey_members_journey_fkey FOREIGN KEY (journey_id) REFERENCES tracker.journeys(id);

-- journey_members journey_members_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.journey_members
    ADD CONSTRAINT journey_members_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- journey_weights journey_weights_journey_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.journey_weights
    ADD CONSTRAINT journey_weights_journey_fkey FOREIGN KEY (journey_id) REFERENCES tracker.journeys(id) ON DELETE CASCADE;

-- journeys journeys_created_by_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.journeys
    ADD CONSTRAINT journeys_created_by_fkey FOREIGN KEY (created_by) REFERENCES tracker.users(id) ON DELETE SET NULL;

-- logins logins_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.logins
    ADD CONSTRAINT logins_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- operations operations_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.operations
    ADD CONSTRAINT operations_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- own_rewards own_rewards_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.own_rewards
    ADD CONSTRAINT own_rewards_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- partner_staff partner_staff_partner_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.partner_staff
    ADD CONSTRAINT partner_staff_partner_fkey FOREIGN KEY (partner_id) REFERENCES tracker.partners(id) ON DELETE CASCADE;

-- partner_staff partner_staff_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.partner_staff
    ADD CONSTRAINT partner_staff_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- pauses pauses_habit_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.pauses
    ADD CONSTRAINT pauses_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES tracker.habits(user_id, id) ON DELETE CASCADE;

-- pauses pauses_journey_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.pauses
    ADD CONSTRAINT pauses_journey_fkey FOREIGN KEY (user_id, journey_id) REFERENCES tracker.journey_members(user_id, journey_id) ON DELETE CASCADE;

-- pauses pauses_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.pauses
    ADD CONSTRAINT pauses_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- progress progress_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.progress
    ADD CONSTRAINT progress_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- quest_states quest_states_quest_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.quest_states
    ADD CONSTRAINT quest_states_quest_fkey FOREIGN KEY (user_id, quest_id) REFERENCES tracker.quests(user_id, id) ON DELETE CASCADE;

-- quests quests_goal_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.quests
    ADD CONSTRAINT quests_goal_fkey FOREIGN KEY (user_id, goal_id) REFERENCES tracker.goals(user_id, id) ON DELETE CASCADE;

-- quests quests_habit_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.quests
    ADD CONSTRAINT quests_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES tracker.habits(user_id, id) ON DELETE CASCADE;

-- quests quests_mission_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.quests
    ADD CONSTRAINT quests_mission_fkey FOREIGN KEY (mission_id) REFERENCES tracker.missions(id);

-- quests quests_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.quests
    ADD CONSTRAINT quests_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- rewards rewards_partner_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.rewards
    ADD CONSTRAINT rewards_partner_fkey FOREIGN KEY (partner_id) REFERENCES tracker.partners(id);

-- standings standings_member_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.standings
    ADD CONSTRAINT standings_member_fkey FOREIGN KEY (user_id, journey_id) REFERENCES tracker.journey_members(user_id, journey_id) ON DELETE CASCADE;

-- streaks streaks_habit_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.streaks
    ADD CONSTRAINT streaks_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES tracker.habits(user_id, id) ON DELETE CASCADE;

-- streaks streaks_journey_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.streaks
    ADD CONSTRAINT streaks_journey_fkey FOREIGN KEY (user_id, journey_id) REFERENCES tracker.journey_members(user_id, journey_id) ON DELETE CASCADE;

-- user_badges user_badges_badge_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.user_badges
    ADD CONSTRAINT user_badges_badge_fkey FOREIGN KEY (badge_id) REFERENCES tracker.badges(id);

-- user_badges user_badges_journey_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.user_badges
    ADD CONSTRAINT user_badges_journey_fkey FOREIGN KEY (user_id, journey_id) REFERENCES tracker.journey_members(user_id, journey_id) ON DELETE CASCADE;

-- user_badges user_badges_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.user_badges
    ADD CONSTRAINT user_badges_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- user_profiles user_profiles_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.user_profiles
    ADD CONSTRAINT user_profiles_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- user_settings user_settings_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.user_settings
    ADD CONSTRAINT user_settings_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- user_tags user_tags_tag_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.user_tags
    ADD CONSTRAINT user_tags_tag_fkey FOREIGN KEY (tag) REFERENCES tracker.tags(name);

-- user_tags user_tags_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.user_tags
    ADD CONSTRAINT user_tags_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- voucher_tries voucher_tries_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.voucher_tries
    ADD CONSTRAINT voucher_tries_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- vouchers vouchers_own_reward_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.vouchers
    ADD CONSTRAINT vouchers_own_reward_fkey FOREIGN KEY (user_id, own_reward_id) REFERENCES tracker.own_rewards(user_id, id) ON DELETE CASCADE;

-- vouchers vouchers_redeemed_by_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.vouchers
    ADD CONSTRAINT vouchers_redeemed_by_fkey FOREIGN KEY (redeemed_by) REFERENCES tracker.users(id) ON DELETE SET NULL;

-- vouchers vouchers_reward_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.vouchers
    ADD CONSTRAINT vouchers_reward_fkey FOREIGN KEY (reward_id) REFERENCES tracker.rewards(id);

-- vouchers vouchers_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.vouchers
    ADD CONSTRAINT vouchers_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- xp_ledger xp_ledger_user_fkey; Type: FK CONSTRAINT

ALTER TABLE ONLY tracker.xp_ledger
    ADD CONSTRAINT xp_ledger_user_fkey FOREIGN KEY (user_id) REFERENCES tracker.users(id) ON DELETE CASCADE;

-- partners admin; Type: POLICY

CREATE POLICY admin ON tracker.partners TO tracker_admin USING ((( SELECT tracker.me() AS me) IS NOT NULL)) WITH CHECK ((( SELECT tracker.me() AS me) IS NOT NULL));

-- rewards admin; Type: POLICY

CREATE POLICY admin ON tracker.rewards TO tracker_admin USING ((( SELECT tracker.me() AS me) IS NOT NULL)) WITH CHECK ((( SELECT tracker.me() AS me) IS NOT NULL));

-- audit_changes; Type: ROW SECURITY

ALTER TABLE tracker.audit_changes ENABLE ROW LEVEL SECURITY;

-- audit_log; Type: ROW SECURITY

ALTER TABLE tracker.audit_log ENABLE ROW LEVEL SECURITY;

-- badge_measures; Type: ROW SECURITY

ALTER TABLE tracker.badge_measures ENABLE ROW LEVEL SECURITY;

-- badge_sources; Type: ROW SECURITY

ALTER TABLE tracker.badge_sources ENABLE ROW LEVEL SECURITY;

-- badges; Type: ROW SECURITY

ALTER TABLE tracker.badges ENABLE ROW LEVEL SECURITY;

-- checkins; Type: ROW SECURITY

ALTER TABLE tracker.checkins ENABLE ROW LEVEL SECURITY;

-- coin_ledger; Type: ROW SECURITY

ALTER TABLE tracker.coin_ledger ENABLE ROW LEVEL SECURITY;

-- dimensions; Type: ROW SECURITY

ALTER TABLE tracker.dimensions ENABLE ROW LEVEL SECURITY;

-- dimensions edited; Type: POLICY

CREATE POLICY edited ON tracker.dimensions FOR UPDATE TO tracker_member USING ((journey_id = ANY (( SELECT tracker.my_journeys_as(VARIADIC ARRAY['owner'::text, 'admin'::text]) AS my_journeys_as)::bigint[])));

-- journeys edited; Type: POLICY

CREATE POLICY edited ON tracker.journeys FOR UPDATE TO tracker_member USING ((id = ANY (( SELECT tracker.my_journeys_as(VARIADIC ARRAY['owner'::text]) AS my_journeys_as)::bigint[])));

-- badge_measures everybody; Type: POLICY

CREATE POLICY everybody ON tracker.badge_measures FOR SELECT TO tracker_member, tracker_admin USING ((( SELECT tracker.me() AS me) IS NOT NULL));

-- badges everybody; Type: POLICY

CREATE POLICY everybody ON tracker.badges FOR SELECT TO tracker_member, tracker_admin USING ((( SELECT tracker.me() AS me) IS NOT NULL));

-- game_amounts everybody; Type: POLICY

CREATE POLICY everybody ON tracker.game_amounts FOR SELECT TO tracker_member USING ((( SELECT tracker.me() AS me) IS NOT NULL));

-- game_levels everybody; Type: POLICY

CREATE POLICY everybody ON tracker.game_levels FOR SELECT TO tracker_member USING ((( SELECT tracker.me() AS me) IS NOT NULL));

-- missions everybody; Type: POLICY

CREATE POLICY everybody ON tracker.missions FOR SELECT TO tracker_member USING ((( SELECT tracker.me() AS me) IS NOT NULL));

-- partners everybody; Type: POLICY

CREATE POLICY everybody ON tracker.partners FOR SELECT TO tracker_member USING ((( SELECT tracker.me() AS me) IS NOT NULL));

-- path_milestones everybody; Type: POLICY

CREATE POLICY everybody ON tracker.path_milestones FOR SELECT TO tracker_member USING ((( SELECT tracker.me() AS me) IS NOT NULL));

-- rewards everybody; Type: POLICY

CREATE POLICY everybody ON tracker.rewards FOR SELECT TO tracker_member USING ((( SELECT tracker.me() AS me) IS NOT NULL));

-- focus_sessions; Type: ROW SECURITY

ALTER TABLE tracker.focus_sessions ENABLE ROW LEVEL SECURITY;

-- game_amounts; Type: ROW SECURITY

ALTER TABLE tracker.game_amounts ENABLE ROW LEVEL SECURITY;

-- game_levels; Type: ROW SECURITY

ALTER TABLE tracker.game_levels ENABLE ROW LEVEL SECURITY;

-- game_sources; Type: ROW SECURITY

ALTER TABLE tracker.game_sources ENABLE ROW LEVEL SECURITY;

-- gardens; Type: ROW SECURITY

ALTER TABLE tracker.gardens ENABLE ROW LEVEL SECURITY;

-- goal_updates; Type: ROW SECURITY

ALTER TABLE tracker.goal_updates ENABLE ROW LEVEL SECURITY;

-- goals; Type: ROW SECURITY

ALTER TABLE tracker.goals ENABLE ROW LEVEL SECURITY;

-- habit_entries; Type: ROW SECURITY

ALTER TABLE tracker.habit_entries ENABLE ROW LEVEL SECURITY;

-- habit_group_members; Type: ROW SECURITY

ALTER TABLE tracker.habit_group_members ENABLE ROW LEVEL SECURITY;

-- habit_groups; Type: ROW SECURITY

ALTER TABLE tracker.habit_groups ENABLE ROW LEVEL SECURITY;

-- habit_schedules; Type: ROW SECURITY

ALTER TABLE tracker.habit_schedules ENABLE ROW LEVEL SECURITY;

-- habits; Type: ROW SECURITY

ALTER TABLE tracker.habits ENABLE ROW LEVEL SECURITY;

-- imports; Type: ROW SECURITY

ALTER TABLE tracker.imports ENABLE ROW LEVEL SECURITY;

-- journey_invite_tokens; Type: ROW SECURITY

ALTER TABLE tracker.journey_invite_tokens ENABLE ROW LEVEL SECURITY;

-- journey_invite_tries; Type: ROW SECURITY

ALTER TABLE tracker.journey_invite_tries ENABLE ROW LEVEL SECURITY;

-- journey_invites; Type: ROW SECURITY

ALTER TABLE tracker.journey_invites ENABLE ROW LEVEL SECURITY;

-- journey_members; Type: ROW SECURITY

ALTER TABLE tracker.journey_members ENABLE ROW LEVEL SECURITY;

-- journey_weights; Type: ROW SECURITY

ALTER TABLE tracker.journey_weights ENABLE ROW LEVEL SECURITY;

-- journeys; Type: ROW SECURITY

ALTER TABLE tracker.journeys ENABLE ROW LEVEL SECURITY;

-- logins; Type: ROW SECURITY

ALTER TABLE tracker.logins ENABLE ROW LEVEL SECURITY;

-- missions; Type: ROW SECURITY

ALTER TABLE tracker.missions ENABLE ROW LEVEL SECURITY;

-- operations; Type: ROW SECURITY

ALTER TABLE tracker.operations ENABLE ROW LEVEL SECURITY;

-- audit_changes own; Type: POLICY

CREATE POLICY own ON tracker.audit_changes FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- audit_log own; Type: POLICY

CREATE POLICY own ON tracker.audit_log FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- checkins own; Type: POLICY

CREATE POLICY own ON tracker.checkins TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- coin_ledger own; Type: POLICY

CREATE POLICY own ON tracker.coin_ledger FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- focus_sessions own; Type: POLICY

CREATE POLICY own ON tracker.focus_sessions TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- gardens own; Type: POLICY

CREATE POLICY own ON tracker.gardens TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- goal_updates own; Type: POLICY

CREATE POLICY own ON tracker.goal_updates TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- goals own; Type: POLICY

CREATE POLICY own ON tracker.goals TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- habit_entries own; Type: POLICY

CREATE POLICY own ON tracker.habit_entries TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- habit_group_members own; Type: POLICY

CREATE POLICY own ON tracker.habit_group_members TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- habit_groups own; Type: POLICY

CREATE POLICY own ON tracker.habit_groups TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- habit_schedules own; Type: POLICY

CREATE POLICY own ON tracker.habit_schedules TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- habits own; Type: POLICY

CREATE POLICY own ON tracker.habits TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- imports own; Type: POLICY

CREATE POLICY own ON tracker.imports FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- journey_members own; Type: POLICY

CREATE POLICY own ON tracker.journey_members FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- logins own; Type: POLICY

CREATE POLICY own ON tracker.logins FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- operations own; Type: POLICY

CREATE POLICY own ON tracker.operations FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- own_rewards own; Type: POLICY

CREATE POLICY own ON tracker.own_rewards TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- partner_staff own; Type: POLICY

CREATE POLICY own ON tracker.partner_staff FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- pauses own; Type: POLICY

CREATE POLICY own ON tracker.pauses TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- progress own; Type: POLICY

CREATE POLICY own ON tracker.progress FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- quest_states own; Type: POLICY

CREATE POLICY own ON tracker.quest_states FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- quests own; Type: POLICY

CREATE POLICY own ON tracker.quests TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- streaks own; Type: POLICY

CREATE POLICY own ON tracker.streaks FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- user_badges own; Type: POLICY

CREATE POLICY own ON tracker.user_badges FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- user_profiles own; Type: POLICY

CREATE POLICY own ON tracker.user_profiles TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- user_settings own; Type: POLICY

CREATE POLICY own ON tracker.user_settings TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- user_tags own; Type: POLICY

CREATE POLICY own ON tracker.user_tags TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me))) WITH CHECK ((user_id = ( SELECT tracker.me() AS me)));

-- users own; Type: POLICY

CREATE POLICY own ON tracker.users TO tracker_member USING ((id = ( SELECT tracker.me() AS me))) WITH CHECK ((id = ( SELECT tracker.me() AS me)));

-- vouchers own; Type: POLICY

CREATE POLICY own ON tracker.vouchers FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- xp_ledger own; Type: POLICY

CREATE POLICY own ON tracker.xp_ledger FOR SELECT TO tracker_member USING ((user_id = ( SELECT tracker.me() AS me)));

-- own_rewards; Type: ROW SECURITY

ALTER TABLE tracker.own_rewards ENABLE ROW LEVEL SECURITY;

-- audit_changes owner; Type: POLICY

CREATE POLICY owner ON tracker.audit_changes TO tracker_owner USING (true) WITH CHECK (true);

-- audit_log owner; Type: POLICY

CREATE POLICY owner ON tracker.audit_log TO tracker_owner USING (true) WITH CHECK (true);

-- badge_measures owner; Type: POLICY

CREATE POLICY owner ON tracker.badge_measures TO tracker_owner USING (true) WITH CHECK (true);

-- badge_sources owner; Type: POLICY

CREATE POLICY owner ON tracker.badge_sources TO tracker_owner USING (true) WITH CHECK (true);

-- badges owner; Type: POLICY

CREATE POLICY owner ON tracker.badges TO tracker_owner USING (true) WITH CHECK (true);

-- checkins owner; Type: POLICY

CREATE POLICY owner ON tracker.checkins TO tracker_owner USING (true) WITH CHECK (true);

-- coin_ledger owner; Type: POLICY

CREATE POLICY owner ON tracker.coin_ledger TO tracker_owner USING (true) WITH CHECK (true);

-- dimensions owner; Type: POLICY

CREATE POLICY owner ON tracker.dimensions TO tracker_owner USING (true) WITH CHECK (true);

-- focus_sessions owner; Type: POLICY

CREATE POLICY owner ON tracker.focus_sessions TO tracker_owner USING (true) WITH CHECK (true);

-- game_amounts owner; Type: POLICY

CREATE POLICY owner ON tracker.game_amounts TO tracker_owner USING (true) WITH CHECK (true);

-- game_levels owner; Type: POLICY

CREATE POLICY owner ON tracker.game_levels TO tracker_owner USING (true) WITH CHECK (true);

-- game_sources owner; Type: POLICY

CREATE POLICY owner ON tracker.game_sources TO tracker_owner USING (true) WITH CHECK (true);

-- gardens owner; Type: POLICY

CREATE POLICY owner ON tracker.gardens TO tracker_owner USING (true) WITH CHECK (true);

-- goal_updates owner; Type: POLICY

CREATE POLICY owner ON tracker.goal_updates TO tracker_owner USING (true) WITH CHECK (true);

-- goals owner; Type: POLICY

CREATE POLICY owner ON tracker.goals TO tracker_owner USING (true) WITH CHECK (true);

-- habit_entries owner; Type: POLICY

CREATE POLICY owner ON tracker.habit_entries TO tracker_owner USING (true) WITH CHECK (true);

-- habit_group_members owner; Type: POLICY

CREATE POLICY owner ON tracker.habit_group_members TO tracker_owner USING (true) WITH CHECK (true);

-- habit_groups owner; Type: POLICY

CREATE POLICY owner ON tracker.habit_groups TO tracker_owner USING (true) WITH CHECK (true);

-- habit_schedules owner; Type: POLICY

CREATE POLICY owner ON tracker.habit_schedules TO tracker_owner USING (true) WITH CHECK (true);

-- habits owner; Type: POLICY

CREATE POLICY owner ON tracker.habits TO tracker_owner USING (true) WITH CHECK (true);

-- imports owner; Type: POLICY

CREATE POLICY owner ON tracker.imports TO tracker_owner USING (true) WITH CHECK (true);

-- journey_invite_tokens owner; Type: POLICY

CREATE POLICY owner ON tracker.journey_invite_tokens TO tracker_owner USING (true) WITH CHECK (true);

-- journey_invite_tries owner; Type: POLICY

CREATE POLICY owner ON tracker.journey_invite_tries TO tracker_owner USING (true) WITH CHECK (true);

-- journey_invites owner; Type: POLICY

CREATE POLICY owner ON tracker.journey_invites TO tracker_owner USING (true) WITH CHECK (true);

-- journey_members owner; Type: POLICY

CREATE POLICY owner ON tracker.journey_members TO tracker_owner USING (true) WITH CHECK (true);

-- journey_weights owner; Type: POLICY

CREATE POLICY owner ON tracker.journey_weights TO tracker_owner USING (true) WITH CHECK (true);

-- journeys owner; Type: POLICY

CREATE POLICY owner ON tracker.journeys TO tracker_owner USING (true) WITH CHECK (true);

-- logins owner; Type: POLICY

CREATE POLICY owner ON tracker.logins TO tracker_owner USING (true) WITH CHECK (true);

-- missions owner; Type: POLICY

CREATE POLICY owner ON tracker.missions TO tracker_owner USING (true) WITH CHECK (true);

-- operations owner; Type: POLICY

CREATE POLICY owner ON tracker.operations TO tracker_owner USING (true) WITH CHECK (true);

-- own_rewards owner; Type: POLICY

CREATE POLICY owner ON tracker.own_rewards TO tracker_owner USING (true) WITH CHECK (true);

-- partner_staff owner; Type: POLICY

CREATE POLICY owner ON tracker.partner_staff TO tracker_owner USING (true) WITH CHECK (true);

-- partners owner; Type: POLICY

CREATE POLICY owner ON tracker.partners TO tracker_owner USING (true) WITH CHECK (true);

-- path_milestones owner; Type: POLICY

CREATE POLICY owner ON tracker.path_milestones TO tracker_owner USING (true) WITH CHECK (true);

-- pauses owner; Type: POLICY

CREATE POLICY owner ON tracker.pauses TO tracker_owner USING (true) WITH CHECK (true);

-- progress owner; Type: POLICY

CREATE POLICY owner ON tracker.progress TO tracker_owner USING (true) WITH CHECK (true);

-- quest_states owner; Type: POLICY

CREATE POLICY owner ON tracker.quest_states TO tracker_owner USING (true) WITH CHECK (true);

-- quests owner; Type: POLICY

CREATE POLICY owner ON tracker.quests TO tracker_owner USING (true) WITH CHECK (true);

-- rewards owner; Type: POLICY

CREATE POLICY owner ON tracker.rewards TO tracker_owner USING (true) WITH CHECK (true);

-- standings owner; Type: POLICY

CREATE POLICY owner ON tracker.standings TO tracker_owner USING (true) WITH CHECK (true);

-- streaks owner; Type: POLICY

CREATE POLICY owner ON tracker.streaks TO tracker_owner USING (true) WITH CHECK (true);

-- tags owner; Type: POLICY

CREATE POLICY owner ON tracker.tags TO tracker_owner USING (true) WITH CHECK (true);

-- user_badges owner; Type: POLICY

CREATE POLICY owner ON tracker.user_badges TO tracker_owner USING (true) WITH CHECK (true);

-- user_profiles owner; Type: POLICY

CREATE POLICY owner ON tracker.user_profiles TO tracker_owner USING (true) WITH CHECK (true);

-- user_settings owner; Type: POLICY

CREATE POLICY owner ON tracker.user_settings TO tracker_owner USING (true) WITH CHECK (true);

-- user_tags owner; Type: POLICY

CREATE POLICY owner ON tracker.user_tags TO tracker_owner USING (true) WITH CHECK (true);

-- users owner; Type: POLICY

CREATE POLICY owner ON tracker.users TO tracker_owner USING (true) WITH CHECK (true);

-- voucher_tries owner; Type: POLICY

CREATE POLICY owner ON tracker.voucher_tries TO tracker_owner USING (true) WITH CHECK (true);

-- vouchers owner; Type: POLICY

CREATE POLICY owner ON tracker.vouchers TO tracker_owner USING (true) WITH CHECK (true);

-- xp_ledger owner; Type: POLICY

CREATE POLICY owner ON tracker.xp_ledger TO tracker_owner USING (true) WITH CHECK (true);

-- partner_staff; Type: ROW SECURITY

ALTER TABLE tracker.partner_staff ENABLE ROW LEVEL SECURITY;

-- partners; Type: ROW SECURITY

ALTER TABLE tracker.partners ENABLE ROW LEVEL SECURITY;

-- path_milestones; Type: ROW SECURITY

ALTER TABLE tracker.path_milestones ENABLE ROW LEVEL SECURITY;

-- pauses; Type: ROW SECURITY

ALTER TABLE tracker.pauses ENABLE ROW LEVEL SECURITY;

-- progress; Type: ROW SECURITY

ALTER TABLE tracker.progress ENABLE ROW LEVEL SECURITY;

-- quest_states; Type: ROW SECURITY

ALTER TABLE tracker.quest_states ENABLE ROW LEVEL SECURITY;

-- quests; Type: ROW SECURITY

ALTER TABLE tracker.quests ENABLE ROW LEVEL SECURITY;

-- rewards; Type: ROW SECURITY

ALTER TABLE tracker.rewards ENABLE ROW LEVEL SECURITY;

-- dimensions seen; Type: POLICY

CREATE POLICY seen ON tracker.dimensions FOR SELECT TO tracker_member USING ((journey_id = ANY (( SELECT tracker.my_journeys() AS my_journeys)::bigint[])));

-- journey_invites seen; Type: POLICY

CREATE POLICY seen ON tracker.journey_invites FOR SELECT TO tracker_member USING ((journey_id = ANY (( SELECT tracker.my_journeys_as(VARIADIC ARRAY['owner'::text, 'admin'::text]) AS my_journeys_as)::bigint[])));

-- journey_weights seen; Type: POLICY

CREATE POLICY seen ON tracker.journey_weights FOR SELECT TO tracker_member USING ((journey_id = ANY (( SELECT tracker.my_journeys() AS my_journeys)::bigint[])));

-- journeys seen; Type: POLICY

CREATE POLICY seen ON tracker.journeys FOR SELECT TO tracker_member USING (((is_public AND (status = 'active'::text)) OR (id = ANY (( SELECT tracker.my_journeys() AS my_journeys)::bigint[]))));

-- standings seen; Type: POLICY

CREATE POLICY seen ON tracker.standings FOR SELECT TO tracker_member USING ((journey_id = ANY (( SELECT tracker.my_journeys() AS my_journeys)::bigint[])));

-- standings; Type: ROW SECURITY

ALTER TABLE tracker.standings ENABLE ROW LEVEL SECURITY;

-- streaks; Type: ROW SECURITY

ALTER TABLE tracker.streaks ENABLE ROW LEVEL SECURITY;

-- tags; Type: ROW SECURITY

ALTER TABLE tracker.tags ENABLE ROW LEVEL SECURITY;

-- user_badges; Type: ROW SECURITY

ALTER TABLE tracker.user_badges ENABLE ROW LEVEL SECURITY;

-- user_profiles; Type: ROW SECURITY

ALTER TABLE tracker.user_profiles ENABLE ROW LEVEL SECURITY;

-- user_settings; Type: ROW SECURITY

ALTER TABLE tracker.user_settings ENABLE ROW LEVEL SECURITY;

-- user_tags; Type: ROW SECURITY

ALTER TABLE tracker.user_tags ENABLE ROW LEVEL SECURITY;

-- users; Type: ROW SECURITY

ALTER TABLE tracker.users ENABLE ROW LEVEL SECURITY;

-- voucher_tries; Type: ROW SECURITY

ALTER TABLE tracker.voucher_tries ENABLE ROW LEVEL SECURITY;

-- vouchers; Type: ROW SECURITY

ALTER TABLE tracker.vouchers ENABLE ROW LEVEL SECURITY;

-- xp_ledger; Type: ROW SECURITY

ALTER TABLE tracker.xp_ledger ENABLE ROW LEVEL SECURITY;

-- SCHEMA tracker; Type: ACL

GRANT USAGE ON SCHEMA tracker TO tracker_member;
GRANT USAGE ON SCHEMA tracker TO tracker_admin;
GRANT USAGE ON SCHEMA tracker TO tracker_import;
GRANT USAGE ON SCHEMA tracker TO tracker_logins;
GRANT USAGE ON SCHEMA tracker TO tracker_guest;

-- LANGUAGE plpgsql; Type: ACL

REVOKE ALL ON LANGUAGE plpgsql FROM PUBLIC;
GRANT ALL ON LANGUAGE plpgsql TO tracker_owner;

-- FUNCTION accept_invite(p_token text); Type: ACL

REVOKE ALL ON FUNCTION tracker.accept_invite(p_token text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.accept_invite(p_token text) TO tracker_member;

-- FUNCTION accept_invite_as_newcomer(p_token text, p_username text, p_display_name text, p_timezone text, p_verifier text); Type: ACL

REVOKE ALL ON FUNCTION tracker.accept_invite_as_newcomer(p_token text, p_username text, p_display_name text, p_timezone text, p_verifier text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.accept_invite_as_newcomer(p_token text, p_username text, p_display_name text, p_timezone text, p_verifier text) TO tracker_guest;

-- TABLE logins; Type: ACL

GRANT SELECT ON TABLE tracker.logins TO tracker_member;

-- FUNCTION me(); Type: ACL

REVOKE ALL ON FUNCTION tracker.me() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.me() TO tracker_member;
GRANT ALL ON FUNCTION tracker.me() TO tracker_admin;
GRANT ALL ON FUNCTION tracker.me() TO tracker_import;

-- FUNCTION acts_as_admin(); Type: ACL

REVOKE ALL ON FUNCTION tracker.acts_as_admin() FROM PUBLIC;

-- FUNCTION add_badge(p_key text, p_name text, p_description text, p_tier text, p_category text, p_icon text, p_scope text, p_criteria jsonb, p_xp integer, p_coins integer); Type: ACL

REVOKE ALL ON FUNCTION tracker.add_badge(p_key text, p_name text, p_description text, p_tier text, p_category text, p_icon text, p_scope text, p_criteria jsonb, p_xp integer, p_coins integer) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.add_badge(p_key text, p_name text, p_description text, p_tier text, p_category text, p_icon text, p_scope text, p_criteria jsonb, p_xp integer, p_coins integer) TO tracker_admin;

-- FUNCTION add_dimension(p_journey_id bigint, p_name text, p_weight smallint, p_required boolean, p_from date, p_description text, p_examples jsonb); Type: ACL

REVOKE ALL ON FUNCTION tracker.add_dimension(p_journey_id bigint, p_name text, p_weight smallint, p_required boolean, p_from date, p_description text, p_examples jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.add_dimension(p_journey_id bigint, p_name text, p_weight smallint, p_required boolean, p_from date, p_description text, p_examples jsonb) TO tracker_member;

-- FUNCTION add_mission(p_key text, p_title text, p_description text, p_difficulty text, p_category text, p_points integer, p_days integer, p_time_estimate text, p_tips text[], p_requirements jsonb); Type: ACL

REVOKE ALL ON FUNCTION tracker.add_mission(p_key text, p_title text, p_description text, p_difficulty text, p_category text, p_points integer, p_days integer, p_time_estimate text, p_tips text[], p_requirements jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.add_mission(p_key text, p_title text, p_description text, p_difficulty text, p_category text, p_points integer, p_days integer, p_time_estimate text, p_tips text[], p_requirements jsonb) TO tracker_admin;

-- FUNCTION add_people(p_people jsonb); Type: ACL

REVOKE ALL ON FUNCTION tracker.add_people(p_people jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.add_people(p_people jsonb) TO tracker_admin;

-- FUNCTION add_person(p_username text, p_role text, p_email text, p_display_name text, p_timezone text, p_verifier text, p_admin boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.add_person(p_username text, p_role text, p_email text, p_display_name text, p_timezone text, p_verifier text, p_admin boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.add_person(p_username text, p_role text, p_email text, p_display_name text, p_timezone text, p_verifier text, p_admin boolean) TO tracker_admin;

-- FUNCTION adds_to_day(p_action text, p_before jsonb, p_after jsonb); Type: ACL

REVOKE ALL ON FUNCTION tracker.adds_to_day(p_action text, p_before jsonb, p_after jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.adds_to_day(p_action text, p_before jsonb, p_after jsonb) TO tracker_member;

-- FUNCTION admit(p_user_id bigint, p_journey_id bigint, p_role text); Type: ACL

REVOKE ALL ON FUNCTION tracker.admit(p_user_id bigint, p_journey_id bigint, p_role text) FROM PUBLIC;

-- FUNCTION all_days_of(p_user_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.all_days_of(p_user_ids bigint[]) FROM PUBLIC;

-- FUNCTION allow_person(p_username text, p_allowed boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.allow_person(p_username text, p_allowed boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.allow_person(p_username text, p_allowed boolean) TO tracker_admin;

-- FUNCTION answers_fit(p_efforts smallint[], p_weights smallint[], p_required boolean[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.answers_fit(p_efforts smallint[], p_weights smallint[], p_required boolean[]) FROM PUBLIC;

-- FUNCTION apply_operation(p_operation uuid, p_logged_at timestamp with time zone); Type: ACL

REVOKE ALL ON FUNCTION tracker.apply_operation(p_operation uuid, p_logged_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.apply_operation(p_operation uuid, p_logged_at timestamp with time zone) TO tracker_member;

-- FUNCTION apply_staged_checkins(p_batch uuid, p_restore boolean, OUT given integer, OUT added integer, OUT updated integer, OUT rejected integer); Type: ACL

REVOKE ALL ON FUNCTION tracker.apply_staged_checkins(p_batch uuid, p_restore boolean, OUT given integer, OUT added integer, OUT updated integer, OUT rejected integer) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.apply_staged_checkins(p_batch uuid, p_restore boolean, OUT given integer, OUT added integer, OUT updated integer, OUT rejected integer) TO tracker_member;

-- FUNCTION apply_staged_entries(p_batch uuid, OUT given integer, OUT added integer, OUT updated integer, OUT rejected integer); Type: ACL

REVOKE ALL ON FUNCTION tracker.apply_staged_entries(p_batch uuid, OUT given integer, OUT added integer, OUT updated integer, OUT rejected integer) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.apply_staged_entries(p_batch uuid, OUT given integer, OUT added integer, OUT updated integer, OUT rejected integer) TO tracker_member;

-- FUNCTION array_with(p_array anyarray, p_index integer, p_value anyelement); Type: ACL

REVOKE ALL ON FUNCTION tracker.array_with(p_array anyarray, p_index integer, p_value anyelement) FROM PUBLIC;

-- FUNCTION asked_by_journeys(p_journey_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.asked_by_journeys(p_journey_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.asked_by_journeys(p_journey_ids bigint[]) TO tracker_admin;
GRANT ALL ON FUNCTION tracker.asked_by_journeys(p_journey_ids bigint[]) TO tracker_import;

-- FUNCTION audit_changeable_columns(p_table oid); Type: ACL

REVOKE ALL ON FUNCTION tracker.audit_changeable_columns(p_table oid) FROM PUBLIC;

-- FUNCTION audit_computed(); Type: ACL

REVOKE ALL ON FUNCTION tracker.audit_computed() FROM PUBLIC;

-- FUNCTION audit_content(p_row jsonb); Type: ACL

REVOKE ALL ON FUNCTION tracker.audit_content(p_row jsonb) FROM PUBLIC;

-- FUNCTION audit_identity(p_table oid); Type: ACL

REVOKE ALL ON FUNCTION tracker.audit_identity(p_table oid) FROM PUBLIC;

-- FUNCTION audit_matches(p_keys jsonb, p_left text, p_right text); Type: ACL

REVOKE ALL ON FUNCTION tracker.audit_matches(p_keys jsonb, p_left text, p_right text) FROM PUBLIC;

-- FUNCTION audit_qualified(p_columns text, p_alias text); Type: ACL

REVOKE ALL ON FUNCTION tracker.audit_qualified(p_columns text, p_alias text) FROM PUBLIC;

-- FUNCTION audit_stored_columns(p_table oid); Type: ACL

REVOKE ALL ON FUNCTION tracker.audit_stored_columns(p_table oid) FROM PUBLIC;

-- FUNCTION badge_faults(); Type: ACL

REVOKE ALL ON FUNCTION tracker.badge_faults() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.badge_faults() TO tracker_admin;

-- FUNCTION week_number(p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.week_number(p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.week_number(p_day date) TO tracker_member;
GRANT ALL ON FUNCTION tracker.week_number(p_day date) TO tracker_admin;
GRANT ALL ON FUNCTION tracker.week_number(p_day date) TO tracker_import;

-- FUNCTION badge_first_day(p_measure text, p_variant text, p_first date); Type: ACL

REVOKE ALL ON FUNCTION tracker.badge_first_day(p_measure text, p_variant text, p_first date) FROM PUBLIC;

-- FUNCTION badge_holders(); Type: ACL

REVOKE ALL ON FUNCTION tracker.badge_holders() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.badge_holders() TO tracker_admin;

-- FUNCTION badge_last_day(p_measure text, p_variant text, p_last date); Type: ACL

REVOKE ALL ON FUNCTION tracker.badge_last_day(p_measure text, p_variant text, p_last date) FROM PUBLIC;

-- FUNCTION badge_verdicts(p_marks text, p_measure text, p_variant text, p_windows tracker.badge_window[], p_badge_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.badge_verdicts(p_marks text, p_measure text, p_variant text, p_windows tracker.badge_window[], p_badge_ids bigint[]) FROM PUBLIC;

-- FUNCTION badge_windows(p_touched tracker.badge_window[], p_measures text[], p_badge_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.badge_windows(p_touched tracker.badge_window[], p_measures text[], p_badge_ids bigint[]) FROM PUBLIC;

-- FUNCTION badge_within_reach(p_measure text, p_variant text, p_window tracker.badge_window); Type: ACL

REVOKE ALL ON FUNCTION tracker.badge_within_reach(p_measure text, p_variant text, p_window tracker.badge_window) FROM PUBLIC;

-- FUNCTION badge_worth(p_badge_id bigint, p_holds boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.badge_worth(p_badge_id bigint, p_holds boolean) FROM PUBLIC;

-- FUNCTION begin_focus_session(); Type: ACL

REVOKE ALL ON FUNCTION tracker.begin_focus_session() FROM PUBLIC;

-- FUNCTION begin_progress(); Type: ACL

REVOKE ALL ON FUNCTION tracker.begin_progress() FROM PUBLIC;

-- FUNCTION begin_quest(); Type: ACL

REVOKE ALL ON FUNCTION tracker.begin_quest() FROM PUBLIC;

-- FUNCTION begin_step(p_action text); Type: ACL

REVOKE ALL ON FUNCTION tracker.begin_step(p_action text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.begin_step(p_action text) TO tracker_member;

-- FUNCTION begin_streaks(); Type: ACL

REVOKE ALL ON FUNCTION tracker.begin_streaks() FROM PUBLIC;

-- FUNCTION buy_reward(p_public_id uuid); Type: ACL

REVOKE ALL ON FUNCTION tracker.buy_reward(p_public_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.buy_reward(p_public_id uuid) TO tracker_member;

-- FUNCTION change_login_role(p_role text, p_verifier text, p_valid_until timestamp with time zone, p_may_log_in boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.change_login_role(p_role text, p_verifier text, p_valid_until timestamp with time zone, p_may_log_in boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.change_login_role(p_role text, p_verifier text, p_valid_until timestamp with time zone, p_may_log_in boolean) TO tracker_owner;

-- FUNCTION change_password(p_verifier text); Type: ACL

REVOKE ALL ON FUNCTION tracker.change_password(p_verifier text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.change_password(p_verifier text) TO tracker_member;

-- FUNCTION check_badge(); Type: ACL

REVOKE ALL ON FUNCTION tracker.check_badge() FROM PUBLIC;

-- FUNCTION check_goal(); Type: ACL

REVOKE ALL ON FUNCTION tracker.check_goal() FROM PUBLIC;

-- FUNCTION check_goal_update(); Type: ACL

REVOKE ALL ON FUNCTION tracker.check_goal_update() FROM PUBLIC;

-- FUNCTION check_habit_entry(); Type: ACL

REVOKE ALL ON FUNCTION tracker.check_habit_entry() FROM PUBLIC;

-- FUNCTION check_voucher(); Type: ACL

REVOKE ALL ON FUNCTION tracker.check_voucher() FROM PUBLIC;

-- FUNCTION checkin_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.checkin_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION checkin_worth(p_half_points integer, p_penalties boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.checkin_worth(p_half_points integer, p_penalties boolean) FROM PUBLIC;

-- FUNCTION clear_abandoned_staging(); Type: ACL

REVOKE ALL ON FUNCTION tracker.clear_abandoned_staging() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.clear_abandoned_staging() TO tracker_admin;

-- FUNCTION clear_operations(); Type: ACL

REVOKE ALL ON FUNCTION tracker.clear_operations() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.clear_operations() TO tracker_admin;

-- FUNCTION clear_own_operations(); Type: ACL

REVOKE ALL ON FUNCTION tracker.clear_own_operations() FROM PUBLIC;

-- FUNCTION clear_sessions(); Type: ACL

REVOKE ALL ON FUNCTION tracker.clear_sessions() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.clear_sessions() TO tracker_admin;

-- FUNCTION clear_staged(p_batch uuid); Type: ACL

REVOKE ALL ON FUNCTION tracker.clear_staged(p_batch uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.clear_staged(p_batch uuid) TO tracker_member;
GRANT ALL ON FUNCTION tracker.clear_staged(p_batch uuid) TO tracker_admin;
GRANT ALL ON FUNCTION tracker.clear_staged(p_batch uuid) TO tracker_import;

-- FUNCTION clear_unused_tags(); Type: ACL

REVOKE ALL ON FUNCTION tracker.clear_unused_tags() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.clear_unused_tags() TO tracker_admin;

-- FUNCTION close_vouchers(p_user_id bigint, p_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.close_vouchers(p_user_id bigint, p_ids bigint[]) FROM PUBLIC;

-- TABLE users; Type: ACL

GRANT SELECT ON TABLE tracker.users TO tracker_member;

-- COLUMN users.email; Type: ACL

GRANT UPDATE(email) ON TABLE tracker.users TO tracker_member;

-- COLUMN users.display_name; Type: ACL

GRANT UPDATE(display_name) ON TABLE tracker.users TO tracker_member;

-- COLUMN users.first_name; Type: ACL

GRANT UPDATE(first_name) ON TABLE tracker.users TO tracker_member;

-- COLUMN users.last_name; Type: ACL

GRANT UPDATE(last_name) ON TABLE tracker.users TO tracker_member;

-- COLUMN users.bio; Type: ACL

GRANT UPDATE(bio) ON TABLE tracker.users TO tracker_member;

-- COLUMN users.avatar_url; Type: ACL

GRANT UPDATE(avatar_url) ON TABLE tracker.users TO tracker_member;

-- COLUMN users.date_of_birth; Type: ACL

GRANT UPDATE(date_of_birth) ON TABLE tracker.users TO tracker_member;

-- COLUMN users.timezone; Type: ACL

GRANT UPDATE(timezone) ON TABLE tracker.users TO tracker_member;

-- COLUMN users.consent_given; Type: ACL

GRANT UPDATE(consent_given) ON TABLE tracker.users TO tracker_member;

-- COLUMN users.consent_at; Type: ACL

GRANT UPDATE(consent_at) ON TABLE tracker.users TO tracker_member;

-- FUNCTION columns_of_people(p_table oid); Type: ACL

REVOKE ALL ON FUNCTION tracker.columns_of_people(p_table oid) FROM PUBLIC;

-- FUNCTION comeback_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.comeback_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION continue_ordinals(p_user_id bigint, p_habit_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.continue_ordinals(p_user_id bigint, p_habit_id bigint) FROM PUBLIC;

-- FUNCTION count_wrong_code(); Type: ACL

REVOKE ALL ON FUNCTION tracker.count_wrong_code() FROM PUBLIC;

-- FUNCTION count_wrong_try(p_who text); Type: ACL

REVOKE ALL ON FUNCTION tracker.count_wrong_try(p_who text) FROM PUBLIC;

-- FUNCTION create_journey(p_title text, p_description text, p_is_public boolean, p_public_id uuid); Type: ACL

REVOKE ALL ON FUNCTION tracker.create_journey(p_title text, p_description text, p_is_public boolean, p_public_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.create_journey(p_title text, p_description text, p_is_public boolean, p_public_id uuid) TO tracker_member;

-- FUNCTION crushed_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.crushed_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION current_instant(); Type: ACL

REVOKE ALL ON FUNCTION tracker.current_instant() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.current_instant() TO tracker_member;
GRANT ALL ON FUNCTION tracker.current_instant() TO tracker_admin;
GRANT ALL ON FUNCTION tracker.current_instant() TO tracker_import;

-- FUNCTION periods_in(p_periods int4multirange); Type: ACL

REVOKE ALL ON FUNCTION tracker.periods_in(p_periods int4multirange) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.periods_in(p_periods int4multirange) TO tracker_member;

-- FUNCTION current_run(p_met int4multirange, p_excused int4multirange, p_ordinal integer, p_open boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.current_run(p_met int4multirange, p_excused int4multirange, p_ordinal integer, p_open boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.current_run(p_met int4multirange, p_excused int4multirange, p_ordinal integer, p_open boolean) TO tracker_member;

-- FUNCTION current_step(); Type: ACL

REVOKE ALL ON FUNCTION tracker.current_step() FROM PUBLIC;

-- TABLE quests; Type: ACL

GRANT SELECT ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.public_id; Type: ACL

GRANT INSERT(public_id) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.kind; Type: ACL

GRANT INSERT(kind) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.title; Type: ACL

GRANT INSERT(title) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.description; Type: ACL

GRANT INSERT(description) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.mission_id; Type: ACL

GRANT INSERT(mission_id) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.measure; Type: ACL

GRANT INSERT(measure) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.needed; Type: ACL

GRANT INSERT(needed) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.habit_id; Type: ACL

GRANT INSERT(habit_id) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.goal_id; Type: ACL

GRANT INSERT(goal_id) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.starts_on; Type: ACL

GRANT INSERT(starts_on) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.ends_on; Type: ACL

GRANT INSERT(ends_on) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.status; Type: ACL

GRANT INSERT(status),UPDATE(status) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.notes; Type: ACL

GRANT INSERT(notes),UPDATE(notes) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.difficulty; Type: ACL

GRANT INSERT(difficulty),UPDATE(difficulty) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.satisfaction; Type: ACL

GRANT INSERT(satisfaction),UPDATE(satisfaction) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.started_at; Type: ACL

GRANT INSERT(started_at) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.completed_at; Type: ACL

GRANT INSERT(completed_at) ON TABLE tracker.quests TO tracker_member;

-- COLUMN quests.ended_on; Type: ACL

GRANT INSERT(ended_on) ON TABLE tracker.quests TO tracker_member;

-- FUNCTION dated_quest(q tracker.quests, p_today date); Type: ACL

REVOKE ALL ON FUNCTION tracker.dated_quest(q tracker.quests, p_today date) FROM PUBLIC;

-- FUNCTION day_number(p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.day_number(p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.day_number(p_day date) TO tracker_member;
GRANT ALL ON FUNCTION tracker.day_number(p_day date) TO tracker_admin;
GRANT ALL ON FUNCTION tracker.day_number(p_day date) TO tracker_import;

-- FUNCTION days_checked_in(p_windows tracker.badge_window[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.days_checked_in(p_windows tracker.badge_window[]) FROM PUBLIC;

-- FUNCTION delete_me(); Type: ACL

REVOKE ALL ON FUNCTION tracker.delete_me() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.delete_me() TO tracker_member;

-- FUNCTION delete_other(p_username text); Type: ACL

REVOKE ALL ON FUNCTION tracker.delete_other(p_username text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.delete_other(p_username text) TO tracker_admin;

-- FUNCTION delete_person(p_user_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.delete_person(p_user_id bigint) FROM PUBLIC;

-- FUNCTION deletion_grace(); Type: ACL

REVOKE ALL ON FUNCTION tracker.deletion_grace() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.deletion_grace() TO tracker_member;
GRANT ALL ON FUNCTION tracker.deletion_grace() TO tracker_admin;

-- FUNCTION deleted_until(p_user_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.deleted_until(p_user_id bigint) FROM PUBLIC;

-- FUNCTION derived_faults(); Type: ACL

REVOKE ALL ON FUNCTION tracker.derived_faults() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.derived_faults() TO tracker_admin;

-- FUNCTION dimension_means(p_journey_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.dimension_means(p_journey_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.dimension_means(p_journey_id bigint) TO tracker_member;

-- FUNCTION drop_login(p_role text); Type: ACL

REVOKE ALL ON FUNCTION tracker.drop_login(p_role text) FROM PUBLIC;

-- FUNCTION end_expired_sessions(p_user_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.end_expired_sessions(p_user_id bigint) FROM PUBLIC;

-- FUNCTION end_login_role(p_role text); Type: ACL

REVOKE ALL ON FUNCTION tracker.end_login_role(p_role text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.end_login_role(p_role text) TO tracker_owner;

-- FUNCTION end_my_sessions(); Type: ACL

REVOKE ALL ON FUNCTION tracker.end_my_sessions() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.end_my_sessions() TO tracker_member;

-- FUNCTION end_session(p_public_id uuid); Type: ACL

REVOKE ALL ON FUNCTION tracker.end_session(p_public_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.end_session(p_public_id uuid) TO tracker_member;

-- FUNCTION end_sessions_of(p_user_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.end_sessions_of(p_user_id bigint) FROM PUBLIC;

-- TABLE habit_schedules; Type: ACL

GRANT SELECT ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.habit_id; Type: ACL

GRANT INSERT(habit_id) ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.from_day; Type: ACL

GRANT INSERT(from_day) ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.kind; Type: ACL

GRANT INSERT(kind),UPDATE(kind) ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.every; Type: ACL

GRANT INSERT(every),UPDATE(every) ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.anchor; Type: ACL

GRANT INSERT(anchor),UPDATE(anchor) ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.weekdays; Type: ACL

GRANT INSERT(weekdays),UPDATE(weekdays) ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.times; Type: ACL

GRANT INSERT(times),UPDATE(times) ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.direction; Type: ACL

GRANT INSERT(direction),UPDATE(direction) ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.target; Type: ACL

GRANT INSERT(target),UPDATE(target) ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.unit; Type: ACL

GRANT INSERT(unit),UPDATE(unit) ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.skips; Type: ACL

GRANT INSERT(skips),UPDATE(skips) ON TABLE tracker.habit_schedules TO tracker_member;

-- COLUMN habit_schedules.skips_per; Type: ACL

GRANT INSERT(skips_per),UPDATE(skips_per) ON TABLE tracker.habit_schedules TO tracker_member;

-- FUNCTION entry_status(p_answer text, p_amount numeric, s tracker.habit_schedules); Type: ACL

REVOKE ALL ON FUNCTION tracker.entry_status(p_answer text, p_amount numeric, s tracker.habit_schedules) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.entry_status(p_answer text, p_amount numeric, s tracker.habit_schedules) TO tracker_member;

-- FUNCTION expected_progress(p_user_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.expected_progress(p_user_ids bigint[]) FROM PUBLIC;

-- FUNCTION score_half_points(p_efforts smallint[], p_weights smallint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.score_half_points(p_efforts smallint[], p_weights smallint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.score_half_points(p_efforts smallint[], p_weights smallint[]) TO tracker_member;

-- TABLE checkins; Type: ACL

GRANT SELECT ON TABLE tracker.checkins TO tracker_member;

-- COLUMN checkins.journey_id; Type: ACL

GRANT INSERT(journey_id) ON TABLE tracker.checkins TO tracker_member;

-- COLUMN checkins.day; Type: ACL

GRANT INSERT(day) ON TABLE tracker.checkins TO tracker_member;

-- COLUMN checkins.efforts; Type: ACL

GRANT INSERT(efforts),UPDATE(efforts) ON TABLE tracker.checkins TO tracker_member;

-- COLUMN checkins.client_id; Type: ACL

GRANT INSERT(client_id),UPDATE(client_id) ON TABLE tracker.checkins TO tracker_member;

-- COLUMN checkins.note; Type: ACL

GRANT INSERT(note),UPDATE(note) ON TABLE tracker.checkins TO tracker_member;

-- TABLE journey_weights; Type: ACL

GRANT SELECT ON TABLE tracker.journey_weights TO tracker_member;

-- FUNCTION expected_scores(); Type: ACL

REVOKE ALL ON FUNCTION tracker.expected_scores() FROM PUBLIC;

-- FUNCTION expected_sold(); Type: ACL

REVOKE ALL ON FUNCTION tracker.expected_sold() FROM PUBLIC;

-- FUNCTION month_number(p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.month_number(p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.month_number(p_day date) TO tracker_member;
GRANT ALL ON FUNCTION tracker.month_number(p_day date) TO tracker_admin;
GRANT ALL ON FUNCTION tracker.month_number(p_day date) TO tracker_import;

-- FUNCTION standing_bucket(p_period smallint, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.standing_bucket(p_period smallint, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.standing_bucket(p_period smallint, p_day date) TO tracker_member;
GRANT ALL ON FUNCTION tracker.standing_bucket(p_period smallint, p_day date) TO tracker_admin;
GRANT ALL ON FUNCTION tracker.standing_bucket(p_period smallint, p_day date) TO tracker_import;

-- TABLE journey_members; Type: ACL

GRANT SELECT ON TABLE tracker.journey_members TO tracker_member;

-- FUNCTION expected_standings(); Type: ACL

REVOKE ALL ON FUNCTION tracker.expected_standings() FROM PUBLIC;

-- FUNCTION expected_streaks(); Type: ACL

REVOKE ALL ON FUNCTION tracker.expected_streaks() FROM PUBLIC;

-- FUNCTION weekday_ordinal(p_weekdays smallint, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.weekday_ordinal(p_weekdays smallint, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.weekday_ordinal(p_weekdays smallint, p_day date) TO tracker_member;

-- FUNCTION period_ordinal(s tracker.habit_schedules, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.period_ordinal(s tracker.habit_schedules, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.period_ordinal(s tracker.habit_schedules, p_day date) TO tracker_member;

-- FUNCTION first_ordinal_within(s tracker.habit_schedules, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.first_ordinal_within(s tracker.habit_schedules, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.first_ordinal_within(s tracker.habit_schedules, p_day date) TO tracker_member;

-- COLUMN staged_checkins.batch; Type: ACL

GRANT INSERT(batch) ON TABLE tracker.staged_checkins TO tracker_member;
GRANT INSERT(batch) ON TABLE tracker.staged_checkins TO tracker_admin;
GRANT INSERT(batch) ON TABLE tracker.staged_checkins TO tracker_import;

-- COLUMN staged_checkins.line; Type: ACL

GRANT INSERT(line) ON TABLE tracker.staged_checkins TO tracker_member;
GRANT INSERT(line) ON TABLE tracker.staged_checkins TO tracker_admin;
GRANT INSERT(line) ON TABLE tracker.staged_checkins TO tracker_import;

-- COLUMN staged_checkins.journey_id; Type: ACL

GRANT INSERT(journey_id) ON TABLE tracker.staged_checkins TO tracker_member;
GRANT INSERT(journey_id) ON TABLE tracker.staged_checkins TO tracker_admin;
GRANT INSERT(journey_id) ON TABLE tracker.staged_checkins TO tracker_import;

-- COLUMN staged_checkins.day; Type: ACL

GRANT INSERT(day) ON TABLE tracker.staged_checkins TO tracker_member;
GRANT INSERT(day) ON TABLE tracker.staged_checkins TO tracker_admin;
GRANT INSERT(day) ON TABLE tracker.staged_checkins TO tracker_import;

-- COLUMN staged_checkins.efforts; Type: ACL

GRANT INSERT(efforts) ON TABLE tracker.staged_checkins TO tracker_member;
GRANT INSERT(efforts) ON TABLE tracker.staged_checkins TO tracker_admin;
GRANT INSERT(efforts) ON TABLE tracker.staged_checkins TO tracker_import;

-- COLUMN staged_checkins.client_id; Type: ACL

GRANT INSERT(client_id) ON TABLE tracker.staged_checkins TO tracker_member;
GRANT INSERT(client_id) ON TABLE tracker.staged_checkins TO tracker_admin;
GRANT INSERT(client_id) ON TABLE tracker.staged_checkins TO tracker_import;

-- COLUMN staged_checkins.note; Type: ACL

GRANT INSERT(note) ON TABLE tracker.staged_checkins TO tracker_member;
GRANT INSERT(note) ON TABLE tracker.staged_checkins TO tracker_admin;
GRANT INSERT(note) ON TABLE tracker.staged_checkins TO tracker_import;

-- FUNCTION staged_answers(p_batch uuid); Type: ACL

REVOKE ALL ON FUNCTION tracker.staged_answers(p_batch uuid) FROM PUBLIC;

-- FUNCTION fit_staged_checkins(p_batch uuid); Type: ACL

REVOKE ALL ON FUNCTION tracker.fit_staged_checkins(p_batch uuid) FROM PUBLIC;

-- COLUMN staged_entries.batch; Type: ACL

GRANT INSERT(batch) ON TABLE tracker.staged_entries TO tracker_member;

-- COLUMN staged_entries.line; Type: ACL

GRANT INSERT(line) ON TABLE tracker.staged_entries TO tracker_member;

-- COLUMN staged_entries.habit_id; Type: ACL

GRANT INSERT(habit_id) ON TABLE tracker.staged_entries TO tracker_member;

-- COLUMN staged_entries.day; Type: ACL

GRANT INSERT(day) ON TABLE tracker.staged_entries TO tracker_member;

-- COLUMN staged_entries.answer; Type: ACL

GRANT INSERT(answer) ON TABLE tracker.staged_entries TO tracker_member;

-- COLUMN staged_entries.amount; Type: ACL

GRANT INSERT(amount) ON TABLE tracker.staged_entries TO tracker_member;

-- COLUMN staged_entries.note; Type: ACL

GRANT INSERT(note) ON TABLE tracker.staged_entries TO tracker_member;

-- COLUMN staged_entries.metadata; Type: ACL

GRANT INSERT(metadata) ON TABLE tracker.staged_entries TO tracker_member;

-- FUNCTION fit_staged_entries(p_batch uuid); Type: ACL

REVOKE ALL ON FUNCTION tracker.fit_staged_entries(p_batch uuid) FROM PUBLIC;

-- TABLE focus_sessions; Type: ACL

GRANT SELECT ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.public_id; Type: ACL

GRANT INSERT(public_id) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.kind; Type: ACL

GRANT INSERT(kind) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.status; Type: ACL

GRANT INSERT(status),UPDATE(status) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.planned_minutes; Type: ACL

GRANT INSERT(planned_minutes) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.goal_id; Type: ACL

GRANT INSERT(goal_id),UPDATE(goal_id) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.habit_id; Type: ACL

GRANT INSERT(habit_id),UPDATE(habit_id) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.note; Type: ACL

GRANT INSERT(note),UPDATE(note) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.day; Type: ACL

GRANT INSERT(day) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.started_at; Type: ACL

GRANT INSERT(started_at) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.paused_at; Type: ACL

GRANT INSERT(paused_at) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.paused_seconds; Type: ACL

GRANT INSERT(paused_seconds) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.completed_at; Type: ACL

GRANT INSERT(completed_at) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.cycle; Type: ACL

GRANT INSERT(cycle) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.cycles; Type: ACL

GRANT INSERT(cycles) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.short_break; Type: ACL

GRANT INSERT(short_break) ON TABLE tracker.focus_sessions TO tracker_member;

-- COLUMN focus_sessions.long_break; Type: ACL

GRANT INSERT(long_break) ON TABLE tracker.focus_sessions TO tracker_member;

-- FUNCTION focus_ends_at(f tracker.focus_sessions); Type: ACL

REVOKE ALL ON FUNCTION tracker.focus_ends_at(f tracker.focus_sessions) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.focus_ends_at(f tracker.focus_sessions) TO tracker_member;

-- FUNCTION focus_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.focus_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION focus_worth(p_status text, p_minutes integer); Type: ACL

REVOKE ALL ON FUNCTION tracker.focus_worth(p_status text, p_minutes integer) FROM PUBLIC;

-- FUNCTION forget_in_audit(p_people bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.forget_in_audit(p_people bigint[]) FROM PUBLIC;

-- FUNCTION forget_recorded(p_after bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.forget_recorded(p_after bigint) FROM PUBLIC;

-- FUNCTION game_faults(); Type: ACL

REVOKE ALL ON FUNCTION tracker.game_faults() FROM PUBLIC;

-- FUNCTION goal_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.goal_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- TABLE goals; Type: ACL

GRANT SELECT ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.public_id; Type: ACL

GRANT INSERT(public_id) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.title; Type: ACL

GRANT INSERT(title),UPDATE(title) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.description; Type: ACL

GRANT INSERT(description),UPDATE(description) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.category; Type: ACL

GRANT INSERT(category),UPDATE(category) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.priority; Type: ACL

GRANT INSERT(priority),UPDATE(priority) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.status; Type: ACL

GRANT INSERT(status),UPDATE(status) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.completed_on; Type: ACL

GRANT INSERT(completed_on),UPDATE(completed_on) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.started_on; Type: ACL

GRANT INSERT(started_on),UPDATE(started_on) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.start_value; Type: ACL

GRANT INSERT(start_value),UPDATE(start_value) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.target_value; Type: ACL

GRANT INSERT(target_value),UPDATE(target_value) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.unit; Type: ACL

GRANT INSERT(unit),UPDATE(unit) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.target_date; Type: ACL

GRANT INSERT(target_date),UPDATE(target_date) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.tags; Type: ACL

GRANT INSERT(tags),UPDATE(tags) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.colour; Type: ACL

GRANT INSERT(colour),UPDATE(colour) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.deleted; Type: ACL

GRANT INSERT(deleted),UPDATE(deleted) ON TABLE tracker.goals TO tracker_member;

-- COLUMN goals.metadata; Type: ACL

GRANT INSERT(metadata),UPDATE(metadata) ON TABLE tracker.goals TO tracker_member;

-- FUNCTION goal_value(p_goal tracker.goals, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.goal_value(p_goal tracker.goals, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.goal_value(p_goal tracker.goals, p_day date) TO tracker_member;

-- FUNCTION goal_worth(p_status text, p_deleted boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.goal_worth(p_status text, p_deleted boolean) FROM PUBLIC;

-- FUNCTION grant_reward(p_username text, p_public_id uuid); Type: ACL

REVOKE ALL ON FUNCTION tracker.grant_reward(p_username text, p_public_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.grant_reward(p_username text, p_public_id uuid) TO tracker_admin;

-- FUNCTION group_board(p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.group_board(p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.group_board(p_day date) TO tracker_member;

-- TABLE habit_groups; Type: ACL

GRANT SELECT ON TABLE tracker.habit_groups TO tracker_member;

-- COLUMN habit_groups.public_id; Type: ACL

GRANT INSERT(public_id) ON TABLE tracker.habit_groups TO tracker_member;

-- COLUMN habit_groups.name; Type: ACL

GRANT INSERT(name),UPDATE(name) ON TABLE tracker.habit_groups TO tracker_member;

-- COLUMN habit_groups.rule; Type: ACL

GRANT INSERT(rule),UPDATE(rule) ON TABLE tracker.habit_groups TO tracker_member;

-- COLUMN habit_groups.target; Type: ACL

GRANT INSERT(target),UPDATE(target) ON TABLE tracker.habit_groups TO tracker_member;

-- FUNCTION group_days(p_group tracker.habit_groups, p_day date, OUT met int4multirange, OUT excused int4multirange, OUT last_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.group_days(p_group tracker.habit_groups, p_day date, OUT met int4multirange, OUT excused int4multirange, OUT last_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.group_days(p_group tracker.habit_groups, p_day date, OUT met int4multirange, OUT excused int4multirange, OUT last_day date) TO tracker_member;

-- FUNCTION habit_entry_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.habit_entry_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION habit_entry_worth(p_answer text, p_penalties boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.habit_entry_worth(p_answer text, p_penalties boolean) FROM PUBLIC;

-- FUNCTION habit_streak_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.habit_streak_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION hand_over_journeys(p_people bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.hand_over_journeys(p_people bigint[]) FROM PUBLIC;

-- FUNCTION import_checkins(p_user_ids bigint[], p_batches uuid[], OUT given integer, OUT added integer, OUT rejected integer); Type: ACL

REVOKE ALL ON FUNCTION tracker.import_checkins(p_user_ids bigint[], p_batches uuid[], OUT given integer, OUT added integer, OUT rejected integer) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.import_checkins(p_user_ids bigint[], p_batches uuid[], OUT given integer, OUT added integer, OUT rejected integer) TO tracker_admin;
GRANT ALL ON FUNCTION tracker.import_checkins(p_user_ids bigint[], p_batches uuid[], OUT given integer, OUT added integer, OUT rejected integer) TO tracker_import;

-- FUNCTION import_checkins_of(p_user_id bigint, p_batch uuid, OUT given integer, OUT added integer, OUT rejected integer); Type: ACL

REVOKE ALL ON FUNCTION tracker.import_checkins_of(p_user_id bigint, p_batch uuid, OUT given integer, OUT added integer, OUT rejected integer) FROM PUBLIC;

-- FUNCTION improvement_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.improvement_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION invitations(); Type: ACL

REVOKE ALL ON FUNCTION tracker.invitations() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.invitations() TO tracker_member;

-- FUNCTION invite_lifetime(); Type: ACL

REVOKE ALL ON FUNCTION tracker.invite_lifetime() FROM PUBLIC;

-- TABLE journey_invites; Type: ACL

GRANT SELECT ON TABLE tracker.journey_invites TO tracker_member;

-- FUNCTION invite_of_token(p_token text); Type: ACL

REVOKE ALL ON FUNCTION tracker.invite_of_token(p_token text) FROM PUBLIC;

-- FUNCTION invite_state(p_invite tracker.journey_invites); Type: ACL

REVOKE ALL ON FUNCTION tracker.invite_state(p_invite tracker.journey_invites) FROM PUBLIC;

-- FUNCTION invite_to_journey(p_journey_id bigint, p_email text, p_role text, p_token_hash bytea); Type: ACL

REVOKE ALL ON FUNCTION tracker.invite_to_journey(p_journey_id bigint, p_email text, p_role text, p_token_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.invite_to_journey(p_journey_id bigint, p_email text, p_role text, p_token_hash bytea) TO tracker_member;

-- FUNCTION is_scheduled(s tracker.habit_schedules, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.is_scheduled(s tracker.habit_schedules, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.is_scheduled(s tracker.habit_schedules, p_day date) TO tracker_member;

-- FUNCTION is_timezone(p_name text); Type: ACL

REVOKE ALL ON FUNCTION tracker.is_timezone(p_name text) FROM PUBLIC;

-- FUNCTION issue_voucher(p_user_id bigint, p_public_id uuid, p_granted boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.issue_voucher(p_user_id bigint, p_public_id uuid, p_granted boolean) FROM PUBLIC;

-- FUNCTION join_journey(p_journey_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.join_journey(p_journey_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.join_journey(p_journey_id bigint) TO tracker_member;

-- FUNCTION journey_figures(p_journey_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.journey_figures(p_journey_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.journey_figures(p_journey_id bigint) TO tracker_member;

-- FUNCTION journey_people(p_journey_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.journey_people(p_journey_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.journey_people(p_journey_id bigint) TO tracker_member;

-- FUNCTION journeys_of_people(p_usernames text[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.journeys_of_people(p_usernames text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.journeys_of_people(p_usernames text[]) TO tracker_admin;
GRANT ALL ON FUNCTION tracker.journeys_of_people(p_usernames text[]) TO tracker_import;

-- FUNCTION judge_again(p_subject text, p_user_id bigint, p_subject_id bigint, p_first date, p_last date); Type: ACL

REVOKE ALL ON FUNCTION tracker.judge_again(p_subject text, p_user_id bigint, p_subject_id bigint, p_first date, p_last date) FROM PUBLIC;

-- FUNCTION judge_badges(p_touched tracker.badge_window[], p_measures text[], p_badge_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.judge_badges(p_touched tracker.badge_window[], p_measures text[], p_badge_ids bigint[]) FROM PUBLIC;

-- FUNCTION judge_badges_of_facts(); Type: ACL

REVOKE ALL ON FUNCTION tracker.judge_badges_of_facts() FROM PUBLIC;

-- FUNCTION judge_badges_of_settings(); Type: ACL

REVOKE ALL ON FUNCTION tracker.judge_badges_of_settings() FROM PUBLIC;

-- FUNCTION judge_habit(p_user_id bigint, p_habit_id bigint, p_first date, p_last date, OUT judged int4range, OUT met int4multirange, OUT excused int4multirange); Type: ACL

REVOKE ALL ON FUNCTION tracker.judge_habit(p_user_id bigint, p_habit_id bigint, p_first date, p_last date, OUT judged int4range, OUT met int4multirange, OUT excused int4multirange) FROM PUBLIC;

-- FUNCTION judge_journey(p_user_id bigint, p_journey_id bigint, p_first date, p_last date, OUT judged int4range, OUT met int4multirange, OUT excused int4multirange); Type: ACL

REVOKE ALL ON FUNCTION tracker.judge_journey(p_user_id bigint, p_journey_id bigint, p_first date, p_last date, OUT judged int4range, OUT met int4multirange, OUT excused int4multirange) FROM PUBLIC;

-- FUNCTION judge_new_badges(); Type: ACL

REVOKE ALL ON FUNCTION tracker.judge_new_badges() FROM PUBLIC;

-- FUNCTION judge_people(p_user_ids bigint[], p_badge_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.judge_people(p_user_ids bigint[], p_badge_ids bigint[]) FROM PUBLIC;

-- FUNCTION judge_quest(q tracker.quests, OUT status text, OUT progress bigint, OUT day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.judge_quest(q tracker.quests, OUT status text, OUT progress bigint, OUT day date) FROM PUBLIC;

-- FUNCTION judge_window(p_user_id bigint, s tracker.habit_schedules, p_begin date, p_first date, p_last date, OUT met int4multirange, OUT rest int4multirange); Type: ACL

REVOKE ALL ON FUNCTION tracker.judge_window(p_user_id bigint, s tracker.habit_schedules, p_begin date, p_first date, p_last date, OUT met int4multirange, OUT rest int4multirange) FROM PUBLIC;

-- FUNCTION judged_people(p_people jsonb); Type: ACL

REVOKE ALL ON FUNCTION tracker.judged_people(p_people jsonb) FROM PUBLIC;

-- TABLE journeys; Type: ACL

GRANT SELECT ON TABLE tracker.journeys TO tracker_member;

-- COLUMN journeys.title; Type: ACL

GRANT UPDATE(title) ON TABLE tracker.journeys TO tracker_member;

-- COLUMN journeys.description; Type: ACL

GRANT UPDATE(description) ON TABLE tracker.journeys TO tracker_member;

-- COLUMN journeys.is_public; Type: ACL

GRANT UPDATE(is_public) ON TABLE tracker.journeys TO tracker_member;

-- COLUMN journeys.status; Type: ACL

GRANT UPDATE(status) ON TABLE tracker.journeys TO tracker_member;

-- COLUMN journeys.metadata; Type: ACL

GRANT UPDATE(metadata) ON TABLE tracker.journeys TO tracker_member;

-- FUNCTION judged_staged_checkins(p_batch uuid, p_restore boolean, p_asking bigint, p_today date); Type: ACL

REVOKE ALL ON FUNCTION tracker.judged_staged_checkins(p_batch uuid, p_restore boolean, p_asking bigint, p_today date) FROM PUBLIC;

-- TABLE habits; Type: ACL

GRANT SELECT ON TABLE tracker.habits TO tracker_member;

-- COLUMN habits.public_id; Type: ACL

GRANT INSERT(public_id) ON TABLE tracker.habits TO tracker_member;

-- COLUMN habits.name; Type: ACL

GRANT INSERT(name),UPDATE(name) ON TABLE tracker.habits TO tracker_member;

-- COLUMN habits.why; Type: ACL

GRANT INSERT(why),UPDATE(why) ON TABLE tracker.habits TO tracker_member;

-- COLUMN habits.category; Type: ACL

GRANT INSERT(category),UPDATE(category) ON TABLE tracker.habits TO tracker_member;

-- COLUMN habits.colour; Type: ACL

GRANT INSERT(colour),UPDATE(colour) ON TABLE tracker.habits TO tracker_member;

-- COLUMN habits."position"; Type: ACL

GRANT INSERT("position"),UPDATE("position") ON TABLE tracker.habits TO tracker_member;

-- COLUMN habits.started_on; Type: ACL

GRANT INSERT(started_on),UPDATE(started_on) ON TABLE tracker.habits TO tracker_member;

-- COLUMN habits.state; Type: ACL

GRANT INSERT(state),UPDATE(state) ON TABLE tracker.habits TO tracker_member;

-- COLUMN habits.external_key; Type: ACL

GRANT INSERT(external_key),UPDATE(external_key) ON TABLE tracker.habits TO tracker_member;

-- COLUMN habits.metadata; Type: ACL

GRANT INSERT(metadata),UPDATE(metadata) ON TABLE tracker.habits TO tracker_member;

-- COLUMN habits.goal_id; Type: ACL

GRANT INSERT(goal_id),UPDATE(goal_id) ON TABLE tracker.habits TO tracker_member;

-- FUNCTION judged_staged_entries(p_batch uuid, p_asking bigint, p_today date); Type: ACL

REVOKE ALL ON FUNCTION tracker.judged_staged_entries(p_batch uuid, p_asking bigint, p_today date) FROM PUBLIC;

-- FUNCTION later_entry(); Type: ACL

REVOKE ALL ON FUNCTION tracker.later_entry() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.later_entry() TO tracker_member;

-- FUNCTION leaderboard(p_journey_id bigint, p_period smallint, p_bucket integer, p_first date, p_last date, p_limit integer); Type: ACL

REVOKE ALL ON FUNCTION tracker.leaderboard(p_journey_id bigint, p_period smallint, p_bucket integer, p_first date, p_last date, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.leaderboard(p_journey_id bigint, p_period smallint, p_bucket integer, p_first date, p_last date, p_limit integer) TO tracker_member;

-- FUNCTION leave_journey(p_journey_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.leave_journey(p_journey_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.leave_journey(p_journey_id bigint) TO tracker_member;

-- FUNCTION ledger_sums(); Type: ACL

REVOKE ALL ON FUNCTION tracker.ledger_sums() FROM PUBLIC;

-- TABLE game_levels; Type: ACL

GRANT SELECT ON TABLE tracker.game_levels TO tracker_member;

-- FUNCTION level_at(p_xp bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.level_at(p_xp bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.level_at(p_xp bigint) TO tracker_member;

-- FUNCTION level_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.level_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION lock_me(); Type: ACL

REVOKE ALL ON FUNCTION tracker.lock_me() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.lock_me() TO tracker_member;

-- FUNCTION lock_members(p_journey_id bigint, p_user_ids bigint[], p_with_journey boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.lock_members(p_journey_id bigint, p_user_ids bigint[], p_with_journey boolean) FROM PUBLIC;

-- FUNCTION lock_people(p_user_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.lock_people(p_user_ids bigint[]) FROM PUBLIC;

-- FUNCTION lock_steps(p_kind text, p_count integer); Type: ACL

REVOKE ALL ON FUNCTION tracker.lock_steps(p_kind text, p_count integer) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.lock_steps(p_kind text, p_count integer) TO tracker_member;

-- FUNCTION lock_writer(); Type: ACL

REVOKE ALL ON FUNCTION tracker.lock_writer() FROM PUBLIC;

-- FUNCTION locked_invite(p_token text); Type: ACL

REVOKE ALL ON FUNCTION tracker.locked_invite(p_token text) FROM PUBLIC;

-- FUNCTION locked_member(p_journey_id bigint, p_member tracker.journey_members); Type: ACL

REVOKE ALL ON FUNCTION tracker.locked_member(p_journey_id bigint, p_member tracker.journey_members) FROM PUBLIC;

-- FUNCTION longest_run(p_met int4multirange, p_excused int4multirange); Type: ACL

REVOKE ALL ON FUNCTION tracker.longest_run(p_met int4multirange, p_excused int4multirange) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.longest_run(p_met int4multirange, p_excused int4multirange) TO tracker_member;

-- FUNCTION longest_streak(p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.longest_streak(p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.longest_streak(p_day date) TO tracker_member;

-- FUNCTION make_login_role(p_role text, p_verifier text, p_valid_until timestamp with time zone, p_admin boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.make_login_role(p_role text, p_verifier text, p_valid_until timestamp with time zone, p_admin boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.make_login_role(p_role text, p_verifier text, p_valid_until timestamp with time zone, p_admin boolean) TO tracker_owner;

-- FUNCTION make_login_roles(p_roles text[], p_verifiers text[], p_valid_until timestamp with time zone); Type: ACL

REVOKE ALL ON FUNCTION tracker.make_login_roles(p_roles text[], p_verifiers text[], p_valid_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.make_login_roles(p_roles text[], p_verifiers text[], p_valid_until timestamp with time zone) TO tracker_owner;

-- FUNCTION make_voucher_code(); Type: ACL

REVOKE ALL ON FUNCTION tracker.make_voucher_code() FROM PUBLIC;

-- TABLE partner_staff; Type: ACL

GRANT SELECT ON TABLE tracker.partner_staff TO tracker_member;

-- TABLE rewards; Type: ACL

GRANT SELECT ON TABLE tracker.rewards TO tracker_member;
GRANT SELECT ON TABLE tracker.rewards TO tracker_admin;

-- COLUMN rewards.partner_id; Type: ACL

GRANT INSERT(partner_id),UPDATE(partner_id) ON TABLE tracker.rewards TO tracker_admin;

-- COLUMN rewards.type; Type: ACL

GRANT INSERT(type),UPDATE(type) ON TABLE tracker.rewards TO tracker_admin;

-- COLUMN rewards.title; Type: ACL

GRANT INSERT(title),UPDATE(title) ON TABLE tracker.rewards TO tracker_admin;

-- COLUMN rewards.description; Type: ACL

GRANT INSERT(description),UPDATE(description) ON TABLE tracker.rewards TO tracker_admin;

-- COLUMN rewards.price; Type: ACL

GRANT INSERT(price),UPDATE(price) ON TABLE tracker.rewards TO tracker_admin;

-- COLUMN rewards.supply; Type: ACL

GRANT INSERT(supply),UPDATE(supply) ON TABLE tracker.rewards TO tracker_admin;

-- COLUMN rewards.per_person; Type: ACL

GRANT INSERT(per_person),UPDATE(per_person) ON TABLE tracker.rewards TO tracker_admin;

-- COLUMN rewards.valid_days; Type: ACL

GRANT INSERT(valid_days),UPDATE(valid_days) ON TABLE tracker.rewards TO tracker_admin;

-- COLUMN rewards.refunds; Type: ACL

GRANT INSERT(refunds),UPDATE(refunds) ON TABLE tracker.rewards TO tracker_admin;

-- COLUMN rewards.active; Type: ACL

GRANT INSERT(active),UPDATE(active) ON TABLE tracker.rewards TO tracker_admin;

-- TABLE vouchers; Type: ACL

GRANT SELECT ON TABLE tracker.vouchers TO tracker_member;

-- FUNCTION may_redeem(p_voucher tracker.vouchers); Type: ACL

REVOKE ALL ON FUNCTION tracker.may_redeem(p_voucher tracker.vouchers) FROM PUBLIC;

-- FUNCTION member_count(p_journey_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.member_count(p_journey_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.member_count(p_journey_id bigint) TO tracker_member;

-- FUNCTION member_named(p_journey_id bigint, p_username text); Type: ACL

REVOKE ALL ON FUNCTION tracker.member_named(p_journey_id bigint, p_username text) FROM PUBLIC;

-- FUNCTION mission_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.mission_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION most_open_quests(); Type: ACL

REVOKE ALL ON FUNCTION tracker.most_open_quests() FROM PUBLIC;

-- FUNCTION move_focus_session(); Type: ACL

REVOKE ALL ON FUNCTION tracker.move_focus_session() FROM PUBLIC;

-- FUNCTION move_quest(); Type: ACL

REVOKE ALL ON FUNCTION tracker.move_quest() FROM PUBLIC;

-- FUNCTION move_stock(); Type: ACL

REVOKE ALL ON FUNCTION tracker.move_stock() FROM PUBLIC;

-- FUNCTION my_badge_values(); Type: ACL

REVOKE ALL ON FUNCTION tracker.my_badge_values() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.my_badge_values() TO tracker_member;

-- TABLE user_settings; Type: ACL

GRANT SELECT ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.theme; Type: ACL

GRANT UPDATE(theme) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.colour_scheme; Type: ACL

GRANT UPDATE(colour_scheme) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.language; Type: ACL

GRANT UPDATE(language) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.sounds; Type: ACL

GRANT UPDATE(sounds) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.haptics; Type: ACL

GRANT UPDATE(haptics) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.notifications; Type: ACL

GRANT UPDATE(notifications) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.digest; Type: ACL

GRANT UPDATE(digest) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.digest_frequency; Type: ACL

GRANT UPDATE(digest_frequency) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.focus_minutes; Type: ACL

GRANT UPDATE(focus_minutes) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.hide_completed; Type: ACL

GRANT UPDATE(hide_completed) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.first_weekday; Type: ACL

GRANT UPDATE(first_weekday) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.day_start; Type: ACL

GRANT UPDATE(day_start) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.onboarding_completed; Type: ACL

GRANT UPDATE(onboarding_completed) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.game; Type: ACL

GRANT UPDATE(game) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.metadata; Type: ACL

GRANT UPDATE(metadata) ON TABLE tracker.user_settings TO tracker_member;

-- COLUMN user_settings.penalties; Type: ACL

GRANT UPDATE(penalties) ON TABLE tracker.user_settings TO tracker_member;

-- FUNCTION person_day(p_user_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.person_day(p_user_id bigint) FROM PUBLIC;

-- FUNCTION my_day(); Type: ACL

REVOKE ALL ON FUNCTION tracker.my_day() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.my_day() TO tracker_member;
GRANT ALL ON FUNCTION tracker.my_day() TO tracker_admin;

-- FUNCTION my_journeys(); Type: ACL

REVOKE ALL ON FUNCTION tracker.my_journeys() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.my_journeys() TO tracker_member;
GRANT ALL ON FUNCTION tracker.my_journeys() TO tracker_admin;

-- FUNCTION my_journeys_as(VARIADIC p_roles text[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.my_journeys_as(VARIADIC p_roles text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.my_journeys_as(VARIADIC p_roles text[]) TO tracker_member;
GRANT ALL ON FUNCTION tracker.my_journeys_as(VARIADIC p_roles text[]) TO tracker_admin;

-- FUNCTION my_main_login(); Type: ACL

REVOKE ALL ON FUNCTION tracker.my_main_login() FROM PUBLIC;

-- TABLE audit_log; Type: ACL

GRANT SELECT ON TABLE tracker.audit_log TO tracker_member;

-- FUNCTION next_redo(); Type: ACL

REVOKE ALL ON FUNCTION tracker.next_redo() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.next_redo() TO tracker_member;

-- FUNCTION next_undo(); Type: ACL

REVOKE ALL ON FUNCTION tracker.next_undo() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.next_undo() TO tracker_member;

-- FUNCTION note_import(p_format text, p_source text, p_read integer, p_added integer, p_updated integer, p_unchanged integer, p_rejected integer); Type: ACL

REVOKE ALL ON FUNCTION tracker.note_import(p_format text, p_source text, p_read integer, p_added integer, p_updated integer, p_unchanged integer, p_rejected integer) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.note_import(p_format text, p_source text, p_read integer, p_added integer, p_updated integer, p_unchanged integer, p_rejected integer) TO tracker_member;

-- FUNCTION offer_mission(p_key text, p_offered boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.offer_mission(p_key text, p_offered boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.offer_mission(p_key text, p_offered boolean) TO tracker_admin;

-- FUNCTION open_session(p_label text, p_verifier text, p_new_verifier text); Type: ACL

REVOKE ALL ON FUNCTION tracker.open_session(p_label text, p_verifier text, p_new_verifier text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.open_session(p_label text, p_verifier text, p_new_verifier text) TO tracker_member;

-- FUNCTION operations_kept(); Type: ACL

REVOKE ALL ON FUNCTION tracker.operations_kept() FROM PUBLIC;

-- FUNCTION other_person_named(p_username text); Type: ACL

REVOKE ALL ON FUNCTION tracker.other_person_named(p_username text) FROM PUBLIC;

-- FUNCTION partner_people(); Type: ACL

REVOKE ALL ON FUNCTION tracker.partner_people() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.partner_people() TO tracker_admin;

-- FUNCTION path_days(); Type: ACL

REVOKE ALL ON FUNCTION tracker.path_days() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.path_days() TO tracker_member;

-- FUNCTION path_progress(p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.path_progress(p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.path_progress(p_day date) TO tracker_member;

-- FUNCTION pay(p_due tracker.game_due[], p_kind text, p_reason text, p_spends boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.pay(p_due tracker.game_due[], p_kind text, p_reason text, p_spends boolean) FROM PUBLIC;

-- FUNCTION pay_for_facts(); Type: ACL

REVOKE ALL ON FUNCTION tracker.pay_for_facts() FROM PUBLIC;

-- FUNCTION people(); Type: ACL

REVOKE ALL ON FUNCTION tracker.people() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.people() TO tracker_admin;

-- FUNCTION people_due(); Type: ACL

REVOKE ALL ON FUNCTION tracker.people_due() FROM PUBLIC;

-- FUNCTION perfect_week_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.perfect_week_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION period_begin(s tracker.habit_schedules, p_ordinal integer); Type: ACL

REVOKE ALL ON FUNCTION tracker.period_begin(s tracker.habit_schedules, p_ordinal integer) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.period_begin(s tracker.habit_schedules, p_ordinal integer) TO tracker_member;

-- FUNCTION period_first_day(s tracker.habit_schedules, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.period_first_day(s tracker.habit_schedules, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.period_first_day(s tracker.habit_schedules, p_day date) TO tracker_member;

-- FUNCTION period_last_day(s tracker.habit_schedules, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.period_last_day(s tracker.habit_schedules, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.period_last_day(s tracker.habit_schedules, p_day date) TO tracker_member;

-- FUNCTION period_met_on(s tracker.habit_schedules, p_first date, p_last date, p_ordinal integer); Type: ACL

REVOKE ALL ON FUNCTION tracker.period_met_on(s tracker.habit_schedules, p_first date, p_last date, p_ordinal integer) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.period_met_on(s tracker.habit_schedules, p_first date, p_last date, p_ordinal integer) TO tracker_member;

-- FUNCTION person_named(p_username text); Type: ACL

REVOKE ALL ON FUNCTION tracker.person_named(p_username text) FROM PUBLIC;

-- FUNCTION public_journeys(); Type: ACL

REVOKE ALL ON FUNCTION tracker.public_journeys() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.public_journeys() TO tracker_member;

-- FUNCTION purge_people(); Type: ACL

REVOKE ALL ON FUNCTION tracker.purge_people() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.purge_people() TO tracker_admin;

-- FUNCTION quest_facts(q tracker.quests); Type: ACL

REVOKE ALL ON FUNCTION tracker.quest_facts(q tracker.quests) FROM PUBLIC;

-- FUNCTION quest_faults(); Type: ACL

REVOKE ALL ON FUNCTION tracker.quest_faults() FROM PUBLIC;

-- FUNCTION quest_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.quest_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION quest_verdicts(p_user_ids bigint[], p_quest_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.quest_verdicts(p_user_ids bigint[], p_quest_ids bigint[]) FROM PUBLIC;

-- FUNCTION quest_worth(p_status text, p_xp integer, p_counts boolean, p_penalties boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.quest_worth(p_status text, p_xp integer, p_counts boolean, p_penalties boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.quest_worth(p_status text, p_xp integer, p_counts boolean, p_penalties boolean) TO tracker_member;

-- FUNCTION quest_xp(q tracker.quests); Type: ACL

REVOKE ALL ON FUNCTION tracker.quest_xp(q tracker.quests) FROM PUBLIC;

-- FUNCTION record_change(); Type: ACL

REVOKE ALL ON FUNCTION tracker.record_change() FROM PUBLIC;

-- FUNCTION record_own_voucher(); Type: ACL

REVOKE ALL ON FUNCTION tracker.record_own_voucher() FROM PUBLIC;

-- TABLE audit_changes; Type: ACL

GRANT SELECT ON TABLE tracker.audit_changes TO tracker_member;

-- FUNCTION recorded_so_far(); Type: ACL

REVOKE ALL ON FUNCTION tracker.recorded_so_far() FROM PUBLIC;

-- FUNCTION redeem_voucher(p_code text, p_place text); Type: ACL

REVOKE ALL ON FUNCTION tracker.redeem_voucher(p_code text, p_place text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.redeem_voucher(p_code text, p_place text) TO tracker_member;

-- FUNCTION redo_last(); Type: ACL

REVOKE ALL ON FUNCTION tracker.redo_last() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.redo_last() TO tracker_member;

-- FUNCTION register_person(p_db_role text, p_username text, p_timezone text); Type: ACL

REVOKE ALL ON FUNCTION tracker.register_person(p_db_role text, p_username text, p_timezone text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.register_person(p_db_role text, p_username text, p_timezone text) TO tracker_admin;

-- FUNCTION rejected_staged(p_batch uuid); Type: ACL

REVOKE ALL ON FUNCTION tracker.rejected_staged(p_batch uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.rejected_staged(p_batch uuid) TO tracker_member;
GRANT ALL ON FUNCTION tracker.rejected_staged(p_batch uuid) TO tracker_admin;
GRANT ALL ON FUNCTION tracker.rejected_staged(p_batch uuid) TO tracker_import;

-- FUNCTION remember_tag(); Type: ACL

REVOKE ALL ON FUNCTION tracker.remember_tag() FROM PUBLIC;

-- FUNCTION remove_checkin(p_journey_id bigint, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.remove_checkin(p_journey_id bigint, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.remove_checkin(p_journey_id bigint, p_day date) TO tracker_member;

-- FUNCTION remove_dimension(p_journey_id bigint, p_slot smallint, p_from date); Type: ACL

REVOKE ALL ON FUNCTION tracker.remove_dimension(p_journey_id bigint, p_slot smallint, p_from date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.remove_dimension(p_journey_id bigint, p_slot smallint, p_from date) TO tracker_member;

-- FUNCTION remove_goal_update(p_goal_id bigint, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.remove_goal_update(p_goal_id bigint, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.remove_goal_update(p_goal_id bigint, p_day date) TO tracker_member;

-- FUNCTION remove_group_members(p_group_id bigint, p_habit_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.remove_group_members(p_group_id bigint, p_habit_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.remove_group_members(p_group_id bigint, p_habit_ids bigint[]) TO tracker_member;

-- FUNCTION remove_habit_entry(p_habit_id bigint, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.remove_habit_entry(p_habit_id bigint, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.remove_habit_entry(p_habit_id bigint, p_day date) TO tracker_member;

-- FUNCTION remove_habit_group(p_group_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.remove_habit_group(p_group_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.remove_habit_group(p_group_id bigint) TO tracker_member;

-- FUNCTION remove_interests(p_tags text[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.remove_interests(p_tags text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.remove_interests(p_tags text[]) TO tracker_member;

-- FUNCTION remove_member(p_journey_id bigint, p_username text); Type: ACL

REVOKE ALL ON FUNCTION tracker.remove_member(p_journey_id bigint, p_username text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.remove_member(p_journey_id bigint, p_username text) TO tracker_member;

-- FUNCTION remove_pause(p_pause_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.remove_pause(p_pause_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.remove_pause(p_pause_id bigint) TO tracker_member;

-- FUNCTION remove_schedules_from(p_habit_id bigint, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.remove_schedules_from(p_habit_id bigint, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.remove_schedules_from(p_habit_id bigint, p_day date) TO tracker_member;

-- FUNCTION renew_session(); Type: ACL

REVOKE ALL ON FUNCTION tracker.renew_session() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.renew_session() TO tracker_member;

-- FUNCTION repair_badges(); Type: ACL

REVOKE ALL ON FUNCTION tracker.repair_badges() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.repair_badges() TO tracker_admin;

-- FUNCTION repair_derived(); Type: ACL

REVOKE ALL ON FUNCTION tracker.repair_derived() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.repair_derived() TO tracker_admin;

-- FUNCTION repair_game(); Type: ACL

REVOKE ALL ON FUNCTION tracker.repair_game() FROM PUBLIC;

-- FUNCTION repair_stock(); Type: ACL

REVOKE ALL ON FUNCTION tracker.repair_stock() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.repair_stock() TO tracker_admin;

-- FUNCTION require_above(p_journey_id bigint, p_role text); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_above(p_journey_id bigint, p_role text) FROM PUBLIC;

-- FUNCTION require_admin(p_group name); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_admin(p_group name) FROM PUBLIC;

-- FUNCTION require_admitted(); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_admitted() FROM PUBLIC;

-- FUNCTION require_an_owner(); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_an_owner() FROM PUBLIC;

-- FUNCTION require_living(); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_living() FROM PUBLIC;

-- FUNCTION require_mission_free(q tracker.quests); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_mission_free(q tracker.quests) FROM PUBLIC;

-- FUNCTION require_past(p_ended_on date, p_today date); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_past(p_ended_on date, p_today date) FROM PUBLIC;

-- FUNCTION require_plain_member(p_role text); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_plain_member(p_role text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.require_plain_member(p_role text) TO tracker_owner;

-- FUNCTION require_role(p_journey_id bigint, VARIADIC p_roles text[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_role(p_journey_id bigint, VARIADIC p_roles text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.require_role(p_journey_id bigint, VARIADIC p_roles text[]) TO tracker_member;

-- FUNCTION require_roles_of_step(p_step bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_roles_of_step(p_step bigint) FROM PUBLIC;

-- FUNCTION require_tries_left(p_who text); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_tries_left(p_who text) FROM PUBLIC;

-- FUNCTION require_untouched_batch(p_change tracker.audit_changes); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_untouched_batch(p_change tracker.audit_changes) FROM PUBLIC;

-- FUNCTION require_verifier(p_verifier text); Type: ACL

REVOKE ALL ON FUNCTION tracker.require_verifier(p_verifier text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.require_verifier(p_verifier text) TO tracker_owner;

-- FUNCTION rescore_checkins(); Type: ACL

REVOKE ALL ON FUNCTION tracker.rescore_checkins() FROM PUBLIC;

-- FUNCTION reset_person(p_username text, p_verifier text); Type: ACL

REVOKE ALL ON FUNCTION tracker.reset_person(p_username text, p_verifier text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.reset_person(p_username text, p_verifier text) TO tracker_admin;

-- FUNCTION restore_checkins(p_rows jsonb); Type: ACL

REVOKE ALL ON FUNCTION tracker.restore_checkins(p_rows jsonb) FROM PUBLIC;

-- FUNCTION restore_journey(p_public_id uuid, p_title text, p_description text, p_is_public boolean, p_metadata jsonb, p_dimensions jsonb, p_weights jsonb); Type: ACL

REVOKE ALL ON FUNCTION tracker.restore_journey(p_public_id uuid, p_title text, p_description text, p_is_public boolean, p_metadata jsonb, p_dimensions jsonb, p_weights jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.restore_journey(p_public_id uuid, p_title text, p_description text, p_is_public boolean, p_metadata jsonb, p_dimensions jsonb, p_weights jsonb) TO tracker_member;

-- FUNCTION restore_person(p_username text); Type: ACL

REVOKE ALL ON FUNCTION tracker.restore_person(p_username text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.restore_person(p_username text) TO tracker_admin;

-- FUNCTION restore_voucher(p_record jsonb); Type: ACL

REVOKE ALL ON FUNCTION tracker.restore_voucher(p_record jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.restore_voucher(p_record jsonb) TO tracker_member;

-- FUNCTION retire_badge(p_key text); Type: ACL

REVOKE ALL ON FUNCTION tracker.retire_badge(p_key text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.retire_badge(p_key text) TO tracker_admin;

-- FUNCTION retired_on(p_retired_at timestamp with time zone); Type: ACL

REVOKE ALL ON FUNCTION tracker.retired_on(p_retired_at timestamp with time zone) FROM PUBLIC;

-- FUNCTION revert_change(p_change tracker.audit_changes); Type: ACL

REVOKE ALL ON FUNCTION tracker.revert_change(p_change tracker.audit_changes) FROM PUBLIC;

-- FUNCTION revert_next(p_kind text); Type: ACL

REVOKE ALL ON FUNCTION tracker.revert_next(p_kind text) FROM PUBLIC;

-- FUNCTION revert_step(p_step bigint, p_kind text); Type: ACL

REVOKE ALL ON FUNCTION tracker.revert_step(p_step bigint, p_kind text) FROM PUBLIC;

-- FUNCTION revoke_invite(p_public_id uuid); Type: ACL

REVOKE ALL ON FUNCTION tracker.revoke_invite(p_public_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.revoke_invite(p_public_id uuid) TO tracker_member;

-- FUNCTION rows_without(p_rows jsonb, p_key text, p_others text[], p_people bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.rows_without(p_rows jsonb, p_key text, p_others text[], p_people bigint[]) FROM PUBLIC;

-- FUNCTION run_as_maker(p_role text, p_statement text); Type: ACL

REVOKE ALL ON FUNCTION tracker.run_as_maker(p_role text, p_statement text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.run_as_maker(p_role text, p_statement text) TO tracker_owner;

-- TABLE operations; Type: ACL

GRANT SELECT ON TABLE tracker.operations TO tracker_member;

-- FUNCTION said_instant(); Type: ACL

REVOKE ALL ON FUNCTION tracker.said_instant() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.said_instant() TO tracker_member;

-- FUNCTION said_day(p_user_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.said_day(p_user_id bigint) FROM PUBLIC;

-- FUNCTION schedule_on(p_user_id bigint, p_habit_id bigint, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.schedule_on(p_user_id bigint, p_habit_id bigint, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.schedule_on(p_user_id bigint, p_habit_id bigint, p_day date) TO tracker_member;

-- FUNCTION schedule_versions(p_user_id bigint, p_habit_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.schedule_versions(p_user_id bigint, p_habit_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.schedule_versions(p_user_id bigint, p_habit_id bigint) TO tracker_member;

-- FUNCTION score_checkin(); Type: ACL

REVOKE ALL ON FUNCTION tracker.score_checkin() FROM PUBLIC;

-- FUNCTION see_badges(p_badge_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.see_badges(p_badge_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.see_badges(p_badge_ids bigint[]) TO tracker_member;

-- FUNCTION session_lifetime(); Type: ACL

REVOKE ALL ON FUNCTION tracker.session_lifetime() FROM PUBLIC;

-- FUNCTION session_role_prefix(); Type: ACL

REVOKE ALL ON FUNCTION tracker.session_role_prefix() FROM PUBLIC;

-- FUNCTION set_dimension_weight(p_journey_id bigint, p_slot smallint, p_weight smallint, p_required boolean, p_from date); Type: ACL

REVOKE ALL ON FUNCTION tracker.set_dimension_weight(p_journey_id bigint, p_slot smallint, p_weight smallint, p_required boolean, p_from date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.set_dimension_weight(p_journey_id bigint, p_slot smallint, p_weight smallint, p_required boolean, p_from date) TO tracker_member;

-- FUNCTION set_member_role(p_journey_id bigint, p_username text, p_role text); Type: ACL

REVOKE ALL ON FUNCTION tracker.set_member_role(p_journey_id bigint, p_username text, p_role text) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.set_member_role(p_journey_id bigint, p_username text, p_role text) TO tracker_member;

-- FUNCTION set_partner_staff(p_partner_id bigint, p_username text, p_works boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.set_partner_staff(p_partner_id bigint, p_username text, p_works boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.set_partner_staff(p_partner_id bigint, p_username text, p_works boolean) TO tracker_admin;

-- FUNCTION settle_game(p_user_ids bigint[], p_reason text); Type: ACL

REVOKE ALL ON FUNCTION tracker.settle_game(p_user_ids bigint[], p_reason text) FROM PUBLIC;

-- FUNCTION settle_quests(); Type: ACL

REVOKE ALL ON FUNCTION tracker.settle_quests() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.settle_quests() TO tracker_member;

-- FUNCTION settle_settings(); Type: ACL

REVOKE ALL ON FUNCTION tracker.settle_settings() FROM PUBLIC;

-- FUNCTION settle_vouchers(); Type: ACL

REVOKE ALL ON FUNCTION tracker.settle_vouchers() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.settle_vouchers() TO tracker_member;

-- FUNCTION settle_vouchers_of(p_user_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.settle_vouchers_of(p_user_id bigint) FROM PUBLIC;

-- FUNCTION shut_login_role(p_role text, p_may_log_in boolean, p_one_time boolean); Type: ACL

REVOKE ALL ON FUNCTION tracker.shut_login_role(p_role text, p_may_log_in boolean, p_one_time boolean) FROM PUBLIC;

-- FUNCTION skip_bridges(p_user_id bigint, s tracker.habit_schedules, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.skip_bridges(p_user_id bigint, s tracker.habit_schedules, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.skip_bridges(p_user_id bigint, s tracker.habit_schedules, p_day date) TO tracker_member;

-- FUNCTION skip_period_first(s tracker.habit_schedules, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.skip_period_first(s tracker.habit_schedules, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.skip_period_first(s tracker.habit_schedules, p_day date) TO tracker_member;

-- FUNCTION skip_period_last(s tracker.habit_schedules, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.skip_period_last(s tracker.habit_schedules, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.skip_period_last(s tracker.habit_schedules, p_day date) TO tracker_member;

-- FUNCTION skips_used(p_user_id bigint, s tracker.habit_schedules, p_first date, p_last date); Type: ACL

REVOKE ALL ON FUNCTION tracker.skips_used(p_user_id bigint, s tracker.habit_schedules, p_first date, p_last date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.skips_used(p_user_id bigint, s tracker.habit_schedules, p_first date, p_last date) TO tracker_member;

-- FUNCTION stand_members(); Type: ACL

REVOKE ALL ON FUNCTION tracker.stand_members() FROM PUBLIC;

-- FUNCTION stock_faults(); Type: ACL

REVOKE ALL ON FUNCTION tracker.stock_faults() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.stock_faults() TO tracker_admin;

-- FUNCTION store_verdicts(p_user_ids bigint[], p_quest_ids bigint[]); Type: ACL

REVOKE ALL ON FUNCTION tracker.store_verdicts(p_user_ids bigint[], p_quest_ids bigint[]) FROM PUBLIC;

-- FUNCTION streak_board(p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.streak_board(p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.streak_board(p_day date) TO tracker_member;

-- FUNCTION streak_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.streak_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- FUNCTION streak_reached(p_length integer, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.streak_reached(p_length integer, p_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.streak_reached(p_length integer, p_day date) TO tracker_member;

-- FUNCTION touch_updated_at(); Type: ACL

REVOKE ALL ON FUNCTION tracker.touch_updated_at() FROM PUBLIC;

-- FUNCTION undo_last(); Type: ACL

REVOKE ALL ON FUNCTION tracker.undo_last() FROM PUBLIC;
GRANT ALL ON FUNCTION tracker.undo_last() TO tracker_member;

-- FUNCTION update_quests(); Type: ACL

REVOKE ALL ON FUNCTION tracker.update_quests() FROM PUBLIC;

-- FUNCTION update_quests_of_facts(); Type: ACL

REVOKE ALL ON FUNCTION tracker.update_quests_of_facts() FROM PUBLIC;

-- FUNCTION update_standings(); Type: ACL

REVOKE ALL ON FUNCTION tracker.update_standings() FROM PUBLIC;

-- FUNCTION update_streaks(); Type: ACL

REVOKE ALL ON FUNCTION tracker.update_streaks() FROM PUBLIC;

-- FUNCTION update_streaks_of_pauses(); Type: ACL

REVOKE ALL ON FUNCTION tracker.update_streaks_of_pauses() FROM PUBLIC;

-- FUNCTION update_streaks_of_schedules(); Type: ACL

REVOKE ALL ON FUNCTION tracker.update_streaks_of_schedules() FROM PUBLIC;

-- FUNCTION use_invite(p_invite tracker.journey_invites, p_user_id bigint); Type: ACL

REVOKE ALL ON FUNCTION tracker.use_invite(p_invite tracker.journey_invites, p_user_id bigint) FROM PUBLIC;

-- FUNCTION voucher_worth(p_price integer, p_status text); Type: ACL

REVOKE ALL ON FUNCTION tracker.voucher_worth(p_price integer, p_status text) FROM PUBLIC;

-- FUNCTION weights_on(p_journey_id bigint, p_day date); Type: ACL

REVOKE ALL ON FUNCTION tracker.weights_on(p_journey_id bigint, p_day date) FROM PUBLIC;

-- FUNCTION window_ordinals(s tracker.habit_schedules, p_day date, p_until date, p_first date, p_last date); Type: ACL

REVOKE ALL ON FUNCTION tracker.window_ordinals(s tracker.habit_schedules, p_day date, p_until date, p_first date, p_last date) FROM PUBLIC;

-- FUNCTION xp_marks(p_windows tracker.badge_window[], p_variant text); Type: ACL

REVOKE ALL ON FUNCTION tracker.xp_marks(p_windows tracker.badge_window[], p_variant text) FROM PUBLIC;

-- TABLE alembic_version; Type: ACL

GRANT SELECT ON TABLE tracker.alembic_version TO tracker_member;
GRANT SELECT ON TABLE tracker.alembic_version TO tracker_admin;
GRANT SELECT ON TABLE tracker.alembic_version TO tracker_import;

-- TABLE badge_measures; Type: ACL

GRANT SELECT ON TABLE tracker.badge_measures TO tracker_member;
GRANT SELECT ON TABLE tracker.badge_measures TO tracker_admin;

-- TABLE badges; Type: ACL

GRANT SELECT ON TABLE tracker.badges TO tracker_member;
GRANT SELECT ON TABLE tracker.badges TO tracker_admin;

-- TABLE coin_ledger; Type: ACL

GRANT SELECT ON TABLE tracker.coin_ledger TO tracker_member;

-- TABLE dimensions; Type: ACL

GRANT SELECT ON TABLE tracker.dimensions TO tracker_member;

-- COLUMN dimensions.name; Type: ACL

GRANT UPDATE(name) ON TABLE tracker.dimensions TO tracker_member;

-- COLUMN dimensions.description; Type: ACL

GRANT UPDATE(description) ON TABLE tracker.dimensions TO tracker_member;

-- COLUMN dimensions.examples; Type: ACL

GRANT UPDATE(examples) ON TABLE tracker.dimensions TO tracker_member;

-- COLUMN dimensions."position"; Type: ACL

GRANT UPDATE("position") ON TABLE tracker.dimensions TO tracker_member;

-- TABLE game_amounts; Type: ACL

GRANT SELECT ON TABLE tracker.game_amounts TO tracker_member;

-- TABLE gardens; Type: ACL

GRANT SELECT ON TABLE tracker.gardens TO tracker_member;

-- COLUMN gardens.name; Type: ACL

GRANT INSERT(name),UPDATE(name) ON TABLE tracker.gardens TO tracker_member;

-- COLUMN gardens.theme; Type: ACL

GRANT INSERT(theme),UPDATE(theme) ON TABLE tracker.gardens TO tracker_member;

-- TABLE goal_updates; Type: ACL

GRANT SELECT ON TABLE tracker.goal_updates TO tracker_member;

-- COLUMN goal_updates.goal_id; Type: ACL

GRANT INSERT(goal_id) ON TABLE tracker.goal_updates TO tracker_member;

-- COLUMN goal_updates.day; Type: ACL

GRANT INSERT(day) ON TABLE tracker.goal_updates TO tracker_member;

-- COLUMN goal_updates.reading; Type: ACL

GRANT INSERT(reading),UPDATE(reading) ON TABLE tracker.goal_updates TO tracker_member;

-- COLUMN goal_updates.added; Type: ACL

GRANT INSERT(added),UPDATE(added) ON TABLE tracker.goal_updates TO tracker_member;

-- COLUMN goal_updates.note; Type: ACL

GRANT INSERT(note),UPDATE(note) ON TABLE tracker.goal_updates TO tracker_member;

-- TABLE habit_entries; Type: ACL

GRANT SELECT ON TABLE tracker.habit_entries TO tracker_member;

-- COLUMN habit_entries.habit_id; Type: ACL

GRANT INSERT(habit_id) ON TABLE tracker.habit_entries TO tracker_member;

-- COLUMN habit_entries.day; Type: ACL

GRANT INSERT(day) ON TABLE tracker.habit_entries TO tracker_member;

-- COLUMN habit_entries.answer; Type: ACL

GRANT INSERT(answer),UPDATE(answer) ON TABLE tracker.habit_entries TO tracker_member;

-- COLUMN habit_entries.amount; Type: ACL

GRANT INSERT(amount),UPDATE(amount) ON TABLE tracker.habit_entries TO tracker_member;

-- COLUMN habit_entries.note; Type: ACL

GRANT INSERT(note),UPDATE(note) ON TABLE tracker.habit_entries TO tracker_member;

-- COLUMN habit_entries.metadata; Type: ACL

GRANT INSERT(metadata),UPDATE(metadata) ON TABLE tracker.habit_entries TO tracker_member;

-- TABLE habit_group_members; Type: ACL

GRANT SELECT ON TABLE tracker.habit_group_members TO tracker_member;

-- COLUMN habit_group_members.group_id; Type: ACL

GRANT INSERT(group_id) ON TABLE tracker.habit_group_members TO tracker_member;

-- COLUMN habit_group_members.habit_id; Type: ACL

GRANT INSERT(habit_id) ON TABLE tracker.habit_group_members TO tracker_member;

-- TABLE imports; Type: ACL

GRANT SELECT ON TABLE tracker.imports TO tracker_member;

-- TABLE missions; Type: ACL

GRANT SELECT ON TABLE tracker.missions TO tracker_member;

-- TABLE own_rewards; Type: ACL

GRANT SELECT ON TABLE tracker.own_rewards TO tracker_member;

-- COLUMN own_rewards.public_id; Type: ACL

GRANT INSERT(public_id) ON TABLE tracker.own_rewards TO tracker_member;

-- COLUMN own_rewards.title; Type: ACL

GRANT INSERT(title),UPDATE(title) ON TABLE tracker.own_rewards TO tracker_member;

-- COLUMN own_rewards.description; Type: ACL

GRANT INSERT(description),UPDATE(description) ON TABLE tracker.own_rewards TO tracker_member;

-- COLUMN own_rewards.price; Type: ACL

GRANT INSERT(price),UPDATE(price) ON TABLE tracker.own_rewards TO tracker_member;

-- COLUMN own_rewards.valid_days; Type: ACL

GRANT INSERT(valid_days),UPDATE(valid_days) ON TABLE tracker.own_rewards TO tracker_member;

-- COLUMN own_rewards.refunds; Type: ACL

GRANT INSERT(refunds),UPDATE(refunds) ON TABLE tracker.own_rewards TO tracker_member;

-- COLUMN own_rewards.active; Type: ACL

GRANT INSERT(active),UPDATE(active) ON TABLE tracker.own_rewards TO tracker_member;

-- TABLE partners; Type: ACL

GRANT SELECT ON TABLE tracker.partners TO tracker_member;
GRANT SELECT ON TABLE tracker.partners TO tracker_admin;

-- COLUMN partners.name; Type: ACL

GRANT INSERT(name),UPDATE(name) ON TABLE tracker.partners TO tracker_admin;

-- COLUMN partners.type; Type: ACL

GRANT INSERT(type),UPDATE(type) ON TABLE tracker.partners TO tracker_admin;

-- COLUMN partners.email; Type: ACL

GRANT INSERT(email),UPDATE(email) ON TABLE tracker.partners TO tracker_admin;

-- COLUMN partners.phone; Type: ACL

GRANT INSERT(phone),UPDATE(phone) ON TABLE tracker.partners TO tracker_admin;

-- COLUMN partners.website; Type: ACL

GRANT INSERT(website),UPDATE(website) ON TABLE tracker.partners TO tracker_admin;

-- COLUMN partners.description; Type: ACL

GRANT INSERT(description),UPDATE(description) ON TABLE tracker.partners TO tracker_admin;

-- COLUMN partners.logo_url; Type: ACL

GRANT INSERT(logo_url),UPDATE(logo_url) ON TABLE tracker.partners TO tracker_admin;

-- COLUMN partners.level; Type: ACL

GRANT INSERT(level),UPDATE(level) ON TABLE tracker.partners TO tracker_admin;

-- COLUMN partners.active; Type: ACL

GRANT INSERT(active),UPDATE(active) ON TABLE tracker.partners TO tracker_admin;

-- TABLE path_milestones; Type: ACL

GRANT SELECT ON TABLE tracker.path_milestones TO tracker_member;

-- TABLE pauses; Type: ACL

GRANT SELECT ON TABLE tracker.pauses TO tracker_member;

-- COLUMN pauses.habit_id; Type: ACL

GRANT INSERT(habit_id) ON TABLE tracker.pauses TO tracker_member;

-- COLUMN pauses.journey_id; Type: ACL

GRANT INSERT(journey_id) ON TABLE tracker.pauses TO tracker_member;

-- COLUMN pauses.from_day; Type: ACL

GRANT INSERT(from_day),UPDATE(from_day) ON TABLE tracker.pauses TO tracker_member;

-- COLUMN pauses.until_day; Type: ACL

GRANT INSERT(until_day),UPDATE(until_day) ON TABLE tracker.pauses TO tracker_member;

-- COLUMN pauses.note; Type: ACL

GRANT INSERT(note),UPDATE(note) ON TABLE tracker.pauses TO tracker_member;

-- TABLE progress; Type: ACL

GRANT SELECT ON TABLE tracker.progress TO tracker_member;

-- TABLE quest_states; Type: ACL

GRANT SELECT ON TABLE tracker.quest_states TO tracker_member;

-- TABLE standings; Type: ACL

GRANT SELECT ON TABLE tracker.standings TO tracker_member;

-- TABLE streaks; Type: ACL

GRANT SELECT ON TABLE tracker.streaks TO tracker_member;

-- TABLE user_badges; Type: ACL

GRANT SELECT ON TABLE tracker.user_badges TO tracker_member;

-- TABLE user_profiles; Type: ACL

GRANT SELECT ON TABLE tracker.user_profiles TO tracker_member;

-- COLUMN user_profiles.social_goals; Type: ACL

GRANT INSERT(social_goals),UPDATE(social_goals) ON TABLE tracker.user_profiles TO tracker_member;

-- COLUMN user_profiles.comfort_levels; Type: ACL

GRANT INSERT(comfort_levels),UPDATE(comfort_levels) ON TABLE tracker.user_profiles TO tracker_member;

-- COLUMN user_profiles.social_contexts; Type: ACL

GRANT INSERT(social_contexts),UPDATE(social_contexts) ON TABLE tracker.user_profiles TO tracker_member;

-- COLUMN user_profiles.journaling_frequency; Type: ACL

GRANT INSERT(journaling_frequency),UPDATE(journaling_frequency) ON TABLE tracker.user_profiles TO tracker_member;

-- TABLE user_tags; Type: ACL

GRANT SELECT ON TABLE tracker.user_tags TO tracker_member;

-- COLUMN user_tags.tag; Type: ACL

GRANT INSERT(tag) ON TABLE tracker.user_tags TO tracker_member;

-- TABLE xp_ledger; Type: ACL

GRANT SELECT ON TABLE tracker.xp_ledger TO tracker_member;
