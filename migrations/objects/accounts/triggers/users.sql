-- Triggers of users, in firing order. (The audit's follow in objects/audit.)
CREATE OR REPLACE TRIGGER b_touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
