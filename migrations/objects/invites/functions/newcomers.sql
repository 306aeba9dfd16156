-- The one thing that a stranger may do: make an account and a login with a token, as the role tracker_guest.
--
-- That role is made by setup/guest.sql, by whoever may create roles, and the schema also does without.
CREATE OR REPLACE FUNCTION accept_invite_as_newcomer(p_token text, p_username text, p_display_name text, p_timezone text,
                                                     p_verifier text) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  who text := 'address ' || coalesce(host(inet_client_addr()), 'local');
  invite journey_invites;
  made users;
BEGIN
  PERFORM require_tries_left(who);
  invite := locked_invite(p_token);
  IF invite.id IS NULL THEN
    PERFORM count_wrong_try(who);
    RETURN NULL;
  END IF;
  IF p_username ~ '^(pg_|tracker_)' THEN
    RAISE unique_violation USING MESSAGE = 'the name is taken', CONSTRAINT = 'users_username_key';
  END IF;
  -- Their address is what they were invited by, unless that is another's already: nobody is told.
  INSERT INTO users (username, email, display_name, timezone)
  VALUES (p_username, (SELECT invite.email WHERE NOT EXISTS (
                         SELECT FROM users AS u WHERE lower(u.email) = lower(invite.email) AND u.deleted_at IS NULL)),
          p_display_name, coalesce(p_timezone, 'UTC'))
  RETURNING * INTO made;
  INSERT INTO user_settings (user_id) VALUES (made.id);
  INSERT INTO logins (db_role, user_id) VALUES (made.username, made.id);
  BEGIN
    PERFORM make_login_role(made.username, p_verifier, 'infinity', false);
  EXCEPTION WHEN duplicate_object OR reserved_name THEN
    RAISE unique_violation USING MESSAGE = 'the name is taken', CONSTRAINT = 'users_username_key';
  END;
  PERFORM use_invite(invite, made.id);
  RETURN (SELECT j.title FROM journeys AS j WHERE j.id = invite.journey_id);
END $$;
COMMENT ON FUNCTION accept_invite_as_newcomer(text, text, text, text, text) IS
  'Account, login role and membership in one step; the password comes as a SCRAM verifier. The journey''s title, or NULL for a token that opens none.';

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'tracker_guest') THEN
    GRANT EXECUTE ON FUNCTION accept_invite_as_newcomer(text, text, text, text, text) TO tracker_guest;
  END IF;
END $$;
