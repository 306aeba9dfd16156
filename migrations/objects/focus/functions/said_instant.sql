-- When what this transaction does was said: what waited for the server counts from then, as apply_operation knows it.
CREATE OR REPLACE FUNCTION said_instant() RETURNS timestamptz
  LANGUAGE sql STABLE SET search_path FROM CURRENT
  RETURN coalesce((SELECT o.logged_at FROM operations AS o
                   WHERE o.user_id = me() AND o.txid = pg_current_xact_id_if_assigned() AND o.applied_at = now()
                     AND o.logged_at < o.applied_at),
                  current_instant());
COMMENT ON FUNCTION said_instant() IS 'Now; in a transaction that brings what had to wait for the server, when the person said it.';
GRANT EXECUTE ON FUNCTION said_instant() TO tracker_member;
