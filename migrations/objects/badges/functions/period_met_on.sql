-- The day on which a period of a habit was met, for what asks since when a streak is as long as it is.
--
-- Which periods are met is judged by judge_habit alone. One was met on the first day whose entries, with those of the
-- period before it, were enough.
CREATE OR REPLACE FUNCTION period_begin(s habit_schedules, p_ordinal integer) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE s.kind
    WHEN 'weekdays' THEN date '2000-01-03' + 7 * floor((p_ordinal - 1) / bit_count((s.weekdays::integer)::bit(7))::float8)::integer
    WHEN 'month' THEN (date '2000-01-01' + make_interval(months => p_ordinal))::date
    WHEN 'window' THEN date '2000-01-03' + p_ordinal
    ELSE s.anchor + p_ordinal * s.every
  END;
COMMENT ON FUNCTION period_begin(habit_schedules, integer) IS
  'The first day of a period by the schedule''s own number; between named weekdays, the Monday of its week.';

CREATE OR REPLACE FUNCTION period_met_on(s habit_schedules, p_first date, p_last date, p_ordinal integer) RETURNS date
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT CASE s.kind WHEN 'window' THEN period_begin(s, p_ordinal) ELSE (
    SELECT min(e.day)
    FROM (
      SELECT e.day,
             sum(e.amount) OVER by_day AS total,
             count(*) FILTER (WHERE e.answer = 'amount') OVER by_day AS said,
             count(*) FILTER (WHERE e.answer = 'amount' AND CASE s.direction
               WHEN 'at_least' THEN e.amount >= s.target ELSE e.amount <= s.target END) OVER by_day AS good_days
      FROM habit_entries AS e
      WHERE e.user_id = s.user_id AND e.habit_id = s.habit_id
        AND e.day BETWEEN greatest(p_first, period_begin(s, p_ordinal)) AND least(p_last, period_begin(s, p_ordinal) + 366)
        AND is_scheduled(s, e.day) AND period_ordinal(s, e.day) = p_ordinal
      WINDOW by_day AS (ORDER BY e.day)
    ) AS e
    WHERE CASE WHEN s.times IS NOT NULL THEN e.good_days >= s.times
               WHEN s.direction = 'at_least' THEN e.total >= s.target
               ELSE e.said > 0 END) END
$$;
COMMENT ON FUNCTION period_met_on(habit_schedules, date, date, integer) IS
  'The day from which on a period that is met was so; of a version in force on the days p_first to p_last.';
GRANT EXECUTE ON FUNCTION period_begin(habit_schedules, integer), period_met_on(habit_schedules, date, date, integer)
  TO tracker_member;
