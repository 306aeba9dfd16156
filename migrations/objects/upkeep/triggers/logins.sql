-- Further triggers of logins: new passwords, and what is cleared beside the renewal of a session.
CREATE OR REPLACE TRIGGER b_admitted BEFORE UPDATE OF one_time ON logins
  FOR EACH ROW WHEN (NEW.one_time) EXECUTE FUNCTION require_admitted();
CREATE OR REPLACE TRIGGER e_operations AFTER UPDATE OF last_used_at ON logins
  FOR EACH ROW WHEN (NEW.kind = 'session') EXECUTE FUNCTION clear_own_operations();
