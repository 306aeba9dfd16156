-- Who may do what with badge_measures: everybody reads what can be asked for; migrations write it.
ALTER TABLE badge_measures ENABLE ROW LEVEL SECURITY;
ALTER TABLE badge_measures FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON badge_measures;
CREATE POLICY owner ON badge_measures TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everybody ON badge_measures;
CREATE POLICY everybody ON badge_measures FOR SELECT TO tracker_member, tracker_admin USING ((SELECT me()) IS NOT NULL);
GRANT SELECT ON badge_measures TO tracker_member, tracker_admin;
