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

CREATE OR REPLACE FUNCTION undo_last() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  step bigint;
BEGIN
  PERFORM lock_people(ARRAY[me()]);
  step := next_undo();
  IF step IS NOT NULL THEN PERFORM revert_step(step, 'undo'); END IF;
  RETURN step;
END $$;
COMMENT ON FUNCTION undo_last() IS 'Reverts the person''s last step; returns its id, or NULL when there was nothing to undo.';
GRANT EXECUTE ON FUNCTION undo_last() TO tracker_member;

CREATE OR REPLACE FUNCTION redo_last() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  step bigint;
BEGIN
  PERFORM lock_people(ARRAY[me()]);
  step := next_redo();
  IF step IS NOT NULL THEN PERFORM revert_step(step, 'redo'); END IF;
  RETURN step;
END $$;
COMMENT ON FUNCTION redo_last() IS 'Takes the last undo back; returns its id, or NULL when there was nothing to redo.';
GRANT EXECUTE ON FUNCTION redo_last() TO tracker_member;
