-- Puts what is derived right again: scores first, because standings follow from them.
CREATE OR REPLACE FUNCTION repair_derived() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET work_mem = '64MB' AS $$
DECLARE
  faults integer;
BEGIN
  faults := (SELECT count(*) FROM derived_faults());
  IF faults = 0 THEN
    RETURN 0;
  END IF;
  PERFORM lock_people(ARRAY(SELECT u.id FROM users AS u ORDER BY u.id));
  UPDATE checkins AS c
  SET half_points = score_half_points(c.efforts, (weights_on(c.journey_id, c.day)).weights)
  WHERE c.half_points <> score_half_points(c.efforts, (weights_on(c.journey_id, c.day)).weights);
  MERGE INTO standings AS s
  USING (SELECT coalesce(o.journey_id, e.journey_id) AS journey_id, coalesce(o.period, e.period) AS period,
                coalesce(o.bucket, e.bucket) AS bucket, coalesce(o.user_id, e.user_id) AS user_id, e.half_points, e.checkins
         FROM standings AS o FULL JOIN expected_standings() AS e USING (journey_id, period, bucket, user_id)
         WHERE (o.half_points, o.checkins) IS DISTINCT FROM (e.half_points, e.checkins)) AS d
  ON s.journey_id = d.journey_id AND s.period = d.period AND s.bucket = d.bucket AND s.user_id = d.user_id
  WHEN MATCHED AND d.checkins IS NULL THEN DELETE
  WHEN MATCHED THEN UPDATE SET half_points = d.half_points, checkins = d.checkins
  WHEN NOT MATCHED THEN INSERT (journey_id, period, bucket, user_id, half_points, checkins)
    VALUES (d.journey_id, d.period, d.bucket, d.user_id, d.half_points, d.checkins);
  MERGE INTO streaks AS s
  USING (SELECT coalesce(o.user_id, e.user_id) AS user_id, coalesce(o.subject, e.subject) AS subject,
                coalesce(o.subject_id, e.subject_id) AS subject_id, e.met, e.excused, e.longest
         FROM streaks AS o FULL JOIN expected_streaks() AS e USING (user_id, subject, subject_id)
         WHERE (o.met, o.excused, o.longest) IS DISTINCT FROM (e.met, e.excused, e.longest)) AS d
  ON s.user_id = d.user_id AND s.subject = d.subject AND s.subject_id = d.subject_id
  WHEN MATCHED AND d.met IS NULL THEN DELETE
  WHEN MATCHED THEN UPDATE SET met = d.met, excused = d.excused, longest = d.longest
  WHEN NOT MATCHED THEN INSERT (user_id, subject, subject_id, met, excused, longest)
    VALUES (d.user_id, d.subject, d.subject_id, d.met, d.excused, d.longest);
  RETURN faults;
END $$;
COMMENT ON FUNCTION repair_derived() IS 'Computes everything derived again where it is wrong; returns how many faults there were. For admins.';
GRANT EXECUTE ON FUNCTION repair_derived() TO tracker_admin;
