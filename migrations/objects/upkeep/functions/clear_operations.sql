-- What has arrived from outboxes is remembered for as long as somebody may send it again, and not for ever.
CREATE OR REPLACE FUNCTION operations_kept() RETURNS interval
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN interval '180 days';
COMMENT ON FUNCTION operations_kept() IS 'How long the server remembers what has arrived. Not granted.';

CREATE OR REPLACE FUNCTION clear_operations() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  cleared bigint;
BEGIN
  PERFORM require_admin();
  DELETE FROM operations AS o WHERE o.applied_at < now() - operations_kept();
  GET DIAGNOSTICS cleared = ROW_COUNT;
  RETURN cleared;
END $$;
COMMENT ON FUNCTION clear_operations() IS 'Forgets everybody''s operations that arrived long ago; returns how many.';
GRANT EXECUTE ON FUNCTION clear_operations() TO tracker_admin;

CREATE OR REPLACE FUNCTION clear_own_operations() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'logins'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  DELETE FROM operations AS o WHERE o.user_id = NEW.user_id AND o.applied_at < now() - operations_kept();
  RETURN NULL;
END $$;
COMMENT ON FUNCTION clear_own_operations() IS 'Trigger: forgets a person''s old operations when a session of theirs is renewed, at most once an hour and off every command''s way.';
