-- A first look, before anything is measured: can the facts of a window reach so much at all?
--
-- Almost every fact earns nothing. Measuring costs a plan for each measure, this a few rows; it may say yes in vain.
CREATE OR REPLACE FUNCTION badge_within_reach(p_measure text, p_variant text, p_window badge_window) RETURNS boolean
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  journeys bigint[];
  value numeric;
BEGIN
  IF p_measure IN ('streak', 'checkins', 'perfect_week') THEN
    SELECT CASE p_measure WHEN 'streak' THEN max(s.longest) WHEN 'checkins' THEN sum(periods_in(s.met))
                          ELSE sum(periods_in(s.met)) / 7 END INTO value
    FROM streaks AS s
    WHERE s.user_id = p_window.user_id AND s.subject = 'journey' AND (p_window.journey_id IS NULL OR s.subject_id = p_window.journey_id);
  ELSIF p_measure IN ('crushed_count', 'improvement') THEN
    journeys := CASE WHEN p_window.journey_id IS NOT NULL THEN ARRAY[p_window.journey_id] ELSE ARRAY(
      SELECT s.subject_id FROM streaks AS s WHERE s.user_id = p_window.user_id AND s.subject = 'journey') END;
    IF p_measure = 'crushed_count' THEN
      SELECT sum(cardinality(array_positions(c.efforts, 5::smallint))) INTO value
      FROM checkins AS c
      WHERE c.user_id = p_window.user_id AND c.journey_id = ANY (journeys) AND c.day BETWEEN p_window.first_day AND p_window.last_day;
    ELSE
      WITH total AS (
        SELECT standing_bucket(CASE p_variant WHEN 'previous_week' THEN 1 ELSE 2 END::smallint, c.day) AS bucket,
               sum(c.half_points) AS half_points
        FROM checkins AS c
        WHERE c.user_id = p_window.user_id AND c.journey_id = ANY (journeys)
          AND c.day BETWEEN p_window.first_day - 31 AND p_window.last_day
        GROUP BY 1)
      SELECT max(100.0 * (t.half_points - p.half_points) / p.half_points) INTO value
      FROM total AS t JOIN total AS p ON p.bucket = t.bucket - 1 AND p.half_points > 0;
    END IF;
  ELSIF p_measure = 'habit_streak' THEN
    SELECT max(s.longest) INTO value FROM streaks AS s WHERE s.user_id = p_window.user_id AND s.subject = 'habit';
  ELSIF p_measure = 'habit_entries' THEN
    SELECT count(*) INTO value FROM habit_entries AS e WHERE e.user_id = p_window.user_id AND e.answer = 'amount';
  ELSE
    RETURN true;
  END IF;
  RETURN coalesce(value >= p_window.least, false);
END $$;
COMMENT ON FUNCTION badge_within_reach(text, text, badge_window) IS
  'False where the facts of a person cannot reach the least of a window; true where they may.';
