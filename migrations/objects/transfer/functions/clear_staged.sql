-- Reading what was refused, and emptying staging of a batch.
CREATE OR REPLACE FUNCTION rejected_staged(p_batch uuid) RETURNS TABLE (line integer, "column" text, value text, reason text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT x.line, x."column", x.value, x.reason
  FROM staged_refusals AS x
  WHERE x.batch = p_batch AND x.db_role = session_user
  ORDER BY x.line
$$;
COMMENT ON FUNCTION rejected_staged(uuid) IS
  'The lines of the asking login''s batch that did not go in; reason names the column, or is "twice".';
GRANT EXECUTE ON FUNCTION rejected_staged(uuid) TO tracker_member;

CREATE OR REPLACE FUNCTION clear_staged(p_batch uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM staged_checkins WHERE batch = p_batch AND db_role = session_user;
  DELETE FROM staged_entries WHERE batch = p_batch AND db_role = session_user;
  DELETE FROM staged_refusals WHERE batch = p_batch AND db_role = session_user;
END $$;
COMMENT ON FUNCTION clear_staged(uuid) IS 'Deletes the asking login''s staged rows of a batch.';
GRANT EXECUTE ON FUNCTION clear_staged(uuid) TO tracker_member;

CREATE OR REPLACE FUNCTION note_import(p_format text, p_source text, p_read integer, p_added integer, p_updated integer,
                                       p_unchanged integer, p_rejected integer) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  new_id uuid;
BEGIN
  INSERT INTO imports (user_id, format, source, read, added, updated, unchanged, rejected, step_id)
  VALUES (me(), p_format, left(p_source, 500), p_read, p_added, p_updated, p_unchanged, p_rejected,
          CASE WHEN p_added + p_updated > 0 THEN current_step() END)
  RETURNING public_id INTO new_id;
  RETURN new_id;
END $$;
COMMENT ON FUNCTION note_import(text, text, integer, integer, integer, integer, integer) IS 'Remembers an import with its counts; returns its public id.';
GRANT EXECUTE ON FUNCTION note_import(text, text, integer, integer, integer, integer, integer) TO tracker_member;
