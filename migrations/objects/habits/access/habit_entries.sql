-- Who may do what with habit_entries: each person their own; taking back goes through remove_habit_entry.
ALTER TABLE habit_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE habit_entries FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON habit_entries;
CREATE POLICY owner ON habit_entries TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON habit_entries;
CREATE POLICY own ON habit_entries TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON habit_entries TO tracker_member;
GRANT INSERT (habit_id, day, answer, amount, note, metadata), UPDATE (answer, amount, note, metadata) ON habit_entries TO tracker_member;
