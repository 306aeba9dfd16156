-- Game triggers of user_settings; they fire after its own and the audit's.
CREATE OR REPLACE TRIGGER g_settle AFTER UPDATE ON user_settings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION settle_settings();
