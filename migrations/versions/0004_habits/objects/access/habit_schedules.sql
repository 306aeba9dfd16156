-- Who may do what with habit_schedules: each person their own; the numbering of periods is the database's.
ALTER TABLE habit_schedules ENABLE ROW LEVEL SECURITY;
ALTER TABLE habit_schedules FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON habit_schedules;
CREATE POLICY owner ON habit_schedules TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON habit_schedules;
CREATE POLICY own ON habit_schedules TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON habit_schedules TO tracker_member;
GRANT INSERT (habit_id, from_day, kind, every, anchor, weekdays, times, direction, target, unit),
  UPDATE (kind, every, anchor, weekdays, times, direction, target, unit) ON habit_schedules TO tracker_member;
