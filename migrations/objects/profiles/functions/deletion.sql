-- The end of an account: the person is nobody at once, their rows go later. Until then an admin can take it back.
--
-- None of this is a step of undo: who is deleted has nothing to undo with, and an admin's audit must not hold what
-- stands in another person's row.
CREATE OR REPLACE FUNCTION deletion_grace() RETURNS interval
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN interval '30 days';
COMMENT ON FUNCTION deletion_grace() IS 'How long a deleted account can be taken back, before it is purged.';
GRANT EXECUTE ON FUNCTION deletion_grace() TO tracker_member, tracker_admin;

CREATE OR REPLACE FUNCTION recorded_so_far() RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
  RETURN (SELECT coalesce(max(c.seq), 0) FROM audit_log AS l JOIN audit_changes AS c ON c.step_id = l.id
          WHERE l.txid = pg_current_xact_id_if_assigned() AND l.at = now());
COMMENT ON FUNCTION recorded_so_far() IS 'The last change that this transaction has put into the audit, 0 for none. Not granted.';

CREATE OR REPLACE FUNCTION forget_recorded(p_after bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM audit_changes AS c USING audit_log AS l
  WHERE l.txid = pg_current_xact_id() AND l.at = now() AND c.step_id = l.id AND c.seq > p_after;
  DELETE FROM audit_log AS l
  WHERE l.txid = pg_current_xact_id() AND l.at = now() AND l.kind = 'command'
    AND NOT EXISTS (SELECT FROM audit_changes AS c WHERE c.step_id = l.id);
END $$;
COMMENT ON FUNCTION forget_recorded(bigint) IS 'Takes out of the audit what this transaction has put there since. Not granted.';

CREATE OR REPLACE FUNCTION require_living() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'logins'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF EXISTS (SELECT FROM users AS u WHERE u.id = NEW.user_id AND u.deleted_at IS NOT NULL) THEN
    RAISE object_not_in_prerequisite_state USING MESSAGE = 'the account is deleted', CONSTRAINT = 'logins_of_the_living';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION require_living() IS 'Trigger: no login of a deleted person is let in, whoever asks for it.';

CREATE OR REPLACE FUNCTION delete_person(p_user_id bigint) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  recorded bigint;
BEGIN
  PERFORM lock_people(ARRAY[p_user_id]);
  recorded := recorded_so_far();
  UPDATE users AS u SET deleted_at = current_instant() WHERE u.id = p_user_id AND u.deleted_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM forget_recorded(recorded);
  PERFORM end_sessions_of(p_user_id);
  -- Who was disabled has -infinity here, and stays so when the account is restored.
  UPDATE logins AS l SET expires_at = 'epoch' WHERE l.user_id = p_user_id AND l.expires_at > statement_timestamp();
  PERFORM shut_login_role(l.db_role, false, l.one_time) FROM logins AS l WHERE l.user_id = p_user_id AND NOT l.adopted;
  RETURN true;
END $$;
COMMENT ON FUNCTION delete_person(bigint) IS 'Deletes an account softly; false if it was so already. Not granted.';

CREATE OR REPLACE FUNCTION deleted_until(p_user_id bigint) RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
  RETURN (SELECT u.deleted_at + deletion_grace() FROM users AS u WHERE u.id = p_user_id);
COMMENT ON FUNCTION deleted_until(bigint) IS 'Until when a deletion can surely be taken back; NULL for who is not deleted. Not granted.';

CREATE OR REPLACE FUNCTION delete_me() RETURNS timestamptz
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  mine bigint := me();
BEGIN
  IF mine IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'unknown login', CONSTRAINT = 'logins_known';
  END IF;
  PERFORM delete_person(mine);
  RETURN deleted_until(mine);
END $$;
COMMENT ON FUNCTION delete_me() IS 'Deletes the asking person''s account; returns until when an admin can take it back.';
GRANT EXECUTE ON FUNCTION delete_me() TO tracker_member;

CREATE OR REPLACE FUNCTION delete_other(p_username text) RETURNS TABLE (until timestamptz, changed boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  person users;
BEGIN
  PERFORM require_admin();
  person := other_person_named(p_username);
  changed := delete_person(person.id);
  until := deleted_until(person.id);
  RETURN NEXT;
END $$;
COMMENT ON FUNCTION delete_other(text) IS 'Deletes somebody''s account; until when that can be taken back, and whether it is new.';
GRANT EXECUTE ON FUNCTION delete_other(text) TO tracker_admin;

CREATE OR REPLACE FUNCTION restore_person(p_username text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  person users;
  recorded bigint;
BEGIN
  PERFORM require_admin();
  person := person_named(p_username);
  PERFORM lock_people(ARRAY[person.id]);
  person := person_named(p_username);
  IF person.deleted_at IS NULL THEN
    RETURN false;
  END IF;
  IF EXISTS (SELECT FROM users AS o WHERE lower(o.email) = lower(person.email) AND o.deleted_at IS NULL) THEN
    RAISE unique_violation USING MESSAGE = 'the e-mail address is another person''s by now', CONSTRAINT = 'users_email_taken_since';
  END IF;
  recorded := recorded_so_far();
  UPDATE users AS u SET deleted_at = NULL WHERE u.id = person.id;
  PERFORM forget_recorded(recorded);
  UPDATE logins AS l SET expires_at = 'infinity' WHERE l.user_id = person.id AND l.expires_at > '-infinity';
  PERFORM shut_login_role(l.db_role, true, l.one_time)
  FROM logins AS l WHERE l.user_id = person.id AND l.expires_at = 'infinity' AND NOT l.adopted;
  RETURN true;
END $$;
COMMENT ON FUNCTION restore_person(text) IS 'Takes a deletion back, and lets the person in as before; false for who is not deleted.';
GRANT EXECUTE ON FUNCTION restore_person(text) TO tracker_admin;
