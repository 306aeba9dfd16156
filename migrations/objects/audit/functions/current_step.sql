-- The audit row of this transaction, made on its first change.
CREATE OR REPLACE FUNCTION current_step() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  step bigint;
BEGIN
  -- A restored dump may hold transaction numbers that come again: the start time tells them apart.
  -- An undo of several steps makes several rows in one transaction: the last is the one under way.
  SELECT id INTO step FROM audit_log
  WHERE txid = pg_current_xact_id() AND at = now()
  ORDER BY id DESC LIMIT 1;
  IF step IS NULL THEN
    INSERT INTO audit_log (user_id, action)
    VALUES (me(), left(coalesce(current_setting('tracker.action', true), ''), 200))
    RETURNING id INTO step;
  END IF;
  RETURN step;
END $$;
COMMENT ON FUNCTION current_step() IS 'Id of this transaction''s step; its label is the session''s setting tracker.action.';
