-- Purging: what is left of people whose time is over, taken out of every table.
CREATE OR REPLACE FUNCTION people_due() RETURNS bigint[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
  RETURN (SELECT coalesce(array_agg(u.id), '{}') FROM users AS u WHERE u.deleted_at + deletion_grace() <= current_instant());
COMMENT ON FUNCTION people_due() IS 'Ids of the deleted people whose time is over. Not granted.';

CREATE OR REPLACE FUNCTION hand_over_journeys(p_people bigint[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  -- Who is on a journey that nobody else owns, and would own it next: admins before members, the longest there first;
  -- who is deleted but may come back only where there is nobody else.
  WITH orphaned AS (
    SELECT m.journey_id FROM journey_members AS m
    WHERE m.user_id = ANY (p_people) AND m.role = 'owner' AND m.left_at IS NULL
      AND NOT EXISTS (SELECT FROM journey_members AS o
                      WHERE o.journey_id = m.journey_id AND o.role = 'owner' AND o.left_at IS NULL AND o.user_id <> ALL (p_people))
  ), heirs AS (
    SELECT DISTINCT ON (m.journey_id) m.journey_id, m.user_id
    FROM journey_members AS m JOIN users AS u ON u.id = m.user_id
    WHERE m.journey_id IN (SELECT o.journey_id FROM orphaned AS o) AND m.left_at IS NULL AND m.user_id <> ALL (p_people)
    ORDER BY m.journey_id, u.deleted_at IS NOT NULL, m.role = 'member', m.joined_at, m.user_id
  )
  UPDATE journey_members AS m SET role = 'owner'
  FROM heirs AS h WHERE m.journey_id = h.journey_id AND m.user_id = h.user_id
$$;
COMMENT ON FUNCTION hand_over_journeys(bigint[]) IS 'Gives the journeys that these people alone own to another who is on them. Not granted.';

CREATE OR REPLACE FUNCTION columns_of_people(p_table oid) RETURNS text[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
  RETURN (SELECT coalesce(array_agg(a.attname::text), '{}')
          FROM pg_constraint AS k JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
          WHERE k.conrelid = p_table AND k.contype = 'f' AND k.confrelid = 'users'::regclass AND a.attname <> 'user_id');
COMMENT ON FUNCTION columns_of_people(oid) IS 'The columns of a table that name people beside whose row it is. Not granted.';

CREATE OR REPLACE FUNCTION rows_without(p_rows jsonb, p_key text, p_others text[], p_people bigint[]) RETURNS jsonb
  LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path FROM CURRENT
  RETURN (SELECT coalesce(jsonb_agg(
                   r.content || coalesce((SELECT jsonb_object_agg(o.name, 'null'::jsonb) FROM unnest(p_others) AS o (name)
                                          WHERE (r.content ->> o.name)::bigint = ANY (p_people)), '{}')
                   ORDER BY r.place), '[]')
          FROM jsonb_array_elements(p_rows) WITH ORDINALITY AS r (content, place)
          WHERE ((r.content ->> p_key)::bigint = ANY (p_people)) IS NOT TRUE);
COMMENT ON FUNCTION rows_without(jsonb, text, text[], bigint[]) IS
  'Audited rows without those of these people, and without their ids in other columns. Not granted.';

-- Steps of others that touched rows of theirs, such as a change of role. What is left of a step can still be undone.
CREATE OR REPLACE FUNCTION forget_in_audit(p_people bigint[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  audited record;
  emptied bigint[];
  paths jsonpath[];
  ids jsonb := jsonb_build_object('ids', to_jsonb(p_people));
BEGIN
  FOR audited IN
    SELECT c.relname AS name, CASE c.relname WHEN 'users' THEN 'id' ELSE 'user_id' END AS key, columns_of_people(c.oid) AS others
    FROM pg_class AS c
    WHERE c.relnamespace = (SELECT u.relnamespace FROM pg_class AS u WHERE u.oid = 'users'::regclass)
      AND c.relname IN (SELECT h.table_name FROM audit_changes AS h)
  LOOP
    -- Where they are named at all is found by the server's own code, quickly: there may be millions of changes.
    paths := ARRAY(SELECT format('$[*].%s ? (@ == $ids[*])', n.name)::jsonpath FROM unnest(audited.key || audited.others) AS n (name));
    UPDATE audit_changes AS c
    SET old_rows = x.old_rows, new_rows = x.new_rows, row_count = jsonb_array_length(coalesce(x.old_rows, x.new_rows))
    FROM audit_changes AS h
    CROSS JOIN LATERAL (SELECT rows_without(h.old_rows, audited.key, audited.others, p_people) AS old_rows,
                               rows_without(h.new_rows, audited.key, audited.others, p_people) AS new_rows) AS x
    WHERE h.table_name = audited.name AND h.batch IS NULL AND c.step_id = h.step_id AND c.seq = h.seq
      AND EXISTS (SELECT FROM unnest(paths) AS p (path)
                  WHERE jsonb_path_exists(h.old_rows, p.path, ids) OR jsonb_path_exists(h.new_rows, p.path, ids));
  END LOOP;
  WITH gone AS (
    DELETE FROM audit_changes AS c
    WHERE c.row_count = 0 OR (c.batch ->> 'user_id')::bigint = ANY (p_people)
    RETURNING c.step_id)
  SELECT array_agg(g.step_id) INTO emptied FROM gone AS g;
  DELETE FROM audit_log AS l WHERE l.id = ANY (emptied) AND NOT EXISTS (SELECT FROM audit_changes AS c WHERE c.step_id = l.id);
END $$;
COMMENT ON FUNCTION forget_in_audit(bigint[]) IS 'Takes people out of what others'' steps have recorded. Not granted.';

CREATE OR REPLACE FUNCTION drop_login(p_role text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM end_login_role(p_role);
EXCEPTION WHEN insufficient_privilege OR dependent_objects_still_exist THEN
  NULL;  -- It is somebody's elsewhere too, or not tracker's to drop. Here it is nobody.
END $$;
COMMENT ON FUNCTION drop_login(text) IS 'Drops a login role where that can be done. Not granted.';

CREATE OR REPLACE FUNCTION purge_people() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  due bigint[] := people_due();
  recorded bigint;
  touched bigint[];
  roles text[];
BEGIN
  PERFORM require_admin();
  IF due = '{}' THEN
    RETURN 0;
  END IF;
  -- Whoever may inherit is locked with them: locks are taken at once, in the order of ids.
  PERFORM lock_people(ARRAY(
    SELECT unnest(due || me())
    UNION
    SELECT o.user_id FROM journey_members AS m JOIN journey_members AS o ON o.journey_id = m.journey_id
    WHERE m.user_id = ANY (due) AND m.role = 'owner'));
  -- Somebody may have been restored, or purged, meanwhile.
  due := people_due();
  recorded := recorded_so_far();
  touched := ARRAY(SELECT DISTINCT m.journey_id FROM journey_members AS m WHERE m.user_id = ANY (due));
  PERFORM hand_over_journeys(due);
  -- Facts first: standings and streaks follow them while there is something to follow.
  DELETE FROM checkins AS c WHERE c.user_id = ANY (due);
  DELETE FROM habit_entries AS e WHERE e.user_id = ANY (due);
  DELETE FROM pauses AS p WHERE p.user_id = ANY (due);
  PERFORM end_sessions_of(u.id) FROM unnest(due) AS u (id);
  roles := ARRAY(SELECT l.db_role FROM logins AS l WHERE l.user_id = ANY (due) AND NOT l.adopted);
  DELETE FROM users AS u WHERE u.id = ANY (due);
  -- Where others have been, their facts stay, in a journey that nobody is on any more.
  DELETE FROM journeys AS j
  WHERE j.id = ANY (touched) AND NOT EXISTS (SELECT FROM journey_members AS m WHERE m.journey_id = j.id);
  UPDATE journeys AS j SET status = 'deleted'
  WHERE j.id = ANY (touched) AND j.status <> 'deleted'
    AND NOT EXISTS (SELECT FROM journey_members AS m WHERE m.journey_id = j.id AND m.left_at IS NULL);
  PERFORM forget_recorded(recorded);
  PERFORM forget_in_audit(due);
  PERFORM drop_login(r.name) FROM unnest(roles) AS r (name);
  RETURN cardinality(due);
END $$;
COMMENT ON FUNCTION purge_people() IS 'Takes the people whose time is over out of every table, with their login roles; returns how many.';
GRANT EXECUTE ON FUNCTION purge_people() TO tracker_admin;
