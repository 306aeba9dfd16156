-- Puts a batch of staged habit entries in: new days are added, different ones updated, equal ones left alone.
CREATE OR REPLACE FUNCTION apply_staged_entries(p_batch uuid, OUT given integer, OUT added integer, OUT updated integer, OUT rejected integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET work_mem = '128MB' SET enable_nestloop = on AS $$
DECLARE
  asking bigint := me();
BEGIN
  PERFORM lock_people(ARRAY[asking]);
  updated := 0;
  rejected := 0;
  SELECT count(*) INTO given FROM staged_entries AS r WHERE r.batch = p_batch AND r.db_role = session_user;
  IF given > 3000 THEN PERFORM set_config('enable_nestloop', 'off', true); END IF;
  EXECUTE $q$
    INSERT INTO habit_entries (user_id, habit_id, day, answer, amount, note)
    SELECT DISTINCT ON (r.habit_id, r.day) $2, r.habit_id, r.day, r.answer, r.amount, r.note
    FROM judged_staged_entries($1) AS r
    LEFT JOIN habit_entries AS e ON e.user_id = $2 AND e.habit_id = r.habit_id AND e.day = r.day
    WHERE r.reason IS NULL AND e.day IS NULL
    ORDER BY r.habit_id, r.day, r.line$q$ USING p_batch, asking;
  GET DIAGNOSTICS added = ROW_COUNT;
  IF added < given THEN
    EXECUTE $q$
      UPDATE habit_entries AS e
      SET answer = r.answer, amount = r.amount, note = coalesce(r.note, e.note)
      FROM (SELECT DISTINCT ON (j.habit_id, j.day) j.* FROM judged_staged_entries($1) AS j
            WHERE j.reason IS NULL ORDER BY j.habit_id, j.day, j.line) AS r
      WHERE e.user_id = $2 AND e.habit_id = r.habit_id AND e.day = r.day
        AND (e.answer, e.amount, e.note) IS DISTINCT FROM (r.answer, r.amount, coalesce(r.note, e.note))$q$
      USING p_batch, asking;
    GET DIAGNOSTICS updated = ROW_COUNT;
    SELECT count(*) INTO rejected FROM rejected_staged_entries(p_batch);
  END IF;
END $$;
COMMENT ON FUNCTION apply_staged_entries(uuid) IS 'Counts of what a batch did; what is neither added, updated nor rejected was there already.';

CREATE OR REPLACE FUNCTION judged_staged_entries(p_batch uuid) RETURNS TABLE (
    line integer, habit_id bigint, day date, answer text, amount numeric, note text, reason text)
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT r.line, r.habit_id, r.day, r.answer, round(r.amount, 3), r.note,
         CASE
           WHEN h.id IS NULL THEN 'habit'
           WHEN r.day > d.today OR r.day < date '1900-01-01' THEN 'day'
           WHEN r.answer NOT IN ('amount', 'no', 'skip') THEN 'status'
           WHEN r.amount < 0 OR r.amount >= 1000000000 OR r.answer <> 'amount' AND r.amount <> 0 OR r.amount = 'NaN' THEN 'amount'
           WHEN length(r.note) > 2000 THEN 'note'
         END
  FROM (SELECT me() AS asking, my_day() AS today) AS d
  CROSS JOIN staged_entries AS r
  LEFT JOIN habits AS h ON h.user_id = d.asking AND h.id = r.habit_id AND h.state <> 'deleted'
  WHERE r.batch = p_batch AND r.db_role = session_user
$$;
COMMENT ON FUNCTION judged_staged_entries(uuid) IS 'Staged rows with the column that is wrong (NULL: none). Not granted.';

CREATE OR REPLACE FUNCTION rejected_staged_entries(p_batch uuid) RETURNS TABLE (line integer, "column" text, reason text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT r.line, coalesce(r.reason, 'day'), coalesce(r.reason, 'twice')
  FROM (SELECT j.*, row_number() OVER (PARTITION BY j.habit_id, j.day, j.reason IS NULL ORDER BY j.line) AS place
        FROM judged_staged_entries(p_batch) AS j) AS r
  LEFT JOIN habit_entries AS e ON e.user_id = me() AND e.habit_id = r.habit_id AND e.day = r.day
  WHERE r.reason IS NOT NULL
     OR r.place > 1 AND (e.answer, e.amount, e.note) IS DISTINCT FROM (r.answer, r.amount, coalesce(r.note, e.note))
  ORDER BY r.line
$$;
COMMENT ON FUNCTION rejected_staged_entries(uuid) IS
  'After apply_staged_entries: the lines that did not go in; reason habit, day, status, amount, note or twice.';
GRANT EXECUTE ON FUNCTION apply_staged_entries(uuid), rejected_staged_entries(uuid) TO tracker_member;
