-- Badge triggers of pauses; they fire after its streaks are judged.
CREATE OR REPLACE TRIGGER h_badges_insert AFTER INSERT ON pauses REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
CREATE OR REPLACE TRIGGER h_badges_update AFTER UPDATE ON pauses REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
CREATE OR REPLACE TRIGGER h_badges_delete AFTER DELETE ON pauses REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_facts();
