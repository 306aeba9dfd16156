-- The dated rows of a habit's schedule with the days on which each is in force. The first reaches back for ever.
CREATE OR REPLACE FUNCTION schedule_versions(p_user_id bigint, p_habit_id bigint)
  RETURNS TABLE (schedule habit_schedules, first_day date, last_day date)
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT s,
         CASE WHEN row_number() OVER by_day = 1 THEN date '1900-01-01' ELSE s.from_day END,
         coalesce(lead(s.from_day) OVER by_day - 1, date '2199-12-31')
  FROM habit_schedules AS s
  WHERE s.user_id = p_user_id AND s.habit_id = p_habit_id
  WINDOW by_day AS (ORDER BY s.from_day)
$$;
COMMENT ON FUNCTION schedule_versions(bigint, bigint) IS 'Each version of the schedule, and the first and last day of its force.';
GRANT EXECUTE ON FUNCTION schedule_versions(bigint, bigint) TO tracker_member;

CREATE OR REPLACE FUNCTION schedule_on(p_user_id bigint, p_habit_id bigint, p_day date) RETURNS habit_schedules
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT s FROM habit_schedules AS s
  WHERE s.user_id = p_user_id AND s.habit_id = p_habit_id
  ORDER BY s.from_day <= p_day DESC, CASE WHEN s.from_day <= p_day THEN p_day - s.from_day ELSE s.from_day - p_day END
  LIMIT 1
$$;
COMMENT ON FUNCTION schedule_on(bigint, bigint, date) IS 'The version in force on a day; before the first one, the first.';
GRANT EXECUTE ON FUNCTION schedule_on(bigint, bigint, date) TO tracker_member;
