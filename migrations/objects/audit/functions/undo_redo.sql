-- The doors to revert_step: a person's own last steps, one at a time.
CREATE OR REPLACE FUNCTION next_undo() RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
  RETURN (SELECT id FROM audit_log
          WHERE user_id = me() AND kind <> 'undo' AND reverted_by IS NULL
          ORDER BY id DESC LIMIT 1);
COMMENT ON FUNCTION next_undo() IS 'The step that undo would take back; NULL when there is none.';
GRANT EXECUTE ON FUNCTION next_undo() TO tracker_member;

CREATE OR REPLACE FUNCTION next_redo() RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
  RETURN (SELECT u.id FROM audit_log AS u
          WHERE u.user_id = me() AND u.kind = 'undo' AND u.reverted_by IS NULL
            AND NOT EXISTS (SELECT FROM audit_log AS c WHERE c.user_id = u.user_id AND c.kind = 'command' AND c.id > u.id)
          ORDER BY u.id DESC LIMIT 1);
COMMENT ON FUNCTION next_redo() IS 'The undo that redo would take back; NULL when a command came since.';
GRANT EXECUTE ON FUNCTION next_redo() TO tracker_member;

-- Taking a change of weights back scores all members' check-ins again, and taking back who came or left moves their
-- standings. They are locked at once, in the order of ids, after the journeys that owners may come to or go from, so a
-- client that reverts several steps in one transaction calls this first, with their number.
CREATE OR REPLACE FUNCTION lock_steps(p_kind text, p_count integer) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  steps bigint[] := ARRAY(
    SELECT l.id FROM audit_log AS l
    WHERE l.user_id = me() AND l.reverted_by IS NULL AND (l.kind = 'undo') = (p_kind = 'redo')
    ORDER BY l.id DESC LIMIT p_count);
BEGIN
  PERFORM FROM journeys AS j
  WHERE j.id IN (
    SELECT (r ->> 'journey_id')::bigint
    FROM audit_changes AS c
    CROSS JOIN LATERAL jsonb_array_elements(coalesce(c.old_rows, '[]') || coalesce(c.new_rows, '[]')) AS r
    WHERE c.step_id = ANY (steps) AND c.table_name = 'journey_members' AND r ->> 'role' = 'owner')
  ORDER BY j.id FOR NO KEY UPDATE;
  PERFORM lock_people(ARRAY(
    SELECT me()
    UNION
    SELECT m.user_id
    FROM audit_changes AS c
    CROSS JOIN LATERAL jsonb_array_elements(coalesce(c.new_rows, c.old_rows)) AS r
    JOIN journey_members AS m ON m.journey_id = (r ->> 'journey_id')::bigint
    WHERE c.step_id = ANY (steps)
      AND (c.table_name = 'journey_weights' OR c.table_name = 'journey_members' AND m.user_id = (r ->> 'user_id')::bigint)));
END $$;
COMMENT ON FUNCTION lock_steps(text, integer) IS
  'Locks everybody whose rows the person''s next p_count undos (or redos) may touch.';
GRANT EXECUTE ON FUNCTION lock_steps(text, integer) TO tracker_member;

CREATE OR REPLACE FUNCTION revert_next(p_kind text) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  step bigint := CASE p_kind WHEN 'undo' THEN next_undo() ELSE next_redo() END;
BEGIN
  IF step IS NULL THEN RETURN NULL; END IF;
  PERFORM lock_steps(p_kind, 1);
  IF step IS DISTINCT FROM (CASE p_kind WHEN 'undo' THEN next_undo() ELSE next_redo() END) THEN
    RAISE serialization_failure USING MESSAGE = 'another session of the same person came first';
  END IF;
  PERFORM require_roles_of_step(step);
  PERFORM revert_step(step, p_kind);
  RETURN step;
END $$;
COMMENT ON FUNCTION revert_next(text) IS 'What undo_last and redo_last have in common. Not granted.';

CREATE OR REPLACE FUNCTION undo_last() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN revert_next('undo');
END $$;
COMMENT ON FUNCTION undo_last() IS 'Reverts the person''s last step; returns its id, or NULL when there was nothing to undo.';
GRANT EXECUTE ON FUNCTION undo_last() TO tracker_member;

CREATE OR REPLACE FUNCTION redo_last() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN revert_next('redo');
END $$;
COMMENT ON FUNCTION redo_last() IS 'Takes the last undo back; returns its id, or NULL when there was nothing to redo.';
GRANT EXECUTE ON FUNCTION redo_last() TO tracker_member;
