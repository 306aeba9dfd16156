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
    PERFORM require_untouched_batch(p_change);
    EXECUTE format(
      'DELETE FROM %1$s AS t USING jsonb_populate_record(NULL::%1$s, $1) AS k WHERE (%2$s) AND t.day <@ ($1 ->> ''days'')::datemultirange',
      target, audit_matches(p_change.batch - 'days', 't', 'k')) USING p_change.batch;
  ELSIF p_change.operation = 'insert' THEN
    EXECUTE format(
      'DELETE FROM %1$s AS t USING jsonb_populate_recordset(NULL::%1$s, $1) AS r
       WHERE (%2$s) = (%3$s) AND audit_content(to_jsonb(t)) = audit_content(to_jsonb(r))',
      target, audit_qualified(identity, 't'), audit_qualified(identity, 'r')) USING p_change.new_rows;
  ELSIF p_change.operation = 'delete' AND p_change.table_name = 'checkins' THEN
    touched := restore_checkins(p_change.old_rows);
  ELSIF p_change.operation = 'delete' THEN
    EXECUTE format(
      'INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM jsonb_populate_recordset(NULL::%1$s, $1)
       ON CONFLICT DO NOTHING',
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
  IF touched IS NULL THEN GET DIAGNOSTICS touched = ROW_COUNT; END IF;
  IF touched <> p_change.row_count THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format('a row of %s was changed since', p_change.table_name), CONSTRAINT = 'audit_log_unchanged_since';
  END IF;
END $$;
COMMENT ON FUNCTION revert_change(audit_changes) IS 'The inverse of one recorded change; refuses when its rows are not as the change left them.';

CREATE OR REPLACE FUNCTION require_untouched_batch(p_change audit_changes) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- The person's own later steps are undone by now. Facts can otherwise be changed only by who has no login here.
  IF EXISTS (
    SELECT FROM audit_log AS l
    JOIN audit_changes AS c ON c.step_id = l.id
    CROSS JOIN LATERAL jsonb_array_elements(coalesce(c.new_rows, c.old_rows)) AS r
    WHERE l.user_id IS NULL AND l.id > p_change.step_id AND c.table_name = p_change.table_name
      AND r @> (p_change.batch - 'days') AND (r ->> 'day')::date <@ (p_change.batch ->> 'days')::datemultirange)
  THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format('a row of %s was changed since', p_change.table_name), CONSTRAINT = 'audit_log_unchanged_since';
  END IF;
END $$;
COMMENT ON FUNCTION require_untouched_batch(audit_changes) IS 'Refuses when somebody else changed rows of a batch, whose content is not recorded.';

CREATE OR REPLACE FUNCTION restore_checkins(p_rows jsonb) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  restored bigint;
BEGIN
  -- Scored here, with the weights that their days have now: what was accepted once is not judged again row by row, be
  -- the journey archived since, and a large import comes back as fast as it came.
  INSERT INTO checkins (user_id, journey_id, created_at, day, half_points, efforts, client_id, note)
  SELECT r.user_id, r.journey_id, r.created_at, r.day, score_half_points(r.efforts, w.weights), r.efforts, r.client_id, r.note
  FROM jsonb_populate_recordset(NULL::checkins, p_rows) AS r
  LEFT JOIN LATERAL (
    SELECT v.weights FROM journey_weights AS v
    WHERE v.journey_id = r.journey_id AND v.from_day <= r.day
    ORDER BY v.from_day DESC LIMIT 1) AS w ON true
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS restored = ROW_COUNT;
  RETURN restored;
END $$;
COMMENT ON FUNCTION restore_checkins(jsonb) IS 'Puts deleted check-ins back; returns how many, fewer where a day was logged again.';

CREATE OR REPLACE FUNCTION require_roles_of_step(p_step bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched record;
BEGIN
  -- A journey that the step itself brings back has no members to ask.
  FOR touched IN
    SELECT j.id, bool_or(c.table_name = 'journeys'
                         -- Admins decide about members, and about who is invited as one.
                         OR c.table_name IN ('journey_members', 'journey_invites')
                            AND (r.before ->> 'role' <> 'member' OR r.after ->> 'role' <> 'member')) AS as_owner
    FROM audit_changes AS c
    CROSS JOIN LATERAL ROWS FROM (jsonb_array_elements(c.old_rows), jsonb_array_elements(c.new_rows)) AS r (before, after)
    CROSS JOIN LATERAL (SELECT coalesce(r.after, r.before) AS content) AS row_now
    JOIN journeys AS j ON j.id = (row_now.content ->> CASE c.table_name WHEN 'journeys' THEN 'id' ELSE 'journey_id' END)::bigint
    WHERE c.step_id = p_step
      AND c.table_name IN ('journeys', 'journey_members', 'journey_invites', 'dimensions', 'journey_weights')
      -- Everybody may leave, and come back as what they were; and give an invitation back that they accepted.
      AND NOT (c.table_name = 'journey_members' AND (row_now.content ->> 'user_id')::bigint = me()
               AND coalesce(r.before, r.after) ->> 'role' = row_now.content ->> 'role')
      AND NOT (c.table_name = 'journey_invites' AND me()::text IN (r.before ->> 'accepted_by', r.after ->> 'accepted_by'))
    GROUP BY j.id
  LOOP
    IF touched.as_owner THEN
      PERFORM require_role(touched.id, 'owner');
    ELSE
      PERFORM require_role(touched.id, 'owner', 'admin');
    END IF;
  END LOOP;
END $$;
COMMENT ON FUNCTION require_roles_of_step(bigint) IS 'Refuses a step that the person may no longer take: they may have lost their role since.';

CREATE OR REPLACE FUNCTION revert_step(p_step bigint, p_kind text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  change audit_changes;
  own bigint;
  broken text;
BEGIN
  INSERT INTO audit_log (user_id, kind, action, reverts)
  SELECT user_id, p_kind, action, id FROM audit_log WHERE id = p_step
  RETURNING id INTO own;
  UPDATE audit_log SET reverted_by = own WHERE id = p_step;
  FOR change IN SELECT * FROM audit_changes WHERE step_id = p_step ORDER BY seq DESC LOOP
    PERFORM revert_change(change);
  END LOOP;
EXCEPTION WHEN foreign_key_violation THEN
  GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME;
  IF broken = 'journey_members_journey_fkey' THEN RAISE; END IF;
  RAISE object_not_in_prerequisite_state USING
    MESSAGE = format('what the step needs was changed since: %s', broken), CONSTRAINT = 'audit_log_unchanged_since';
END $$;
COMMENT ON FUNCTION revert_step(bigint, text) IS 'Reverts a step of anybody; the doors for members are undo_last and redo_last.';
