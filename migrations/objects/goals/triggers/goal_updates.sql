-- Triggers of goal_updates, in firing order.
CREATE OR REPLACE TRIGGER a_lock BEFORE INSERT OR UPDATE OR DELETE ON goal_updates
  FOR EACH STATEMENT EXECUTE FUNCTION lock_writer();
CREATE OR REPLACE TRIGGER b_check BEFORE INSERT OR UPDATE OF user_id, goal_id, day ON goal_updates
  FOR EACH ROW EXECUTE FUNCTION check_goal_update();
CREATE OR REPLACE TRIGGER c_audit_insert AFTER INSERT ON goal_updates REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change('user_id', 'goal_id');
CREATE OR REPLACE TRIGGER c_audit_update AFTER UPDATE ON goal_updates REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_delete AFTER DELETE ON goal_updates REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
