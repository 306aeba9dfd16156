-- Streak triggers of checkins; they fire after those of objects/journeys.
CREATE OR REPLACE TRIGGER f_streaks_insert AFTER INSERT ON checkins REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_streaks('journey');
CREATE OR REPLACE TRIGGER f_streaks_update AFTER UPDATE ON checkins
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_streaks('journey');
CREATE OR REPLACE TRIGGER f_streaks_delete AFTER DELETE ON checkins REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_streaks('journey');
