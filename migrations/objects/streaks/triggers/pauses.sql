-- Streak triggers of pauses; they fire after those of objects/habits.
CREATE OR REPLACE TRIGGER f_streaks_insert AFTER INSERT ON pauses REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_streaks_of_pauses();
CREATE OR REPLACE TRIGGER f_streaks_update AFTER UPDATE ON pauses
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_streaks_of_pauses();
CREATE OR REPLACE TRIGGER f_streaks_delete AFTER DELETE ON pauses REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_streaks_of_pauses();
