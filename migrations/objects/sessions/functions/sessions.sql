-- Device sessions. A session is a login role with a random secret that only its device knows; it is renewed while used.
--
-- Only the main login opens sessions and changes the password: whoever steals a device's secret cannot outlive its end.
CREATE OR REPLACE FUNCTION session_lifetime() RETURNS interval
  LANGUAGE sql IMMUTABLE RETURN interval '7 days';
COMMENT ON FUNCTION session_lifetime() IS 'How long a session lives after it was used last (reference 004, sessions).';

CREATE OR REPLACE FUNCTION session_role_prefix() RETURNS text
  LANGUAGE sql STABLE SET search_path FROM CURRENT
  RETURN (SELECT format('tracker_s_%s_', d.oid) FROM pg_database AS d WHERE d.datname = current_database());
COMMENT ON FUNCTION session_role_prefix() IS 'How the names of this database''s session roles begin: roles are the whole server''s. Not granted.';

CREATE OR REPLACE FUNCTION my_main_login() RETURNS logins
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  mine logins;
BEGIN
  SELECT * INTO mine FROM logins AS l
  WHERE l.db_role = session_user::text COLLATE "C" AND l.kind = 'main' AND l.expires_at > statement_timestamp();
  IF NOT FOUND THEN
    RAISE insufficient_privilege USING MESSAGE = 'this takes your own login, not the session of a device', CONSTRAINT = 'logins_main';
  END IF;
  RETURN mine;
END $$;
COMMENT ON FUNCTION my_main_login() IS 'The asking main login; refuses sessions. Not granted.';

CREATE OR REPLACE FUNCTION open_session(p_label text, p_verifier text, p_new_verifier text DEFAULT NULL)
  RETURNS TABLE (db_role text, public_id uuid, expires_at timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  mine logins := my_main_login();
  made logins;
BEGIN
  PERFORM lock_people(ARRAY[mine.user_id]);
  PERFORM end_expired_sessions(mine.user_id);
  IF (SELECT count(*) >= 50 FROM logins AS l WHERE l.user_id = mine.user_id AND l.kind = 'session') THEN
    RAISE check_violation USING MESSAGE = 'fifty sessions are open', CONSTRAINT = 'logins_most_sessions';
  END IF;
  INSERT INTO logins (db_role, user_id, kind, label, expires_at, last_used_at)
  VALUES (session_role_prefix() || replace(gen_random_uuid()::text, '-', ''), mine.user_id, 'session', p_label,
          statement_timestamp() + session_lifetime(), statement_timestamp())
  RETURNING * INTO made;
  PERFORM make_login_role(made.db_role, p_verifier, made.expires_at, pg_has_role(session_user, 'tracker_admin', 'MEMBER'));
  IF mine.one_time THEN
    PERFORM change_login_role(mine.db_role, coalesce(p_new_verifier, ''), 'infinity', true);
    UPDATE logins AS l SET one_time = false WHERE l.db_role = mine.db_role;
  END IF;
  RETURN QUERY SELECT made.db_role, made.public_id, made.expires_at;
END $$;
COMMENT ON FUNCTION open_session(text, text, text) IS
  'Makes a device''s login role with the verifier of its secret. A one-time password ends with it; p_new_verifier takes its place.';
GRANT EXECUTE ON FUNCTION open_session(text, text, text) TO tracker_member;

CREATE OR REPLACE FUNCTION renew_session() RETURNS timestamptz
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  mine logins;
BEGIN
  UPDATE logins AS l
  SET expires_at = statement_timestamp() + session_lifetime(), last_used_at = statement_timestamp()
  WHERE l.db_role = session_user::text COLLATE "C" AND l.kind = 'session' AND l.expires_at > statement_timestamp()
  RETURNING * INTO mine;
  IF FOUND THEN
    PERFORM change_login_role(mine.db_role, NULL, mine.expires_at, true);
  END IF;
  RETURN mine.expires_at;
END $$;
COMMENT ON FUNCTION renew_session() IS 'Lets the asking session live on from now; returns until when, NULL for a login that is no session.';
GRANT EXECUTE ON FUNCTION renew_session() TO tracker_member;

CREATE OR REPLACE FUNCTION end_session(p_public_id uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  role text;
BEGIN
  DELETE FROM logins AS l WHERE l.user_id = me() AND l.public_id = p_public_id AND l.kind = 'session' RETURNING l.db_role INTO role;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM end_login_role(role);
  RETURN true;
END $$;
COMMENT ON FUNCTION end_session(uuid) IS 'Ends a session of one''s own, with its connections; false if there is none.';
GRANT EXECUTE ON FUNCTION end_session(uuid) TO tracker_member;

CREATE OR REPLACE FUNCTION end_sessions_of(p_user_id bigint) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  ended text[];
BEGIN
  WITH gone AS (DELETE FROM logins AS l WHERE l.user_id = p_user_id AND l.kind = 'session' RETURNING l.db_role)
  SELECT array_agg(g.db_role) INTO ended FROM gone AS g;
  PERFORM end_login_role(r.name) FROM unnest(ended) AS r (name);
  RETURN coalesce(cardinality(ended), 0);
END $$;
COMMENT ON FUNCTION end_sessions_of(bigint) IS 'Ends all sessions of a person. Not granted.';

CREATE OR REPLACE FUNCTION end_my_sessions() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN end_sessions_of(me());
END $$;
COMMENT ON FUNCTION end_my_sessions() IS 'Ends all sessions of the asking person, the asking one too; returns how many.';
GRANT EXECUTE ON FUNCTION end_my_sessions() TO tracker_member;

CREATE OR REPLACE FUNCTION end_expired_sessions(p_user_id bigint DEFAULT NULL) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  ended text[];
  -- Once, and not for each of thousands of roles.
  prefix text := session_role_prefix();
BEGIN
  DELETE FROM logins AS l
  WHERE l.kind = 'session' AND l.expires_at <= statement_timestamp() AND (p_user_id IS NULL OR l.user_id = p_user_id);
  -- Also those of sessions that ended themselves: they could not drop the role that they were.
  SELECT array_agg(r.rolname::text) INTO ended
  FROM pg_roles AS r
  WHERE starts_with(r.rolname::text, prefix) AND r.rolname <> session_user
    AND NOT EXISTS (SELECT FROM logins AS l WHERE l.db_role = r.rolname::text COLLATE "C");
  PERFORM end_login_role(r.name) FROM unnest(ended) AS r (name);
  RETURN coalesce(cardinality(ended), 0);
END $$;
COMMENT ON FUNCTION end_expired_sessions(bigint) IS 'Clears sessions that have run out, one person''s or all, and roles that are nobody''s any more; returns how many roles went. Not granted.';

CREATE OR REPLACE FUNCTION change_password(p_verifier text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  mine logins := my_main_login();
BEGIN
  IF p_verifier IS NULL OR p_verifier = '' THEN
    RAISE invalid_parameter_value USING MESSAGE = 'the password is no SCRAM verifier', CONSTRAINT = 'logins_verifier_form';
  END IF;
  PERFORM change_login_role(mine.db_role, p_verifier, 'infinity', true);
  UPDATE logins AS l SET one_time = false WHERE l.db_role = mine.db_role;
END $$;
COMMENT ON FUNCTION change_password(text) IS 'Sets the password of the asking main login, as a SCRAM verifier.';
GRANT EXECUTE ON FUNCTION change_password(text) TO tracker_member;
