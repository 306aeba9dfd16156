-- Triggers of journey_invites, in firing order.
CREATE OR REPLACE TRIGGER c_audit_insert AFTER INSERT ON journey_invites REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_update AFTER UPDATE ON journey_invites REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_delete AFTER DELETE ON journey_invites REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
