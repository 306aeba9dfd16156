-- Takes back 0007_rules. What only it could say becomes the nearest that there was: see 0007_rules.py.
DROP TABLE habit_group_members, habit_groups;
ALTER TABLE habit_schedules
  DROP COLUMN skips,
  DROP COLUMN skips_per,
  DROP CONSTRAINT habit_schedules_kind_known,
  DROP CONSTRAINT habit_schedules_every_fits,
  DROP CONSTRAINT habit_schedules_times_fit,
  ADD CONSTRAINT habit_schedules_kind_known CHECK (kind IN ('day', 'weekdays', 'week', 'month', 'interval')),
  ADD CONSTRAINT habit_schedules_every_fits CHECK (
    CASE kind WHEN 'interval' THEN every BETWEEN 2 AND 366 WHEN 'week' THEN every = 7 ELSE every = 1 END),
  ADD CONSTRAINT habit_schedules_times_fit CHECK (
    times IS NULL OR CASE kind WHEN 'week' THEN times BETWEEN 1 AND 7 WHEN 'month' THEN times BETWEEN 1 AND 31
                               WHEN 'interval' THEN times BETWEEN 1 AND every ELSE false END);
