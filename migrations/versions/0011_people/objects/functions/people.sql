-- What an admin does with people. Only tracker_admin may call these, and nobody does it to themselves by mistake.
CREATE OR REPLACE FUNCTION person_named(p_username text) RETURNS users
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  found_user users;
BEGIN
  SELECT * INTO found_user FROM users AS u WHERE u.username = lower(p_username);
  IF NOT FOUND THEN
    RAISE no_data_found USING MESSAGE = format('there is nobody called "%s"', p_username), CONSTRAINT = 'users_named';
  END IF;
  RETURN found_user;
END $$;
COMMENT ON FUNCTION person_named(text) IS 'The person of a username, deleted ones too. Not granted.';

CREATE OR REPLACE FUNCTION other_person_named(p_username text) RETURNS users
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  found_user users := person_named(p_username);
BEGIN
  IF found_user.id = me() THEN
    RAISE check_violation USING MESSAGE = 'that is yourself', CONSTRAINT = 'users_not_oneself';
  END IF;
  RETURN found_user;
END $$;
COMMENT ON FUNCTION other_person_named(text) IS 'The person of a username, who is not the asking one. Not granted.';

CREATE OR REPLACE FUNCTION add_person(p_username text, p_role text, p_email text, p_display_name text, p_timezone text,
                                      p_verifier text, p_admin boolean DEFAULT false) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  made users;
BEGIN
  IF p_role !~ '^[a-z0-9_][a-z0-9_.-]{2,62}$' OR p_role ~ '^(pg_|tracker_)' THEN
    RAISE invalid_parameter_value USING MESSAGE = 'no name for a login role', CONSTRAINT = 'logins_role_form';
  END IF;
  INSERT INTO users (username, email, display_name, timezone)
  VALUES (p_username, p_email, p_display_name, coalesce(p_timezone, 'UTC'))
  RETURNING * INTO made;
  INSERT INTO user_settings (user_id) VALUES (made.id);
  INSERT INTO logins (db_role, user_id, one_time) VALUES (p_role, made.id, true);
  PERFORM make_login_role(p_role, p_verifier, statement_timestamp() + session_lifetime(), p_admin);
  RETURN made.public_id;
END $$;
COMMENT ON FUNCTION add_person(text, text, text, text, text, text, boolean) IS
  'Person, settings, login role and its one-time password (a SCRAM verifier), which opens one session within the lifetime of one; returns the person''s public id.';
GRANT EXECUTE ON FUNCTION add_person(text, text, text, text, text, text, boolean) TO tracker_admin;

CREATE OR REPLACE FUNCTION reset_person(p_username text, p_verifier text) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  person users := other_person_named(p_username);
  main text;
BEGIN
  PERFORM lock_people(ARRAY[person.id]);
  PERFORM end_sessions_of(person.id);
  UPDATE logins AS l SET one_time = true WHERE l.user_id = person.id AND l.kind = 'main' RETURNING l.db_role INTO main;
  PERFORM change_login_role(main, p_verifier, statement_timestamp() + session_lifetime(), true);
  RETURN main;
END $$;
COMMENT ON FUNCTION reset_person(text, text) IS 'Ends a person''s sessions and gives their login a new one-time password; returns the login role.';
GRANT EXECUTE ON FUNCTION reset_person(text, text) TO tracker_admin;

CREATE OR REPLACE FUNCTION allow_person(p_username text, p_allowed boolean) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  person users := other_person_named(p_username);
  main logins;
  was boolean;
BEGIN
  PERFORM lock_people(ARRAY[person.id]);
  SELECT * INTO main FROM logins AS l WHERE l.user_id = person.id AND l.kind = 'main';
  was := main.expires_at > statement_timestamp();
  UPDATE logins AS l SET expires_at = CASE WHEN p_allowed THEN 'infinity'::timestamptz ELSE '-infinity' END
  WHERE l.db_role = main.db_role;
  IF NOT p_allowed THEN
    PERFORM end_sessions_of(person.id);
  END IF;
  PERFORM shut_login_role(main.db_role, p_allowed, main.one_time);
  RETURN was <> p_allowed;
END $$;
COMMENT ON FUNCTION allow_person(text, boolean) IS 'Lets a person in, or keeps them out at once; false if it was so already.';
GRANT EXECUTE ON FUNCTION allow_person(text, boolean) TO tracker_admin;

-- A role that was there before tracker is not always tracker's to change; without its row in logins it is nobody anyway.
CREATE OR REPLACE FUNCTION shut_login_role(p_role text, p_may_log_in boolean, p_one_time boolean) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM change_login_role(p_role, NULL, CASE WHEN p_one_time THEN statement_timestamp() + session_lifetime() ELSE 'infinity' END, p_may_log_in);
EXCEPTION WHEN insufficient_privilege THEN
  NULL;
END $$;
COMMENT ON FUNCTION shut_login_role(text, boolean, boolean) IS 'Lets a main login role log in or not, where the server lets tracker decide. Not granted.';

CREATE OR REPLACE FUNCTION people() RETURNS TABLE (public_id uuid, username text, email text, display_name text, role text, admin boolean,
    status text, created_at timestamptz, last_used_at timestamptz, sessions integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT u.public_id, u.username, u.email, u.display_name, main.db_role,
         coalesce(pg_has_role(r.oid, 'tracker_admin', 'MEMBER'), false),
         CASE WHEN u.deleted_at IS NOT NULL THEN 'deleted' WHEN main.expires_at <= statement_timestamp() THEN 'disabled'
              WHEN main.one_time THEN 'invited' ELSE 'active' END,
         u.created_at, devices.last_used_at, coalesce(devices.number, 0)::integer
  FROM users AS u
  LEFT JOIN logins AS main ON main.user_id = u.id AND main.kind = 'main'
  LEFT JOIN pg_roles AS r ON r.rolname = main.db_role
  LEFT JOIN (SELECT l.user_id, count(*) AS number, max(l.last_used_at) AS last_used_at FROM logins AS l
             WHERE l.kind = 'session' AND l.expires_at > statement_timestamp() GROUP BY l.user_id) AS devices ON devices.user_id = u.id
  ORDER BY u.username
$$;
COMMENT ON FUNCTION people() IS 'Everybody, for admins: who they are to the server, and how they stand. Nothing of what they track.';
GRANT EXECUTE ON FUNCTION people() TO tracker_admin;
