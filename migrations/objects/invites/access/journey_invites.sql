-- Who may do what with journey_invites: owners and admins of the journey see them; functions write.
ALTER TABLE journey_invites ENABLE ROW LEVEL SECURITY;
ALTER TABLE journey_invites FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON journey_invites;
CREATE POLICY owner ON journey_invites TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS seen ON journey_invites;
CREATE POLICY seen ON journey_invites FOR SELECT TO tracker_member
  USING (journey_id = ANY ((SELECT my_journeys_as('owner', 'admin'))::bigint[]));
GRANT SELECT ON journey_invites TO tracker_member;
