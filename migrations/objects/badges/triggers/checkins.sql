-- Badge triggers of checkins; they fire after the game has paid.
CREATE OR REPLACE TRIGGER h_badges_insert AFTER INSERT ON checkins REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
CREATE OR REPLACE TRIGGER h_badges_update AFTER UPDATE ON checkins REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
CREATE OR REPLACE TRIGGER h_badges_delete AFTER DELETE ON checkins REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
