-- Check-ins of many people at once, by an admin or by a login that only imports.
--
-- Days that a person has logged stay as they are: nobody changes another's facts, only what is missing goes in. Each
-- person gets a step of their own, which says who brought it; so their undo takes it back like whatever else is theirs,
-- and never works on rows that came between its steps.
CREATE OR REPLACE FUNCTION journeys_of_people(p_usernames text[]) RETURNS TABLE (
    user_id bigint, username text, journey_id bigint, public_id uuid, title text, status text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM require_admin('tracker_import');
  RETURN QUERY
    SELECT u.id, u.username COLLATE "default", j.id, j.public_id, j.title, j.status
    FROM users AS u
    LEFT JOIN journey_members AS m ON m.user_id = u.id AND m.left_at IS NULL
    LEFT JOIN journeys AS j ON j.id = m.journey_id AND j.status <> 'deleted'
    WHERE u.username = ANY (p_usernames) AND u.deleted_at IS NULL
    ORDER BY u.id, j.id;
END $$;
COMMENT ON FUNCTION journeys_of_people(text[]) IS 'The journeys that people are on, for who imports; one row with none for somebody without journeys.';
GRANT EXECUTE ON FUNCTION journeys_of_people(text[]) TO tracker_admin, tracker_import;

CREATE OR REPLACE FUNCTION asked_by_journeys(p_journey_ids bigint[]) RETURNS TABLE (journey_id bigint, dimensions jsonb, versions jsonb)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM require_admin('tracker_import');
  RETURN QUERY
    SELECT i.id,
           (SELECT coalesce(jsonb_agg(jsonb_build_array(d.slot, d.name) ORDER BY d.removed_at IS NULL, d.slot), '[]')
            FROM dimensions AS d WHERE d.journey_id = i.id),
           (SELECT coalesce(jsonb_agg(jsonb_build_array(w.from_day, w.weights) ORDER BY w.from_day), '[]')
            FROM journey_weights AS w WHERE w.journey_id = i.id)
    FROM unnest(p_journey_ids) AS i (id);
END $$;
COMMENT ON FUNCTION asked_by_journeys(bigint[]) IS 'What journeys ask, for who imports: slots and names, those in use last; weights by the day they hold from.';
GRANT EXECUTE ON FUNCTION asked_by_journeys(bigint[]) TO tracker_admin, tracker_import;

CREATE OR REPLACE FUNCTION import_checkins_of(p_user_id bigint, p_batch uuid, OUT given integer, OUT added integer, OUT rejected integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET work_mem = '64MB' SET enable_nestloop = on SET enable_sort = on AS $$
DECLARE
  step bigint;
BEGIN
  INSERT INTO audit_log (user_id, action)
  VALUES (p_user_id, left(coalesce(current_setting('tracker.action', true), ''), 120) || format(' (by %s)', left(session_user, 63)))
  RETURNING id INTO step;
  SELECT count(*) INTO given FROM staged_checkins AS r WHERE r.batch = p_batch AND r.db_role = session_user;
  -- As apply_staged_checkins does: the planner would guess a handful of rows.
  IF given > 300 THEN
    PERFORM set_config('enable_nestloop', 'off', true), set_config('enable_sort', 'off', true);
  END IF;
  EXECUTE $q$
    WITH judged AS MATERIALIZED (
           SELECT j.line, j.journey_id, j.day, j.efforts, j.client_id, j.note, j.half_points,
                  CASE WHEN j.reason IS NULL AND c.day IS NOT NULL
                         AND (c.efforts, c.note, c.client_id) IS DISTINCT FROM (j.efforts, coalesce(j.note, c.note), coalesce(j.client_id, c.client_id))
                       THEN 'logged' ELSE j.reason END AS reason,
                  row_number() OVER (PARTITION BY j.journey_id, j.day, j.reason IS NULL ORDER BY j.line) AS place,
                  c.day IS NOT NULL AS known
           FROM judged_staged_checkins($1, false, $2, $3) AS j
           LEFT JOIN checkins AS c ON c.user_id = $2 AND c.journey_id = j.journey_id AND c.day = j.day),
         twice AS (
           SELECT t.line FROM judged AS t
           JOIN judged AS f ON f.journey_id = t.journey_id AND f.day = t.day AND f.place = 1 AND f.reason IS NULL AND NOT f.known
           WHERE t.place > 1 AND t.reason IS NULL
             AND (f.efforts, f.note, f.client_id) IS DISTINCT FROM (t.efforts, coalesce(t.note, f.note), coalesce(t.client_id, f.client_id))),
         refused AS (
           INSERT INTO staged_refusals (batch, line, "column", value, reason)
           SELECT $1, r.line, CASE WHEN r.reason IN ('logged', 'twice') THEN 'day' ELSE r.reason END,
                  left(CASE r.reason WHEN 'journey' THEN r.journey_id::text WHEN 'efforts' THEN r.efforts::text WHEN 'note' THEN r.note
                                     WHEN 'client_id' THEN r.client_id::text ELSE r.day::text END, 200),
                  r.reason
           FROM (SELECT j.line, j.journey_id, j.day, j.efforts, j.client_id, j.note,
                        CASE WHEN t.line IS NULL THEN j.reason ELSE 'twice' END AS reason
                 FROM judged AS j LEFT JOIN twice AS t ON t.line = j.line) AS r
           WHERE r.reason IS NOT NULL)
    INSERT INTO checkins (user_id, journey_id, day, half_points, efforts, client_id, note)
    SELECT $2, r.journey_id, r.day, r.half_points, r.efforts, r.client_id, r.note
    FROM judged AS r
    WHERE r.reason IS NULL AND NOT r.known AND r.place = 1$q$ USING p_batch, p_user_id, person_day(p_user_id);
  GET DIAGNOSTICS added = ROW_COUNT;
  SELECT count(*) INTO rejected FROM staged_refusals AS x WHERE x.batch = p_batch AND x.db_role = session_user;
  IF added = 0 THEN
    DELETE FROM audit_log AS l WHERE l.id = step;
  ELSE
    -- The audit took the rows for the importing person's.
    UPDATE audit_changes AS c SET user_id = p_user_id WHERE c.step_id = step;
  END IF;
END $$;
COMMENT ON FUNCTION import_checkins_of(bigint, uuid) IS 'Puts a batch of staged check-ins in for one person, who is locked. Not granted.';

CREATE OR REPLACE FUNCTION import_checkins(p_user_ids bigint[], p_batches uuid[], OUT given integer, OUT added integer, OUT rejected integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  one record;
  done record;
BEGIN
  PERFORM require_admin('tracker_import');
  PERFORM lock_people(p_user_ids || me());
  given := 0;
  added := 0;
  rejected := 0;
  FOR one IN
    SELECT b.user_id, b.batch FROM unnest(p_user_ids, p_batches) AS b (user_id, batch)
    JOIN users AS u ON u.id = b.user_id AND u.deleted_at IS NULL ORDER BY b.user_id
  LOOP
    SELECT * INTO done FROM import_checkins_of(one.user_id, one.batch);
    given := given + done.given;
    added := added + done.added;
    rejected := rejected + done.rejected;
  END LOOP;
END $$;
COMMENT ON FUNCTION import_checkins(bigint[], uuid[]) IS
  'Puts the asking login''s staged check-ins in, a batch for each person; what is neither added nor rejected was there already.';
GRANT EXECUTE ON FUNCTION import_checkins(bigint[], uuid[]) TO tracker_admin, tracker_import;
