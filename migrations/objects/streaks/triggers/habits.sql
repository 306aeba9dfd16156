-- Streak triggers of habits; they fire after its own.
CREATE OR REPLACE TRIGGER f_streaks_insert AFTER INSERT ON habits REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION begin_streaks();
