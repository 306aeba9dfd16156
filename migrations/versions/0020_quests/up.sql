-- Missions that anybody may accept, quests of people, and what the facts make of them.
CREATE TABLE missions (
  id            bigint GENERATED ALWAYS AS IDENTITY,
  key           text NOT NULL,
  title         text NOT NULL,
  description   text NOT NULL,
  difficulty    text NOT NULL,
  category      text NOT NULL,
  points        integer NOT NULL,
  days          smallint NOT NULL DEFAULT 7,
  time_estimate text,
  tips          text[] NOT NULL DEFAULT '{}',
  requirements  jsonb NOT NULL DEFAULT '{}',
  active        boolean NOT NULL DEFAULT true,
  created_at    timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT missions_pkey PRIMARY KEY (id),
  CONSTRAINT missions_key_key UNIQUE (key),
  CONSTRAINT missions_key_form CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(key) <= 60),
  CONSTRAINT missions_title_length CHECK (length(title) BETWEEN 1 AND 200),
  CONSTRAINT missions_title_one_line CHECK (title !~ '[[:cntrl:]]' AND title = btrim(title)),
  CONSTRAINT missions_description_length CHECK (length(description) BETWEEN 1 AND 4000),
  CONSTRAINT missions_difficulty_known CHECK (difficulty IN ('beginner', 'intermediate', 'advanced')),
  CONSTRAINT missions_category_form CHECK (category ~ '^[a-z]+([ -][a-z]+)*$' AND length(category) <= 100),
  CONSTRAINT missions_points_range CHECK (points BETWEEN 1 AND 1000),
  CONSTRAINT missions_days_range CHECK (days BETWEEN 1 AND 366),
  CONSTRAINT missions_time_estimate_length CHECK (length(time_estimate) BETWEEN 1 AND 50),
  CONSTRAINT missions_tips_fit CHECK (cardinality(tips) <= 10 AND length(array_to_string(tips, '')) <= 2000),
  CONSTRAINT missions_requirements_fit CHECK (
    (requirements = '{}'
     OR jsonb_typeof(requirements) = 'object' AND requirements - 'measure' - 'needed' = '{}'
        AND requirements ->> 'measure' IN ('habit', 'checkins', 'habit_days', 'focus_minutes', 'xp')
        AND jsonb_typeof(requirements -> 'needed') = 'number' AND requirements ->> 'needed' ~ '^[1-9][0-9]{0,5}$') IS TRUE)
);
COMMENT ON TABLE missions IS 'The catalogue: whoever accepts a mission has it as a quest. Retired ones stay, for the quests that were made of them.';
COMMENT ON COLUMN missions.points IS 'XP for completing it; coins are a tenth of that.';
COMMENT ON COLUMN missions.days IS 'How long it may take at most, from the day on which it is accepted.';
COMMENT ON COLUMN missions.requirements IS '{"measure": …, "needed": N} where the facts tell that it is done; {}: the person says so.';

CREATE TABLE quests (
  user_id      bigint NOT NULL DEFAULT me(),
  id           bigint GENERATED ALWAYS AS IDENTITY,
  public_id    uuid NOT NULL DEFAULT gen_random_uuid(),
  kind         text NOT NULL,
  title        text NOT NULL,
  description  text,
  mission_id   bigint,
  measure      text,
  needed       integer NOT NULL DEFAULT 1,
  habit_id     bigint,
  goal_id      bigint,
  starts_on    date NOT NULL,
  ends_on      date NOT NULL,
  xp           integer NOT NULL,
  status       text NOT NULL DEFAULT 'assigned',
  notes        text,
  difficulty   smallint,
  satisfaction smallint,
  made_on      date NOT NULL,
  started_at   timestamptz,
  completed_at timestamptz,
  ended_on     date,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT quests_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT quests_public_id_key UNIQUE (public_id),
  CONSTRAINT quests_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT quests_mission_fkey FOREIGN KEY (mission_id) REFERENCES missions (id),
  CONSTRAINT quests_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits (user_id, id) ON DELETE CASCADE,
  CONSTRAINT quests_goal_fkey FOREIGN KEY (user_id, goal_id) REFERENCES goals (user_id, id) ON DELETE CASCADE,
  CONSTRAINT quests_kind_known CHECK (kind IN ('habit_chain', 'goal_completion', 'daily', 'milestone', 'mission')),
  CONSTRAINT quests_title_length CHECK (length(title) BETWEEN 1 AND 255),
  CONSTRAINT quests_title_one_line CHECK (title !~ '[[:cntrl:]]' AND title = btrim(title)),
  CONSTRAINT quests_description_length CHECK (length(description) <= 4000),
  CONSTRAINT quests_mission_said CHECK ((kind = 'mission') = (mission_id IS NOT NULL)),
  CONSTRAINT quests_measure_known CHECK (measure IN ('habit', 'goal', 'checkins', 'habit_days', 'focus_minutes', 'xp')),
  CONSTRAINT quests_measure_fits CHECK (
    CASE kind WHEN 'habit_chain' THEN measure = 'habit' WHEN 'goal_completion' THEN measure = 'goal'
              ELSE measure IS DISTINCT FROM 'goal' END IS TRUE),
  CONSTRAINT quests_habit_said CHECK ((measure IS NOT DISTINCT FROM 'habit') = (habit_id IS NOT NULL)),
  CONSTRAINT quests_goal_said CHECK ((measure IS NOT DISTINCT FROM 'goal') = (goal_id IS NOT NULL)),
  CONSTRAINT quests_needed_range CHECK (needed BETWEEN 1 AND 999999),
  CONSTRAINT quests_needed_fits CHECK (
    CASE WHEN measure IS NULL OR measure = 'goal' THEN needed = 1
         WHEN measure = 'habit' THEN needed <= ends_on - starts_on + 1
         WHEN measure = 'focus_minutes' THEN needed <= (ends_on - starts_on + 1) * 1440 ELSE true END),
  CONSTRAINT quests_starts_on_range CHECK (starts_on BETWEEN date '1900-01-01' AND date '2198-12-31'),
  CONSTRAINT quests_ends_on_range CHECK (
    CASE kind WHEN 'daily' THEN ends_on = starts_on ELSE ends_on BETWEEN starts_on AND starts_on + 366 END),
  CONSTRAINT quests_xp_range CHECK (xp BETWEEN 1 AND 1000),
  CONSTRAINT quests_status_known CHECK (status IN ('assigned', 'in_progress', 'completed', 'skipped')),
  CONSTRAINT quests_measured CHECK (measure IS NULL OR status <> 'completed'),
  CONSTRAINT quests_ended_said CHECK ((status IN ('completed', 'skipped')) = (ended_on IS NOT NULL)),
  CONSTRAINT quests_ended_in_time CHECK (ended_on <= ends_on),
  CONSTRAINT quests_completed_in_time CHECK (status <> 'completed' OR ended_on >= starts_on),
  CONSTRAINT quests_notes_length CHECK (length(notes) <= 2000),
  CONSTRAINT quests_difficulty_range CHECK (difficulty BETWEEN 1 AND 5),
  CONSTRAINT quests_satisfaction_range CHECK (satisfaction BETWEEN 1 AND 5)
);
CREATE INDEX quests_window ON quests (user_id, ends_on);
CREATE INDEX quests_mission ON quests (mission_id);
COMMENT ON TABLE quests IS 'What a person took on for some days. What became of it stands in quest_states.';
COMMENT ON COLUMN quests.measure IS 'What the facts are counted by; NULL: the person says when it is done.';
COMMENT ON COLUMN quests.needed IS 'How much of the measure: days of a habit, check-ins, days of habits, minutes, XP.';
COMMENT ON COLUMN quests.xp IS 'What completing it pays, set by the database; coins are a tenth of it.';
COMMENT ON COLUMN quests.status IS 'What the person said. What holds is quest_states.status.';
COMMENT ON COLUMN quests.made_on IS 'The person''s day on which this database came to know of it: what ended before pays nothing and costs nothing.';
COMMENT ON COLUMN quests.ended_on IS 'The person''s day on which they said that it is completed or skipped.';

CREATE TABLE quest_states (
  user_id    bigint NOT NULL,
  quest_id   bigint NOT NULL,
  status     text NOT NULL,
  progress   integer NOT NULL DEFAULT 0,
  ends_on    date NOT NULL,
  day        date,
  xp         integer NOT NULL DEFAULT 0,
  counts     boolean NOT NULL DEFAULT false,
  settled_at timestamptz,
  CONSTRAINT quest_states_pkey PRIMARY KEY (user_id, quest_id),
  CONSTRAINT quest_states_quest_fkey FOREIGN KEY (user_id, quest_id) REFERENCES quests (user_id, id) ON DELETE CASCADE,
  CONSTRAINT quest_states_status_known CHECK (status IN ('assigned', 'in_progress', 'completed', 'skipped', 'failed')),
  CONSTRAINT quest_states_day_said CHECK ((status IN ('completed', 'skipped', 'failed')) = (day IS NOT NULL))
);
CREATE INDEX quest_states_due ON quest_states (user_id, ends_on) WHERE status IN ('assigned', 'in_progress');
CREATE INDEX quest_states_day ON quest_states (user_id, day) WHERE status = 'completed';
COMMENT ON TABLE quest_states IS 'Derived: what became of each quest, by what the person said, by the facts of its days, and by its end.';
COMMENT ON COLUMN quest_states.progress IS 'How much of the quest''s measure its days hold; 1 for one that the person completed.';
COMMENT ON COLUMN quest_states.day IS 'The day on which it was reached or skipped; for a failed one its last day.';
COMMENT ON COLUMN quest_states.counts IS 'Whether it pays or costs: not before the database knew of it, and only the best few completed on a day.';
COMMENT ON COLUMN quest_states.settled_at IS 'When the database saw that it ended.';

INSERT INTO game_amounts (key, xp, coins, at_most, penalty, explanation) VALUES
  ('quest_paid',    0, 0, 3,    false, 'How many of the quests that were completed on a day pay: those worth most'),
  ('quest_daily',  10, 0, NULL, false, 'A quest of one''s own for a day, or one that only oneself can judge'),
  ('quest_own',    20, 0, NULL, false, 'Any other quest of one''s own; its coins are a tenth of its XP'),
  ('quest_week',   10, 0, 4,    false, 'And for each full week of work in it: 7 habit days or check-ins, 7 hours of focus, 140 XP'),
  ('quest_failed', -10, 0, NULL, true, 'A quest whose last day passed before it was done');

INSERT INTO game_sources (fact_table, reason, worth, subject, subject_id, day) VALUES
  ('quest_states', 'quest', 'quest_worth(f.status, f.xp, f.counts, s.penalties)', 'quest', 'f.quest_id', 'f.day');
