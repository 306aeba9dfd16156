-- Triggers of habit_schedules, in firing order. (f_streaks_* stand in objects/streaks.)
CREATE OR REPLACE TRIGGER a_lock BEFORE INSERT OR UPDATE OR DELETE ON habit_schedules
  FOR EACH STATEMENT EXECUTE FUNCTION lock_writer();
CREATE OR REPLACE TRIGGER c_audit_insert AFTER INSERT ON habit_schedules REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_update AFTER UPDATE ON habit_schedules REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_delete AFTER DELETE ON habit_schedules REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
