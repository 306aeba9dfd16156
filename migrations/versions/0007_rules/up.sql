-- Streak rules that forgive: budgets of skips, goals of any N days instead of calendar weeks, and groups of habits.
ALTER TABLE habit_schedules
  ADD COLUMN skips smallint,
  ADD COLUMN skips_per text,
  DROP CONSTRAINT habit_schedules_kind_known,
  DROP CONSTRAINT habit_schedules_every_fits,
  DROP CONSTRAINT habit_schedules_times_fit,
  ADD CONSTRAINT habit_schedules_kind_known CHECK (kind IN ('day', 'weekdays', 'week', 'month', 'interval', 'window')),
  ADD CONSTRAINT habit_schedules_every_fits CHECK (
    CASE WHEN kind IN ('interval', 'window') THEN every BETWEEN 2 AND 366 WHEN kind = 'week' THEN every = 7 ELSE every = 1 END),
  ADD CONSTRAINT habit_schedules_times_fit CHECK (
    times IS NULL OR CASE WHEN kind = 'week' THEN times BETWEEN 1 AND 7 WHEN kind = 'month' THEN times BETWEEN 1 AND 31
                          WHEN kind IN ('interval', 'window') THEN times BETWEEN 1 AND every ELSE false END),
  ADD CONSTRAINT habit_schedules_skips_range CHECK (skips BETWEEN 0 AND 366),
  ADD CONSTRAINT habit_schedules_skips_per_fits CHECK (
    CASE WHEN skips > 0 THEN skips_per IS NOT NULL AND skips_per IN ('week', 'month', 'year') ELSE skips_per IS NULL END);
COMMENT ON COLUMN habit_schedules.skips IS 'How many skips of a calendar period bridge; 0 none, NULL any number.';
COMMENT ON COLUMN habit_schedules.skips_per IS 'The calendar period of the budget: week, month or year; NULL where none is counted.';

CREATE TABLE habit_groups (
  user_id    bigint NOT NULL DEFAULT me(),
  id         bigint GENERATED ALWAYS AS IDENTITY,
  public_id  uuid NOT NULL DEFAULT gen_random_uuid(),
  name       text NOT NULL,
  rule       text NOT NULL,
  target     numeric(12, 3),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT habit_groups_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT habit_groups_public_id_key UNIQUE (public_id),
  CONSTRAINT habit_groups_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT habit_groups_name_length CHECK (length(name) BETWEEN 1 AND 80),
  CONSTRAINT habit_groups_name_one_line CHECK (name !~ '[[:cntrl:]]' AND name = btrim(name)),
  CONSTRAINT habit_groups_rule_known CHECK (rule IN ('all', 'any', 'sum')),
  CONSTRAINT habit_groups_target_range CHECK (CASE rule WHEN 'sum' THEN target IS NOT NULL AND target <> 'NaN' AND target > 0
                                                        ELSE target IS NULL END)
);
CREATE UNIQUE INDEX habit_groups_name_key ON habit_groups (user_id, lower(name));
COMMENT ON TABLE habit_groups IS 'Habits that have a streak together: days on which all or any are met, or their amounts reach a target.';
COMMENT ON COLUMN habit_groups.target IS 'What the amounts of a day are to reach, for the rule sum alone.';

CREATE TABLE habit_group_members (
  user_id  bigint NOT NULL DEFAULT me(),
  group_id bigint NOT NULL,
  habit_id bigint NOT NULL,
  CONSTRAINT habit_group_members_pkey PRIMARY KEY (user_id, group_id, habit_id),
  CONSTRAINT habit_group_members_group_fkey FOREIGN KEY (user_id, group_id) REFERENCES habit_groups (user_id, id) ON DELETE CASCADE,
  CONSTRAINT habit_group_members_habit_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits (user_id, id) ON DELETE CASCADE
);
CREATE INDEX habit_group_members_habit ON habit_group_members (user_id, habit_id);
COMMENT ON TABLE habit_group_members IS 'Which habits belong to which groups.';
