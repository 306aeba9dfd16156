-- Who may do what with goals: each person their own.
ALTER TABLE goals ENABLE ROW LEVEL SECURITY;
ALTER TABLE goals FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON goals;
CREATE POLICY owner ON goals TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON goals;
CREATE POLICY own ON goals TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON goals TO tracker_member;
GRANT INSERT (public_id, title, description, category, priority, status, completed_on, started_on, start_value, target_value,
              unit, target_date, tags, colour, deleted, metadata),
  UPDATE (title, description, category, priority, status, completed_on, started_on, start_value, target_value,
          unit, target_date, tags, colour, deleted, metadata) ON goals TO tracker_member;
