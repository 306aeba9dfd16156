-- Measures of habits: runs of one habit as streaks count them, and days on which any was done.
--
-- A streak numbers periods, not days: period_met_on gives the day of the Nth. Rolling goals are met day by day, and
-- count until the last day with an entry, so that no badge is earned by days that pass.
CREATE OR REPLACE FUNCTION habit_streak_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  WITH known AS MATERIALIZED (
    SELECT s.user_id, s.subject_id AS habit_id, s.excused,
           s.met * int4multirange(int4range(NULL, period_ordinal(v, last.day) + v.ordinal_shift, '[]')) AS met
    FROM unnest(p_windows) AS w
    JOIN streaks AS s ON s.user_id = w.user_id AND s.subject = 'habit' AND s.longest >= w.least
    CROSS JOIN LATERAL (
      SELECT max(e.day) AS day FROM habit_entries AS e
      WHERE e.user_id = s.user_id AND e.habit_id = s.subject_id AND e.answer = 'amount') AS last
    CROSS JOIN LATERAL schedule_on(s.user_id, s.subject_id, last.day) AS v
  ), piece AS (
    SELECT k.user_id, k.habit_id, r.number, r.periods,
           sum(r.begins) OVER (PARTITION BY k.user_id, k.habit_id ORDER BY r.number, r.begins DESC) AS run
    FROM known AS k
    CROSS JOIN LATERAL (
      SELECT lower(m) AS number, upper(m) - lower(m) AS periods, 0 AS begins FROM unnest(k.met) AS m
      UNION ALL
      SELECT lower(m), 0, 1 FROM unnest(k.met + k.excused) AS m) AS r
  ), counted AS (
    SELECT x.*, max(x.total) OVER (PARTITION BY x.user_id, x.habit_id) AS longest
    FROM (SELECT p.*, (sum(p.periods) OVER (PARTITION BY p.user_id, p.habit_id, p.run ORDER BY p.number))::integer AS total
          FROM piece AS p) AS x
    WHERE x.periods > 0
  ), wanted AS (
    SELECT c.user_id, c.habit_id, t.value, min(c.number + t.value - (c.total - c.periods) - 1) AS ordinal
    FROM counted AS c
    CROSS JOIN LATERAL unnest(
      ARRAY(SELECT b.threshold FROM badges AS b
            WHERE b.measure = 'habit_streak' AND b.threshold BETWEEN c.total - c.periods + 1 AND c.total)
      || CASE WHEN c.total = c.longest THEN ARRAY[c.total] END) AS t (value)
    GROUP BY c.user_id, c.habit_id, t.value
  )
  SELECT w.user_id, NULL::bigint, r.day, w.value, w.value
  FROM wanted AS w
  CROSS JOIN LATERAL schedule_versions(w.user_id, w.habit_id) AS v
  CROSS JOIN LATERAL (
    SELECT period_met_on(v.schedule, v.first_day, v.last_day, w.ordinal - (v.schedule).ordinal_shift) AS day) AS r
  WHERE w.ordinal - (v.schedule).ordinal_shift
          BETWEEN first_ordinal_within(v.schedule, v.first_day) AND period_ordinal(v.schedule, v.last_day)
    AND r.day IS NOT NULL
$$;
COMMENT ON FUNCTION habit_streak_marks(badge_window[], text) IS
  'Periods in a row of one habit: for each threshold of a badge, and for the longest run.';

CREATE OR REPLACE FUNCTION habit_entry_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  SELECT d.user_id, NULL::bigint, d.day, d.total, d.total
  FROM (SELECT w.user_id, w.first_day, w.least, greatest(e.day, w.first_day - 1) AS day,
               (sum(count(*)) OVER (PARTITION BY w.user_id ORDER BY greatest(e.day, w.first_day - 1)))::integer AS total
        FROM unnest(p_windows) AS w
        JOIN habit_entries AS e ON e.user_id = w.user_id AND e.answer = 'amount'
        GROUP BY w.user_id, w.first_day, w.least, greatest(e.day, w.first_day - 1)) AS d
  WHERE d.day >= d.first_day AND d.total >= d.least
$$;
COMMENT ON FUNCTION habit_entry_marks(badge_window[], text) IS 'Days of habits with an amount, in sum.';
