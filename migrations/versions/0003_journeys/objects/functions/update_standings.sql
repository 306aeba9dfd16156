-- Keeps standings in step with check-ins: one pass over the statement's rows, for one row as for a million.
--
-- MERGE and not ON CONFLICT: the writers are locked, so there is no speculative insertion to pay for. EXECUTE, so that
-- a large statement is planned with the real size of its transition table: a plan cached while the tables were empty
-- is what makes such triggers quadratic.
CREATE OR REPLACE FUNCTION update_standings() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  deltas text := concat_ws(' UNION ALL ',
    CASE WHEN TG_OP <> 'DELETE' THEN 'SELECT user_id, journey_id, day, half_points, 1 AS number FROM new_rows' END,
    CASE WHEN TG_OP <> 'INSERT' THEN 'SELECT user_id, journey_id, day, -half_points, -1 AS number FROM old_rows' END);
BEGIN
  IF TG_RELID <> 'checkins'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  EXECUTE format(
    $q$MERGE INTO standings AS s
       USING (
         SELECT journey_id, user_id,
                (CASE WHEN grouping(week) = 0 THEN 1 WHEN grouping(month) = 0 THEN 2 ELSE 0 END)::smallint AS period,
                CASE WHEN grouping(week) = 0 THEN week WHEN grouping(month) = 0 THEN month ELSE 0 END AS bucket,
                sum(half_points)::integer AS half_points, sum(number)::integer AS number
         FROM (SELECT user_id, journey_id, half_points, number, week_number(day) AS week, month_number(day) AS month
               FROM (%s) AS delta (user_id, journey_id, day, half_points, number)) AS dated
         GROUP BY GROUPING SETS ((journey_id, user_id), (journey_id, user_id, week), (journey_id, user_id, month))
         HAVING sum(half_points) <> 0 OR sum(number) <> 0
       ) AS d
       ON s.journey_id = d.journey_id AND s.period = d.period AND s.bucket = d.bucket AND s.user_id = d.user_id
       WHEN MATCHED AND s.checkins + d.number = 0 THEN DELETE
       WHEN MATCHED THEN UPDATE SET half_points = s.half_points + d.half_points, checkins = s.checkins + d.number
       WHEN NOT MATCHED THEN INSERT (journey_id, period, bucket, user_id, half_points, checkins)
         VALUES (d.journey_id, d.period, d.bucket, d.user_id, d.half_points, d.number)$q$, deltas);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION update_standings() IS
  'Trigger: adds a statement''s check-ins to the standings of all time, week and month.';
