-- Triggers of user_settings, in firing order. (The audit's follow in objects/audit.)
CREATE OR REPLACE TRIGGER b_touch BEFORE UPDATE ON user_settings FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
