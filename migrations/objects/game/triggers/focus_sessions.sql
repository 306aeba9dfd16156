-- Game triggers of focus_sessions; they fire after its own and the audit's.
CREATE OR REPLACE TRIGGER g_pay_insert AFTER INSERT ON focus_sessions REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
CREATE OR REPLACE TRIGGER g_pay_update AFTER UPDATE ON focus_sessions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
CREATE OR REPLACE TRIGGER g_pay_delete AFTER DELETE ON focus_sessions REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
