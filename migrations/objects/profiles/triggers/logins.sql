-- Triggers of logins. (It has no audit: a login is no fact of the person's.)
CREATE OR REPLACE TRIGGER b_living BEFORE INSERT OR UPDATE OF user_id, expires_at ON logins
  FOR EACH ROW WHEN (NEW.expires_at > statement_timestamp()) EXECUTE FUNCTION require_living();
