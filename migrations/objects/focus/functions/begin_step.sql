-- What one command does may be two things to take back: that a session ended by itself, and what was said after it.
CREATE OR REPLACE FUNCTION begin_step(p_action text) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  before text := current_setting('tracker.action', true);
BEGIN
  PERFORM set_config('tracker.action', left(p_action, 200), true);
  -- current_step() goes on with the last one of the transaction.
  IF EXISTS (SELECT FROM audit_log AS l JOIN audit_changes AS c ON c.step_id = l.id
             WHERE l.txid = pg_current_xact_id_if_assigned() AND l.at = now() AND l.user_id = me()
               AND l.id = (SELECT max(o.id) FROM audit_log AS o WHERE o.txid = l.txid AND o.at = l.at))
  THEN
    INSERT INTO audit_log (user_id, action) VALUES (me(), left(p_action, 200));
  END IF;
  RETURN before;
END $$;
COMMENT ON FUNCTION begin_step(text) IS
  'What this transaction changes from now on is a step of its own, called so; returns what steps were called before.';
GRANT EXECUTE ON FUNCTION begin_step(text) TO tracker_member;
