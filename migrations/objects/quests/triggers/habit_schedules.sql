-- Quest triggers of habit_schedules; they fire after those of objects/streaks.
CREATE OR REPLACE TRIGGER g_quests_insert AFTER INSERT ON habit_schedules REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('', 'habit', 'habit_days');
CREATE OR REPLACE TRIGGER g_quests_update AFTER UPDATE ON habit_schedules REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('', 'habit', 'habit_days');
CREATE OR REPLACE TRIGGER g_quests_delete AFTER DELETE ON habit_schedules REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('', 'habit', 'habit_days');
