-- What standings should hold, computed from the facts: the measure for `admin verify` and the tests, and where the
-- standings of somebody who comes back are taken from. Its body is bound, so that who asks for one member reads no more.
CREATE OR REPLACE FUNCTION expected_standings() RETURNS TABLE (
    journey_id bigint, user_id bigint, period smallint, bucket integer, half_points integer, checkins integer)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT c.journey_id, c.user_id, p.period, standing_bucket(p.period, c.day),
         sum(c.half_points)::integer, count(*)::integer
  FROM checkins AS c
  JOIN journey_members AS m ON m.user_id = c.user_id AND m.journey_id = c.journey_id AND m.left_at IS NULL
  CROSS JOIN (VALUES (0::smallint), (1::smallint), (2::smallint)) AS p (period)
  GROUP BY 1, 2, 3, 4;
END;
COMMENT ON FUNCTION expected_standings() IS 'Standings recomputed from all check-ins of who is on a journey; for the owner.';
