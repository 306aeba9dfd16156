-- Who may do what with checkins: each person their own; the score is nobody's to write, and taking back goes through remove_checkin.
ALTER TABLE checkins ENABLE ROW LEVEL SECURITY;
ALTER TABLE checkins FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON checkins;
CREATE POLICY owner ON checkins TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON checkins;
CREATE POLICY own ON checkins TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON checkins TO tracker_member;
GRANT INSERT (journey_id, day, efforts, client_id, note), UPDATE (efforts, client_id, note) ON checkins TO tracker_member;
