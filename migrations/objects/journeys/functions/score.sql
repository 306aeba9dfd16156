-- What a check-in is worth, and whether it answers what was asked. (Effort scale: reference 000, checkin_details.)
CREATE OR REPLACE FUNCTION score_half_points(p_efforts smallint[], p_weights smallint[]) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(sum(weight * ('{-2,1,2,4,6}'::integer[])[effort]), 0)
          FROM unnest(p_efforts, p_weights) AS answer (effort, weight));
COMMENT ON FUNCTION score_half_points(smallint[], smallint[]) IS
  'Twice the score: the sum of weight × (−1, 0.5, 1, 2, 3) over the dimensions answered.';

CREATE OR REPLACE FUNCTION answers_fit(p_efforts smallint[], p_weights smallint[], p_required boolean[]) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN num_nonnulls(VARIADIC p_efforts) > 0 AND NOT EXISTS (
    SELECT FROM unnest(p_efforts, p_weights, p_required) AS answer (effort, weight, required)
    WHERE effort IS NULL AND weight IS NOT NULL AND required
       OR effort IS NOT NULL AND weight IS NULL);
COMMENT ON FUNCTION answers_fit(smallint[], smallint[], boolean[]) IS
  'Every required dimension is answered, none is answered that was not asked, and something is answered at all.';
GRANT EXECUTE ON FUNCTION score_half_points(smallint[], smallint[]) TO tracker_member;

CREATE OR REPLACE FUNCTION weights_on(p_journey_id bigint, p_day date) RETURNS journey_weights
  LANGUAGE sql STABLE SET search_path FROM CURRENT
  RETURN (SELECT w FROM journey_weights AS w
          WHERE w.journey_id = p_journey_id AND w.from_day <= p_day
          ORDER BY w.from_day DESC LIMIT 1);
COMMENT ON FUNCTION weights_on(bigint, date) IS 'The version of a journey''s weights that is in force on a day.';
