-- A change of weights scores again what lies on or after it: for all members, in the order of their ids.
CREATE OR REPLACE FUNCTION rescore_checkins() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  journey bigint;
  first_day date;
BEGIN
  IF TG_RELID <> 'journey_weights'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  FOR journey, first_day IN EXECUTE format(
    'SELECT journey_id, min(from_day) FROM (%s) AS changed (journey_id, from_day) GROUP BY 1 ORDER BY 1',
    concat_ws(' UNION ALL ',
      CASE WHEN TG_OP <> 'DELETE' THEN 'SELECT journey_id, from_day FROM new_rows' END,
      CASE WHEN TG_OP <> 'INSERT' THEN 'SELECT journey_id, from_day FROM old_rows' END))
  LOOP
    -- Before looking: a check-in that is under way was scored with the old weights, and is seen once it is done.
    PERFORM lock_people(ARRAY(SELECT user_id FROM journey_members WHERE journey_id = journey));
    UPDATE checkins AS c
    SET half_points = score_half_points(c.efforts, (weights_on(c.journey_id, c.day)).weights)
    WHERE c.journey_id = journey AND c.day >= first_day
      AND c.user_id IN (SELECT user_id FROM journey_members WHERE journey_id = journey)
      AND c.half_points <> score_half_points(c.efforts, (weights_on(c.journey_id, c.day)).weights);
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION rescore_checkins() IS 'Trigger: keeps scores true to the weights of their day.';
