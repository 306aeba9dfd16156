-- Triggers of habit_group_members, in firing order.
CREATE OR REPLACE TRIGGER a_lock BEFORE INSERT OR UPDATE OR DELETE ON habit_group_members
  FOR EACH STATEMENT EXECUTE FUNCTION lock_writer();
CREATE OR REPLACE TRIGGER c_audit_insert AFTER INSERT ON habit_group_members REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_update AFTER UPDATE ON habit_group_members REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_delete AFTER DELETE ON habit_group_members REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
