-- Triggers of vouchers, in firing order.
--
-- Updates are not audited here: what the partner's people do is no step of theirs, or they could read the voucher in it.
-- A person's redeeming of a reward of their own is recorded by redeem_voucher.
CREATE OR REPLACE TRIGGER a_lock BEFORE INSERT OR UPDATE OR DELETE ON vouchers
  FOR EACH STATEMENT EXECUTE FUNCTION lock_writer();
CREATE OR REPLACE TRIGGER b_check BEFORE INSERT ON vouchers
  FOR EACH ROW EXECUTE FUNCTION check_voucher();
CREATE OR REPLACE TRIGGER c_audit_insert AFTER INSERT ON vouchers REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_delete AFTER DELETE ON vouchers REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER d_stock_insert AFTER INSERT ON vouchers REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION move_stock();
CREATE OR REPLACE TRIGGER d_stock_update AFTER UPDATE ON vouchers REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION move_stock();
CREATE OR REPLACE TRIGGER d_stock_delete AFTER DELETE ON vouchers REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION move_stock();
CREATE OR REPLACE TRIGGER g_pay_insert AFTER INSERT ON vouchers REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
CREATE OR REPLACE TRIGGER g_pay_update AFTER UPDATE ON vouchers REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
CREATE OR REPLACE TRIGGER g_pay_delete AFTER DELETE ON vouchers REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
