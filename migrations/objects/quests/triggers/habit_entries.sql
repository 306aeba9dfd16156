-- Quest triggers of habit_entries; they fire after what they are worth was paid.
CREATE OR REPLACE TRIGGER g_quests_insert AFTER INSERT ON habit_entries REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('day', 'habit', 'habit_days', 'xp');
CREATE OR REPLACE TRIGGER g_quests_update AFTER UPDATE ON habit_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('day', 'habit', 'habit_days', 'xp');
CREATE OR REPLACE TRIGGER g_quests_delete AFTER DELETE ON habit_entries REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('day', 'habit', 'habit_days', 'xp');
