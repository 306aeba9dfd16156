-- Badge trigger of user_settings; it fires after the game has settled.
CREATE OR REPLACE TRIGGER h_badges_update AFTER UPDATE ON user_settings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION judge_badges_of_settings();
