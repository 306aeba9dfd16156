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
CREATE OR REPLACE FUNCTION improvement_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  WITH scored AS (
    SELECT w.user_id, coalesce(w.journey_id, 0) AS place, c.day, b.bucket, c.day >= w.first_day AS asked,
           sum(c.half_points) AS half_points
    FROM unnest(p_windows) AS w
    JOIN streaks AS s ON s.user_id = w.user_id AND s.subject = 'journey' AND (w.journey_id IS NULL OR s.subject_id = w.journey_id)
    JOIN checkins AS c ON c.user_id = s.user_id AND c.journey_id = s.subject_id
      AND c.day BETWEEN w.first_day - CASE p_variant WHEN 'previous_week' THEN 7 ELSE 31 END AND w.last_day
    CROSS JOIN LATERAL (
      SELECT standing_bucket(CASE p_variant WHEN 'previous_week' THEN 1 ELSE 2 END::smallint, c.day) AS bucket) AS b
    GROUP BY w.user_id, w.journey_id, w.first_day, c.day, b.bucket
  ), day_by_day AS MATERIALIZED (
    SELECT d.user_id, d.place, d.day, d.bucket, d.asked, sum(d.half_points) OVER until_then AS until_then,
           sum(d.half_points) OVER (PARTITION BY d.user_id, d.place, d.bucket) AS at_end
    FROM scored AS d
    WINDOW until_then AS (PARTITION BY d.user_id, d.place, d.bucket ORDER BY d.day)
  ), past AS (
    SELECT DISTINCT d.user_id, d.place, d.bucket, d.at_end FROM day_by_day AS d WHERE d.at_end > 0
  )
  SELECT d.user_id, nullif(d.place, 0), d.day, v.value, v.value
  FROM day_by_day AS d
  JOIN past AS p ON p.user_id = d.user_id AND p.place = d.place AND p.bucket = d.bucket - 1
  CROSS JOIN LATERAL (
    SELECT least(1000000, floor(100.0 * (least(d.until_then, d.at_end) - p.at_end) / p.at_end))::integer AS value) AS v
  WHERE d.asked AND v.value > 0
$$;
COMMENT ON FUNCTION improvement_marks(badge_window[], text) IS
  'By how many percent the score of a week or month is above that of the one before, where that was above zero.';
