-- Who may do what with journeys: members see theirs and public ones; owners edit; making one goes through create_journey.
ALTER TABLE journeys ENABLE ROW LEVEL SECURITY;
ALTER TABLE journeys FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON journeys;
CREATE POLICY owner ON journeys TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS seen ON journeys;
CREATE POLICY seen ON journeys FOR SELECT TO tracker_member
  USING (is_public AND status = 'active' OR id = ANY ((SELECT my_journeys())::bigint[]));
DROP POLICY IF EXISTS edited ON journeys;
CREATE POLICY edited ON journeys FOR UPDATE TO tracker_member
  USING (id = ANY ((SELECT my_journeys_as('owner'))::bigint[]));
GRANT SELECT ON journeys TO tracker_member;
GRANT UPDATE (title, description, is_public, status, metadata) ON journeys TO tracker_member;
