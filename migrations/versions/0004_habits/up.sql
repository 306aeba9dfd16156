-- Habits, the schedules that were in force from a day on, what was entered, and when it rests.
CREATE TABLE habits (
  user_id      bigint NOT NULL DEFAULT me(),
  id           bigint GENERATED ALWAYS AS IDENTITY,
  public_id    uuid NOT NULL DEFAULT gen_random_uuid(),
  name         text NOT NULL,
  why          text,
  category     text,
  colour       text,
  position     integer NOT NULL DEFAULT 0,
  started_on   date NOT NULL,
  state        text NOT NULL DEFAULT 'active',
  external_key text,
  metadata     jsonb NOT NULL DEFAULT '{}',
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT habits_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT habits_public_id_key UNIQUE (public_id),
  CONSTRAINT habits_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT habits_name_length CHECK (length(name) BETWEEN 1 AND 80),
  CONSTRAINT habits_name_one_line CHECK (name !~ '[[:cntrl:]]' AND name = btrim(name)),
  CONSTRAINT habits_why_length CHECK (length(why) <= 2000),
  CONSTRAINT habits_category_length CHECK (length(category) BETWEEN 1 AND 50),
  CONSTRAINT habits_colour_form CHECK (colour ~ '^#[0-9a-f]{6}$'),
  CONSTRAINT habits_started_on_range CHECK (started_on BETWEEN date '1900-01-01' AND date '2199-12-31'),
  CONSTRAINT habits_state_known CHECK (state IN ('active', 'archived', 'deleted')),
  CONSTRAINT habits_external_key_length CHECK (length(external_key) BETWEEN 1 AND 200),
  CONSTRAINT habits_metadata_object CHECK (jsonb_typeof(metadata) = 'object')
);
CREATE UNIQUE INDEX habits_name_key ON habits (user_id, lower(name)) WHERE state <> 'deleted';
CREATE UNIQUE INDEX habits_external_key_key ON habits (user_id, external_key) WHERE state <> 'deleted';
COMMENT ON TABLE habits IS 'Something that one person wants to do again and again. How often stands in habit_schedules.';
COMMENT ON COLUMN habits.external_key IS 'What another tracker calls it ("loop:<uuid>"): the same file twice finds the same habit.';

CREATE TABLE habit_schedules (
  user_id       bigint NOT NULL DEFAULT me(),
  habit_id      bigint NOT NULL,
  from_day      date NOT NULL,
  kind          text NOT NULL,
  every         smallint NOT NULL DEFAULT 1,
  anchor        date NOT NULL DEFAULT date '2000-01-03',
  weekdays      smallint NOT NULL DEFAULT 127,
  times         smallint,
  direction     text NOT NULL DEFAULT 'at_least',
  target        numeric(12, 3) NOT NULL DEFAULT 1,
  unit          text,
  ordinal_shift integer NOT NULL DEFAULT 0,
  CONSTRAINT habit_schedules_pkey PRIMARY KEY (user_id, habit_id, from_day),
  CONSTRAINT habit_schedules_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits (user_id, id) ON DELETE CASCADE,
  CONSTRAINT habit_schedules_from_day_range CHECK (from_day BETWEEN date '1900-01-01' AND date '2199-12-31'),
  CONSTRAINT habit_schedules_anchor_range CHECK (anchor BETWEEN date '1900-01-01' AND date '2199-12-31'),
  CONSTRAINT habit_schedules_kind_known CHECK (kind IN ('day', 'weekdays', 'week', 'month', 'interval')),
  CONSTRAINT habit_schedules_every_fits CHECK (
    CASE kind WHEN 'interval' THEN every BETWEEN 2 AND 366 WHEN 'week' THEN every = 7 ELSE every = 1 END),
  CONSTRAINT habit_schedules_weekdays_fit CHECK (
    CASE kind WHEN 'weekdays' THEN weekdays BETWEEN 1 AND 127 ELSE weekdays = 127 END),
  CONSTRAINT habit_schedules_times_fit CHECK (
    times IS NULL OR CASE kind WHEN 'week' THEN times BETWEEN 1 AND 7 WHEN 'month' THEN times BETWEEN 1 AND 31
                               WHEN 'interval' THEN times BETWEEN 1 AND every ELSE false END),
  CONSTRAINT habit_schedules_direction_known CHECK (direction IN ('at_least', 'at_most')),
  CONSTRAINT habit_schedules_target_range CHECK (target <> 'NaN' AND CASE direction WHEN 'at_least' THEN target > 0 ELSE target >= 0 END),
  CONSTRAINT habit_schedules_unit_length CHECK (length(unit) BETWEEN 1 AND 30)
);
COMMENT ON TABLE habit_schedules IS 'How often, and how much, from a day on until the next row. A change makes a new row: the past is not judged again.';
COMMENT ON COLUMN habit_schedules.anchor IS 'A day on which a period of "every" days begins: slots of N days, weeks with their first weekday.';
COMMENT ON COLUMN habit_schedules.weekdays IS 'Bits of the scheduled weekdays: 1 Monday, 2 Tuesday, 4 Wednesday … 64 Sunday.';
COMMENT ON COLUMN habit_schedules.times IS 'On how many days of the period the target is to be met; NULL: the period''s total is held against the target.';
COMMENT ON COLUMN habit_schedules.ordinal_shift IS 'Added to this row''s own period numbers, so that they go on where the row before ended. Derived.';

CREATE TABLE habit_entries (
  user_id    bigint NOT NULL DEFAULT me(),
  habit_id   bigint NOT NULL,
  day        date NOT NULL,
  answer     text NOT NULL DEFAULT 'amount',
  amount     numeric(12, 3) NOT NULL DEFAULT 0,
  note       text,
  metadata   jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT habit_entries_pkey PRIMARY KEY (user_id, habit_id, day),
  CONSTRAINT habit_entries_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits (user_id, id) ON DELETE CASCADE,
  CONSTRAINT habit_entries_day_range CHECK (day BETWEEN date '1900-01-01' AND date '2199-12-31'),
  CONSTRAINT habit_entries_answer_known CHECK (answer IN ('amount', 'no', 'skip')),
  CONSTRAINT habit_entries_amount_range CHECK (amount >= 0 AND amount <> 'NaN'),
  CONSTRAINT habit_entries_amount_answers CHECK (answer = 'amount' OR amount = 0),
  CONSTRAINT habit_entries_note_length CHECK (length(note) <= 2000),
  CONSTRAINT habit_entries_metadata_object CHECK (jsonb_typeof(metadata) = 'object')
);
COMMENT ON TABLE habit_entries IS 'What a person entered for a habit and day: an amount that adds up, "not done, said so", or a skip.';

CREATE TABLE pauses (
  user_id    bigint NOT NULL DEFAULT me(),
  id         bigint GENERATED ALWAYS AS IDENTITY,
  habit_id   bigint,
  journey_id bigint,
  from_day   date NOT NULL,
  until_day  date,
  note       text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pauses_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT pauses_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT pauses_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits (user_id, id) ON DELETE CASCADE,
  CONSTRAINT pauses_journey_fkey FOREIGN KEY (user_id, journey_id) REFERENCES journey_members (user_id, journey_id) ON DELETE CASCADE,
  CONSTRAINT pauses_subject_single CHECK (num_nonnulls(habit_id, journey_id) <= 1),
  CONSTRAINT pauses_from_day_range CHECK (from_day BETWEEN date '1900-01-01' AND date '2199-12-31'),
  CONSTRAINT pauses_until_day_range CHECK (until_day BETWEEN from_day AND date '2199-12-31'),
  CONSTRAINT pauses_note_length CHECK (length(note) <= 500)
);
CREATE INDEX pauses_habit ON pauses (user_id, habit_id);
CREATE INDEX pauses_journey ON pauses (user_id, journey_id);
COMMENT ON TABLE pauses IS 'Days that bridge a streak: of one habit, of one journey, or (neither named) a vacation from everything.';
COMMENT ON COLUMN pauses.until_day IS 'The last day that rests; NULL: until further notice.';
