-- Game triggers of checkins; they fire after those of objects/journeys and objects/streaks.
CREATE OR REPLACE TRIGGER g_pay_insert AFTER INSERT ON checkins REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
CREATE OR REPLACE TRIGGER g_pay_update AFTER UPDATE ON checkins REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
CREATE OR REPLACE TRIGGER g_pay_delete AFTER DELETE ON checkins REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pay_for_facts();
