-- Triggers of habit_entries, in firing order. (f_streaks_* stand in objects/streaks.)
CREATE OR REPLACE TRIGGER a_lock BEFORE INSERT OR UPDATE OR DELETE ON habit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION lock_writer();
CREATE OR REPLACE TRIGGER b_check BEFORE INSERT OR UPDATE OF user_id, habit_id, day ON habit_entries
  FOR EACH ROW EXECUTE FUNCTION check_habit_entry();
CREATE OR REPLACE TRIGGER c_audit_insert AFTER INSERT ON habit_entries REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change('user_id', 'habit_id');
CREATE OR REPLACE TRIGGER c_audit_update AFTER UPDATE ON habit_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_delete AFTER DELETE ON habit_entries REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
