-- Who may do what with journey_members: each person sees their own memberships; what others may know comes from the leaderboard.
ALTER TABLE journey_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE journey_members FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON journey_members;
CREATE POLICY owner ON journey_members TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON journey_members;
CREATE POLICY own ON journey_members FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON journey_members TO tracker_member;
