-- Focus sessions. Times are whole seconds, so that what follows from them is exact.
CREATE TABLE focus_sessions (
  user_id         bigint NOT NULL DEFAULT me(),
  id              bigint GENERATED ALWAYS AS IDENTITY,
  public_id       uuid NOT NULL DEFAULT gen_random_uuid(),
  kind            text NOT NULL DEFAULT 'custom',
  status          text NOT NULL DEFAULT 'active',
  planned_minutes smallint NOT NULL,
  goal_id         bigint,
  habit_id        bigint,
  note            text,
  day             date NOT NULL,
  started_at      timestamptz NOT NULL,
  paused_at       timestamptz,
  paused_seconds  integer NOT NULL DEFAULT 0,
  completed_at    timestamptz,
  actual_minutes  integer GENERATED ALWAYS AS (
    floor((extract(epoch FROM completed_at - started_at) - paused_seconds) / 60)::integer) STORED,
  cycle           smallint NOT NULL DEFAULT 1,
  cycles          smallint NOT NULL DEFAULT 1,
  short_break     smallint NOT NULL DEFAULT 0,
  long_break      smallint NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT focus_sessions_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT focus_sessions_public_id_key UNIQUE (public_id),
  CONSTRAINT focus_sessions_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT focus_sessions_goal_fkey FOREIGN KEY (user_id, goal_id) REFERENCES goals (user_id, id) ON DELETE SET NULL (goal_id),
  CONSTRAINT focus_sessions_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits (user_id, id) ON DELETE SET NULL (habit_id),
  CONSTRAINT focus_sessions_kind_known CHECK (kind IN ('pomodoro', 'custom')),
  CONSTRAINT focus_sessions_status_known CHECK (status IN ('active', 'paused', 'completed', 'abandoned')),
  CONSTRAINT focus_sessions_planned_range CHECK (planned_minutes BETWEEN 1 AND 480),
  CONSTRAINT focus_sessions_note_length CHECK (length(note) <= 2000),
  -- A day that the zone and the hour of somebody on earth can give to this instant.
  CONSTRAINT focus_sessions_day_fits CHECK (day - (started_at AT TIME ZONE 'UTC')::date BETWEEN -2 AND 1),
  CONSTRAINT focus_sessions_started_range CHECK (started_at BETWEEN timestamptz '1900-01-03 00:00Z' AND timestamptz '2199-12-30 00:00Z'),
  CONSTRAINT focus_sessions_paused_said CHECK ((status = 'paused') = (paused_at IS NOT NULL)),
  CONSTRAINT focus_sessions_completed_said CHECK ((status IN ('completed', 'abandoned')) = (completed_at IS NOT NULL)),
  CONSTRAINT focus_sessions_paused_range CHECK (
    paused_seconds >= 0
    AND extract(epoch FROM paused_at - started_at) - paused_seconds BETWEEN 0 AND planned_minutes * 60),
  CONSTRAINT focus_sessions_completed_range CHECK (
    extract(epoch FROM completed_at - started_at) - paused_seconds BETWEEN 0 AND planned_minutes * 60),
  CONSTRAINT focus_sessions_cycle_range CHECK (cycle BETWEEN 1 AND cycles AND cycles <= 24),
  CONSTRAINT focus_sessions_break_range CHECK (short_break BETWEEN 0 AND 240 AND long_break BETWEEN 0 AND 240)
);
-- Before the constraint below, which a second running session breaks as well: this is the name to be told.
CREATE UNIQUE INDEX focus_sessions_running_key ON focus_sessions (user_id) WHERE status IN ('active', 'paused');
-- As a range of one number, because a bigint alone has no place in such an index.
ALTER TABLE focus_sessions ADD CONSTRAINT focus_sessions_no_overlap
  EXCLUDE USING gist (int8range(user_id, user_id, '[]') WITH &&, tstzrange(started_at, completed_at) WITH &&);
CREATE INDEX focus_sessions_day ON focus_sessions (user_id, day);
CREATE INDEX focus_sessions_goal ON focus_sessions (user_id, goal_id) WHERE goal_id IS NOT NULL;
COMMENT ON TABLE focus_sessions IS 'Time that one person gave to one thing: at most one at a time, never longer than the time that passed.';
COMMENT ON COLUMN focus_sessions.kind IS 'pomodoro: of the person''s usual length or part of a run of several; custom: of a length of its own.';
COMMENT ON COLUMN focus_sessions.day IS 'The person''s local day of the start, as it was then.';
COMMENT ON COLUMN focus_sessions.paused_at IS 'Since when it rests; the pauses before are in paused_seconds.';
COMMENT ON COLUMN focus_sessions.completed_at IS 'When it ended, be it completed or abandoned.';
COMMENT ON COLUMN focus_sessions.actual_minutes IS 'Whole minutes from start to end without the pauses; NULL until it ends.';
COMMENT ON COLUMN focus_sessions.cycle IS 'Which one of the run''s cycles it is; short_break and long_break are the minutes between them and after the last.';
