-- Triggers of partners.
CREATE OR REPLACE TRIGGER b_touch BEFORE UPDATE ON partners FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
