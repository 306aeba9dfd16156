-- Badge triggers of goals; they fire after the game has paid.
CREATE OR REPLACE TRIGGER h_badges_insert AFTER INSERT ON goals REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
CREATE OR REPLACE TRIGGER h_badges_update AFTER UPDATE ON goals REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
CREATE OR REPLACE TRIGGER h_badges_delete AFTER DELETE ON goals REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
