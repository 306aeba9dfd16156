-- Who may act for others. A right that a role was granted outlives its login in an open connection: this does not.
CREATE OR REPLACE FUNCTION require_admin(p_group name DEFAULT 'tracker_admin') RETURNS void
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT (pg_has_role(session_user, 'tracker_owner', 'MEMBER')
          OR pg_has_role(session_user, 'tracker_admin', 'MEMBER') AND me() IS NOT NULL
          OR p_group = 'tracker_import' AND pg_has_role(session_user, 'tracker_import', 'MEMBER')) THEN
    RAISE insufficient_privilege USING MESSAGE = 'this login is no admin, or has ended', CONSTRAINT = 'logins_admin';
  END IF;
END $$;
COMMENT ON FUNCTION require_admin(name) IS
  'Refuses logins that are no admins or have ended; with tracker_import those may pass too that only import. Not granted.';
