-- Puts a batch of staged check-ins in: new days are added, different ones updated, equal ones left alone.
--
-- The good path is one sort and one insert, scored here, so that the row trigger has nothing to do; the report is made
-- only when rows are left over. The planner knows nothing of staging and would guess a handful of rows: it is told.
CREATE OR REPLACE FUNCTION apply_staged_checkins(p_batch uuid, OUT given integer, OUT added integer, OUT updated integer, OUT rejected integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET work_mem = '128MB' SET enable_nestloop = on AS $$
DECLARE
  asking bigint := me();
BEGIN
  PERFORM lock_people(ARRAY[asking]);
  updated := 0;
  rejected := 0;
  SELECT count(*) INTO given FROM staged_checkins AS r WHERE r.batch = p_batch AND r.db_role = session_user;
  IF given > 3000 THEN PERFORM set_config('enable_nestloop', 'off', true); END IF;
  EXECUTE $q$
    INSERT INTO checkins (user_id, journey_id, day, half_points, efforts, client_id, note)
    SELECT DISTINCT ON (r.journey_id, r.day) $2, r.journey_id, r.day, score_half_points(r.efforts, r.weights), r.efforts, r.client_id, r.note
    FROM judged_staged_checkins($1) AS r
    LEFT JOIN checkins AS c ON c.user_id = $2 AND c.journey_id = r.journey_id AND c.day = r.day
    WHERE r.reason IS NULL AND c.day IS NULL
    ORDER BY r.journey_id, r.day, r.line$q$ USING p_batch, asking;
  GET DIAGNOSTICS added = ROW_COUNT;
  IF added < given THEN
    EXECUTE $q$
      UPDATE checkins AS c
      SET efforts = r.efforts, note = coalesce(r.note, c.note), client_id = coalesce(r.client_id, c.client_id),
          half_points = score_half_points(r.efforts, r.weights)
      FROM (SELECT DISTINCT ON (j.journey_id, j.day) j.* FROM judged_staged_checkins($1) AS j
            WHERE j.reason IS NULL ORDER BY j.journey_id, j.day, j.line) AS r
      WHERE c.user_id = $2 AND c.journey_id = r.journey_id AND c.day = r.day
        AND (c.efforts, c.note, c.client_id) IS DISTINCT FROM (r.efforts, coalesce(r.note, c.note), coalesce(r.client_id, c.client_id))$q$
      USING p_batch, asking;
    GET DIAGNOSTICS updated = ROW_COUNT;
    SELECT count(*) INTO rejected FROM rejected_staged_checkins(p_batch);
  END IF;
END $$;
COMMENT ON FUNCTION apply_staged_checkins(uuid) IS 'Counts of what a batch did; what is neither added, updated nor rejected was there already.';

CREATE OR REPLACE FUNCTION judged_staged_checkins(p_batch uuid) RETURNS TABLE (
    line integer, journey_id bigint, day date, efforts smallint[], client_id uuid, note text, weights smallint[], reason text)
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT r.line, r.journey_id, r.day, r.efforts, r.client_id, r.note, w.weights,
         CASE
           WHEN m.user_id IS NULL THEN 'journey'
           WHEN r.day > d.today OR w.weights IS NULL THEN 'day'
           WHEN coalesce(cardinality(r.efforts), 0) = 0 OR coalesce(NOT (1 <= ALL (r.efforts) AND 5 >= ALL (r.efforts)), false)
             OR NOT answers_fit(r.efforts, w.weights, w.required) THEN 'efforts'
           WHEN length(r.note) > 2000 THEN 'note'
           WHEN r.client_id IS NOT NULL AND (
             EXISTS (SELECT FROM checkins AS c WHERE c.user_id = d.asking AND c.client_id = r.client_id
                     AND (c.journey_id, c.day) <> (r.journey_id, r.day))
             OR EXISTS (SELECT FROM staged_checkins AS o WHERE o.batch = p_batch AND o.db_role = session_user AND o.client_id = r.client_id
                        AND (o.journey_id, o.day) <> (r.journey_id, r.day) AND o.line < r.line)) THEN 'client_id'
         END
  FROM (SELECT me() AS asking, my_day() AS today) AS d
  CROSS JOIN staged_checkins AS r
  LEFT JOIN (SELECT jm.user_id, jm.journey_id FROM journey_members AS jm JOIN journeys AS j ON j.id = jm.journey_id
             WHERE jm.left_at IS NULL AND j.status = 'active') AS m ON m.user_id = d.asking AND m.journey_id = r.journey_id
  LEFT JOIN (SELECT v.journey_id, v.weights, v.required, v.from_day,
                    lead(v.from_day, 1, date '2200-01-01') OVER (PARTITION BY v.journey_id ORDER BY v.from_day) AS until_day
             FROM journey_weights AS v) AS w ON w.journey_id = r.journey_id AND r.day >= w.from_day AND r.day < w.until_day
  WHERE r.batch = p_batch AND r.db_role = session_user
$$;
COMMENT ON FUNCTION judged_staged_checkins(uuid) IS 'Staged rows with the weights of their day, and the column that is wrong (NULL: none). Not granted.';

CREATE OR REPLACE FUNCTION rejected_staged_checkins(p_batch uuid) RETURNS TABLE (line integer, "column" text, reason text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT r.line, coalesce(r.reason, 'day'), coalesce(r.reason, 'twice')
  FROM (SELECT j.*, row_number() OVER (PARTITION BY j.journey_id, j.day, j.reason IS NULL ORDER BY j.line) AS place
        FROM judged_staged_checkins(p_batch) AS j) AS r
  LEFT JOIN checkins AS c ON c.user_id = me() AND c.journey_id = r.journey_id AND c.day = r.day
  WHERE r.reason IS NOT NULL
     OR r.place > 1 AND (c.efforts, c.note, c.client_id) IS DISTINCT FROM (r.efforts, coalesce(r.note, c.note), coalesce(r.client_id, c.client_id))
  ORDER BY r.line
$$;
COMMENT ON FUNCTION rejected_staged_checkins(uuid) IS
  'After apply_staged_checkins: the lines that did not go in; reason journey, day, efforts, note, client_id or twice.';
GRANT EXECUTE ON FUNCTION apply_staged_checkins(uuid), rejected_staged_checkins(uuid) TO tracker_member;
