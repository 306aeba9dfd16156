-- Triggers of rewards. What is sold does not touch them: only what an admin writes does.
CREATE OR REPLACE TRIGGER b_touch
  BEFORE UPDATE OF partner_id, type, title, description, price, per_person, valid_days, refunds, active ON rewards
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
