-- Streak rules that forgive: budgets of skips, and goals of any N days instead of calendar weeks.
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
