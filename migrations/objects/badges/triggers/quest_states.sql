-- Badge triggers of quest_states; they fire after the game has paid.
CREATE OR REPLACE TRIGGER h_badges_insert AFTER INSERT ON quest_states REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
CREATE OR REPLACE TRIGGER h_badges_update AFTER UPDATE ON quest_states REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
CREATE OR REPLACE TRIGGER h_badges_delete AFTER DELETE ON quest_states REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
