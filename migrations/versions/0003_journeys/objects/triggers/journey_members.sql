-- Triggers of journey_members, in firing order. (f_streaks_insert stands in objects/streaks.)
CREATE OR REPLACE TRIGGER c_audit_insert AFTER INSERT ON journey_members REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_update AFTER UPDATE ON journey_members REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_delete AFTER DELETE ON journey_members REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
