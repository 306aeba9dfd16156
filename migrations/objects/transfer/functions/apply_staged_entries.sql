-- Puts a batch of staged habit entries in: new days are added, different ones updated, equal ones left alone.
--
-- As with check-ins, every row is judged before any goes in.
--
-- The functions that judge have no setting of their own, so that they melt into the statement that asks them; their
-- names are bound where they are made (BEGIN ATOMIC).
CREATE OR REPLACE FUNCTION judged_staged_entries(p_batch uuid, p_asking bigint, p_today date) RETURNS TABLE (line integer, reason text, value text)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT j.line, j.reason,
         CASE j.reason WHEN 'habit' THEN j.habit_id::text WHEN 'day' THEN j.day::text WHEN 'status' THEN j.answer
                       WHEN 'amount' THEN j.amount::text WHEN 'note' THEN j.note WHEN 'metadata' THEN j.metadata::text END
  FROM (
    SELECT r.line, r.habit_id, r.day, r.answer, r.amount, r.note, r.metadata,
           CASE
             WHEN h.id IS NULL THEN 'habit'
             WHEN r.day > p_today OR r.day < date '1900-01-01' OR r.day > date '2199-12-31' THEN 'day'
             WHEN r.answer NOT IN ('amount', 'no', 'skip') THEN 'status'
             WHEN NOT (r.amount >= 0 AND round(r.amount, 3) < 1000000000) OR r.answer <> 'amount' AND r.amount <> 0 THEN 'amount'
             WHEN length(r.note) > 2000 THEN 'note'
             WHEN jsonb_typeof(r.metadata) <> 'object' THEN 'metadata'
           END AS reason
    FROM staged_entries AS r
    LEFT JOIN habits AS h ON h.user_id = p_asking AND h.id = r.habit_id
    WHERE r.batch = p_batch AND r.db_role = session_user
  ) AS j;
END;
COMMENT ON FUNCTION judged_staged_entries(uuid, bigint, date) IS 'Staged rows with the column that is wrong (NULL: none) and what it holds. Not granted.';

CREATE OR REPLACE FUNCTION fit_staged_entries(p_batch uuid) RETURNS TABLE (
    line integer, habit_id bigint, day date, answer text, amount numeric, note text, metadata jsonb)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT r.line, r.habit_id, r.day, r.answer, round(r.amount, 3), r.note, r.metadata
  FROM staged_entries AS r
  WHERE r.batch = p_batch AND r.db_role = session_user
    AND NOT EXISTS (SELECT FROM staged_refusals AS x WHERE x.batch = p_batch AND x.db_role = session_user AND x.line = r.line);
END;
COMMENT ON FUNCTION fit_staged_entries(uuid) IS 'Staged rows that were not refused. Not granted.';

CREATE OR REPLACE FUNCTION apply_staged_entries(p_batch uuid, OUT given integer, OUT added integer, OUT updated integer, OUT rejected integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET work_mem = '128MB' SET enable_nestloop = on AS $$
DECLARE
  asking bigint := me();
  again integer;
BEGIN
  PERFORM lock_people(ARRAY[asking]);
  updated := 0;
  SELECT count(*) INTO given FROM staged_entries AS r WHERE r.batch = p_batch AND r.db_role = session_user;
  IF given > 3000 THEN PERFORM set_config('enable_nestloop', 'off', true); END IF;
  EXECUTE $q$
    INSERT INTO staged_refusals (batch, line, "column", value, reason)
    SELECT $1, j.line, j.reason, left(j.value, 200), j.reason FROM judged_staged_entries($1, $2, $3) AS j WHERE j.reason IS NOT NULL$q$
    USING p_batch, asking, my_day();
  GET DIAGNOSTICS rejected = ROW_COUNT;
  EXECUTE $q$
    INSERT INTO habit_entries (user_id, habit_id, day, answer, amount, note, metadata)
    SELECT DISTINCT ON (r.habit_id, r.day) $2, r.habit_id, r.day, r.answer, r.amount, r.note, r.metadata
    FROM fit_staged_entries($1) AS r
    WHERE NOT EXISTS (SELECT FROM habit_entries AS e WHERE e.user_id = $2 AND e.habit_id = r.habit_id AND e.day = r.day)
    ORDER BY r.habit_id, r.day, r.line$q$ USING p_batch, asking;
  GET DIAGNOSTICS added = ROW_COUNT;
  IF added + rejected < given THEN
    EXECUTE $q$
      UPDATE habit_entries AS e
      SET answer = r.answer, amount = r.amount, note = coalesce(r.note, e.note), metadata = coalesce(r.metadata, e.metadata)
      FROM (SELECT DISTINCT ON (f.habit_id, f.day) f.* FROM fit_staged_entries($1) AS f
            ORDER BY f.habit_id, f.day, f.line) AS r
      WHERE e.user_id = $2 AND e.habit_id = r.habit_id AND e.day = r.day
        AND (e.answer, e.amount, e.note, e.metadata)
            IS DISTINCT FROM (r.answer, r.amount, coalesce(r.note, e.note), coalesce(r.metadata, e.metadata))$q$
      USING p_batch, asking;
    GET DIAGNOSTICS updated = ROW_COUNT;
    EXECUTE $q$
      INSERT INTO staged_refusals (batch, line, "column", value, reason)
      SELECT $1, r.line, 'day', r.day::text, 'twice'
      FROM (SELECT f.*, row_number() OVER (PARTITION BY f.habit_id, f.day ORDER BY f.line) AS place
            FROM fit_staged_entries($1) AS f) AS r
      JOIN habit_entries AS e ON e.user_id = $2 AND e.habit_id = r.habit_id AND e.day = r.day
      WHERE r.place > 1
        AND (e.answer, e.amount, e.note, e.metadata)
            IS DISTINCT FROM (r.answer, r.amount, coalesce(r.note, e.note), coalesce(r.metadata, e.metadata))$q$
      USING p_batch, asking;
    GET DIAGNOSTICS again = ROW_COUNT;
    rejected := rejected + again;
  END IF;
END $$;
COMMENT ON FUNCTION apply_staged_entries(uuid) IS 'Counts of what a batch did; what is neither added, updated nor rejected was there already.';
GRANT EXECUTE ON FUNCTION apply_staged_entries(uuid) TO tracker_member;
