-- Making, changing and ending login roles: the one thing that takes more than the schema's owner may do.
--
-- tracker_logins may create roles, cannot log in, and owns nothing but these functions, which only tracker_owner's own
-- functions can call. They touch no role but plain members; passwords come as SCRAM verifiers or not at all.
-- Run again with each upgrade by whoever may create roles.
--
-- From 16 on, who makes a role is an admin of it for good, and each later statement of theirs goes through all roles that
-- they are admin of: with ten thousand a single login took half a second. So the roles are spread over 64 makers, each
-- with one function that runs a statement for tracker_logins; before 16 tracker_logins makes them all itself.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tracker_logins') THEN
    BEGIN
      CREATE ROLE tracker_logins NOLOGIN CREATEROLE;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END IF;
  IF current_setting('server_version_num')::integer >= 160000 THEN
    -- Before 16, who may create roles may also grant every role that is no superuser.
    EXECUTE 'GRANT tracker_member, tracker_admin TO tracker_logins WITH ADMIN TRUE, INHERIT FALSE, SET FALSE';
  END IF;
  IF NOT pg_has_role(current_user, 'tracker_logins', CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
    EXECUTE format('GRANT tracker_logins TO %I', current_user);
  END IF;
  -- Who ends a session also ends its connections. Without this they only find nothing any more.
  BEGIN
    GRANT pg_signal_backend TO tracker_logins;
  EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'tracker_logins cannot end connections';
  END;
  GRANT CREATE, USAGE ON SCHEMA tracker TO tracker_logins;
END $$;

CREATE OR REPLACE FUNCTION tracker.require_plain_member(p_role text) RETURNS void
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_roles AS r
    WHERE r.rolname = p_role AND pg_has_role(r.oid, 'tracker_member', 'MEMBER')
      AND NOT (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls)
      AND NOT pg_has_role(r.oid, 'tracker_owner', 'MEMBER')
      AND r.rolname NOT IN ('tracker_member', 'tracker_admin', 'tracker_import'))
  THEN
    RAISE insufficient_privilege USING MESSAGE = format('"%s" is no login of a member', p_role), CONSTRAINT = 'logins_plain_member';
  END IF;
END $$;
COMMENT ON FUNCTION tracker.require_plain_member(text) IS 'Refuses every role that is more than a member of tracker. Not granted.';

CREATE OR REPLACE FUNCTION tracker.require_verifier(p_verifier text) RETURNS void
  LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_verifier !~ '^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/=]{16,64}\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$' THEN
    RAISE invalid_parameter_value USING MESSAGE = 'the password is no SCRAM verifier', CONSTRAINT = 'logins_verifier_form';
  END IF;
END $$;
COMMENT ON FUNCTION tracker.require_verifier(text) IS 'Refuses a password that is not a SCRAM verifier (RFC 5803): the server never sees one. Not granted.';

CREATE OR REPLACE FUNCTION tracker.run_as_maker(p_role text, p_statement text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  maker text;
BEGIN
  IF current_setting('server_version_num')::integer >= 160000 THEN
    IF EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = p_role) THEN
      -- Not by its name: who upgraded from an older server, or made the role by hand, has no maker.
      SELECT m.member::regrole::text INTO maker FROM pg_auth_members AS m
      WHERE m.roleid = quote_ident(p_role)::regrole AND m.admin_option AND m.member::regrole::text ~ '^tracker_maker_[0-9]{2}$';
    ELSE
      maker := format('tracker_maker_%s', to_char(get_byte(sha256(p_role::bytea), 0) % 64, 'FM00'));
    END IF;
  END IF;
  IF maker IS NULL OR to_regprocedure(format('tracker.as_%s(text)', maker)) IS NULL THEN
    EXECUTE p_statement;
  ELSE
    EXECUTE format('SELECT tracker.%I($1)', 'as_' || maker) USING p_statement;
  END IF;
END $$;
COMMENT ON FUNCTION tracker.run_as_maker(text, text) IS 'Runs a statement about a login role as whoever made it, or is to make it. Not granted.';

-- One GRANT for all.
CREATE OR REPLACE FUNCTION tracker.make_login_roles(p_roles text[], p_verifiers text[], p_valid_until timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  options text := CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN ' WITH INHERIT TRUE, SET FALSE' ELSE '' END;
  made record;
  names text;
BEGIN
  FOR made IN SELECT r.role, r.verifier FROM unnest(p_roles, p_verifiers) AS r (role, verifier) LOOP
    PERFORM tracker.require_verifier(made.verifier);
    PERFORM tracker.run_as_maker(made.role, format(
      'CREATE ROLE %I LOGIN NOCREATEROLE NOCREATEDB INHERIT CONNECTION LIMIT 64 PASSWORD %L VALID UNTIL %L',
      made.role, made.verifier, p_valid_until));
  END LOOP;
  SELECT string_agg(quote_ident(r.role), ', ') INTO names FROM unnest(p_roles) AS r (role);
  IF names IS NOT NULL THEN
    EXECUTE 'GRANT tracker_member TO ' || names || options;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  RAISE unique_violation USING MESSAGE = 'a login role is there already', CONSTRAINT = 'logins_role_taken';
END $$;
COMMENT ON FUNCTION tracker.make_login_roles(text[], text[], timestamptz) IS 'Makes many login roles that are members. For the owner''s functions alone.';

CREATE OR REPLACE FUNCTION tracker.make_login_role(p_role text, p_verifier text, p_valid_until timestamptz, p_admin boolean) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  options text := CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN ' WITH INHERIT TRUE, SET FALSE' ELSE '' END;
BEGIN
  PERFORM tracker.require_verifier(p_verifier);
  PERFORM tracker.run_as_maker(p_role, format(
    'CREATE ROLE %I LOGIN NOCREATEROLE NOCREATEDB INHERIT CONNECTION LIMIT 64 PASSWORD %L VALID UNTIL %L',
    p_role, p_verifier, p_valid_until));
  EXECUTE format('GRANT tracker_member TO %I', p_role) || options;
  IF p_admin THEN
    EXECUTE format('GRANT tracker_admin TO %I', p_role) || options;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  RAISE unique_violation USING MESSAGE = format('there is a login role "%s" already', p_role), CONSTRAINT = 'logins_role_taken';
END $$;
COMMENT ON FUNCTION tracker.make_login_role(text, text, timestamptz, boolean) IS 'Makes a login role that is a member, and an admin if so said. For the owner''s functions alone.';

CREATE OR REPLACE FUNCTION tracker.change_login_role(p_role text, p_verifier text, p_valid_until timestamptz, p_may_log_in boolean) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM tracker.require_plain_member(p_role);
  IF p_verifier IS NOT NULL AND p_verifier <> '' THEN
    PERFORM tracker.require_verifier(p_verifier);
  END IF;
  PERFORM tracker.run_as_maker(p_role, format('ALTER ROLE %I VALID UNTIL %L ', p_role, p_valid_until)
    || CASE WHEN p_may_log_in THEN 'LOGIN' ELSE 'NOLOGIN' END
    || CASE WHEN p_verifier = '' THEN ' PASSWORD NULL' WHEN p_verifier IS NOT NULL THEN format(' PASSWORD %L', p_verifier) ELSE '' END);
END $$;
COMMENT ON FUNCTION tracker.change_login_role(text, text, timestamptz, boolean) IS
  'Changes until when a role is valid, whether it may log in, and its password: NULL keeps it, empty takes it away. For the owner''s functions alone.';

CREATE OR REPLACE FUNCTION tracker.end_login_role(p_role text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM tracker.require_plain_member(p_role);
  PERFORM tracker.run_as_maker(p_role, format('ALTER ROLE %I NOLOGIN PASSWORD NULL', p_role));
  BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = p_role AND pid <> pg_backend_pid();
  EXCEPTION WHEN insufficient_privilege THEN
    NULL;  -- They find nothing any more.
  END;
  -- PostgreSQL does not drop the role that asks: who ends their own session leaves an empty role to the next clean-up.
  IF p_role <> session_user THEN
    PERFORM tracker.run_as_maker(p_role, format('DROP ROLE %I', p_role));
  END IF;
END $$;
COMMENT ON FUNCTION tracker.end_login_role(text) IS 'Ends a login role with its connections at once. For the owner''s functions alone.';

DO $$
DECLARE
  routine regprocedure;
BEGIN
  FOREACH routine IN ARRAY ARRAY[
    'tracker.require_plain_member(text)', 'tracker.require_verifier(text)', 'tracker.run_as_maker(text, text)',
    'tracker.make_login_role(text, text, timestamptz, boolean)', 'tracker.make_login_roles(text[], text[], timestamptz)',
    'tracker.change_login_role(text, text, timestamptz, boolean)', 'tracker.end_login_role(text)']::regprocedure[]
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO tracker_logins', routine);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', routine);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO tracker_owner', routine);
  END LOOP;
  REVOKE CREATE ON SCHEMA tracker FROM tracker_logins;
END $$;

-- The makers. Where others made them and did not let whoever sets this database up become them, tracker_logins does their
-- work here.
DO $$
DECLARE
  maker text;
  routine text;
BEGIN
  IF current_setting('server_version_num')::integer < 160000 THEN
    RETURN;
  END IF;
  FOR maker, routine IN
    SELECT m.name, format('tracker.as_%s(text)', m.name)
    FROM generate_series(0, 63) AS n CROSS JOIN LATERAL format('tracker_maker_%s', to_char(n, 'FM00')) AS m (name)
  LOOP
    CONTINUE WHEN to_regprocedure(routine) IS NOT NULL;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = maker) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN CREATEROLE', maker);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
    IF NOT pg_has_role(current_user, maker, 'SET') THEN
      EXECUTE format('GRANT %I TO %I', maker, current_user);
    END IF;
    EXECUTE format('CREATE FUNCTION tracker.as_%s(p_statement text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER '
                   'SET search_path = pg_catalog, pg_temp AS ''BEGIN EXECUTE p_statement; END''', maker);
    EXECUTE format('COMMENT ON FUNCTION %s IS ''Runs a statement as a maker of login roles. For tracker_logins alone.''', routine);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', routine);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO tracker_logins', routine);
    EXECUTE format('GRANT CREATE ON SCHEMA tracker TO %I', maker);
    EXECUTE format('ALTER FUNCTION %s OWNER TO %I', routine, maker);
    EXECUTE format('REVOKE CREATE ON SCHEMA tracker FROM %I', maker);
  END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'the makers of login roles are others'' here: logging in is slow with thousands of people';
END $$;
