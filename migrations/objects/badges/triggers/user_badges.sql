-- Triggers of user_badges: what badges are worth is paid as other facts are.
CREATE OR REPLACE TRIGGER g_pay_insert AFTER INSERT ON user_badges REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
CREATE OR REPLACE TRIGGER g_pay_update AFTER UPDATE ON user_badges REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
CREATE OR REPLACE TRIGGER g_pay_delete AFTER DELETE ON user_badges REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
