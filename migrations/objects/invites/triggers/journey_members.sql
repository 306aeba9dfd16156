-- What follows from coming and leaving; fires after the triggers of objects/journeys.
CREATE OR REPLACE TRIGGER d_owner_update AFTER UPDATE ON journey_members REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION require_an_owner();
CREATE OR REPLACE TRIGGER e_standings_update AFTER UPDATE ON journey_members REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION stand_members();
