-- Triggers of checkins, in firing order. (f_streaks_* stand in objects/streaks.)
CREATE OR REPLACE TRIGGER a_lock BEFORE INSERT OR UPDATE OR DELETE ON checkins
  FOR EACH STATEMENT EXECUTE FUNCTION lock_writer();
CREATE OR REPLACE TRIGGER b_score BEFORE INSERT ON checkins
  FOR EACH ROW WHEN (NEW.half_points IS NULL) EXECUTE FUNCTION score_checkin();
CREATE OR REPLACE TRIGGER b_score_again BEFORE UPDATE OF user_id, journey_id, day, efforts ON checkins
  FOR EACH ROW WHEN (NEW.half_points = OLD.half_points) EXECUTE FUNCTION score_checkin();
CREATE OR REPLACE TRIGGER c_audit_insert AFTER INSERT ON checkins REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change('user_id', 'journey_id');
CREATE OR REPLACE TRIGGER c_audit_update AFTER UPDATE ON checkins REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER c_audit_delete AFTER DELETE ON checkins REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION record_change();
CREATE OR REPLACE TRIGGER d_standings_insert AFTER INSERT ON checkins REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_standings();
CREATE OR REPLACE TRIGGER d_standings_update AFTER UPDATE ON checkins REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_standings();
CREATE OR REPLACE TRIGGER d_standings_delete AFTER DELETE ON checkins REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION update_standings();
