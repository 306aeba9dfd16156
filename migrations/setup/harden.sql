-- What PUBLIC must lose in this database, so that a member with psql has nothing to build with.
-- A server that does not let its owner do one of these keeps its default there; `tracker db status` names it.
DO $$
DECLARE
  statement text;
  routine regprocedure;
BEGIN
  FOREACH statement IN ARRAY ARRAY[
    format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()),
    format('GRANT CONNECT ON DATABASE %I TO tracker_member, tracker_admin, tracker_import', current_database()),
    'REVOKE ALL ON SCHEMA public FROM PUBLIC',
    'REVOKE USAGE ON LANGUAGE plpgsql, sql FROM PUBLIC',
    'GRANT USAGE ON LANGUAGE plpgsql, sql TO tracker_owner'
  ] LOOP
    BEGIN
      EXECUTE statement;
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE NOTICE 'not hardened: %', statement;
    END;
  END LOOP;

  FOR routine IN
    SELECT oid
    FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace
      AND (proname ~ '^pg_(try_)?advisory_' OR proname ~ '^lo(_|read|write)'
           OR proname IN ('pg_logical_emit_message', 'pg_notify', 'pg_export_snapshot'))
  LOOP
    BEGIN
      EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', routine);
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE NOTICE 'not hardened: %', routine;
    END;
  END LOOP;

  -- Upgrades serialise on this lock.
  BEGIN
    GRANT EXECUTE ON FUNCTION pg_advisory_xact_lock(bigint) TO tracker_owner;
  EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'pg_advisory_xact_lock stays as it is';
  END;
END $$;
