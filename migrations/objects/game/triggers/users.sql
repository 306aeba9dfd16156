-- Game triggers of users; they fire after its own and the audit's.
CREATE OR REPLACE TRIGGER g_progress AFTER INSERT ON users REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION begin_progress();
