-- A schedule turns a day into the number of its period, in closed form, and back into the period's first and last day.
--
-- day, week and interval are all "every N days from an anchor"; named weekdays number the scheduled days alone;
-- months are calendar months. A window looks back "every" days from each day, so that its periods are days.
CREATE OR REPLACE FUNCTION weekday_ordinal(p_weekdays smallint, p_day date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN week_number(p_day) * bit_count((p_weekdays::integer)::bit(7))::integer
       + bit_count(((p_weekdays & ((1 << extract(isodow FROM p_day)::integer) - 1))::integer)::bit(7))::integer;
COMMENT ON FUNCTION weekday_ordinal(smallint, date) IS 'Number of scheduled days from 2000-01-03 to the day, which is included.';

CREATE OR REPLACE FUNCTION period_ordinal(s habit_schedules, p_day date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE s.kind
    WHEN 'weekdays' THEN weekday_ordinal(s.weekdays, p_day)
    WHEN 'month' THEN month_number(p_day)
    WHEN 'window' THEN p_day - date '2000-01-03'
    ELSE floor((p_day - s.anchor) / s.every::float8)::integer
  END;
COMMENT ON FUNCTION period_ordinal(habit_schedules, date) IS
  'The schedule''s own number of the period that holds the day; between named weekdays, that of the scheduled day before.';

CREATE OR REPLACE FUNCTION is_scheduled(s habit_schedules, p_day date) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN s.kind <> 'weekdays' OR (s.weekdays & (1 << (extract(isodow FROM p_day)::integer - 1))) <> 0;
COMMENT ON FUNCTION is_scheduled(habit_schedules, date) IS 'False only between named weekdays.';

CREATE OR REPLACE FUNCTION period_first_day(s habit_schedules, p_day date) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE s.kind
    WHEN 'weekdays' THEN p_day
    WHEN 'window' THEN p_day
    WHEN 'month' THEN p_day - extract(day FROM p_day)::integer + 1
    ELSE s.anchor + floor((p_day - s.anchor) / s.every::float8)::integer * s.every
  END;
COMMENT ON FUNCTION period_first_day(habit_schedules, date) IS 'First day of the period that holds the day.';

CREATE OR REPLACE FUNCTION period_last_day(s habit_schedules, p_day date) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE s.kind
    WHEN 'weekdays' THEN p_day
    WHEN 'window' THEN p_day
    WHEN 'month' THEN (p_day - extract(day FROM p_day)::integer + 1 + interval '1 month' - interval '1 day')::date
    ELSE s.anchor + (floor((p_day - s.anchor) / s.every::float8)::integer + 1) * s.every - 1
  END;
COMMENT ON FUNCTION period_last_day(habit_schedules, date) IS 'Last day of the period that holds the day.';
GRANT EXECUTE ON FUNCTION weekday_ordinal(smallint, date), period_ordinal(habit_schedules, date), is_scheduled(habit_schedules, date),
  period_first_day(habit_schedules, date), period_last_day(habit_schedules, date) TO tracker_member;
