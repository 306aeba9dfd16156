-- Takes one step back, change by change from the last to the first. Derived state follows by the tables' own triggers.
--
-- Undo reverts a command; redo reverts an undo. Rows that somebody has changed since are not overwritten.
CREATE OR REPLACE FUNCTION revert_change(p_change audit_changes) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  target regclass := p_change.table_name::regclass;
  identity text := audit_identity(target);
  stored text := audit_stored_columns(target);
  touched bigint;
BEGIN
  IF p_change.batch IS NOT NULL THEN
    EXECUTE format(
      'DELETE FROM %1$s AS t USING jsonb_populate_record(NULL::%1$s, $1) AS k WHERE (%2$s) AND t.day <@ ($1 ->> ''days'')::datemultirange',
      target, audit_matches(p_change.batch - 'days', 't', 'k')) USING p_change.batch;
    RETURN;
  ELSIF p_change.operation = 'insert' THEN
    EXECUTE format(
      'DELETE FROM %1$s AS t USING jsonb_populate_recordset(NULL::%1$s, $1) AS r
       WHERE (%2$s) = (%3$s) AND audit_content(to_jsonb(t)) = audit_content(to_jsonb(r))',
      target, audit_qualified(identity, 't'), audit_qualified(identity, 'r')) USING p_change.new_rows;
  ELSIF p_change.operation = 'delete' THEN
    EXECUTE format(
      'INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM jsonb_populate_recordset(NULL::%1$s, $1)',
      target, stored) USING p_change.old_rows;
  ELSE
    EXECUTE format(
      'UPDATE %1$s AS t SET (%4$s) = ROW (%5$s)
       FROM jsonb_populate_recordset(NULL::%1$s, $1) AS r
       WHERE (%2$s) = (%3$s)
         AND EXISTS (SELECT FROM jsonb_populate_recordset(NULL::%1$s, $2) AS a
                     WHERE (%6$s) = (%2$s) AND audit_content(to_jsonb(a)) = audit_content(to_jsonb(t)))',
      target, audit_qualified(identity, 't'), audit_qualified(identity, 'r'), audit_changeable_columns(target),
      audit_qualified(audit_changeable_columns(target), 'r'), audit_qualified(identity, 'a'))
      USING p_change.old_rows, p_change.new_rows;
  END IF;
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> p_change.row_count THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format('a row of %s was changed since', p_change.table_name), CONSTRAINT = 'audit_log_unchanged_since';
  END IF;
END $$;
COMMENT ON FUNCTION revert_change(audit_changes) IS 'The inverse of one recorded change; refuses when its rows are not as the change left them.';

CREATE OR REPLACE FUNCTION revert_step(p_step bigint, p_kind text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  change audit_changes;
  own bigint;
BEGIN
  INSERT INTO audit_log (user_id, kind, action, reverts)
  SELECT user_id, p_kind, action, id FROM audit_log WHERE id = p_step
  RETURNING id INTO own;
  UPDATE audit_log SET reverted_by = own WHERE id = p_step;
  FOR change IN SELECT * FROM audit_changes WHERE step_id = p_step ORDER BY seq DESC LOOP
    PERFORM revert_change(change);
  END LOOP;
END $$;
COMMENT ON FUNCTION revert_step(bigint, text) IS 'Reverts a step of anybody; the doors for members are undo_last and redo_last.';
