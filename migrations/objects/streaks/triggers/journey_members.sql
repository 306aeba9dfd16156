-- Streak triggers of journey_members; they fire after its own.
CREATE OR REPLACE TRIGGER f_streaks_insert AFTER INSERT ON journey_members REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION begin_streaks();
