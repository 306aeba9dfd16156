-- What streaks should hold, computed from the facts: the measure for `admin verify` and the tests.
CREATE OR REPLACE FUNCTION expected_streaks() RETURNS TABLE (
    user_id bigint, subject text, subject_id bigint, met int4multirange, excused int4multirange, longest integer)
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT s.user_id, s.subject, s.subject_id, j.met, j.excused, longest_run(j.met, j.excused)
  FROM (SELECT h.user_id, 'habit'::text AS subject, h.id AS subject_id FROM habits AS h
        UNION ALL SELECT m.user_id, 'journey', m.journey_id FROM journey_members AS m) AS s
  CROSS JOIN LATERAL (
    SELECT h.met, h.excused
    FROM judge_habit(s.user_id, s.subject_id, date '1900-01-01', date '2199-12-31') AS h
    WHERE s.subject = 'habit'
    UNION ALL
    SELECT c.met, c.excused
    FROM judge_journey(s.user_id, s.subject_id, date '1900-01-01', date '2199-12-31') AS c
    WHERE s.subject = 'journey'
  ) AS j
$$;
COMMENT ON FUNCTION expected_streaks() IS 'Streaks recomputed from all facts; for the owner.';
