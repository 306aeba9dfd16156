-- Exactly once: a client calls this in the transaction that does what was said, and does nothing where it says false.
CREATE OR REPLACE FUNCTION apply_operation(p_operation uuid, p_logged_at timestamptz DEFAULT NULL) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- Whoever sends the same thing at the same time waits here for the first one's end.
  PERFORM lock_people(ARRAY[me()]);
  INSERT INTO operations (user_id, operation_id, logged_at)
  VALUES (me(), p_operation, least(p_logged_at, now()))
  ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION apply_operation(uuid, timestamptz) IS
  'Notes that the person''s operation arrives with this transaction; false if it has arrived before. p_logged_at: when it was said, NULL for now.';
GRANT EXECUTE ON FUNCTION apply_operation(uuid, timestamptz) TO tracker_member;

-- Only an amount that `done`, `goal update` or the end of a focus session adds lets what others added stand:
-- everything else says how the day is as a whole.
CREATE OR REPLACE FUNCTION adds_to_day(p_action text, p_before jsonb, p_after jsonb) RETURNS boolean
  LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT
  RETURN CASE
    WHEN p_action ~ '^(done|focus) ' AND p_action !~ ' --set\M' THEN
      coalesce(p_before ->> 'answer', 'amount') = 'amount'
      AND coalesce(p_after ->> 'answer' = 'amount', false)
      AND (p_after ->> 'amount')::numeric >= coalesce((p_before ->> 'amount')::numeric, 0)
    WHEN p_action ~ '^goal update ' THEN
      coalesce(p_after ? 'added', false) AND p_before ->> 'reading' IS NOT DISTINCT FROM p_after ->> 'reading'
    ELSE false END;
COMMENT ON FUNCTION adds_to_day(text, jsonb, jsonb) IS 'Whether a command added an amount to a habit''s or goal''s day: such changes do not contradict each other.';
GRANT EXECUTE ON FUNCTION adds_to_day(text, jsonb, jsonb) TO tracker_member;

CREATE OR REPLACE FUNCTION later_entry() RETURNS TABLE (entered_at timestamptz, action text)
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  WITH arriving AS (
    SELECT o.logged_at, o.txid, o.applied_at FROM operations AS o
    WHERE o.user_id = me() AND o.txid = pg_current_xact_id_if_assigned() AND o.applied_at = now()
  ), own AS (
    SELECT c.table_name, coalesce(r.after, r.before) AS fact, adds_to_day(l.action, r.before, r.after) AS adds
    FROM arriving AS a
    JOIN audit_log AS l ON l.txid = a.txid AND l.at = a.applied_at AND l.user_id = me()
    JOIN audit_changes AS c ON c.step_id = l.id
    CROSS JOIN LATERAL ROWS FROM (jsonb_array_elements(c.old_rows), jsonb_array_elements(c.new_rows)) AS r (before, after)
    WHERE coalesce(r.after, r.before) ? 'day'
  ), later AS (
    -- What was undone does not count, what was done again does. What waited for the server counts from when it was said.
    SELECT l.id, l.action, coalesce(o.logged_at, l.at) AS entered_at
    FROM arriving AS a
    JOIN audit_log AS l ON l.user_id = me() AND l.at > a.logged_at AND l.txid <> a.txid
    LEFT JOIN operations AS o ON o.user_id = l.user_id AND o.txid = l.txid AND o.applied_at = l.at
    WHERE l.kind <> 'undo' AND l.reverted_by IS NULL AND coalesce(o.logged_at, l.at) > a.logged_at
  )
  SELECT later.entered_at, later.action
  FROM later
  JOIN audit_changes AS c ON c.step_id = later.id
  LEFT JOIN LATERAL ROWS FROM (jsonb_array_elements(c.old_rows), jsonb_array_elements(c.new_rows)) AS r (before, after) ON true
  JOIN own ON own.table_name = c.table_name
    AND CASE WHEN c.batch IS NOT NULL
             THEN own.fact @> (c.batch - 'days') AND (own.fact ->> 'day')::date <@ (c.batch ->> 'days')::datemultirange
             ELSE own.fact -> 'day' = coalesce(r.after, r.before) -> 'day'
              AND own.fact -> 'journey_id' IS NOT DISTINCT FROM coalesce(r.after, r.before) -> 'journey_id'
              AND own.fact -> 'habit_id' IS NOT DISTINCT FROM coalesce(r.after, r.before) -> 'habit_id'
              AND own.fact -> 'id' IS NOT DISTINCT FROM coalesce(r.after, r.before) -> 'id'
              AND own.fact -> 'goal_id' IS NOT DISTINCT FROM coalesce(r.after, r.before) -> 'goal_id'
        END
  WHERE NOT (own.adds AND adds_to_day(later.action, r.before, r.after))
  ORDER BY later.entered_at DESC LIMIT 1
$$;
COMMENT ON FUNCTION later_entry() IS
  'The last command that entered or took back, after the arriving operation was said, a fact that this transaction changed; no row where there is none.';
GRANT EXECUTE ON FUNCTION later_entry() TO tracker_member;
