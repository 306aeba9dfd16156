-- Game triggers of habit_entries; they fire after those of objects/habits and objects/streaks.
CREATE OR REPLACE TRIGGER g_pay_insert AFTER INSERT ON habit_entries REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
CREATE OR REPLACE TRIGGER g_pay_update AFTER UPDATE ON habit_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
CREATE OR REPLACE TRIGGER g_pay_delete AFTER DELETE ON habit_entries REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
