-- Who may do what with quests: each person their own; what it asks and pays stays as it was taken on.
ALTER TABLE quests ENABLE ROW LEVEL SECURITY;
ALTER TABLE quests FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON quests;
CREATE POLICY owner ON quests TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON quests;
CREATE POLICY own ON quests TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON quests TO tracker_member;
GRANT INSERT (public_id, kind, title, description, mission_id, measure, needed, habit_id, goal_id, starts_on, ends_on,
              status, notes, difficulty, satisfaction, started_at, completed_at, ended_on),
  UPDATE (status, notes, difficulty, satisfaction) ON quests TO tracker_member;
