-- The door for newcomers: a login whose password everybody knows, and which may call one function with a token.
--
-- It is no member, so that it sees no table. `ALTER ROLE tracker_guest NOLOGIN` closes the door, and this leaves it
-- closed; otherwise it puts back what a guest can change of the role that all guests share: password and settings.
-- Run again with each upgrade by whoever may create roles.
DO $$
DECLARE
  door text := 'accept_invite_as_newcomer(text, text, text, text, text)';
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tracker_guest') THEN
    BEGIN
      CREATE ROLE tracker_guest LOGIN NOINHERIT CONNECTION LIMIT 8;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END IF;
  BEGIN
    ALTER ROLE tracker_guest RESET ALL;
    ALTER ROLE tracker_guest SET statement_timeout = '5s';
    ALTER ROLE tracker_guest SET idle_in_transaction_session_timeout = '5s';
    ALTER ROLE tracker_guest PASSWORD 'guest';
  EXCEPTION
    WHEN insufficient_privilege THEN
      RAISE NOTICE 'tracker_guest stays as it is';
    WHEN internal_error THEN
      NULL;  -- Another database of the cluster is being set up just now, and does the same.
  END;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO tracker_guest', current_database());
  GRANT USAGE ON SCHEMA tracker TO tracker_guest;
  IF to_regprocedure('tracker.' || door) IS NOT NULL THEN
    EXECUTE format('GRANT EXECUTE ON FUNCTION tracker.%s TO tracker_guest', door);
  END IF;
END $$;
