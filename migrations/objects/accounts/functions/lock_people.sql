-- Serialises one person's writes. Locks are always taken in the order of ids, so they cannot form a circle.
CREATE OR REPLACE FUNCTION lock_people(p_user_ids bigint[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM FROM users WHERE id = ANY (p_user_ids) ORDER BY id FOR NO KEY UPDATE;
END $$;
COMMENT ON FUNCTION lock_people(bigint[]) IS 'Locks people in id order. Not granted: a member may lock only themself (lock_me).';

CREATE OR REPLACE FUNCTION lock_me() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM lock_people(ARRAY[me()]);
END $$;
COMMENT ON FUNCTION lock_me() IS 'Taken by a service that reads before it writes, so that two sessions of one person cannot interleave.';
GRANT EXECUTE ON FUNCTION lock_me() TO tracker_member;

-- For BEFORE STATEMENT triggers on tables of facts. A session that is nobody's (owner, importer) locks for itself.
CREATE OR REPLACE FUNCTION lock_writer() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM lock_people(ARRAY[me()]);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION lock_writer() IS 'Trigger: locks the writing person before any row is touched.';
