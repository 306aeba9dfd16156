-- Takes back the functions of logins.sql from a schema that is empty otherwise. The roles stay: others may use them.
DROP FUNCTION IF EXISTS make_login_role, make_login_roles, change_login_role, end_login_role, require_plain_member, require_verifier,
  run_as_maker;
DO $$
DECLARE
  routine regprocedure;
BEGIN
  FOR routine IN SELECT p.oid FROM pg_proc AS p WHERE p.pronamespace = 'tracker'::regnamespace AND p.proname ~ '^as_tracker_maker_' LOOP
    EXECUTE format('DROP FUNCTION %s', routine);
  END LOOP;
END $$;
