-- Quest triggers of focus_sessions; they fire after its own.
CREATE OR REPLACE TRIGGER g_quests_insert AFTER INSERT ON focus_sessions REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('day', 'focus_minutes', 'xp');
CREATE OR REPLACE TRIGGER g_quests_update AFTER UPDATE ON focus_sessions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('day', 'focus_minutes', 'xp');
CREATE OR REPLACE TRIGGER g_quests_delete AFTER DELETE ON focus_sessions REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('day', 'focus_minutes', 'xp');
