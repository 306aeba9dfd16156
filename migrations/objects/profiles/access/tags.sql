-- Who may do what with tags: nobody reads the vocabulary as a whole, for it would tell what others care about.
ALTER TABLE tags ENABLE ROW LEVEL SECURITY;
ALTER TABLE tags FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON tags;
CREATE POLICY owner ON tags TO tracker_owner USING (true) WITH CHECK (true);
