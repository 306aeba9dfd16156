-- Who may do what with quest_states: each person reads their own; triggers and settle_quests write.
ALTER TABLE quest_states ENABLE ROW LEVEL SECURITY;
ALTER TABLE quest_states FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON quest_states;
CREATE POLICY owner ON quest_states TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON quest_states;
CREATE POLICY own ON quest_states FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON quest_states TO tracker_member;
