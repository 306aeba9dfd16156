-- Quest triggers of checkins; they fire after what they are worth was paid.
CREATE OR REPLACE TRIGGER g_quests_insert AFTER INSERT ON checkins REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('day', 'checkins', 'xp');
CREATE OR REPLACE TRIGGER g_quests_update AFTER UPDATE ON checkins REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('day', 'checkins', 'xp');
CREATE OR REPLACE TRIGGER g_quests_delete AFTER DELETE ON checkins REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_quests_of_facts('day', 'checkins', 'xp');
