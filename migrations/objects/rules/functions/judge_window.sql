-- Judges days by the days behind them: "3 days in any 7 days" holds on a day when it and the six before have three.
--
-- judge_habit asks this for schedules of kind window, whose periods are single days. An entry comes into the window
-- on its own day and leaves it "every" days later; between two such days nothing changes, so that the verdict on
-- years of days costs as much as their entries. A window reaches no further back than its version of the schedule.
--   met:  the total, or enough of the days, in the window reach the target (or stay within it, when something was said)
--   rest: a skip or pause lies in the window, or a change of schedule cut it short
CREATE OR REPLACE FUNCTION window_ordinals(s habit_schedules, p_day date, p_until date, p_first date, p_last date)
  RETURNS int4range
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
  SELECT CASE WHEN greatest(p_day, p_first) <= least(p_until, p_last)
              THEN int4range(period_ordinal(s, greatest(p_day, p_first)) + s.ordinal_shift,
                             period_ordinal(s, least(p_until, p_last)) + s.ordinal_shift, '[]')
              ELSE 'empty' END
$$;
COMMENT ON FUNCTION window_ordinals(habit_schedules, date, date, date, date) IS
  'Numbers of the days p_day to p_until, as far as they lie between p_first and p_last.';

CREATE OR REPLACE FUNCTION judge_window(p_user_id bigint, s habit_schedules, p_begin date, p_first date, p_last date,
    OUT met int4multirange, OUT rest int4multirange)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH entry AS (
    SELECT e.day, e.amount, e.answer
    FROM habit_entries AS e
    WHERE e.user_id = p_user_id AND e.habit_id = s.habit_id
      AND e.day BETWEEN greatest(p_begin, p_first - s.every + 1) AND p_last
  ), change AS (
    SELECT CASE c.sign WHEN 1 THEN e.day ELSE e.day + s.every END AS day,
           sum(c.sign * e.amount) FILTER (WHERE e.answer = 'amount') AS total,
           sum(c.sign) FILTER (WHERE e.answer = 'amount') AS said,
           sum(c.sign) FILTER (WHERE e.answer = 'amount' AND CASE s.direction
             WHEN 'at_least' THEN e.amount >= s.target ELSE e.amount <= s.target END) AS good_days,
           sum(c.sign) FILTER (WHERE e.answer = 'no') AS denied
    FROM entry AS e CROSS JOIN (VALUES (1), (-1)) AS c (sign)
    GROUP BY 1
  ), stretch AS (
    SELECT c.day AS first_day, coalesce(lead(c.day) OVER by_day - 1, c.day) AS last_day,
           coalesce(sum(c.total) OVER by_day, 0) AS total, coalesce(sum(c.said) OVER by_day, 0) AS said,
           coalesce(sum(c.good_days) OVER by_day, 0) AS good_days, coalesce(sum(c.denied) OVER by_day, 0) AS denied
    FROM change AS c
    WINDOW by_day AS (ORDER BY c.day)
  ), resting AS (
    SELECT e.day AS first_day, e.day + s.every - 1 AS last_day
    FROM entry AS e WHERE e.answer = 'skip' AND skip_bridges(p_user_id, s, e.day)
    UNION ALL
    SELECT greatest(z.from_day, p_begin), coalesce(z.until_day, date '2199-12-31') + s.every - 1
    FROM pauses AS z
    WHERE z.user_id = p_user_id AND (z.habit_id = s.habit_id OR z.habit_id IS NULL AND z.journey_id IS NULL)
      AND coalesce(z.until_day, date '2199-12-31') >= p_begin
    UNION ALL
    SELECT p_begin, p_begin + s.every - 2 WHERE p_begin > date '1900-01-01'
  )
  SELECT coalesce((
           SELECT range_agg(window_ordinals(s, t.first_day, t.last_day, p_first, p_last)) FROM stretch AS t
           WHERE CASE WHEN s.times IS NOT NULL THEN t.good_days >= s.times
                      WHEN s.direction = 'at_least' THEN t.total >= s.target
                      ELSE t.said > 0 AND t.denied = 0 AND t.total <= s.target END), '{}'),
         coalesce((
           SELECT range_agg(window_ordinals(s, r.first_day, r.last_day, p_first, p_last)) FROM resting AS r), '{}')
$$;
COMMENT ON FUNCTION judge_window(bigint, habit_schedules, date, date, date) IS
  'The streak rule of rolling goals, for the days p_first to p_last of a version in force from p_begin on.';
