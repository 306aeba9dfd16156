-- Budgets of skips: "2 a month" lets the first two skips of each calendar month bridge, the others do not.
--
-- All skips on scheduled days count, needed or not, in the order of their days; whatever schedule held then. Weeks
-- begin as those of the schedule do: on its anchor's weekday, for slots of days on Monday.
CREATE OR REPLACE FUNCTION skip_period_first(s habit_schedules, p_day date) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
  SELECT CASE s.skips_per
    WHEN 'week' THEN p_day - ((p_day - CASE s.kind WHEN 'interval' THEN date '2000-01-03' ELSE s.anchor END) % 7 + 7) % 7
    ELSE date_trunc(s.skips_per, p_day::timestamp)::date END
$$;
COMMENT ON FUNCTION skip_period_first(habit_schedules, date) IS 'First day of the budget''s week, month or year.';

CREATE OR REPLACE FUNCTION skip_period_last(s habit_schedules, p_day date) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
  SELECT (skip_period_first(s, p_day) + ('1 ' || s.skips_per)::interval)::date - 1
$$;
COMMENT ON FUNCTION skip_period_last(habit_schedules, date) IS 'Last day of the budget''s week, month or year.';

CREATE OR REPLACE FUNCTION skips_used(p_user_id bigint, s habit_schedules, p_first date, p_last date) RETURNS integer
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT count(*)::integer FROM habit_entries AS e
  WHERE e.user_id = p_user_id AND e.habit_id = s.habit_id AND e.answer = 'skip'
    AND e.day BETWEEN p_first AND p_last AND is_scheduled(s, e.day)
$$;
COMMENT ON FUNCTION skips_used(bigint, habit_schedules, date, date) IS 'How many skips count against a budget between two days.';

CREATE OR REPLACE FUNCTION skip_bridges(p_user_id bigint, s habit_schedules, p_day date) RETURNS boolean
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT CASE WHEN s.skips IS NULL THEN true WHEN s.skips = 0 THEN false
              ELSE skips_used(p_user_id, s, skip_period_first(s, p_day), p_day) <= s.skips END
$$;
COMMENT ON FUNCTION skip_bridges(bigint, habit_schedules, date) IS 'Whether the skip of a day is within the schedule''s budget.';
GRANT EXECUTE ON FUNCTION skip_period_first(habit_schedules, date), skip_period_last(habit_schedules, date),
  skips_used(bigint, habit_schedules, date, date), skip_bridges(bigint, habit_schedules, date) TO tracker_member;
