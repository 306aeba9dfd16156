-- Puts a batch of staged check-ins in: new days are added, different ones updated, equal ones left alone.
--
-- One statement judges every row, writes the unfit down (staged_refusals) and puts new days in: the verdict does not
-- change while rows go in, so that given = added + updated + unchanged + rejected.
-- p_restore is for a person's own export: it may hold days of a journey that was archived since, and days that answer
-- what it asked at the time and does not ask any more. Only owners may, who could change both just as well.
--
-- The functions that judge have no setting of their own, so that they melt into the statement that asks them; their
-- names are bound where they are made (BEGIN ATOMIC).

-- Rows that answer alike are judged and scored once: there are few ways to answer, and a call per row would take most of the time.
-- MATERIALIZED keeps the planner from calling after the join, or for each row of it, what is here called once.
CREATE OR REPLACE FUNCTION staged_answers(p_batch uuid)
  RETURNS TABLE (journey_id bigint, from_day date, until_day date, efforts smallint[], fits boolean, half_points integer)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  WITH answers AS MATERIALIZED (
    SELECT a.journey_id, w.from_day, w.until_day, a.efforts,
           answers_fit(a.efforts, w.weights, w.required) AS fits, score_half_points(a.efforts, w.weights) AS half_points
    FROM (SELECT DISTINCT r.journey_id, r.efforts FROM staged_checkins AS r
          WHERE r.batch = p_batch AND r.db_role = session_user AND cardinality(r.efforts) > 0) AS a
    JOIN (SELECT v.journey_id, v.weights, v.required, v.from_day,
                 lead(v.from_day, 1, date '2200-01-01') OVER (PARTITION BY v.journey_id ORDER BY v.from_day) AS until_day
          FROM journey_weights AS v) AS w ON w.journey_id = a.journey_id)
  SELECT * FROM answers;
END;
COMMENT ON FUNCTION staged_answers(uuid) IS 'Each way in which a batch answers a journey, by what was asked from when until when. Not granted.';

CREATE OR REPLACE FUNCTION judged_staged_checkins(p_batch uuid, p_restore boolean, p_asking bigint, p_today date)
  RETURNS TABLE (line integer, journey_id bigint, day date, efforts smallint[], client_id uuid, note text,
                 half_points integer, reason text)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT r.line, r.journey_id, r.day, r.efforts, r.client_id, r.note, a.half_points,
         CASE
           WHEN (m.status = 'active' OR p_restore AND m.role = 'owner') IS NOT TRUE THEN 'journey'
           WHEN r.day > p_today OR r.day < date '1900-01-01' OR r.day > date '2199-12-31' THEN 'day'
           WHEN a.journey_id IS NULL OR coalesce(NOT (1 <= ALL (r.efforts) AND 5 >= ALL (r.efforts)), false)
             OR coalesce(array_ndims(r.efforts), 0) <> 1 OR coalesce(array_lower(r.efforts, 1), 0) <> 1
             OR NOT (a.fits OR p_restore AND m.role = 'owner' AND num_nonnulls(VARIADIC r.efforts) > 0) THEN 'efforts'
           WHEN length(r.note) > 2000 THEN 'note'
           WHEN (c.journey_id, c.day) <> (r.journey_id, r.day) OR (h.journey_id, h.day) <> (r.journey_id, r.day) THEN 'client_id'
         END AS reason
  FROM staged_checkins AS r
  LEFT JOIN (SELECT jm.user_id, jm.journey_id, jm.role, j.status
             FROM journey_members AS jm JOIN journeys AS j ON j.id = jm.journey_id WHERE jm.left_at IS NULL) AS m ON m.user_id = p_asking AND m.journey_id = r.journey_id
  LEFT JOIN staged_answers(p_batch) AS a
    ON a.journey_id = r.journey_id AND a.efforts = r.efforts AND r.day >= a.from_day AND r.day < a.until_day
  LEFT JOIN checkins AS c ON c.user_id = p_asking AND c.client_id = r.client_id
  LEFT JOIN (SELECT DISTINCT ON (o.client_id) o.client_id, o.journey_id, o.day FROM staged_checkins AS o
             WHERE o.batch = p_batch AND o.db_role = session_user AND o.client_id IS NOT NULL
             ORDER BY o.client_id, o.line) AS h ON h.client_id = r.client_id
  WHERE r.batch = p_batch AND r.db_role = session_user;
END;
COMMENT ON FUNCTION judged_staged_checkins(uuid, boolean, bigint, date) IS 'Staged rows with their score and the column that is wrong (NULL: none). Not granted.';

CREATE OR REPLACE FUNCTION fit_staged_checkins(p_batch uuid) RETURNS TABLE (
    line integer, journey_id bigint, day date, efforts smallint[], client_id uuid, note text, half_points integer)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT r.line, r.journey_id, r.day, r.efforts, r.client_id, r.note, a.half_points
  FROM staged_checkins AS r
  JOIN staged_answers(p_batch) AS a
    ON a.journey_id = r.journey_id AND a.efforts = r.efforts AND r.day >= a.from_day AND r.day < a.until_day
  WHERE r.batch = p_batch AND r.db_role = session_user
    AND NOT EXISTS (SELECT FROM staged_refusals AS x WHERE x.batch = p_batch AND x.db_role = session_user AND x.line = r.line);
END;
COMMENT ON FUNCTION fit_staged_checkins(uuid) IS 'Staged rows that were not refused, with their score. Not granted.';

CREATE OR REPLACE FUNCTION apply_staged_checkins(p_batch uuid, p_restore boolean DEFAULT false,
    OUT given integer, OUT added integer, OUT updated integer, OUT rejected integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET work_mem = '128MB' SET enable_nestloop = on SET enable_sort = on AS $$
DECLARE
  asking bigint := me();
  again integer;
BEGIN
  PERFORM lock_people(ARRAY[asking]);
  updated := 0;
  SELECT count(*) INTO given FROM staged_checkins AS r WHERE r.batch = p_batch AND r.db_role = session_user;
  -- The planner knows nothing of staging and would guess a handful of rows: it is told. EXECUTE plans anew each time.
  IF given > 300 THEN
    PERFORM set_config('enable_nestloop', 'off', true), set_config('enable_sort', 'off', true);
  END IF;
  EXECUTE $q$
    WITH judged AS MATERIALIZED (SELECT j.* FROM judged_staged_checkins($1, $2, $3, $4) AS j),
         refused AS (
           INSERT INTO staged_refusals (batch, line, "column", value, reason)
           SELECT $1, j.line, j.reason,
                  left(CASE j.reason WHEN 'journey' THEN j.journey_id::text WHEN 'day' THEN j.day::text WHEN 'efforts' THEN j.efforts::text
                                     WHEN 'note' THEN j.note WHEN 'client_id' THEN j.client_id::text END, 200),
                  j.reason
           FROM judged AS j WHERE j.reason IS NOT NULL)
    INSERT INTO checkins (user_id, journey_id, day, half_points, efforts, client_id, note)
    SELECT DISTINCT ON (r.journey_id, r.day) $3, r.journey_id, r.day, r.half_points, r.efforts, r.client_id, r.note
    FROM judged AS r
    WHERE r.reason IS NULL
      AND NOT EXISTS (SELECT FROM checkins AS c WHERE c.user_id = $3 AND c.journey_id = r.journey_id AND c.day = r.day)
    ORDER BY r.journey_id, r.day, r.line$q$ USING p_batch, p_restore, asking, my_day();
  GET DIAGNOSTICS added = ROW_COUNT;
  SELECT count(*) INTO rejected FROM staged_refusals AS x WHERE x.batch = p_batch AND x.db_role = session_user;
  IF added + rejected < given THEN
    EXECUTE $q$
      UPDATE checkins AS c
      SET efforts = r.efforts, note = coalesce(r.note, c.note), client_id = coalesce(r.client_id, c.client_id),
          half_points = r.half_points
      FROM (SELECT DISTINCT ON (f.journey_id, f.day) f.* FROM fit_staged_checkins($1) AS f
            ORDER BY f.journey_id, f.day, f.line) AS r
      WHERE c.user_id = $2 AND c.journey_id = r.journey_id AND c.day = r.day
        AND (c.efforts, c.note, c.client_id) IS DISTINCT FROM (r.efforts, coalesce(r.note, c.note), coalesce(r.client_id, c.client_id))$q$
      USING p_batch, asking;
    GET DIAGNOSTICS updated = ROW_COUNT;
    EXECUTE $q$
      INSERT INTO staged_refusals (batch, line, "column", value, reason)
      SELECT $1, r.line, 'day', r.day::text, 'twice'
      FROM (SELECT f.*, row_number() OVER (PARTITION BY f.journey_id, f.day ORDER BY f.line) AS place
            FROM fit_staged_checkins($1) AS f) AS r
      JOIN checkins AS c ON c.user_id = $2 AND c.journey_id = r.journey_id AND c.day = r.day
      WHERE r.place > 1
        AND (c.efforts, c.note, c.client_id) IS DISTINCT FROM (r.efforts, coalesce(r.note, c.note), coalesce(r.client_id, c.client_id))$q$
      USING p_batch, asking;
    GET DIAGNOSTICS again = ROW_COUNT;
    rejected := rejected + again;
  END IF;
END $$;
COMMENT ON FUNCTION apply_staged_checkins(uuid, boolean) IS 'Counts of what a batch did; what is neither added, updated nor rejected was there already.';
GRANT EXECUTE ON FUNCTION apply_staged_checkins(uuid, boolean) TO tracker_member;
