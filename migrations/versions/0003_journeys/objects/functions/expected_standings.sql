-- What standings should hold, computed from the facts: the measure for `admin verify` and the tests.
CREATE OR REPLACE FUNCTION expected_standings() RETURNS TABLE (
    journey_id bigint, user_id bigint, period smallint, bucket integer, half_points integer, checkins integer)
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT c.journey_id, c.user_id, p.period, standing_bucket(p.period, c.day),
         sum(c.half_points)::integer, count(*)::integer
  FROM checkins AS c
  CROSS JOIN (VALUES (0::smallint), (1::smallint), (2::smallint)) AS p (period)
  GROUP BY 1, 2, 3, 4
$$;
COMMENT ON FUNCTION expected_standings() IS 'Standings recomputed from all check-ins; for the owner.';
