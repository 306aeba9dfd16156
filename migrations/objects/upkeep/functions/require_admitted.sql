-- A new one-time password is for somebody who may use it.
CREATE OR REPLACE FUNCTION require_admitted() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'logins'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF EXISTS (SELECT FROM users AS u WHERE u.id = NEW.user_id AND u.deleted_at IS NOT NULL) THEN
    RAISE object_not_in_prerequisite_state USING MESSAGE = 'the account is deleted', CONSTRAINT = 'logins_of_the_living';
  END IF;
  IF NEW.expires_at <= statement_timestamp() THEN
    RAISE object_not_in_prerequisite_state USING MESSAGE = 'the person is disabled', CONSTRAINT = 'logins_one_time_disabled';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION require_admitted() IS 'Trigger: who is deleted or disabled gets no one-time password, which would not let them in.';
