-- Streak triggers of habit_schedules; they fire after those of objects/habits.
CREATE OR REPLACE TRIGGER f_streaks_insert AFTER INSERT ON habit_schedules REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_streaks_of_schedules();
CREATE OR REPLACE TRIGGER f_streaks_update AFTER UPDATE ON habit_schedules
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_streaks_of_schedules();
CREATE OR REPLACE TRIGGER f_streaks_delete AFTER DELETE ON habit_schedules REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_streaks_of_schedules();
