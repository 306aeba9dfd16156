-- Goals, what was said of their value day by day, and which habits serve them.
CREATE TABLE goals (
  user_id      bigint NOT NULL DEFAULT me(),
  id           bigint GENERATED ALWAYS AS IDENTITY,
  public_id    uuid NOT NULL DEFAULT gen_random_uuid(),
  title        text NOT NULL,
  description  text,
  category     text,
  priority     smallint NOT NULL DEFAULT 3,
  status       text NOT NULL DEFAULT 'active',
  completed_on date,
  started_on   date NOT NULL,
  start_value  numeric(12, 3) NOT NULL DEFAULT 0,
  target_value numeric(12, 3),
  unit         text,
  target_date  date,
  tags         text[] NOT NULL DEFAULT '{}',
  colour       text,
  deleted      boolean NOT NULL DEFAULT false,
  metadata     jsonb NOT NULL DEFAULT '{}',
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT goals_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT goals_public_id_key UNIQUE (public_id),
  CONSTRAINT goals_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT goals_title_length CHECK (length(title) BETWEEN 1 AND 255),
  CONSTRAINT goals_title_one_line CHECK (title !~ '[[:cntrl:]]' AND title = btrim(title)),
  CONSTRAINT goals_description_length CHECK (length(description) <= 4000),
  CONSTRAINT goals_category_length CHECK (length(category) BETWEEN 1 AND 100),
  CONSTRAINT goals_priority_range CHECK (priority BETWEEN 1 AND 5),
  CONSTRAINT goals_status_known CHECK (status IN ('active', 'paused', 'completed', 'abandoned')),
  CONSTRAINT goals_completed_dated CHECK ((status = 'completed') = (completed_on IS NOT NULL)),
  CONSTRAINT goals_completed_on_range CHECK (completed_on BETWEEN date '1900-01-01' AND date '2199-12-31'),
  CONSTRAINT goals_started_on_range CHECK (started_on BETWEEN date '1900-01-01' AND date '2199-12-31'),
  CONSTRAINT goals_target_date_range CHECK (target_date BETWEEN started_on AND date '2199-12-31'),
  CONSTRAINT goals_value_range CHECK (start_value <> 'NaN' AND target_value <> 'NaN'),
  CONSTRAINT goals_target_away CHECK (target_value <> start_value),
  CONSTRAINT goals_unit_length CHECK (length(unit) BETWEEN 1 AND 30),
  CONSTRAINT goals_tags_most CHECK (cardinality(tags) <= 20),
  CONSTRAINT goals_tags_form CHECK (
    tags = '{}' OR array_to_string(tags, ',', ',') ~
      '^[^,[:cntrl:][:upper:][:space:]]([^,[:cntrl:][:upper:]]{0,48}[^,[:cntrl:][:upper:][:space:]])?(,[^,[:cntrl:][:upper:][:space:]]([^,[:cntrl:][:upper:]]{0,48}[^,[:cntrl:][:upper:][:space:]])?)*$'),
  CONSTRAINT goals_colour_form CHECK (colour ~ '^#[0-9a-f]{6}$'),
  CONSTRAINT goals_metadata_object CHECK (jsonb_typeof(metadata) = 'object')
);
-- What is over may share its title with the next try.
CREATE UNIQUE INDEX goals_title_key ON goals (user_id, lower(title)) WHERE NOT deleted AND status IN ('active', 'paused');
COMMENT ON TABLE goals IS 'Something that one person wants to reach, with a value to get to or without one.';
COMMENT ON COLUMN goals.priority IS '1 is the highest, 5 the lowest.';
COMMENT ON COLUMN goals.completed_on IS 'The person''s day on which the status became completed, or the day that they gave; NULL in every other status.';
COMMENT ON COLUMN goals.start_value IS 'Where progress is counted from; above the target, the value is to go down.';
COMMENT ON COLUMN goals.deleted IS 'Hidden, but kept with its status, so that it can come back.';

CREATE TABLE goal_updates (
  user_id    bigint NOT NULL DEFAULT me(),
  goal_id    bigint NOT NULL,
  day        date NOT NULL,
  reading    numeric(12, 3),
  added      numeric(12, 3) NOT NULL DEFAULT 0,
  note       text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT goal_updates_pkey PRIMARY KEY (user_id, goal_id, day),
  CONSTRAINT goal_updates_goal_fkey FOREIGN KEY (user_id, goal_id) REFERENCES goals (user_id, id) ON DELETE CASCADE,
  CONSTRAINT goal_updates_day_range CHECK (day BETWEEN date '1900-01-01' AND date '2199-12-31'),
  CONSTRAINT goal_updates_value_range CHECK (reading <> 'NaN' AND added <> 'NaN'),
  CONSTRAINT goal_updates_note_length CHECK (length(note) <= 2000)
);
COMMENT ON TABLE goal_updates IS 'What a person said of a goal''s value on a day. The value on a day is goal_value().';
COMMENT ON COLUMN goal_updates.reading IS 'The value as it was read on the day, whatever was added before; NULL: nobody looked.';
COMMENT ON COLUMN goal_updates.added IS 'What came to it on the day, after the reading if there is one; negative: what went from it.';

-- NULL, so that habits recorded by the audit before stay what they were.
ALTER TABLE habits
  ADD COLUMN goal_id bigint,
  ADD CONSTRAINT habits_goal_fkey FOREIGN KEY (user_id, goal_id) REFERENCES goals (user_id, id) ON DELETE SET NULL (goal_id);
CREATE INDEX habits_goal ON habits (user_id, goal_id);
COMMENT ON COLUMN habits.goal_id IS 'The goal that the habit serves, of the same person.';
