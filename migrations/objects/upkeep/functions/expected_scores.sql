-- What check-ins should score: the measure for `admin verify` and the tests. Each way to answer a journey is scored once for
-- each version of its weights, whatever the number of check-ins.
CREATE OR REPLACE FUNCTION expected_scores() RETURNS TABLE (user_id bigint, journey_id bigint, day date, half_points integer)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT c.user_id, c.journey_id, c.day, coalesce(a.half_points, 0)
  FROM checkins AS c
  LEFT JOIN (
    SELECT g.journey_id, w.from_day, w.until_day, g.efforts, score_half_points(g.efforts, w.weights) AS half_points
    FROM (SELECT DISTINCT d.journey_id, d.efforts FROM checkins AS d) AS g
    JOIN (SELECT v.journey_id, v.weights, v.from_day,
                 lead(v.from_day, 1, date '2200-01-01') OVER (PARTITION BY v.journey_id ORDER BY v.from_day) AS until_day
          FROM journey_weights AS v) AS w ON w.journey_id = g.journey_id
    OFFSET 0) AS a
    ON a.journey_id = c.journey_id AND a.efforts = c.efforts AND c.day >= a.from_day AND c.day < a.until_day;
END;
COMMENT ON FUNCTION expected_scores() IS 'Scores of all check-ins, recomputed from answers and weights; 0 where nothing was asked yet. For the owner.';
