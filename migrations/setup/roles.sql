-- The group roles that tracker's grants and policies name. Cluster-wide; run by whoever may create roles.
DO $$
DECLARE
  group_role text;
BEGIN
  FOREACH group_role IN ARRAY ARRAY['tracker_owner', 'tracker_member', 'tracker_admin', 'tracker_import'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = group_role) THEN
      -- Two databases of one cluster may be set up at once, and advisory locks end at the database.
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', group_role);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
  END LOOP;
  -- From 16 on, who makes a role can grant it, but is not yet able to become it.
  IF NOT pg_has_role(current_user, 'tracker_owner', CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
    EXECUTE format('GRANT tracker_owner TO %I', current_user);
  END IF;
END $$;
