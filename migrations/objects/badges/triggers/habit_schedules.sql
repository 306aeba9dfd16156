-- Badge triggers of habit_schedules; they fire after its streaks are judged, and not for the numbering that this writes.
CREATE OR REPLACE TRIGGER h_badges_insert AFTER INSERT ON habit_schedules REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION judge_badges_of_facts();
CREATE OR REPLACE TRIGGER h_badges_update AFTER UPDATE ON habit_schedules REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION judge_badges_of_facts();
CREATE OR REPLACE TRIGGER h_badges_delete AFTER DELETE ON habit_schedules REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION judge_badges_of_facts();
