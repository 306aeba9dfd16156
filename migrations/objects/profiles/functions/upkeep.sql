-- What else `admin maintain` clears away.
CREATE OR REPLACE FUNCTION clear_sessions() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  over integer := (SELECT count(*) FROM logins AS l WHERE l.kind = 'session' AND l.expires_at <= statement_timestamp());
BEGIN
  PERFORM require_admin();
  PERFORM end_expired_sessions();
  RETURN over;
END $$;
COMMENT ON FUNCTION clear_sessions() IS 'Clears everybody''s sessions that have run out, and roles that are nobody''s any more; returns how many sessions.';
GRANT EXECUTE ON FUNCTION clear_sessions() TO tracker_admin;

CREATE OR REPLACE FUNCTION clear_abandoned_staging() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  connected text[] := ARRAY(SELECT a.usename::text FROM pg_stat_activity AS a WHERE a.usename IS NOT NULL);
  cleared bigint;
BEGIN
  PERFORM require_admin();
  -- An import clears its rows in the transaction that staged them: who is gone comes back for none.
  WITH checkins_gone AS (DELETE FROM staged_checkins AS s WHERE s.db_role <> ALL (connected) RETURNING 1),
       entries_gone AS (DELETE FROM staged_entries AS s WHERE s.db_role <> ALL (connected) RETURNING 1),
       refusals_gone AS (DELETE FROM staged_refusals AS s WHERE s.db_role <> ALL (connected) RETURNING 1)
  SELECT (SELECT count(*) FROM checkins_gone) + (SELECT count(*) FROM entries_gone) + (SELECT count(*) FROM refusals_gone)
  INTO cleared;
  RETURN cleared;
END $$;
COMMENT ON FUNCTION clear_abandoned_staging() IS 'Deletes the staged rows of logins that are not connected; returns how many.';
GRANT EXECUTE ON FUNCTION clear_abandoned_staging() TO tracker_admin;

CREATE OR REPLACE FUNCTION clear_unused_tags() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  cleared bigint;
BEGIN
  PERFORM require_admin();
  DELETE FROM tags AS t WHERE NOT EXISTS (SELECT FROM user_tags AS u WHERE u.tag = t.name);
  GET DIAGNOSTICS cleared = ROW_COUNT;
  RETURN cleared;
END $$;
COMMENT ON FUNCTION clear_unused_tags() IS 'Takes the words that nobody uses out of the vocabulary; returns how many.';
GRANT EXECUTE ON FUNCTION clear_unused_tags() TO tracker_admin;
