-- Quest triggers of goals; they fire after its own.
CREATE OR REPLACE TRIGGER g_quests_insert AFTER INSERT ON goals REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('completed_on', 'goal', 'xp');
CREATE OR REPLACE TRIGGER g_quests_update AFTER UPDATE ON goals REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('completed_on', 'goal', 'xp');
CREATE OR REPLACE TRIGGER g_quests_delete AFTER DELETE ON goals REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('completed_on', 'goal', 'xp');
