-- Measures of what was answered in check-ins, within weeks and months. They read the check-ins of their windows alone.
CREATE OR REPLACE FUNCTION crushed_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  SELECT d.user_id, d.journey_id, d.day, d.total, d.total
  FROM (
    SELECT w.user_id, w.journey_id, w.least, c.day,
           (sum(sum(cardinality(array_positions(c.efforts, 5::smallint))))
            OVER (PARTITION BY w.user_id, w.journey_id, standing_bucket(CASE p_variant WHEN 'week' THEN 1 ELSE 2 END::smallint, c.day)
                  ORDER BY c.day))::integer AS total
    FROM unnest(p_windows) AS w
    JOIN streaks AS s ON s.user_id = w.user_id AND s.subject = 'journey' AND (w.journey_id IS NULL OR s.subject_id = w.journey_id)
    JOIN checkins AS c ON c.user_id = s.user_id AND c.journey_id = s.subject_id AND c.day BETWEEN w.first_day AND w.last_day
    GROUP BY w.user_id, w.journey_id, w.least, c.day) AS d
  WHERE d.total >= d.least
$$;
COMMENT ON FUNCTION crushed_marks(badge_window[], text) IS 'Answers of 5 ("crushed") within a week or month, day by day.';

-- What a week scores at its end counts: a day on which it was more is none on which the badge was earned for good.
-- The week before is a frame of the window, not a join, whose cost would depend on what the planner knows of new rows.
CREATE OR REPLACE FUNCTION improvement_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  SELECT d.user_id, nullif(d.place, 0), d.day, v.value, v.value
  FROM (
    SELECT s.user_id, s.place, s.day, s.asked,
           sum(s.half_points) OVER (PARTITION BY s.user_id, s.place, s.bucket ORDER BY s.day) AS until_then,
           sum(s.half_points) OVER (PARTITION BY s.user_id, s.place, s.bucket) AS at_end,
           sum(s.half_points) OVER (PARTITION BY s.user_id, s.place ORDER BY s.bucket
                                    RANGE BETWEEN 1 PRECEDING AND 1 PRECEDING) AS before
    FROM (
      SELECT w.user_id, coalesce(w.journey_id, 0) AS place, c.day, b.bucket, c.day >= w.first_day AS asked,
             sum(c.half_points) AS half_points
      FROM unnest(p_windows) AS w
      JOIN streaks AS s ON s.user_id = w.user_id AND s.subject = 'journey' AND (w.journey_id IS NULL OR s.subject_id = w.journey_id)
      JOIN checkins AS c ON c.user_id = s.user_id AND c.journey_id = s.subject_id
        AND c.day BETWEEN w.first_day - CASE p_variant WHEN 'previous_week' THEN 7 ELSE 31 END AND w.last_day
      CROSS JOIN LATERAL (
        SELECT standing_bucket(CASE p_variant WHEN 'previous_week' THEN 1 ELSE 2 END::smallint, c.day) AS bucket) AS b
      GROUP BY w.user_id, w.journey_id, w.first_day, c.day, b.bucket) AS s) AS d
  CROSS JOIN LATERAL (
    SELECT least(1000000, floor(100.0 * (least(d.until_then, d.at_end) - d.before) / nullif(d.before, 0)))::integer AS value) AS v
  WHERE d.asked AND d.before > 0 AND v.value > 0
$$;
COMMENT ON FUNCTION improvement_marks(badge_window[], text) IS
  'By how many percent the score of a week or month is above that of the one before, where that was above zero.';
