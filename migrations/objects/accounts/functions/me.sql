-- Who is asking: the person behind the session's login role.
CREATE OR REPLACE FUNCTION me() RETURNS bigint
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
  SELECT l.user_id
  FROM logins AS l
  WHERE l.db_role = SESSION_USER::text COLLATE "C"
    AND l.expires_at > statement_timestamp();
END;
COMMENT ON FUNCTION me() IS 'Id of the person of this session; NULL for an unknown or expired login. Policies call it as (SELECT me()).';
GRANT EXECUTE ON FUNCTION me() TO tracker_member, tracker_admin, tracker_import;
