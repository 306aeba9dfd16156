-- Makes a person for a login role that exists. Run by the owner or an admin; the role itself is made outside.
CREATE OR REPLACE FUNCTION register_person(p_db_role text, p_username text, p_timezone text DEFAULT 'UTC') RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  new_id bigint;
BEGIN
  PERFORM require_admin();
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = p_db_role) THEN
    RAISE undefined_object USING MESSAGE = format('there is no role "%s"', p_db_role), CONSTRAINT = 'logins_role_exists';
  END IF;
  INSERT INTO users (username, timezone) VALUES (p_username, p_timezone) RETURNING id INTO new_id;
  INSERT INTO user_settings (user_id) VALUES (new_id);
  INSERT INTO logins (db_role, user_id, adopted) VALUES (p_db_role, new_id, true);
  RETURN new_id;
END $$;
COMMENT ON FUNCTION register_person(text, text, text) IS 'Person, settings and login in one step; returns the person''s id.';
GRANT EXECUTE ON FUNCTION register_person(text, text, text) TO tracker_admin;
